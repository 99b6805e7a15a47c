"""What a report offers to read its dates against: the day it was published, or a day it shows and speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.reading.dates.expressions import Expression
from communique.reading.dates.shapes import Fixed, Weekday
from communique.text import calendar
from communique.types import Report, ZoneKind

LEAD = 4  # paragraphs of the body in which the news itself stands
_WEEK = 6  # a weekday is named alone for so many days at most


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of writing lies between `first` and `last`; `basis` says how that is known."""

    first: date
    last: date
    basis: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression with where it stands: the zone, and how many paragraphs of the body come before."""

    expression: Expression
    zone: ZoneKind
    depth: int


def anchor_of(report: Report, placed: Sequence[Placed]) -> Anchor | None:
    """Return the day of writing, None where the report does not show it."""
    published = published_day(report)
    if published is not None:
        return Anchor(published, published, "dateline" if _in_dateline(report) else "published")
    return _from_spoken_day(placed)


def published_day(report: Report) -> date | None:
    """Return the calendar day on which the report was published, as its stamp has it."""
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def _in_dateline(report: Report) -> bool:
    shown = {zone.kind for zone in report.zones}
    lines = [report.text[zone.start : zone.end] for zone in report.zones if zone.kind == "dateline"]
    return "timestamp" not in shown and any(any(map(str.isdigit, line)) for line in lines)


def _from_spoken_day(placed: Sequence[Placed]) -> Anchor | None:
    """Take the one full date that the lead also calls by its weekday alone: it is less than a week past."""
    weekdays = {
        item.expression.shape.weekday
        for item in placed
        if isinstance(item.expression.shape, Weekday) and item.expression.shape.step is None and item.depth < LEAD
    }
    full: dict[date, str] = {}
    for item in placed:
        shape = item.expression.shape
        if isinstance(shape, Fixed) and shape.value and shape.value.first == shape.value.last and item.depth < LEAD:
            full.setdefault(shape.value.first, "caption" if item.zone == "caption" else "text")
    spoken = {day: basis for day, basis in full.items() if day.weekday() in weekdays}
    if len(spoken) != 1:
        return None
    day, basis = next(iter(spoken.items()))
    return Anchor(day, calendar.plus(day, _WEEK), basis)
