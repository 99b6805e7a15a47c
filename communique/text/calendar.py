"""The civil calendar: names of months and weekdays in several languages, and ranges of days."""

from __future__ import annotations

import calendar
import tomllib
from datetime import MAXYEAR, MINYEAR, date, timedelta
from importlib.resources import files

from msgspec import Struct, convert

from communique.types import Days


class _Names(Struct, frozen=True):
    months: dict[str, tuple[str, ...]]
    weekdays: dict[str, tuple[str, ...]]


_NAMES = convert(tomllib.loads((files(__package__) / "calendars.toml").read_text(encoding="utf-8")), _Names)
MONTHS = _NAMES.months  # by language, January first; several forms are divided by "|"
WEEKDAYS = _NAMES.weekdays  # Monday first

MONTH_NAMES = tuple(names.split("|")[0].capitalize() for names in MONTHS["en"])


def numbers(names: tuple[str, ...], first: int = 0) -> dict[str, int]:
    """Map every form to its number: months count from 1, weekdays from 0 (Monday)."""
    return {form: first + i for i, forms in enumerate(names) for form in forms.split("|")}


def fold_case(word: str) -> str:
    """Return a calendar name in lower case without its period; the Turkish dotted capital loses its dot."""
    return word.replace("İ", "i").lower().rstrip(".")


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def one_day(value: date) -> Days:
    """Return the range that holds one day."""
    return Days(value, value)


def fits(partial: str, value: date) -> bool:
    """Tell whether a day is one of those that a partial date leaves open: `--12-29` (any year), `-W-6` (a Saturday)."""
    return value.strftime("--%m-%d") == partial or f"-W-{value.isoweekday()}" == partial


def plus(value: date, days: int) -> date:
    """Return the day so many days later, held within what dates can express."""
    ordinal = min(max(value.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def week(value: date) -> Days:
    """Return the ISO week of a day: Monday to Sunday."""
    monday = plus(value, -value.weekday())
    return Days(monday, plus(monday, 6))


def month(year: int, number: int) -> Days:
    """Return the days of a month; `number` may run over into other years (13 is the next January)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    year = min(max(year, MINYEAR), MAXYEAR)
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def year(number: int) -> Days:
    """Return the days of a year."""
    number = min(max(number, MINYEAR), MAXYEAR)
    return Days(date(number, 1, 1), date(number, 12, 31))


def third(days: Days, which: int) -> Days:
    """Return the first (0), middle (1) or last (2) third of a range: what "early", "mid" and "late" are read as.

    A year has thirds of four months (January to April is "early"), a month of ten days, the last with what remains.
    """
    if (days.first.month, days.first.day, days.last.month, days.last.day) == (1, 1, 12, 31):
        start, end = month(days.first.year, 1 + 4 * which), month(days.first.year, 4 + 4 * which)
        return Days(start.first, end.last)
    length = (days.last - days.first).days // 3
    first = days.first + timedelta(days=which * length)
    return Days(first, days.last if which == 2 else first + timedelta(days=length - 1))
