"""From the date expressions of a report to the days they mean.

A full date stands for itself. Everything else is read against the day of writing, by the tense of the verb that governs
it; an echo ("the next day") against the day named before it; an occasion ("after the meeting") against the day on which
the report puts that meeting. What nothing in the report decides stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from communique.read.dates.anchors import Anchor, Placed, anchor_of
from communique.read.dates.english import ENGLISH
from communique.read.dates.expressions import Table, find
from communique.read.dates.foreign import TABLES
from communique.read.dates.shapes import Echo, Fixed, MonthDay, Occasion, Shape, Tense, Vague, Weekday, days_of
from communique.read.dates.tense import tense_at
from communique.types import Days, When

if TYPE_CHECKING:
    from communique.read.parse import Paragraph, Parsed

_OPEN = "open"
_MEETINGS = ("meeting", "talk", "summit", "conference", "negotiation", "session")


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression in its paragraph, with its tense, and whether it stands inside quote marks."""

    paragraph: Paragraph
    placed: Placed
    tense: Tense
    quoted: bool


def whens(parsed: Parsed) -> list[When]:
    """Return the date expressions of a report in text order, each with the days it means where they are known."""
    found = list(_expressions(parsed))
    anchor = anchor_of(parsed.report, [item.placed for item in found])
    written = [item.placed.expression.shape for item in found]
    result: list[When] = []
    for item in found:
        days, basis = _resolve(item, anchor, written)
        result.append(_when(parsed, item, days, basis))
    return result


def _expressions(parsed: Parsed) -> Iterator[_Found]:
    language = parsed.report.language.split("-")[0] if parsed.report.language else "en"
    patterns: Table = ENGLISH if parsed.english else TABLES.get(language, ())
    depth = 0
    for paragraph in parsed.paragraphs:
        text = paragraph.doc.text
        for expression in find(text, patterns):
            tense = tense_at(paragraph.doc, expression.start, expression.end, paragraph.zone == "headline")
            quoted = text.count('"', 0, expression.start) % 2 == 1
            yield _Found(paragraph, Placed(expression, paragraph.zone, depth), tense, quoted)
        depth += paragraph.zone == "body"


def _resolve(item: _Found, anchor: Anchor | None, written: Sequence[Shape]) -> tuple[Days | None, str]:
    shape = item.placed.expression.shape
    if isinstance(shape, Fixed):
        return shape.value, "absolute" if shape.value else _OPEN
    if isinstance(shape, Echo | Occasion | Vague):
        return None, _OPEN
    if anchor is None:
        return None, _OPEN
    first = days_of(shape, anchor.first, item.tense)
    if isinstance(shape, Weekday) or anchor.first == anchor.last:
        return first, anchor.basis
    last = days_of(shape, anchor.last, item.tense)
    return (Days(first.first, max(first.last, last.last)) if first and last else None), anchor.basis


def _when(parsed: Parsed, item: _Found, days: Days | None, basis: str) -> When:
    start = item.paragraph.start + item.placed.expression.start
    end = item.paragraph.start + item.placed.expression.end
    return When(parsed.chars(start, end), days, basis if days else _OPEN)
