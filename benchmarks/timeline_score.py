"""Temporal awareness of timelines: the measure of SemEval-2015 Task 4, after UzZaman and Allen (2011), written anew.

A timeline says three things: on which day an event lies, which events lie at one position, and which position comes
before which. Of two timelines each is reduced to the relations that imply the rest, and these are looked for among all
that follow from the other: those of ours give precision, those of the gold one recall. Counts are summed over the
entities (micro-average). Position 0 holds what nobody could place, so nothing follows from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct


class Placed(Struct, frozen=True):
    """An event on a timeline: its mention ("16844-2-unveiled"), its position, and its day ("2010-06-07") or None."""

    mention: str
    position: int
    day: str | None


class Counts(Struct, frozen=True):
    """Relations given, those of them that hold in the gold timeline; relations of the gold one, those given."""

    given: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Sum the counts of two timelines."""
        return Counts(
            self.given + other.given, self.right + other.right, self.gold + other.gold, self.found + other.found
        )

    def __str__(self) -> str:
        """Show precision, recall and F1 in percent."""
        precision = 100 * self.right / max(self.given, 1)
        recall = 100 * self.found / max(self.gold, 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:5.1f}  R {recall:5.1f}  F {f1:5.1f}"


class Timeline:
    """What follows from a timeline."""

    def __init__(self, events: Iterable[Placed], anchors: bool = True) -> None:
        """Take the events that have a position; without `anchors` only their order counts."""
        placed = [event for event in events if event.position > 0]
        self._position: Mapping[str, int] = {event.mention: event.position for event in placed}
        self._day: Mapping[str, str] = {event.mention: event.day for event in placed if event.day and anchors}

    def relations(self) -> Iterator[tuple[str, str, str]]:
        """Yield the relations from which all others follow: kind, event, and event or day."""
        at: defaultdict[int, list[str]] = defaultdict(list)
        for mention, position in self._position.items():
            at[position].append(mention)
        groups: Sequence[list[str]] = [at[position] for position in sorted(at)]
        for group in groups:
            yield from (("same", left, right) for left, right in pairwise(group))
        yield from (("before", left[-1], right[0]) for left, right in pairwise(groups))
        yield from (("on", mention, day) for mention, day in self._day.items())

    def holds(self, relation: tuple[str, str, str]) -> bool:
        """Tell whether a relation follows from this timeline."""
        kind, left, right = relation
        if kind == "on":
            return self._day.get(left) == right
        one, other = self._position.get(left), self._position.get(right)
        if one is None or other is None:
            return False
        return one == other if kind == "same" else one < other


def compared(ours: Timeline, gold: Timeline) -> Counts:
    """Count the relations of two timelines that hold in each other."""
    given, wanted = list(ours.relations()), list(gold.relations())
    return Counts(len(given), sum(map(gold.holds, given)), len(wanted), sum(map(ours.holds, wanted)))
