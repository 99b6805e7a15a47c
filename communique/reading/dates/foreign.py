"""Date expressions of Russian and Turkish: full dates, days of the year, weekdays, and the common relative words."""

from __future__ import annotations

import re

from communique.reading.dates.expressions import Builder, Family, family
from communique.reading.dates.shapes import Fixed, Month, MonthDay, Shape, Shift, Tense, Unit, Weekday
from communique.text import calendar


def _day(language: str) -> Builder:
    months = calendar.numbers(calendar.MONTHS[language], 1)

    def build(match: re.Match[str]) -> Shape | None:
        number, month = int(match["day"]), months[calendar.fold_case(match["month"])]
        shape = MonthDay(month, number, number)
        if match["year"] is None:
            return shape if shape.in_year(2000) else None
        days = shape.in_year(int(match["year"]))
        return Fixed(days) if days else None

    return build


def _month(language: str) -> Builder:
    months = calendar.numbers(calendar.MONTHS[language], 1)

    def build(match: re.Match[str]) -> Shape:
        month, year = months[calendar.fold_case(match["month"])], match.groupdict().get("year")
        return Fixed(calendar.month(int(year), month)) if year else Month(month)

    return build


def _weekday(language: str, steps: dict[str, int]) -> Builder:
    weekdays = calendar.numbers(calendar.WEEKDAYS[language])

    def build(match: re.Match[str]) -> Shape:
        step = match["step"]
        found = next((value for stem, value in steps.items() if step and step.lower().startswith(stem)), None)
        return Weekday(weekdays[calendar.fold_case(match["weekday"])], found)

    return build


def _period(units: dict[str, Unit], steps: dict[str, int]) -> Builder:
    def build(match: re.Match[str]) -> Shape:
        unit = next(value for stem, value in units.items() if match["unit"].lower().startswith(stem))
        step = next(value for stem, value in steps.items() if match["step"].lower().startswith(stem))
        return Shift(unit, step)

    return build


def _days_off(sign: int) -> Builder:
    return lambda match: Shift("day", sign * int(match["count"]))


def _year(match: re.Match[str]) -> Shape:
    return Fixed(calendar.year(int(match["year"])))


def _numeric(match: re.Match[str]) -> Shape | None:
    day = calendar.day(int(match["year"]), int(match["second"]), int(match["first"]))
    return Fixed(calendar.one_day(day)) if day else None


def _today(step: int) -> Builder:
    return lambda _: Shift("day", step)


def _any(numbered: dict[str, int]) -> str:
    return "|".join(sorted(numbered, key=lambda name: (-len(name), name)))


_DIGITS = r"\b(?P<first>\d{1,2})[./](?P<second>\d{1,2})[./](?P<year>(?:19|20)\d\d)\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"\b(?P<day>[12]\d|3[01]|0?[1-9])"

_RU_MONTH = rf"(?P<month>{_any(calendar.numbers(calendar.MONTHS['ru']))})"
_RU_WEEKDAY = rf"(?P<weekday>{_any(calendar.numbers(calendar.WEEKDAYS['ru']))})"
_RU_STEPS = {
    "прошл": -1,
    "минувш": -1,
    "прошедш": -1,
    "этом": 0,
    "эту": 0,
    "этот": 0,
    "эт": 0,
    "нынешн": 0,
    "текущ": 0,
    "следующ": 1,
    "будущ": 1,
    "ближайш": 1,
}
_RU_STEP = r"(?P<step>(?:прошл|минувш|прошедш|нынешн|текущ|следующ|будущ|ближайш)\w+|эт(?:ой|от|ом|у|о))"
_RU_UNITS: dict[str, Unit] = {"недел": "week", "месяц": "month", "год": "year"}

RUSSIAN: tuple[Family, ...] = (
    family(
        r"\d",
        (rf"(?i){_DAY}(?:-\w+)?\s+{_RU_MONTH}\b(?:\s+{_YEAR}(?:\s+(?:года|году))?)?", _day("ru")),
        (rf"(?i)\b{_RU_MONTH}\s+{_YEAR}(?:\s+(?:года|году))?", _month("ru")),
        (rf"(?i)\b(?:в|с|до|к|от)\s+(?P<x>{_YEAR}(?:-\w+)?(?:\s+(?:году|года))?)(?!\s*\w)", _year),
        (rf"(?i)\b(?P<x>{_YEAR}\s+(?:году|года|год))\b", _year),
        (_DIGITS, _numeric),
        (r"(?i)\b(?P<count>\d{1,2})\s+(?:дня|дней|день)\s+назад\b", _days_off(-1)),
    ),
    family(
        r"(?i)\w",
        (rf"(?i)\bв\s+(?P<x>{_RU_MONTH})\b(?!\s+\d)", _month("ru")),
        (rf"(?i)\b(?:в|во|до|со|с|на)\s+(?P<x>(?:{_RU_STEP}\s+)?{_RU_WEEKDAY})\b", _weekday("ru", _RU_STEPS)),
        (rf"(?i)\b(?:в|на)\s+(?P<x>{_RU_STEP}\s+(?P<unit>неделе|месяце|году))\b", _period(_RU_UNITS, _RU_STEPS)),
        (r"(?i)\bпозавчера\b", _today(-2)),
        (r"(?i)\bвчера\b", _today(-1)),
        (r"(?i)(?<!\w)сегодня\b", _today(0)),
        (r"(?i)\bзавтра\b", _today(1)),
        (r"(?i)\bпослезавтра\b", _today(2)),
    ),
)

