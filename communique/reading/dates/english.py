"""Date expressions of English prose: the patterns, and what each says."""

from __future__ import annotations

import re

from communique.reading.dates.expressions import Builder, Family, family
from communique.reading.dates.shapes import (
    Echo,
    Fixed,
    Holiday,
    Month,
    MonthDay,
    Occasion,
    Part,
    Season,
    Shape,
    Shift,
    Stretch,
    Unit,
    Vague,
    Weekday,
    Weekend,
)
from communique.text import calendar
from communique.text.numerals import SMALL
from communique.types import Days

_MONTHS = calendar.numbers(calendar.MONTHS["en"], 1)
_WEEKDAYS = calendar.numbers(calendar.WEEKDAYS["en"])
_UNABRIDGED = frozenset({"may", "june", "july"})  # a period after them ends the sentence
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_PARTS: dict[str, Part] = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "weekend": "weekend", "month": "month", "year": "year"}
_LENGTHS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "month": 30, "year": 365}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_FEW = (2, 7)  # how many "a few" or "several" may be


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: found.lower() for name, found in match.groupdict().items() if found}


def _days(match: re.Match[str]) -> Shape | None:
    """Read a day of a month, or a row of days, with or without year."""
    groups = _groups(match)
    month, first = _MONTHS[groups["month"].rstrip(".")], int(groups["day"])
    last = int(groups.get("to", first))
    if last < first or (groups.get("and") and last != first + 1):
        return None
    weekday = groups.get("weekday")
    shape = MonthDay(month, first, last, _WEEKDAYS[weekday.rstrip(".")] if weekday else None)
    if "year" not in groups:
        return shape if MonthDay(month, first, last).in_year(2000) else None
    return Fixed(MonthDay(month, first, last).in_year(int(groups["year"])))


def _month(match: re.Match[str]) -> Shape:
    groups = _groups(match)
    number, part = _MONTHS[groups["month"].rstrip(".")], _part(groups)
    if "year" in groups:
        return Fixed(_thirds(calendar.month(int(groups["year"]), number), part))
    step = groups.get("step")
    return Month(number, _STEPS[step] if step else None, part)


def _year(match: re.Match[str]) -> Shape:
    groups = _groups(match)
    return Fixed(_thirds(calendar.year(int(groups["year"])), _part(groups)))


def _part(groups: dict[str, str]) -> Part | None:
    word = groups.get("part")
    return _PARTS[word] if word else None


def _thirds(days: Days, part: Part | None) -> Days:
    return calendar.third(days, ("early", "mid", "late").index(part)) if part else days


def _season(match: re.Match[str]) -> Shape:
    groups = _groups(match)
    return Season(_SEASONS[groups["season"]], _STEPS[groups["step"]])


def _weekday(match: re.Match[str]) -> Shape:
    groups = _groups(match)
    step = groups.get("step")
    return Weekday(_WEEKDAYS[groups["weekday"].rstrip(".")], _STEPS[step] if step else None)


