"""Which stories continue others: the same names and topic, told of a later day. A follow-up is linked, never merged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from communique.link.stories.weighing import Vector, dot
from communique.types import Days, Sketch

LONGEST = 180  # days between a story and what continues it
NEAR = 0.15  # nearness of two stories' words from which one may continue the other, where both hold SHARED names
SHARED = 2
NEARER = 0.3  # nearness from which a single shared name is enough
MOST = 2  # stories that one story continues directly
_PROMINENT = 12  # names looked at
_OPEN_DAYS = 2  # days without a year that must lie after a story for an undated one to be later
_MONTH, _DAY = re.compile(r"--\d\d"), re.compile(r"--\d\d-\d\d")
_HOT = 10  # stories that may hold a name, or this share of all, before it is too famous to tie any two
_HOT_SHARE = 0.08


class Chapter(NamedTuple):
    """A story as far as its sequel is concerned."""

    vector: Vector
    names: tuple[str, ...]
    days: Days | None
    months: frozenset[int]
    open_days: frozenset[tuple[int, int]]


def chapter(sketches: Sequence[Sketch], members: Sequence[Vector], written: Sequence[Days | None]) -> Chapter:
    """Return what the reports of one story have in common."""
    total: defaultdict[str, float] = defaultdict(float)
    for vector in members:
        for term, value in vector.items():
            total[term] += value
    length = sum(value * value for value in total.values()) ** 0.5 or 1.0
    known = sorted(days for days in written if days)
    partials = {partial for each in sketches for partial in each.partial}
    weights: defaultdict[str, float] = defaultdict(float)
    for each in sketches:
        for rank, name in enumerate(each.names):
            weights[name] += 1 / (rank + 1)
    return Chapter(
        vector={term: value / length for term, value in total.items()},
        names=tuple(sorted(weights, key=lambda name: (-round(weights[name], 9), name))[:_PROMINENT]),
        days=Days(known[0].first, max(days.last for days in known)) if known else None,
        months=frozenset(int(partial[2:4]) for partial in partials if _MONTH.fullmatch(partial)),
        open_days=frozenset((int(partial[2:4]), int(partial[5:7])) for partial in partials if _DAY.fullmatch(partial)),
    )


def predecessors(chapters: Sequence[Chapter]) -> list[tuple[int, ...]]:
    """Return for each story the positions of those it continues, the nearest first."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(chapters):
        for name in each.names:
            if not name.startswith("state:"):
                holders[name].append(at)
    hot = max(_HOT, _HOT_SHARE * len(chapters))
    telling = {name: stories for name, stories in holders.items() if len(stories) <= hot}
    return [_predecessors(at, chapters, telling) for at in range(len(chapters))]


def _predecessors(at: int, chapters: Sequence[Chapter], holders: dict[str, list[int]]) -> tuple[int, ...]:
    shared: defaultdict[int, int] = defaultdict(int)
    for name in chapters[at].names:
        for other in holders.get(name, ()):
            shared[other] += 1
    near = []
    for other, count in sorted(shared.items()):
        if other != at and is_later(chapters[at], chapters[other]):
            score = round(dot(chapters[at].vector, chapters[other].vector), 6)
            if score >= (NEAR if count >= SHARED else NEARER):
                near.append((-score, other))
    return tuple(other for _, other in sorted(near)[:MOST])


def is_later(late: Chapter, early: Chapter) -> bool:
    """Tell whether a story is of a later day than another, and not by years.

    A story without a day is later than one whose month it looks back on by name ("in December"), or after which all
    the days lie that it names without a year.
    """
    if late.days and early.days:
        return early.days.last < late.days.last and 0 < (late.days.first - early.days.first).days <= LONGEST
    if early.days and not late.days:
        return bool(late.months & _months(early.days)) or _all_after(late.open_days, early.days.last)
    return False


def _months(days: Days) -> set[int]:
    first: date = days.first
    return {first.month, days.last.month}


def _all_after(named: frozenset[tuple[int, int]], day: date) -> bool:
    gaps = []
    for month, number in named:
        try:
            gap = (date(day.year, month, number) - day).days
        except ValueError:
            return False
        gaps.append(gap if gap > 0 else gap + 365)
    return len(gaps) >= _OPEN_DAYS and all(0 < gap <= LONGEST for gap in gaps)
