"""A scale of months: where a day stands on a picture, and the months that are named along it."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from msgspec import Struct

from communique.text.calendar import MONTH_NAMES

WIDTH, LEFT, RIGHT = 950.0, 16.0, 20.0
_APART = 54.0  # units between two names
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000)  # months between two names


class Tick(Struct, frozen=True):
    """The first day of a month; a year begins where `year` is set."""

    x: float
    label: str
    year: bool


class Months:
    """The days from one to another, true to time."""

    def __init__(self, first: date, last: date) -> None:
        """Begin with the month of the first day and end with that of the last."""
        self.first = first.replace(day=1)
        self.last = max(last, first)
        self._end = _month_after(self.last, 1) or date.max
        self._unit = (WIDTH - LEFT - RIGHT) / max((self._end - self.first).days, 1)

    def x(self, day: date) -> float:
        """Return where a day stands; one beyond the picture stands at its edge."""
        inside = min(max(day, self.first), self._end)
        return round(LEFT + (inside - self.first).days * self._unit, 1)

    def ticks(self) -> list[Tick]:
        """Return the months to name, as many as there is room for."""
        total = (self._end.year - self.first.year) * 12 + self._end.month - self.first.month
        step = next((step for step in _STEPS if (WIDTH - LEFT - RIGHT) / max(total, 1) * step >= _APART), _STEPS[-1])
        month: date | None = self.first
        made: list[Tick] = []
        while month and month < self._end:
            if (month.year * 12 + month.month - 1) % step == 0:
                made.append(self._tick(month, named=not made or month.month == 1))
            month = _month_after(month, 1)
        return made

    def _tick(self, month: date, *, named: bool) -> Tick:
        short = MONTH_NAMES[month.month - 1][:3]
        return Tick(self.x(month), f"{short} {month.year}" if named else short, month.month == 1)


def _month_after(day: date, count: int) -> date | None:
    """Return the first day of the month so many months later, None beyond what dates can express."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, 1) if MINYEAR <= year <= MAXYEAR else None
