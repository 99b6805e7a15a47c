"""How near two reports are, and why: their words, weighed by time, by the days they name and by passages they share."""

from __future__ import annotations

from typing import NamedTuple

from communique.link.stories.days import Meeting, named_days, nearness
from communique.link.stories.shelves import Weighed
from communique.link.stories.weighing import dot
from communique.types import Sketch

OTHER_DAYS: dict[Meeting, float] = {"apart": 0.75, "far": 0.4}  # factor where the leads name other days
OTHER_PEOPLE = 0.75  # factor where other people lead and no dates tell the reports apart
OTHER_BOTH = 0.4  # factor where that holds and the leads name other days as well
PROMINENT = 12  # names of a report that stand for it in another language
FEWEST_NAMES = 3  # names that two reports in two languages must share
NAMES_WORTH = 0.6  # nearness of two reports in two languages that make most of the same names
COPIED = 0.3  # share of the shorter report's runs from which a report is a copy of another
_FEWEST_RUNS = 4  # sampled runs of a report that can be a copy


class Affinity(NamedTuple):
    """The evidence that two reports tell one story; `score` lies in [0, 1]."""

    score: float
    words: float
    time: float
    days: Meeting
    people: Meeting
    copied: float


def affinity(one: Weighed, other: Weighed) -> Affinity:
    """Return the affinity of two reports, the same either way round."""
    left, right = sorted((one, other), key=lambda each: each.sketch.report)
    words = _names(left.sketch, right.sketch) if foreign(left.sketch, right.sketch) else dot(left.vector, right.vector)
    copied = _copied(left.sketch, right.sketch)
    time = nearness(left.sketch, right.sketch)
    days = named_days(left.sketch, right.sketch)
    people = _leading_people(left.sketch, right.sketch)
    score = words * time * _otherness(days, people, dated=left.written is not None and right.written is not None)
    if copied >= COPIED:
        score = max(score, copied)
    return Affinity(round(score, 6), words, time, days, people, copied)


def foreign(left: Sketch, right: Sketch) -> bool:
    """Tell whether two reports are known to be written in different languages."""
    return left.language is not None and right.language is not None and left.language != right.language


def telling_names(sketch: Sketch) -> list[str]:
    """Return the leading names of a report that mean something in another language: not those of states."""
    return [name for name in sketch.names[:PROMINENT] if not name.startswith("state:")]


def _copied(left: Sketch, right: Sketch) -> float:
    smaller = min(len(left.shingles), len(right.shingles))
    return len(set(left.shingles).intersection(right.shingles)) / smaller if smaller >= _FEWEST_RUNS else 0.0


def _names(left: Sketch, right: Sketch) -> float:
    """Return what shared names count for: nothing below three, states aside, with a person among them."""
    one, other = set(telling_names(left)), set(telling_names(right))
    shared = one & other
    if len(shared) < FEWEST_NAMES or not any(name.startswith("person:") for name in shared):
        return 0.0
    return NAMES_WORTH * len(shared) / min(len(one), len(other))


def _otherness(days: Meeting, people: Meeting, *, dated: bool) -> float:
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
