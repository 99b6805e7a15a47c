"""What the words of a date expression say before it is known against which day they are to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from communique.text import calendar
from communique.types import Days

# "due": told in the past of a day set before, which may have gone by or not ("had been scheduled for June 12")
Tense = Literal["past", "due", "future", "unknown"]
Unit = Literal["day", "week", "weekend", "month", "year"]
Part = Literal["early", "mid", "late"]
_THIRDS: dict[Part, int] = {"early": 0, "mid": 1, "late": 2}
_FAR, _NEAR = 270, 60  # days
_YEARS_AROUND = 6  # a day of the year falls on each weekday within so many years


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date written out: it means the same on any day. `value` None: readable in two ways, or no such day."""

    value: Days | None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the year without its year, or several in a row; `weekday` (0 Monday) where the words give it too."""

    month: int
    first: int
    last: int
    weekday: int | None = None

    @property
    def partial(self) -> str | None:
        """What is known without a year, as ISO 8601 writes a day of any year: `--12-29`."""
        return f"--{self.month:02d}-{self.first:02d}" if self.first == self.last else None

    def in_year(self, year: int) -> Days | None:
        """Return these days in a year, None where the calendar or the weekday forbids."""
        first, last = calendar.day(year, self.month, self.first), calendar.day(year, self.month, self.last)
        if first is None or last is None or first > last or self.weekday not in (None, first.weekday()):
            return None
        return Days(first, last)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that has a name: the nearest one is meant, whatever the tense ("a New Year letter")."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month without its year. `step` is -1 for "last", 1 for "next", 0 for "this", None where nothing is said."""

    month: int
    step: int | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """Three months from the one in which a northern season starts (winter from December). `step` as for months."""

    start: int
    step: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, 0 for Monday. `step` as for months."""

    weekday: int
    step: int | None = None

    @property
    def partial(self) -> str | None:
        """What is known without a week, as ISO 8601 writes a day of any week: `-W-6` for a Saturday."""
        return f"-W-{self.weekday + 1}" if self.step is None else None


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A weekday, 0 for Monday, of the week so many weeks ahead: Chinese "上周三" is the Wednesday of last week."""

    weekday: int
    weeks: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A period counted from the reference: "yesterday" is day -1, "next year" year 1, "two weeks ago" week -2.

    `slack` widens it by days on either side where the count is rough.
    """

    unit: Unit
    step: int
    part: Part | None = None
    slack: int = 0


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend without "last" or "next": the tense tells which."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days counted from the reference, both ends included: "the past week" is -7 to 0."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Echo:
    """A time counted from a day the text named before: "the next day" is 1 day, "a week earlier" -7."""

    days: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """A time told by a happening, "after the meeting": the day of that happening where the report dates it."""

    noun: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no count of days renders: "a few days after", "in the near future"."""


Shape: TypeAlias = (
    Fixed
    | MonthDay
    | Holiday
    | Month
    | Season
    | Weekday
    | WeekdayOf
    | Shift
    | Weekend
    | Stretch
    | Echo
    | Occasion
    | Vague
)


def days_of(shape: Shape, today: date, tense: Tense) -> Days | None:
    """Return the days meant by one who writes on `today`, for echoes and occasions the day they hark back to."""
    match shape:
        case Fixed(value):
            return value
        case MonthDay():
            return _month_day(shape, today, tense)
        case Holiday(number, day):
            return _month_day(MonthDay(number, day, day), today, "unknown")
        case Month():
            month = _month(shape, today, tense)
            return _part(month, shape.part) if month else None
        case Season(start, step):
            month = _month(Month(start, step), today, tense)
            return Days(month.first, calendar.month(month.first.year, start + 2).last) if month else None
        case Weekday(number, step):
            return calendar.one_day(calendar.plus(today, _to_weekday(number, step, today, tense)))
        case WeekdayOf(number, weeks):
            monday = calendar.week(calendar.plus(today, 7 * weeks)).first
            return calendar.one_day(calendar.plus(monday, number))
        case Vague():
            return None
        case _:
            return _counted(shape, today, tense)


def _counted(shape: Shift | Weekend | Stretch | Echo | Occasion, today: date, tense: Tense) -> Days:
    """Return what is counted from the reference."""
    match shape:
        case Weekend() | Shift("weekend", 0):
            this = _period("weekend", 0, today)
            return _period("weekend", -1, today) if this.first > today and tense == "past" else this
        case Shift(unit, step, part, slack):
            found = _part(_period(unit, step, today), part)
            return Days(calendar.plus(found.first, -slack), calendar.plus(found.last, slack))
        case Stretch(first, last):
            return Days(calendar.plus(today, first), calendar.plus(today, last))
        case Echo(step):
            return calendar.one_day(calendar.plus(today, step))
        case Occasion():
            return calendar.one_day(today)


def _month_day(shape: MonthDay, today: date, tense: Tense) -> Days | None:
    """Return the latest such days up to today, the next ones for the future, the nearest where the tense is open."""
    years = range(today.year - _YEARS_AROUND, today.year + _YEARS_AROUND + 1)
    return _choose([days for year in years if (days := shape.in_year(year))], today, tense)


def _month(shape: Month, today: date, tense: Tense) -> Days | None:
    months = [calendar.month(year, shape.month) for year in range(today.year - 1, today.year + 2)]
    if shape.step is None:
        return _choose(months, today, tense)
    if shape.step == 0:
        return months[1]
    if shape.step == -1:
        return next(days for days in reversed(months) if days.last < today)
    return next(days for days in months if days.first > today)


def _choose(candidates: list[Days], today: date, tense: Tense) -> Days | None:
    """Choose by tense; but who means a day a year ahead, with one of the same name just past, would give the year.

    Nor does one mean June of last year who writes in May that the summit had been scheduled for June 12.
    """
    nearest = min(candidates, key=lambda days: _distance(days, today), default=None)
    past = [days for days in candidates if days.first <= today]
    future = [days for days in candidates if days.last >= today]
    if tense == "past" and past:
        return past[-1]
    told = past[-1] if tense == "due" and past else future[0] if tense == "future" and future else None
    if nearest is None or told is None:
        return nearest
    return nearest if _distance(told, today) > _FAR and _distance(nearest, today) < _NEAR else told


def _distance(days: Days, today: date) -> int:
    return max((days.first - today).days, (today - days.last).days, 0)


def _to_weekday(number: int, step: int | None, today: date, tense: Tense) -> int:
    """Return how many days lie between today and the weekday meant."""
    behind, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if step == -1:
        return -(behind or 7)
    if step == 1:
        return ahead or 7
    return ahead if tense == "future" else -behind


def _part(days: Days, part: Part | None) -> Days:
    return calendar.third(days, _THIRDS[part]) if part else days


def _period(unit: Unit, step: int, today: date) -> Days:
    if unit == "day":
        return calendar.one_day(calendar.plus(today, step))
    if unit == "month":
        return calendar.month(today.year, today.month + step)
    if unit == "year":
        return calendar.year(today.year + step)
    found = calendar.week(calendar.plus(today, 7 * step))
    return Days(calendar.plus(found.first, 5), found.last) if unit == "weekend" else found
