"""When a report was published, only where the document shows it beyond misreading.

A stamp, a dateline with a full date, or what the container hands over. A day in digits whose day and month could change
places counts only where the same page writes another date that settles its order. The first "published" stamp stands
before an "updated" one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from communique.text import calendar
from communique.types import Zone

_MONTHS = {name: n for names in calendar.MONTHS.values() for name, n in calendar.numbers(names, 1).items()}
_NAME = "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name)))
_ISO = re.compile(
    r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?(?!\d)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)\b")
_GAP = r"\s{1,9}+"
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?{_GAP}(?:de{_GAP})?({_NAME})\b(?:\s?[/(]\s?(?:{_NAME})\)?)?\.?,?"
    rf"{_GAP}(?:del?{_GAP})?((?:19|20|١٩|٢٠)\d\d)\b",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]")
_MONTH_FIRST = re.compile(rf"\b({_NAME})\b\.?{_GAP}(\d{{1,2}})(?:st|nd|rd|th)?,?{_GAP}((?:19|20)\d\d)\b", re.IGNORECASE)
_CHANGED = re.compile(r"(?:last |latest )?(?:updat|modif|edit|revis|correct|обновл|güncel)", re.IGNORECASE)
_FIRST_YEAR = 1900


def published_of(text: str, zones: Sequence[Zone], declared: str | None = None) -> str | None:
    """Return an ISO date, or the ISO date-time of the container; None where the document does not show it."""
    handed_over = _declared(declared) if declared else None
    if handed_over is not None:
        return handed_over
    swapped = _month_comes_first(text)
    stamps = [text[zone.start : zone.end] for zone in zones if zone.kind == "timestamp"]
    stamps.sort(key=lambda stamp: _CHANGED.match(stamp) is not None)
    datelines = [text[zone.start : zone.end] for zone in zones if zone.kind == "dateline"]
    days = (day for line in stamps + datelines for day in _days(line, swapped))
    found = next(days, None)
    return found.isoformat() if found else None


def _declared(value: str) -> str | None:
    """Return the container's date if it can be one: an ISO date or date-time, or a date in words."""
    match = _ISO.match(value.strip())
    if match is None:
        found = next(_days(value, _month_comes_first(value)), None)
        return found.isoformat() if found else None
    year, month, number, clock, zone = match.groups()
    if calendar.day(int(year), int(month), int(number)) is None or int(year) < _FIRST_YEAR:
        return None
    whole = f"{year}-{month}-{number}" + (f"T{clock}{zone or ''}" if clock else "")
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return whole[:10]
    return whole


def _days(line: str, swapped: bool | None) -> Iterator[date]:
    """Yield the full dates of a line that can be read in one way."""
    readings = [(int(y), int(m), int(d)) for y, m, d, *_ in (*_ISO.findall(line), *_YEAR_FIRST.findall(line))]
    readings += [(int(year), _month(name), int(number)) for number, name, year in _DAY_FIRST.findall(line)]
    readings += [(int(year), _month(name), int(number)) for name, number, year in _MONTH_FIRST.findall(line)]
    for first, mark, second, year in _NUMERIC.findall(line):
        readings.extend(_ordered(int(first), int(second), int(year), mark, swapped))
    for reading in readings:
        found = calendar.day(*reading)
        if found is not None:
            yield found


def _ordered(first: int, second: int, year: int, mark: str, swapped: bool | None) -> list[tuple[int, int, int]]:
    """Return year, month and day where the digits leave one order only: dots mean that the day comes first."""
    if mark == "." or second > 12 or first > 12 or first == second:
        return [(year, first, second)] if second > 12 and mark != "." else [(year, second, first)]
    if swapped is None:
        return []
    return [(year, first, second)] if swapped else [(year, second, first)]


def _month_comes_first(text: str) -> bool | None:
    """Tell from the other dates in digits on the page in which order it writes them; None where none settles it."""
    orders = set()
    for first, mark, second, _ in _NUMERIC.findall(text):
        if mark != "." and int(second) > 12 >= int(first):
            orders.add(True)
        elif mark != "." and int(first) > 12 >= int(second):
            orders.add(False)
    return orders.pop() if len(orders) == 1 else None


def _month(name: str) -> int:
    return _MONTHS[calendar.fold_case(name)]
