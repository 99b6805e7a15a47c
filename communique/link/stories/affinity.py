"""How near two reports are, and why: their words, weighed by time, by the days they name and by passages they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.link.stories.days import Meeting, named_days, nearness, written
from communique.link.stories.weighing import Vector, dot, vectors
from communique.types import Sketch

OTHER_DAYS: dict[Meeting, float] = {"apart": 0.75, "far": 0.4}  # factor where the leads name other days
OTHER_PEOPLE = 0.75  # factor where other people lead and no dates tell the reports apart
OTHER_BOTH = 0.4  # factor where that holds and the leads name other days as well
PROMINENT = 12  # names of a report that stand for it in another language
NAMES_WORTH = 0.6  # nearness of two reports in two languages that make most of the same names
COPIED = 0.3  # share of the shorter report's runs from which a report is a copy of another


class Affinity(NamedTuple):
    """The evidence that two reports tell one story; `score` lies in [0, 1]."""

    score: float
    words: float
    time: float
    days: Meeting
    people: Meeting
    copied: float


class Affinities:
    """The affinity of any two reports of a corpus, by their positions in it."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        """Weigh the words of a corpus."""
        self.sketches = sketches
        self.vectors: list[Vector] = vectors(sketches)
        self.written = [written(each) for each in sketches]
        self._runs = [frozenset(each.shingles) for each in sketches]

    def of(self, left: int, right: int) -> Affinity:
        """Return the affinity of two reports."""
        words = self._words(left, right)
        copied = self._copied(left, right)
        time = nearness(self.written[left], self.written[right])
        days = named_days(self.sketches[left], self.sketches[right])
        people = _leading_people(self.sketches[left], self.sketches[right])
        dated = self.written[left] is not None and self.written[right] is not None
        score = words * time * _otherness(days, people, dated)
        if copied >= COPIED:
            score = max(score, copied)
        return Affinity(round(score, 6), words, time, days, people, copied)

    def _words(self, left: int, right: int) -> float:
        """Return the nearness of words; of reports in two languages, of the names they make most of."""
        one, other = self.sketches[left], self.sketches[right]
        if foreign(one, other):
            return _names(one, other)
        return dot(self.vectors[left], self.vectors[right])

    def _copied(self, left: int, right: int) -> float:
        one, other = self._runs[left], self._runs[right]
        smaller = min(len(one), len(other))
        return len(one & other) / smaller if smaller >= 4 else 0.0


def foreign(left: Sketch, right: Sketch) -> bool:
    """Tell whether two reports are known to be written in different languages."""
    return left.language is not None and right.language is not None and left.language != right.language


def _names(left: Sketch, right: Sketch) -> float:
    """Return what shared names count for: nothing below three, states aside, with a person among them."""
    one, other = ({name for name in each.names[:PROMINENT] if not name.startswith("state:")} for each in (left, right))
    shared = one & other
    if len(shared) < 3 or not any(name.startswith("person:") for name in shared):
        return 0.0
    return NAMES_WORTH * len(shared) / min(len(one), len(other))


def _otherness(days: Meeting, people: Meeting, dated: bool) -> float:
    if people == "apart" and not dated:
        return OTHER_PEOPLE if days in ("meet", "open") else OTHER_BOTH
    return OTHER_DAYS.get(days, 1.0)


def _leading_people(left: Sketch, right: Sketch) -> Meeting:
    """Tell whether one report's two leading people are among the other's leading three."""
    one, other = _people(left), _people(right)
    if len(one) < 2 or len(other) < 2:
        return "open"
    return "meet" if set(one[:2]) & set(other) or set(other[:2]) & set(one) else "apart"


def _people(sketch: Sketch) -> list[str]:
    return [name for name in sketch.names if name.startswith("person:")][:3]