def _numeric(match: re.Match[str]) -> Shape | None:
    """Read a day in digits; where day and month could change places it stays open."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = [calendar.day(year, second, first)]
    if match["mark"] != ".":
        readings.append(calendar.day(year, first, second))
    found = {day for day in readings if day}
    if not found:
        return None
    return Fixed(calendar.one_day(found.pop()) if len(found) == 1 else None)


def _iso(match: re.Match[str]) -> Shape | None:
    day = calendar.day(int(match["year"]), int(match["number"]), int(match["day"]))
    return Fixed(calendar.one_day(day)) if day else None


def _period(match: re.Match[str]) -> Shape:
    groups = _groups(match)
    return Shift(_unit(groups), _STEPS[groups.get("step", "this")], _part(groups))


def _unit(groups: dict[str, str]) -> Unit:
    return _UNITS[groups["unit"].removesuffix("s")]


def _count(groups: dict[str, str]) -> int:
    word = groups.get("count", "one")
    return int(word) if word.isdigit() else SMALL[word]


def _ago(match: re.Match[str]) -> Shape:
    """Count days exactly; weeks leave three days on either side, months and years are those of the calendar."""
    groups = _groups(match)
    unit, step = _unit(groups), _count(groups) * (-1 if "back" in groups else 1)
    return Shift("day", 7 * step, slack=3) if unit == "week" else Shift(unit, step)


def _few_ago(match: re.Match[str]) -> Shape:
    length = _LENGTHS[_unit(_groups(match))]
    return Stretch(-_FEW[1] * length, -_FEW[0] * length)


def _stretch(match: re.Match[str]) -> Shape:
    groups = _groups(match)
    length = _LENGTHS[_unit(groups)] * (_FEW[1] if "few" in groups else _count(groups))
    return Stretch(-length, 0) if groups["way"] in ("last", "past", "previous", "recent") else Stretch(0, length)


def _echo(match: re.Match[str]) -> Shape:
    groups = _groups(match)
    length = _LENGTHS[_unit(groups)] if "unit" in groups else 1
    if length > 7:
        return Vague()
    return Echo(length * _count(groups) * (-1 if groups["way"] in ("earlier", "before", "previous") else 1))


def _occasion(match: re.Match[str]) -> Shape:
    return Occasion(match["noun"].lower().rstrip("s"))


def _always(shape: Shape) -> Builder:
    return lambda _: shape


def _names(numbered: dict[str, int]) -> str:
    longest = sorted(numbered, key=lambda name: (-len(name), name))
    return "|".join(
        rf"(?:{name.title()}|{name.upper()})\b" + (r"\.?" if len(name) < 5 and name not in _UNABRIDGED else "")
        for name in longest
    )


_MONTH = rf"(?P<month>{_names(_MONTHS)})"
_SURE_MONTH = r"(?P<month>January|February|July|September|October|November|December|Sept\.)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_TO_DAY = r"(?:\s?(?:-|–|—|to|through|(?P<and>and))\s?(?P<to>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_WEEKDAY = rf"(?P<weekday>{_names(_WEEKDAYS)})"
_FULL_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_OPENING = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(SMALL, key=len, reverse=True))})"
_UNIT = r"(?P<unit>(?:day|week|month|year)s?)"
_PART = (
    r"(?:the\s+)?(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd)(?:-|\s+)(?:in\s+|of\s+)?"
    r"(?:the\s+)?"
)
_STEP = r"(?P<step>[Ll]ast|[Pp]ast|[Pp]revious|[Tt]his|[Cc]urrent|[Nn]ext|[Cc]oming)"
_SURELY_IN = r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Tt]hroughout|[Aa]s of)\s+"
_IN = (
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]hrough|[Bb]efore|[Aa]fter|[Oo]f|[Bb]etween"
    r"|and|to|for|around|circa|[Tt]hroughout)\s+(?:the\s+)?"
)
_SPECIAL = r"(?<!Black )(?<!Good )(?<!Bloody )(?<!Super )(?<!Ash )(?<!Palm )(?<!Easter )(?<!Cyber )(?<!Giving )"
_PAPER = (
    r"(?!s\b|\s+(?:[Tt]imes|Mail|Post|Telegraph|Express|Mirror|Herald|Tribune|Star|World|Night Live|[Ss]chools?)\b)"
)
_TALKS = r"(?P<noun>meetings?|talks|summit|conference|session|negotiations|ceremony|gathering|briefing)"
_NOT_YEAR = r"(?!\s*(?:%|percent|per cent|[a-z]+s\b)|[,.]\d|-\d{3})"

_HOLIDAYS = (
    (r"New\s+Year's\s+Eve", 12, 31),
    (r"New\s+Year(?:'s)?(?:\s+Day)?", 1, 1),
    (r"Christmas\s+Eve", 12, 24),
    (r"Christmas(?:\s+Day)?", 12, 25),
)
_HALF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"

_FEW_OF = r"(?P<few>few|several|couple of)"
_HOLIDAY_NAMES = "|".join(name for name, _, _ in _HOLIDAYS)

_IN_MONTHS = family(
    rf"\b(?:{_names(_MONTHS)})",
    (rf"\b{_OPENING}{_MONTH}\s+{_DAY}{_TO_DAY}(?:,\s*|\s+){_YEAR}", _days),
    (rf"\b{_OPENING}{_DAY}{_TO_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", _days),
    (rf"\b{_OPENING}{_MONTH}\s+{_DAY}{_TO_DAY}(?![\w:%]|[.,]\d)", _days),
    (rf"\b{_OPENING}{_DAY}{_TO_DAY}\s+(?:of\s+)?{_MONTH}", _days),
    (rf"\b(?:{_PART})?{_MONTH},?\s+(?:of\s+)?{_YEAR}", _month),
    (rf"\b{_PART}{_MONTH}(?!\s+\d)", _month),
    (rf"\b{_STEP}\s+{_MONTH}(?!\s+\d)", _month),
    (rf"{_IN}(?P<x>{_MONTH})(?!\s+\d)", _month),
    (rf"\b{_SURE_MONTH}(?!\w|\s+\d|-\w)", _month),
)
_IN_YEARS = family(
    r"\b(?:1[5-9]|20)\d\d\b",
    (rf"\b{_PART}{_YEAR}{_NOT_YEAR}", _year),
    (rf"{_SURELY_IN}(?P<x>{_YEAR})(?!\s*%|[,.]\d|-\d{{3}})", _year),
    (rf"{_IN}(?P<x>{_YEAR}){_NOT_YEAR}", _year),
    (rf"(?<=, ){_YEAR}(?=[.;)])", _year),
    (rf"{_YEAR}(?=\s?[-–]\s?(?:1[5-9]|20)\d\d\b)", _year),
    (rf"(?:(?<=\d-)|(?<=\d–)|(?<=\d - )|(?<=\d – )){_YEAR}", _year),
    (rf"\b(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir|[Hh]is)\s+(?P<x>{_YEAR})(?=\s+[A-Za-z])", _year),
    (rf"(?:(?<=\()|\b(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?){_YEAR}(?=[)\s.,;-])", _year),
)
_IN_DIGITS = family(
    r"\d[./-]\d\d?[./-]\d",
    (r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)", _iso),
    (r"\b(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)\b(?!\.\d)", _numeric),
)
_ON_WEEKDAYS = family(
    rf"\b(?:{_names(_WEEKDAYS)})",
    (rf"\b(?:{_STEP}\s+)?{_SPECIAL}{_FULL_WEEKDAY}{_PAPER}", _weekday),
    (rf"\b(?:[Oo]n|{_STEP})\s+(?P<x>{_WEEKDAY})(?=[\s,.;)])", _weekday),
)
_FROM_TODAY = family(
    r"[Dd]ay\b|[Tt]onight|[Tt]omorrow|[Tt]his\s|[Ll]ast\s",
    (r"\b(?:[Tt]he\s+)?[Dd]ay\s+before\s+yesterday\b", _always(Shift("day", -2))),
    (r"\b(?:[Tt]he\s+)?[Dd]ay\s+after\s+tomorrow\b", _always(Shift("day", 2))),
    (rf"\b[Yy]esterday\b{_HALF_DAY}|\b[Ll]ast\s+(?:night|evening)\b", _always(Shift("day", -1))),
    (r"\b[Tt]oday\b|\b[Tt]onight\b|\b[Tt]his\s+(?:morning|afternoon|evening)\b", _always(Shift("day", 0))),
    (rf"\b[Tt]omorrow\b{_HALF_DAY}", _always(Shift("day", 1))),
)
_PERIODS = family(
    r"\b(?:day|week|month|year)",
    (rf"\b(?:{_PART})?{_STEP}\s+(?P<unit>[Ww]eek|[Mm]onth|[Yy]ear|[Ww]eekend)\b", _period),
    (r"\b(?:[Tt]he\s+)?(?P<part>[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd)\s+of\s+the\s+(?P<unit>month|year)\b", _period),
    (r"\b(?:(?:[Oo]ver|[Aa]t|[Dd]uring|[Oo]n)\s+)?[Tt]he\s+weekend\b", _always(Weekend())),
    (rf"\b(?i:{_COUNT})\s+{_UNIT}\s+(?P<back>ago)\b", _ago),
    (rf"\b[Ii]n\s+(?:about\s+)?{_COUNT}\s+{_UNIT}'\s+time\b", _ago),
    (rf"\b(?:[Aa]\s+few|[Ss]everal|[Aa]\s+couple\s+of|[Ss]ome)\s+{_UNIT}\s+ago\b", _few_ago),
    (rf"\b(?P<way>[Ll]ast|[Pp]ast|[Pp]revious|[Nn]ext|[Cc]oming)\s+(?:{_COUNT}|{_FEW_OF})\s+{_UNIT}\b", _stretch),
    (r"\b(?:the\s+)?(?P<way>[Rr]ecent|[Cc]oming)\s+(?P<few>(?P<unit>days|weeks|months))\b", _stretch),
    (r"\b(?:[Tt]hat|[Tt]he\s+same)\s+day\b", _always(Echo(0))),
    (r"\b[Tt]he\s+(?P<way>next|following|previous)\s+(?P<unit>day)\b", _echo),
    (rf"\b(?i:{_COUNT})\s+{_UNIT}\s+(?P<way>earlier|later)\b(?! than\b)", _echo),
    (r"\b[Tt]he\s+(?P<unit>day)\s+(?P<way>before|after)\b(?=[.,;])", _echo),
    (
        rf"\b(?:[Aa]\s+few|[Ss]everal|(?i:{_COUNT}))\s+{_UNIT}\s+(?:after|before|later|earlier)\b(?! than\b)",
        _always(Vague()),
    ),
)
_AROUND = r"(?:[Aa]fter|[Bb]efore|[Aa]head\s+of|[Ff]ollowing|[Pp]rior\s+to|[Dd]uring|[Aa]t)"
_IN_SEASONS = family(
    r"\b(?:spring|summer|autumn|fall|winter)\b",
    (rf"\b{_STEP}\s+(?P<season>spring|summer|autumn|fall|winter)\b", _season),
)
_BY_OCCASION = family(_TALKS, (rf"\b{_AROUND}\s+the\s+(?:[A-Za-z.-]+\s+){{0,2}}?{_TALKS}\b", _occasion))
_ON_HOLIDAYS = family(
    _HOLIDAY_NAMES, *((rf"\b{name}\b", _always(Holiday(month, day))) for name, month, day in _HOLIDAYS)
)

ENGLISH: tuple[Family, ...] = (
    _IN_MONTHS,
    _IN_YEARS,
    _IN_DIGITS,
    _ON_WEEKDAYS,
    _FROM_TODAY,
    _PERIODS,
    _IN_SEASONS,
    _BY_OCCASION,
    _ON_HOLIDAYS,
)
