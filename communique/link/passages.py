"""Passages that two reports print in the same words: maximal shared runs, found through the runs of eight words.

Case, accents, quote marks and punctuation do not count. Headlines, captions and body do; forms and menus do not. A
whole reprint comes out as one run or several that cover nearly all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from communique.text.shingles import shingles
from communique.text.words import Word, is_small, words
from communique.types import Reading, Report, Reprint, Span

SEED = 8  # words in a row that two reports must share
TELLING = 7  # words with meaning in a passage, so that a chain of small words is none
CROWD = 200  # places from which a run of words is taken for a formula and no longer compared

_ZONES = ("headline", "caption", "body")


class _Text(NamedTuple):
    report: str
    words: tuple[Word, ...]
    seeds: tuple[tuple[int, int], ...]  # hash of eight words, position of the first


class _Run(NamedTuple):
    length: int
    left: int
    right: int


def reprints(readings: Iterable[Reading]) -> list[Reprint]:
    """Return the passages that each two of these reports share, in the order of the reports and of the text."""
    texts = [_text(reading.report) for reading in sorted(readings, key=lambda reading: reading.report.id)]
    found = []
    for (left, right), seeds in sorted(_shared_seeds(texts).items()):
        for run in _kept(_runs(seeds), texts[left]):
            one, other = _span(texts[left], run.left, run.length), _span(texts[right], run.right, run.length)
            found.append(Reprint(one, other, run.length))
    return sorted(found, key=lambda reprint: (reprint.left, reprint.right))


def _text(report: Report) -> _Text:
    found: list[Word] = []
    seeds: list[tuple[int, int]] = []
    for zone in report.zones:
        if zone.kind in _ZONES:
            part = words(report.text[zone.start : zone.end], zone.start)
            hashes = shingles([word.fold for word in part], SEED)
            seeds.extend((value, len(found) + at) for at, value in enumerate(hashes))
            found.extend(part)
    return _Text(report.id, tuple(found), tuple(seeds))


def _shared_seeds(texts: Sequence[_Text]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return for each pair of texts the places where the same eight words begin in both."""
    places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for value, at in text.seeds:
            places[value].append((number, at))
    shared: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for where in places.values():
        if 1 < len(where) <= CROWD:
            for (left, at), (right, there) in combinations(where, 2):
                if left != right:
                    shared[left, right].append((at, there))
    return shared


def _runs(seeds: Iterable[tuple[int, int]]) -> Iterator[_Run]:
    """Yield maximal runs: seeds that follow one another on the same diagonal."""
    start: tuple[int, int] | None = None
    last = (-1, -1)
    for left, right in sorted(seeds, key=lambda seed: (seed[1] - seed[0], seed[0])):
        if start and (left, right) != (last[0] + 1, last[1] + 1):
            yield _Run(last[0] - start[0] + SEED, *start)
            start = None
        start, last = start or (left, right), (left, right)
    if start:
        yield _Run(last[0] - start[0] + SEED, *start)


def _kept(runs: Iterable[_Run], text: _Text) -> list[_Run]:
    """Return runs with enough meaning, the longest first to claim its words on either side."""
    kept: list[_Run] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.left, run.right)):
        telling = sum(not is_small(word.fold) for word in text.words[run.left : run.left + run.length])
        if telling >= TELLING and not any(_overlap(run, other) for other in kept):
            kept.append(run)
    return kept


def _overlap(one: _Run, other: _Run) -> bool:
    left = one.left < other.left + other.length and other.left < one.left + one.length
    right = one.right < other.right + other.length and other.right < one.right + one.length
    return left or right


def _span(text: _Text, at: int, length: int) -> Span:
    return Span(text.report, text.words[at].start, text.words[at + length - 1].end)
