"""From the date expressions of a report to the days they mean.

A full date stands for itself. Everything else is read against the day of writing, by the tense of the verb that governs
it; "today" inside quote marks against the day on which it was said; an echo ("the next day") against the day named
before it; an occasion ("after the meeting") against the day on which the report puts that meeting. What nothing in the
report decides stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from communique.read.dates.anchors import LEAD, Anchor, Placed, anchor_of
from communique.read.dates.english import ENGLISH
from communique.read.dates.expressions import find
from communique.read.dates.foreign import TABLES, tense_nearby
from communique.read.dates.occasions import is_spoken, tells_of_meeting
from communique.read.dates.shapes import (
    Echo,
    Fixed,
    MonthDay,
    Occasion,
    Shift,
    Tense,
    Vague,
    Weekday,
    days_of,
)
from communique.read.dates.tense import tense_at
from communique.types import Days, When

if TYPE_CHECKING:
    from communique.read.parse import Paragraph, Parsed

_OPEN = "open"
_TEXT = "text"


@dataclass(slots=True)
class _Found:
    """An expression in its paragraph, with its tense, and whether it stands inside quote marks; days once known."""

    paragraph: Paragraph
    placed: Placed
    tense: Tense
    quoted: bool
    days: Days | None = None
    basis: str = _OPEN
    partial: str | None = None

    @property
    def day(self) -> date | None:
        """The one day it means, None for longer or unknown times."""
        return self.days.first if self.days and self.days.first == self.days.last else None


def whens(parsed: Parsed) -> list[When]:
    """Return the date expressions of a report in text order, each with the days it means where they are known."""
    found = list(_expressions(parsed))
    anchor = anchor_of(parsed.report, [item.placed for item in found])
    for item in found:
        _resolve(item, anchor, found)
    for at, item in enumerate(found):
        _hark_back(item, found[:at], found)
    return sorted(
        _stamps(parsed)
        + [
            When(parsed.chars(*_extent(item)), item.days, item.basis if item.days else _OPEN, item.partial)
            for item in found
            if not isinstance(item.placed.expression.shape, Occasion) or item.days or item.partial
        ],
        key=lambda when: when.span,
    )


def _stamps(parsed: Parsed) -> list[When]:
    """Return the full dates of stamps and datelines."""
    found = []
    for zone in parsed.report.zones:
        if zone.kind in ("timestamp", "dateline"):
            for expression in find(parsed.report.text[zone.start : zone.end], ENGLISH):
                if isinstance(expression.shape, Fixed) and expression.shape.value:
                    span = parsed.chars(zone.start + expression.start, zone.start + expression.end)
                    found.append(When(span, expression.shape.value, "absolute"))
    return found


def _extent(item: _Found) -> tuple[int, int]:
    return item.paragraph.start + item.placed.expression.start, item.paragraph.start + item.placed.expression.end


def _expressions(parsed: Parsed) -> Iterator[_Found]:
    language = (parsed.report.language or "en").split("-")[0]
    families = ENGLISH if parsed.english else TABLES.get(language, ())
    depth = 0
    for paragraph in parsed.paragraphs:
        text = paragraph.doc.text
        for expression in find(text, families):
            start, end = expression.start, expression.end
            if parsed.english:
                tense = tense_at(paragraph.doc, start, end, paragraph.zone == "headline")
            else:
                tense = tense_nearby(text, start, end, language)
            quoted = text.count('"', 0, start) % 2 == 1
            yield _Found(paragraph, Placed(expression, paragraph.zone, depth), tense, quoted)
        depth += paragraph.zone == "body"


def _resolve(item: _Found, anchor: Anchor | None, found: Sequence[_Found]) -> None:
    """Settle what the expression and the day of writing settle."""
    shape = item.placed.expression.shape
    if isinstance(shape, Fixed):
        item.days, item.basis = shape.value, "absolute"
    elif isinstance(shape, Echo | Occasion | Vague) or _of_speech(item):
        return
    elif anchor is not None:
        first = days_of(shape, anchor.first, item.tense)
        last = first if isinstance(shape, Weekday) else days_of(shape, anchor.last, item.tense)
        if first and last:
            item.days, item.basis = Days(first.first, max(first.last, last.last)), anchor.basis
    if item.days is None and isinstance(shape, MonthDay):
        item.days, item.basis = _named_in_full(shape, found), _TEXT
    if item.days is None and isinstance(shape, MonthDay | Weekday):
        item.partial = shape.partial


def _of_speech(item: _Found) -> bool:
    """Whether the words are a speaker's and count from the day on which he spoke."""
    shape = item.placed.expression.shape
    return item.quoted and isinstance(shape, Shift) and shape.unit == "day" and abs(shape.step) <= 2


def _named_in_full(shape: MonthDay, found: Sequence[_Found]) -> Days | None:
    """Return the day where the report elsewhere writes the same day with its year."""
    full = {
        other.placed.expression.shape.value
        for other in found
        if isinstance(other.placed.expression.shape, Fixed)
        and other.placed.expression.shape.value
        and shape.in_year(other.placed.expression.shape.value.first.year) == other.placed.expression.shape.value
    }
    return full.pop() if len(full) == 1 else None


def _hark_back(item: _Found, before: Sequence[_Found], found: Sequence[_Found]) -> None:
    """Settle echoes, occasions and a speaker's "today" from days named in the text."""
    shape = item.placed.expression.shape
    if isinstance(shape, Echo):
        base = _day_before(item, before)
    elif isinstance(shape, Occasion):
        if not is_spoken(item.paragraph.doc, item.placed.expression.start):
            return
        base, item.partial = _meeting_day(found)
    elif _of_speech(item):
        base = _day_of_speech(item, found)
    else:
        return
    if base is not None:
        item.days, item.basis = days_of(shape, base, item.tense), _TEXT


def _day_before(item: _Found, before: Sequence[_Found]) -> date | None:
    """Return the last day named in this paragraph or the one before it."""
    for other in reversed(before):
        if item.placed.depth - other.placed.depth > 1:
            return None
        if other.day is not None and not other.quoted:
            return other.day
    return None


def _day_of_speech(item: _Found, found: Sequence[_Found]) -> date | None:
    """Return the day the paragraph names outside its quotes, or else the first day of the lead."""
    here = [other.day for other in found if other.paragraph is item.paragraph and other.day and not other.quoted]
    if here:
        return here[0]
    lead = (other.day for other in found if other.placed.depth < LEAD and not other.quoted and other.tense == "past")
    return next((day for day in lead if day is not None), None)


def _meeting_day(found: Sequence[_Found]) -> tuple[date | None, str | None]:
    """Return the one day, or day without a year, on which the lead puts a meeting."""
    told = [
        item
        for item in found
        if item.placed.depth < LEAD
        and item.tense != "future"
        and not item.quoted
        and tells_of_meeting(item.paragraph.doc, item.placed.expression.start)
    ]
    days = {item.day for item in told if item.day}
    partials = {item.partial for item in told if item.partial}
    if len(days) == 1 and not partials:
        return days.pop(), None
    return None, (partials.pop() if len(partials) == 1 and not days else None)
