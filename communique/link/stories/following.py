"""Which stories continue others: the same names and topic, told of a later day. A follow-up is linked, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from communique.link.stories.weighing import Vector, dot
from communique.types import Days, Sketch

LONGEST = 180  # days between a story and what continues it
NEAR = 0.34  # nearness of two stories' words from which one may continue the other
SHARED = 3  # names both must hold among their most prominent
MOST = 2  # stories that one story continues directly
_PROMINENT = 12  # names looked at
_CROWD = 60  # stories from which a name no longer brings candidates


class Chapter(NamedTuple):
    """A story as far as its sequel is concerned."""

    vector: Vector
    names: tuple[str, ...]
    days: Days | None
    months: frozenset[int]


def chapter(sketches: Sequence[Sketch], members: Sequence[Vector], written: Sequence[Days | None]) -> Chapter:
    """Return what the reports of one story have in common."""
    total: defaultdict[str, float] = defaultdict(float)
    for vector in members:
        for term, value in vector.items():
            total[term] += value
    length = sum(value * value for value in total.values()) ** 0.5 or 1.0
    known = sorted(days for days in written if days)
    weights: defaultdict[str, float] = defaultdict(float)
    for each in sketches:
        for rank, name in enumerate(each.names):
            weights[name] += 1 / (rank + 1)
    return Chapter(
        vector={term: value / length for term, value in total.items()},
        names=tuple(sorted(weights, key=lambda name: (-round(weights[name], 9), name))[:_PROMINENT]),
        days=Days(known[0].first, max(days.last for days in known)) if known else None,
        months=frozenset(int(partial[2:4]) for each in sketches for partial in each.partial if len(partial) == 4),
    )


def predecessors(chapters: Sequence[Chapter]) -> list[tuple[int, ...]]:
    """Return for each story the positions of those it continues, the nearest first."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(chapters):
        for name in each.names:
            holders[name].append(at)
    return [_predecessors(at, chapters, holders) for at in range(len(chapters))]


def _predecessors(at: int, chapters: Sequence[Chapter], holders: dict[str, list[int]]) -> tuple[int, ...]:
    shared: defaultdict[int, int] = defaultdict(int)
    for name in chapters[at].names:
        if len(holders[name]) <= _CROWD:
            for other in holders[name]:
                shared[other] += 1
    near = []
    for other in _earlier(at, chapters, shared):
        score = round(dot(chapters[at].vector, chapters[other].vector), 6)
        if score >= NEAR:
            near.append((-score, other))
    return tuple(other for _, other in sorted(near)[:MOST])


def _earlier(at: int, chapters: Sequence[Chapter], shared: dict[int, int]) -> Iterator[int]:
    for other, count in sorted(shared.items()):
        if other != at and count >= SHARED and is_later(chapters[at], chapters[other]):
            yield other


def is_later(late: Chapter, early: Chapter) -> bool:
    """Tell whether a story is of a later day than another, and not by years.

    A story without a day is later than one whose month it looks back on by name ("in December").
    """
    if late.days and early.days:
        return early.days.last < late.days.last and 0 < (late.days.first - early.days.first).days <= LONGEST
    if early.days and not late.days:
        return bool(late.months & _months(early.days))
    return False


def _months(days: Days) -> set[int]:
    first: date = days.first
    return {first.month, days.last.month}
