"""The line of time, drawn: points in the order of days, long empty stretches cut short and marked as cut."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, date, timedelta
from itertools import pairwise

from msgspec import Struct

from communique.publish.sections.when import Moment, middle
from communique.text.calendar import MONTH_NAMES
from communique.types import Days

WIDTH, LEFT, RIGHT = 950.0, 34.0, 34.0
_NEAREST = 26.0  # units between two points at least, so that their numbers stay apart
_LONGEST = 6.0  # times the middle gap: a longer one is cut


class Point(Struct, frozen=True):
    """An event at `x`; `low` and `high` bound the days it may lie in, where that is more than one."""

    moment: Moment
    x: float
    low: float
    high: float


class Tick(Struct, frozen=True):
    """The first day of a month."""

    x: float
    label: str


class Line(Struct, frozen=True):
    """All that the drawing holds, in units of the picture; `cuts` are where time was left out."""

    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    cuts: tuple[float, ...]


def line(moments: Sequence[Moment]) -> Line | None:
    """Return the drawing, None where there are fewer than two days to set apart."""
    days = sorted({middle(moment.days) for moment in moments if moment.days})
    if len(days) < 2:
        return None
    gaps = [(later - day).days for day, later in pairwise(days)]
    longest = max(31.0, _LONGEST * sorted(gaps)[len(gaps) // 2])
    drawn = [min(float(gap), longest) for gap in gaps]
    room = WIDTH - LEFT - RIGHT - _NEAREST * len(gaps)
    scale = max(room, 0.0) / sum(drawn)
    at = {days[0]: LEFT}
    for (day, later), units in zip(pairwise(days), drawn, strict=True):
        at[later] = at[day] + _NEAREST + units * scale
    cut = [at[day] + (at[later] - at[day]) / 2 for day, later, gap in _steps(days, gaps) if gap > longest]
    points = tuple(_point(moment, moment.days, at) for moment in moments if moment.days)
    return Line(points, tuple(_ticks(days, at, longest)), tuple(cut))


def _steps(days: Sequence[date], gaps: Sequence[int]) -> list[tuple[date, date, int]]:
    return [(day, later, gap) for (day, later), gap in zip(pairwise(days), gaps, strict=True)]


def _point(moment: Moment, days: Days, at: dict[date, float]) -> Point:
    x = at[middle(days)]
    spread = 0.0 if days.first == days.last else 20.0
    return Point(moment, round(x, 1), round(x - spread, 1), round(x + spread, 1))


def _ticks(days: Sequence[date], at: dict[date, float], longest: float) -> list[Tick]:
    """Return the months that begin within stretches drawn whole, as far apart as their names need."""
    ticks: list[Tick] = []
    for day, later in pairwise(days):
        gap = (later - day).days
        month = _next_month(day)
        while gap <= longest and month <= later and month.year < MAXYEAR:
            x = round(at[day] + (at[later] - at[day]) * (month - day).days / gap, 1)
            label = f"Jan {month.year}" if month.month == 1 else MONTH_NAMES[month.month - 1][:3]
            if not ticks or x - ticks[-1].x > 44:
                ticks.append(Tick(x, label))
            month = _next_month(month)
    return ticks


def _next_month(day: date) -> date:
    if day.year == MAXYEAR:
        return date.max
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
