"""Date patterns of languages that write a day's number before its month, built from the words of each.

"29 марта 2031 года", "du 4 au 6 mars", "am kommenden Montag", "la semana pasada", "3 gün önce": the order is one, the
words differ (`lexicon.dates`). A weekday counts where it means one day, not a habit ("le lundi", "los lunes").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from communique.lexicon.dates import DateWords
from communique.reading.dates.expressions import Builder, Family, family
from communique.reading.dates.shapes import Fixed, Month, MonthDay, Shape, Shift, Unit, Weekday
from communique.text import calendar

V = TypeVar("V")

_YEAR = r"(?P<year>(?:19|20|١٩|٢٠)\d\d)"
_NUMBER = r"\d{1,2}"
_DIGITS = r"\b(?P<first>\d{1,2})[./](?P<second>\d{1,2})[./](?P<year>(?:19|20)\d\d)\b"
_OPENING = " \n.!?…:\"'«»“”–—-("  # what stands before the first word of a sentence
_LOOK_BEHIND = re.compile(r"(\(\?<![^()]{0,40}\))")
_ARTICLE = r"(?:,?\s+(?:(?:le|den|dem|el)\s+)?)"  # between a weekday and its full date


def families(language: str, words: DateWords) -> tuple[Family, ...]:
    """Return the patterns of a language that `text.calendar` has the names of."""
    names = _Names(language, words)
    step = rf"(?P<step>{_any(words.last, words.this, words.next)})"
    return (
        family(r"\d", *_numbered(names, words)),
        family(
            r"\w",
            (_spaced(rf"\b(?:{_or(words.in_month)}) (?P<x>{names.month}(?: {step})?)\b(?! \d)"), names.in_month),
            (_spaced(rf"\b{names.month}(?P<step>)(?:{_or(words.month_after)})"), names.in_month),
            *((_spaced(each), names.on_weekday) for each in _weekdays(names, words, step)),
            *((_spaced(each), _period(words)) for each in _periods(words, step)),
            *(
                (_spaced(rf"{'' if words.cased else '(?i)'}(?<!\w)(?:{form})\b"), _day_off(off))
                for form, off in words.days.items()
            ),
        ),
    )


class _Names:
    """The months and weekdays of one language: patterns, and what builds a shape from what they matched."""

    def __init__(self, language: str, words: DateWords) -> None:
        months = calendar.numbers(calendar.MONTHS[language], 1)
        weekdays = calendar.numbers(calendar.WEEKDAYS[language])
        self._months, self._weekdays = months, weekdays
        self._step = _stepped(words)
        self._lower = words.lower
        named = _longest(months)
        self.month = (
            rf"(?P<month>{'|'.join(name[0].replace('i', 'İ').upper() + name[1:] for name in named)})"
            if words.proper
            else rf"(?P<month>(?i:{'|'.join(map(re.escape, named))}))"
        )
        self.weekday = rf"(?P<weekday>(?i:{'|'.join(map(re.escape, _longest(weekdays)))}))"

    def days(self, match: re.Match[str]) -> Shape | None:
        """Read days of a month, with or without year."""
        groups = {name: found for name, found in match.groupdict().items() if found}
        first, month = int(groups["day"]), self._months[calendar.fold_case(groups["month"])]
        last = int(groups.get("to", first))
        if last < first or ("both" in groups and last != first + 1):
            return None
        weekday = groups.get("weekday") or groups.get("named")
        days = MonthDay(month, first, last, self._weekdays[calendar.fold_case(weekday)] if weekday else None)
        plain = MonthDay(month, first, last)
        if "year" not in groups:
            return days if plain.in_year(2000) else None
        found = plain.in_year(int(groups["year"]))
        return Fixed(found) if found else None

    def of_year(self, match: re.Match[str]) -> Shape:
        """Read a month with its year."""
        return Fixed(calendar.month(int(match["year"]), self._months[calendar.fold_case(match["month"])]))

    def in_month(self, match: re.Match[str]) -> Shape:
        """Read a month without its year."""
        return Month(self._months[calendar.fold_case(match["month"])], self._step(match["step"]))

    def on_weekday(self, match: re.Match[str]) -> Shape | None:
        """Read a weekday."""
        groups = match.groupdict()
        start = match.start("weekday")
        if self._lower and match.string[start].isupper() and match.string[max(0, start - 2) : start].strip(_OPENING):
            return None
        return Weekday(self._weekdays[calendar.fold_case(groups["weekday"])], self._step(groups.get("step")))


def _numbered(names: _Names, words: DateWords) -> list[tuple[str, Builder]]:
    """Return the patterns that hold digits."""
    day = rf"(?P<day>{_NUMBER})(?:{words.ordinal})?"
    several = (
        rf"(?:(?: ?[-–—] ?| (?:{_or(words.to)}) | (?P<both>{_or(words.both)}) ?)(?P<to>{_NUMBER})(?:{words.ordinal})?)?"
    )
    named = names.weekday.replace("?P<weekday>", "?P<named>")
    twin = rf"(?: ?[/(] ?{names.month.replace('?P<month>', '?:')}\)?)?"  # "4 آذار/مارس"
    year = rf"(?: {words.of_year}{_YEAR}(?!\d)(?: (?:{_or(words.year_after)}))?)?"
    full = rf"(?:{names.weekday}{_ARTICLE})?\b{day}{several} {words.of}{names.month}{twin}(?!\w){year}(?: {named}\b)?"
    end = r"(?![^\W\d_]|\s*\w)" if words.counts else r"(?!\w)"
    told = rf"(?: ?(?:{_or(words.year_after)}))"
    return [
        (_spaced(full), names.days),
        (
            _spaced(rf"\b{names.month}{twin} {words.of_year}{_YEAR}(?!\d)(?: (?:{_or(words.year_after)}))?"),
            names.of_year,
        ),
        (_spaced(rf"(?i)\b(?:{_or(words.in_year)}) (?P<x>{_YEAR}(?:-\w+)?(?:{told}(?!\w)|{end}))"), _year),
        (_spaced(rf"(?i)\b(?P<x>{_YEAR}{told})(?!\w)"), _year),
        (_DIGITS, _numeric),
        (_spaced(rf"(?i)\b(?:{words.ago.format(n='(?P<count>[0-9]{1,2})')})\b"), _days_off(-1)),
        (_spaced(rf"(?i)\b(?:{words.hence.format(n='(?P<count>[0-9]{1,2})')})\b"), _days_off(1)),
    ]


def _weekdays(names: _Names, words: DateWords, step: str) -> list[str]:
    """Return the patterns of weekdays that mean one day."""
    tail = rf"(?:{words.glued or '(?!)'})?(?: (?:{_or(words.tail)}))?(?!\w)"
    found = [
        rf"(?<!\w)(?P<x>{step} {names.weekday}{tail})",
        rf"(?<!\w)(?P<x>{names.weekday} {step})(?!\w)",
    ]
    if words.lead:
        found.append(rf"(?<!\w)(?i:{words.lead}) (?P<x>{names.weekday}{tail})")
    if words.tail and not words.bare:
        found.append(rf"(?<!\w)(?P<x>{names.weekday} (?:{words.tail}))(?!\w)")
    if words.bare:
        unlike = "".join(rf"(?<!\b{habit} )" for habit in words.habit.split("|"))
        found.append(rf"(?i){unlike}(?<!\w)(?P<x>{names.weekday}{tail})")
    return found


def _periods(words: DateWords, step: str) -> list[str]:
    unit = rf"(?P<unit>{'|'.join(words.units)})"
    lead = rf"\b(?:{words.in_period}) " if words.in_period else r"(?<!\w)"
    return [rf"(?i){lead}(?P<x>{step} {unit})(?!\w)", rf"(?i){lead}(?P<x>{unit} {step})(?!\w)"]


def _period(words: DateWords) -> Builder:
    step, unit_of = _stepped(words), _told(words.units)

    def build(match: re.Match[str]) -> Shape | None:
        unit: Unit | None = unit_of(match["unit"])
        off = step(match["step"])
        return Shift(unit, off) if unit is not None and off is not None else None

    return build


def _stepped(words: DateWords) -> Callable[[str | None], int | None]:
    return _told({words.last: -1, words.this: 0, words.next: 1})


def _told(forms: Mapping[str, V]) -> Callable[[str | None], V | None]:
    """Return what gives the value of the first form that a word is, None for no word."""
    compiled = [(re.compile(form, re.IGNORECASE), value) for form, value in forms.items()]
    return lambda word: next((value for form, value in compiled if word and form.fullmatch(word)), None)


def _year(match: re.Match[str]) -> Shape:
    return Fixed(calendar.year(int(match["year"])))


def _numeric(match: re.Match[str]) -> Shape | None:
    day = calendar.day(int(match["year"]), int(match["second"]), int(match["first"]))
    return Fixed(calendar.one_day(day)) if day else None


def _day_off(step: int) -> Builder:
    return lambda _: Shift("day", step)


def _days_off(sign: int) -> Builder:
    return lambda match: Shift("day", sign * int(match["count"]))


def _any(*patterns: str) -> str:
    return "(?i:" + "|".join(patterns) + ")"


def _or(pattern: str) -> str:
    """Return alternatives in any case; without any, what matches nothing."""
    return f"(?i:{pattern})" if pattern else "(?!)"


def _spaced(pattern: str) -> str:
    """Let each blank of a pattern stand for white space, but those that a look-behind must have as they are."""
    kept = _LOOK_BEHIND.split(pattern)
    return "".join(
        piece if piece.startswith("(?<!") else piece.replace(" ?", r"\s?").replace(" ", r"\s+") for piece in kept
    )


def _longest(numbered: Mapping[str, int]) -> list[str]:
    return sorted(numbered, key=lambda name: (-len(name), name))
