"""Days that one report leaves open and another closes.

A report that prints "Dec. 29" without a year, or "on Saturday" without a date, tells of an event whose day another
report gives in full. The expression is closed with that day if it stands in the same sentence as a telling of the event
and fits it; what was read stays as it was read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from communique.text.calendar import fits
from communique.types import Days, Event, Reading, Span, When

BASIS = "event"


def dated(readings: Sequence[Reading], events: Iterable[Event]) -> list[When]:
    """Return the date expressions that events close, each with its day and the basis "event", in order of place."""
    days = _days_by_sentence(readings, events)
    closed = [when for reading in readings for when in _closed(reading, days)]
    return sorted(closed, key=lambda when: when.span)


def _days_by_sentence(readings: Sequence[Reading], events: Iterable[Event]) -> dict[Span, set[date]]:
    """Map each sentence that tells of events with known days to those days."""
    sentences = {reading.report.id: reading.sentences for reading in readings}
    found: dict[Span, set[date]] = defaultdict(set)
    for event in events:
        if event.date is not None and event.date.first == event.date.last:
            for account in event.accounts:
                sentence = _sentence(sentences[account.report], account)
                if sentence:
                    found[sentence].add(event.date.first)
    return found


def _closed(reading: Reading, days: dict[Span, set[date]]) -> list[When]:
    """Close the open days of one report: what fits one of them fits all that are worded alike."""
    fitting: dict[str, set[date]] = defaultdict(set)
    for when in reading.whens:
        sentence = _sentence(reading.sentences, when.span)
        if when.days is None and when.partial and sentence:
            fitting[when.partial] |= {day for day in days.get(sentence, ()) if fits(when.partial, day)}
    return [
        replace(when, days=Days(day, day), basis=BASIS)
        for when in reading.whens
        if when.days is None and when.partial and len(fitting[when.partial]) == 1
        for day in fitting[when.partial]
    ]


def _sentence(sentences: Sequence[Span], span: Span) -> Span | None:
    """Return the sentence in which a span begins."""
    at = bisect_right([sentence.start for sentence in sentences], span.start) - 1
    return sentences[at] if at >= 0 and span.start < sentences[at].end else None
