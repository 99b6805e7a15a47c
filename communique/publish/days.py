"""Days in words, the same in every locale."""

from __future__ import annotations

from datetime import date, timedelta

from communique.text.calendar import MONTH_NAMES
from communique.types import Days

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_full(days: Days | None) -> str:
    """Return "Sunday 14 March 2021", or what is known of it."""
    if days is None:
        return "day not known"
    if days.first == days.last:
        return (
            f"{_WEEKDAYS[days.first.weekday()]} {days.first.day} {MONTH_NAMES[days.first.month - 1]} {days.first.year}"
        )
    return _range(days, full=True)


def short(days: Days | None) -> str:
    """Return "14 Mar 2021", "14-16 Mar 2021", "Mar 2021" or "2021"; a dash where nothing is known."""
    return _range(days, full=False) if days else "–"


def stamp(published: str | None) -> str:
    """Return an ISO date or date-time as "15 Mar 2021, 18:20"; as it is where it cannot be read."""
    if published is None:
        return "undated"
    try:
        day = _day(date.fromisoformat(published[:10]), full=False)
    except ValueError:
        return published
    return f"{day}, {published[11:16]}" if len(published) >= 16 else day


def value(text: str) -> str:
    """Return a value that is one ISO day or two, as "2019-01-01 to 2019-04-30", in words; any other as it is."""
    first, _, last = text.partition(" to ")
    try:
        return short(Days(date.fromisoformat(first), date.fromisoformat(last or first)))
    except ValueError:
        return text


def _range(days: Days, *, full: bool) -> str:
    first, last = days.first, days.last
    if first == last:
        return _day(first, full=full)
    whole_months = first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1)
    if whole_months and first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        if first.month == last.month:
            return f"{_month(first, full=full)} {first.year}"
        return f"{_month(first, full=full)} – {_month(last, full=full)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, full=full)}"
    if first.year == last.year:
        return f"{first.day} {_month(first, full=full)} – {_day(last, full=full)}"
    return f"{_day(first, full=full)} – {_day(last, full=full)}"


def _day(day: date, *, full: bool) -> str:
    return f"{day.day} {_month(day, full=full)} {day.year}"


def _month(day: date, *, full: bool) -> str:
    name = MONTH_NAMES[day.month - 1]
    return name if full else name[:3]
