"""How many tellings of one saying stand on their own feet: those that print the same words count once.

A speaker who is translated says the same English words in two reports only if both took one translation. One who speaks
the reports' language is quoted alike by everyone, and only words printed alike around the quotation betray a copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from communique.link.utterances.sayings import Saying
from communique.text.similarity import cosine
from communique.types import Reprint, Span

COVERED = 0.6  # share of a statement that a shared passage must cover
ALIKE = 0.9  # nearness of characters of two statements of the same words
AROUND = 60  # characters printed alike outside a quotation that betray a copy

Shared = Mapping[tuple[str, str], Sequence[tuple[Span, Span]]]


def shared_spans(reprints: Iterable[Reprint]) -> dict[tuple[str, str], list[tuple[Span, Span]]]:
    """Return the shared passages of each two reports, by their ids, the smaller first."""
    shared: defaultdict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for reprint in reprints:
        left, right = sorted((reprint.left, reprint.right), key=lambda span: span.report)
        shared[left.report, right.report].append((left, right))
    return shared


def independent(members: Sequence[Saying], shared: Shared) -> int:
    """Return the number of tellings after joining those that print the same words."""
    reports = sorted({saying.report for saying in members})
    home = {report: report for report in reports}
    for left, right in combinations(sorted(members, key=lambda saying: (saying.report, saying.id)), 2):
        if home[left.report] != home[right.report] and _copied(left, right, shared):
            old, new = home[right.report], home[left.report]
            home = {report: new if place == old else place for report, place in home.items()}
    return len(set(home.values()))


def _copied(left: Saying, right: Saying, shared: Shared) -> bool:
    passages = shared.get((left.report, right.report), ())
    covering = [
        one.end - one.start - _covered(left, one)
        for one, other in passages
        if _share(left, one) >= COVERED and _share(right, other) >= COVERED
    ]
    if (left.native or right.native) and left.statement.form == right.statement.form == "direct":
        return any(around >= AROUND for around in covering)
    alike = min(len(left.folds), len(right.folds)) >= 5 and cosine(left.characters, right.characters) >= ALIKE
    return bool(covering) or alike


def _share(saying: Saying, passage: Span) -> float:
    length = sum(part.end - part.start for part in saying.statement.parts)
    return _covered(saying, passage) / length


def _covered(saying: Saying, passage: Span) -> int:
    return sum(max(0, min(part.end, passage.end) - max(part.start, passage.start)) for part in saying.statement.parts)
