"""From the date expressions of a report to the days they mean.

A full date stands for itself. Everything else is read against the day of writing, by the tense of the verb that governs
it; "today" inside quote marks against the day on which it was said; an echo ("the next day") against the day named
before it; an occasion ("after the meeting") against the day on which the report puts that meeting. What nothing in the
report decides stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from communique.reading.dates.anchors import LEAD, Anchor, Placed, anchor_of
from communique.reading.dates.english import ENGLISH
from communique.reading.dates.expressions import find
from communique.reading.dates.foreign import TABLES, tense_in_tree, tense_nearby
from communique.reading.dates.occasions import is_spoken, tells_of_meeting
from communique.reading.dates.shapes import (
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
from communique.reading.dates.tense import tense_at
from communique.types import Days, When

if TYPE_CHECKING:
    from communique.reading.parse import Paragraph, Parsed

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
    in_full = _days_in_full(found)
    for item in found:
        _resolve(item, anchor, in_full)
    _hark_back(found)
    read = [
        When(parsed.chars(*_extent(item)), item.days, item.basis if item.days else _OPEN, item.partial)
        for item in found
        if not isinstance(item.placed.expression.shape, Occasion) or item.days or item.partial
    ]
    return sorted(_stamps(parsed) + read, key=lambda when: when.span)


def _stamps(parsed: Parsed) -> list[When]:
    """Return the full dates of stamps and datelines, in English or the report's language.

    Where nothing shows on what day the report appeared, the day of its dateline counts without a year, too.
    """
    found = []
    families = (*ENGLISH, *TABLES.get(_language(parsed), ()))
    for zone in parsed.report.zones:
        if zone.kind in ("timestamp", "dateline"):
            for expression in find(parsed.report.text[zone.start : zone.end], families):
                shape = expression.shape
                span = parsed.chars(zone.start + expression.start, zone.start + expression.end)
                if isinstance(shape, Fixed) and shape.value:
                    found.append(When(span, shape.value, "absolute"))
                elif isinstance(shape, MonthDay) and zone.kind == "dateline" and not parsed.report.published:
                    found.append(When(span, None, _OPEN, shape.partial))
    return found


def _extent(item: _Found) -> tuple[int, int]:
    return item.paragraph.start + item.placed.expression.start, item.paragraph.start + item.placed.expression.end


def _language(parsed: Parsed) -> str:
    return (parsed.report.language or "en").split("-")[0]


def _expressions(parsed: Parsed) -> Iterator[_Found]:
    language = _language(parsed)
    families = ENGLISH if parsed.english else TABLES.get(language, ())
    depth = 0
    for paragraph in parsed.paragraphs:
        text = paragraph.doc.text
        for expression in find(text, families):
            start, end = expression.start, expression.end
            tense = _tense(parsed, paragraph, start, end)
            quoted = text.count('"', 0, start) % 2 == 1
            yield _Found(paragraph, Placed(expression, paragraph.zone, depth), tense, quoted)
        depth += paragraph.zone == "body"


def _tense(parsed: Parsed, paragraph: Paragraph, start: int, end: int) -> Tense:
    """Return the tense of what characters `start` to `end` date: from the tree where there is one, else from nearby."""
    if parsed.english:
        return tense_at(paragraph.doc, start, end, paragraph.zone == "headline")
    told = tense_in_tree(paragraph.doc, start) if parsed.russian else "unknown"
    return told if told != "unknown" else tense_nearby(paragraph.doc.text, start, end, _language(parsed))


def _resolve(item: _Found, anchor: Anchor | None, in_full: Mapping[tuple[int, int], set[Days]]) -> None:
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
        item.days, item.basis = _named_in_full(shape, in_full), _TEXT
    if item.days is None and isinstance(shape, MonthDay | Weekday):
        item.partial = shape.partial


def _of_speech(item: _Found) -> bool:
    """Whether the words are a speaker's and count from the day on which he spoke."""
    shape = item.placed.expression.shape
    return item.quoted and isinstance(shape, Shift) and shape.unit == "day" and abs(shape.step) <= 2


def _days_in_full(found: Sequence[_Found]) -> dict[tuple[int, int], set[Days]]:
    """Return the days that the report writes with their year, by month and day."""
    full: dict[tuple[int, int], set[Days]] = defaultdict(set)
    for item in found:
        shape = item.placed.expression.shape
        if isinstance(shape, Fixed) and shape.value:
            full[shape.value.first.month, shape.value.first.day].add(shape.value)
    return full


def _named_in_full(shape: MonthDay, in_full: Mapping[tuple[int, int], set[Days]]) -> Days | None:
    """Return the day where the report elsewhere writes the same day with its year."""
    same = [days for days in in_full.get((shape.month, shape.first), ()) if shape.in_year(days.first.year) == days]
    return same[0] if len(same) == 1 else None


def _hark_back(found: Sequence[_Found]) -> None:
    """Settle echoes, occasions and a speaker's "today" from days named in the text."""
    by_paragraph, lead = _days_of_speech(found)
    meeting, partial = _meeting_day(found)
    named: _Found | None = None
    for item in found:
        shape, base = item.placed.expression.shape, None
        if isinstance(shape, Echo):
            near = named is not None and item.placed.depth - named.placed.depth <= 1
            base = named.day if named and near else None
        elif isinstance(shape, Occasion) and is_spoken(item.paragraph.doc, item.placed.expression.start):
            base, item.partial = meeting, partial
        elif _of_speech(item):
            base = by_paragraph.get(item.paragraph.start, lead)
        if base is not None:
            item.days, item.basis = days_of(shape, base, item.tense), _TEXT
        if item.day is not None and not item.quoted:
            named = item


def _days_of_speech(found: Sequence[_Found]) -> tuple[dict[int, date], date | None]:
    """Return the first day each paragraph names outside its quotes, and the first day told of in the lead."""
    by_paragraph: dict[int, date] = {}
    lead = None
    for item in found:
        if item.day is not None and not item.quoted:
            by_paragraph.setdefault(item.paragraph.start, item.day)
            if lead is None and item.placed.depth < LEAD and item.tense == "past":
                lead = item.day
    return by_paragraph, lead


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
