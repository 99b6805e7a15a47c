"""What the days of two reports say about their being one story. Unknown is compatible with everything."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from communique.types import Days, Sketch

CLOSE = 1  # days apart that cost nothing
FAR = 10  # days apart from which two reports are not of one story
UNKNOWN = 0.8  # factor where a day is unknown: of all days few are near
OPEN_DAY = re.compile(r"--\d\d-\d\d")  # a day without its year
_LEAP = 2000  # a year that has every day
_TOLD_WITHIN = timedelta(days=3)  # after a happening that an undated report tells of

Meeting = Literal["meet", "apart", "far", "open"]
_FAR_NAMED = 3  # days between the nearest days that two leads name, from which they tell of other happenings


def written(sketch: Sketch) -> Days | None:
    """Return when a report was written: the day of publication, else soon after the last day its lead names."""
    if sketch.published:
        return Days(sketch.published, sketch.published)
    if sketch.days:
        last = max(sketch.days)
        return Days(last, last + _TOLD_WITHIN if last <= date.max - _TOLD_WITHIN else date.max)
    return None


def nearness(left: Sketch, right: Sketch) -> float:
    """Return 1 for reports written a day apart or less, falling to 0 at ten days."""
    gap = _gap(left, right)
    return UNKNOWN if gap is None else min(1.0, max(0.0, (FAR - gap) / (FAR - CLOSE)))


def _gap(left: Sketch, right: Sketch) -> int | None:
    """Return the days between the writing of two reports; for a dateline without a year, in the nearest year."""
    one, other = written(left), written(right)
    if one and other:
        return max((one.first - other.last).days, (other.first - one.last).days, 0)
    known = one or other
    *first, last = [sketch.dateline for sketch in (left, right) if not written(sketch)]
    day = known.first if known else _in_year(first[0], _LEAP)
    if day is None or last is None:
        return None
    near = [_in_year(last, year) for year in (day.year - 1, day.year, day.year + 1)]
    return min((abs((each - day).days) for each in near if each), default=None)


def _in_year(open_day: str | None, year: int) -> date | None:
    """Return an open day in a year; None for one that it does not have."""
    try:
        return date(year, int(open_day[2:4]), int(open_day[5:7])) if open_day else None
    except ValueError:  # 29 February, or a year outside the calendar
        return None


def named_days(left: Sketch, right: Sketch) -> Meeting:
    """Tell whether the days that two leads name meet: as dates, as days without a year, or as weekdays.

    "far" are dates three days and more from one another, and other weekdays in a report without a day that names the
    other's month as one would name a month that is over.
    """
    if left.days and right.days:
        gap = min(abs((one - other).days) for one in left.days for other in right.days)
        return "meet" if gap == 0 else "apart" if gap < _FAR_NAMED else "far"
    if _year_days(left) and _year_days(right):
        return _meeting(_year_days(left), _year_days(right))
    met = _meeting(_week(left), _week(right)) if _week(left) and _week(right) else "open"
    if _looks_back(left, right) or _looks_back(right, left):
        return "far" if met == "apart" else "apart"
    return met


def _meeting(left: set[str] | set[int], right: set[str] | set[int]) -> Meeting:
    return "meet" if left & right else "apart"


def _year_days(sketch: Sketch) -> set[str]:
    open_days = {partial for partial in sketch.partial if OPEN_DAY.fullmatch(partial)}
    return open_days | {f"--{day:%m-%d}" for day in sketch.days}


def _week(sketch: Sketch) -> set[int]:
    return {day.weekday() for day in sketch.days} | set(sketch.weekdays)


def _looks_back(late: Sketch, early: Sketch) -> bool:
    months = {day[:4] for day in _year_days(early)}
    return written(late) is None and not months.isdisjoint(late.partial)
