"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_WORDS = 20_000  # of one version; beyond it the texts are not aligned
ISLAND = 3  # words: a shorter run that both versions have, amid changes, is shown as part of the change

_TOKEN = re.compile(r"\S+")


class Change(NamedTuple):
    """Code points `before` of the older text became `after` of the newer one; either may be empty, never both."""

    before: tuple[int, int]
    after: tuple[int, int]


def changes(older: str, newer: str) -> list[Change]:
    """Return where two texts differ by more than white space, in order; with over MAX_WORDS the whole is one change."""
    left, right = _tokens(older), _tokens(newer)
    return [
        Change(_extent(left, first, last), _extent(right, start, end))
        for first, last, start, end in _edits(
            [older[slice(*token)] for token in left], [newer[slice(*token)] for token in right]
        )
    ]


def _tokens(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(text)]


def _extent(tokens: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return tokens[first][0], tokens[last - 1][1]
    at = tokens[first - 1][1] if first else 0
    return at, at


def _edits(left: list[str], right: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of words that were replaced, taken out or put in, those with only an island between as one."""
    from rapidfuzz.distance import Indel

    if left == right:
        return
    if max(len(left), len(right)) > MAX_WORDS:
        yield 0, len(left), 0, len(right)
        return
    pending: tuple[int, int, int, int] | None = None
    for code in Indel.opcodes(left, right):
        if code.tag == "equal":
            continue
        found = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if pending and found[0] - pending[1] < ISLAND:
            found = (pending[0], found[1], pending[2], found[3])
        elif pending:
            yield pending
        pending = found
    if pending:
        yield pending
