"""When things happened: the dated events around the meeting, in the order of days."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from communique.publish.days import short
from communique.publish.lettered import Marks
from communique.publish.meeting import Meeting
from communique.publish.names import KINDS, name
from communique.types import Days, Event, Span

SHOWN = 14  # points on the line; of more, those that most reports tell of


class Moment(Struct, frozen=True):
    """An event on the line: its number there, None where it is not drawn."""

    event: Event
    name: str
    number: int | None
    day: str
    words: str
    marks: Marks
    current: bool
    near: bool

    @property
    def days(self) -> Days | None:
        """The days it is known to lie in."""
        return self.event.date


class Timeline(Struct, frozen=True):
    """`drawn` in the order of days and numbered, `more` dated but told of by few, `undated` the rest."""

    drawn: tuple[Moment, ...]
    more: tuple[Moment, ...]
    undated: tuple[Moment, ...]


def timeline(meeting: Meeting) -> Timeline:
    """Return the events that lettered reports tell of."""
    told = {event.id: _told(meeting, event) for event in meeting.process.linked.events}
    events = [event for event in meeting.process.linked.events if told[event.id] and event.type in KINDS]
    dated = [event for event in events if event.date]
    dated.sort(key=lambda event: (event.id != meeting.event.id, -len(told[event.id]), _day_key(event)))
    drawn = sorted(dated[:SHOWN], key=_day_key)
    more = sorted(dated[SHOWN:], key=_day_key)
    undated = [event for event in events if not event.date]
    undated.sort(key=lambda event: (event.id != meeting.event.id, -len(told[event.id]), event.label, event.id))

    def moment(event: Event, number: int | None) -> Moment:
        marks = meeting.marks({report: (meeting.how(span), span) for report, span in told[event.id].items()}, ())
        near = any(meeting.by_report[report].near for report in told[event.id])
        words = next(mark.cite.words for group in marks for mark in group if mark.cite)
        return Moment(
            event,
            name(meeting.process, event),
            number,
            short(event.date),
            words,
            marks,
            event.id == meeting.event.id,
            near,
        )

    return Timeline(
        tuple(moment(event, number) for number, event in enumerate(drawn, 1)),
        tuple(moment(event, None) for event in more),
        tuple(moment(event, None) for event in undated),
    )


def _told(meeting: Meeting, event: Event) -> dict[str, Span]:
    first: dict[str, Span] = {}
    for span in sorted(event.accounts):
        if span.report in meeting.by_report:
            first.setdefault(span.report, span)
    return first


def _day_key(event: Event) -> tuple[date, date, str]:
    """Order events by the middle of the days they may lie in: so they stand on the line."""
    assert event.date is not None
    return (middle(event.date), event.date.first, event.id)


def middle(days: Days) -> date:
    """Return the day in the middle of a range."""
    return days.first + (days.last - days.first) / 2