_TR_MONTHS = calendar.numbers(calendar.MONTHS["tr"])
_TR_MONTH = rf"(?P<month>{'|'.join(name[0].replace('i', 'İ').upper() + name[1:] for name in sorted(_TR_MONTHS))})"
_TR_NAMES = sorted(calendar.numbers(calendar.WEEKDAYS["tr"]), key=lambda name: (-len(name), name))
_TR_WEEKDAY = rf"(?P<weekday>{'|'.join(f'[{name[0].upper()}{name[0]}]{name[1:]}' for name in _TR_NAMES)})"
_TR_STEPS = {"geç": -1, "bu": 0, "önümüzdeki": 1, "gelecek": 1}
_TR_STEP = r"(?P<step>[Gg]eçen|[Gg]eçtiğimiz|[Bb]u|[Öö]nümüzdeki|[Gg]elecek)"
_TR_UNITS: dict[str, Unit] = {"hafta": "week", "ay": "month", "yıl": "year", "sene": "year"}
_TR_NOON = r"(?:\s+(?:günü|akşamı|sabahı|gecesi))"

TURKISH: tuple[Family, ...] = (
    family(
        r"\d",
        (rf"{_DAY}\s+{_TR_MONTH}(?:\s+{_YEAR})?", _day("tr")),
        (rf"\b{_TR_MONTH}\s+{_YEAR}", _month("tr")),
        (rf"\b{_YEAR}(?=\s+yılı|'(?:de|da|te|ta|den|dan|ten|tan)\b)", _year),
        (_DIGITS, _numeric),
        (r"\b(?P<count>\d{1,2})\s+gün\s+önce\b", _days_off(-1)),
        (r"\b(?P<count>\d{1,2})\s+gün\s+sonra\b", _days_off(1)),
    ),
    family(
        r"\w",
        (rf"\b{_TR_MONTH}(?=\s+ayı|'(?:da|de|ta|te)\b)", _month("tr")),
        (rf"\b(?:{_TR_STEP}\s+)?{_TR_WEEKDAY}{_TR_NOON}", _weekday("tr", _TR_STEPS)),
        (rf"\b{_TR_STEP}\s+{_TR_WEEKDAY}\b", _weekday("tr", _TR_STEPS)),
        (rf"\b{_TR_STEP}\s+(?P<unit>hafta|ay|yıl|sene)\b", _period(_TR_UNITS, _TR_STEPS)),
        (r"\b[Dd]ün\b", _today(-1)),
        (r"\b[Bb]ugün\b", _today(0)),
        (r"\b[Yy]arın\b", _today(1)),
    ),
)

TABLES: dict[str, tuple[Family, ...]] = {"ru": RUSSIAN, "tr": TURKISH}

_AHEAD = {
    "ru": re.compile(
        r"(?i)\b(?:буд(?:ет|ут)|состо[ия]тся|пройд[её]т|пройдут|планиру\w+|намерен\w*|ожида\w+|предстоящ\w+|запланирован\w*)\b"
    ),
    "tr": re.compile(r"\b\w+(?:ecek|acak)(?:lar|ler|tır|tir)?\b|\b(?:planlan|beklen)\w+"),
}
_BEHIND = {
    "ru": re.compile(r"(?i)\b\w{2,}(?:л|ла|ло|ли)(?:ся|сь)?\b"),
    "tr": re.compile(r"\b\w{2,}(?:[td][ıiuü])(?:lar|ler)?\b"),
}


def tense_nearby(text: str, start: int, end: int, language: str) -> Tense:
    """Return the tense of the verb form that stands nearest to characters `start` to `end` in their sentence."""
    if language not in _AHEAD:
        return "unknown"
    first = max(text.rfind(mark, 0, start) for mark in ".!?") + 1
    last = min((at for mark in ".!?" if (at := text.find(mark, end)) >= 0), default=len(text))
    nearest: list[tuple[int, Tense]] = []
    readings: tuple[tuple[re.Pattern[str], Tense], ...] = ((_AHEAD[language], "future"), (_BEHIND[language], "past"))
    for pattern, tense in readings:
        matches = pattern.finditer(text, first, last)
        nearest.extend((max(start - match.end(), match.start() - end), tense) for match in matches)
    return min(nearest, default=(0, "unknown"))[1]
