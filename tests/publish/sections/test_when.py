"""The order of days."""

from __future__ import annotations

from datetime import date

import msgspec

from communique.publish.meeting import Meeting
from communique.publish.sections.when import SHOWN, timeline
from communique.types import Days
from tests.publish.talks import FIRED, MET_AGAIN, TALKS, process


def test_events_stand_in_the_order_of_days_and_the_undated_apart() -> None:
    """An event whose day is not known is put on no day."""
    times = timeline(Meeting(process(), TALKS.id))
    assert [(one.number, one.event, one.current, one.near) for one in times.drawn] == [
        (1, TALKS, True, True),
        (2, MET_AGAIN, False, False),
    ]
    assert [(one.event, one.day, one.number) for one in times.undated] == [(FIRED, "–", None)]
    assert times.more == ()


def test_a_long_line_keeps_the_meeting_and_what_most_tell_of() -> None:
    """Beyond what can be drawn, dated events fold away; the meeting itself is always drawn."""
    made = process()
    many = tuple(
        msgspec.structs.replace(FIRED, id=f"ev_{number:02}", date=Days(date(2021, 1, number), date(2021, 1, number)))
        for number in range(1, 29)
    )
    made = msgspec.structs.replace(made, linked=msgspec.structs.replace(made.linked, events=(*many, TALKS)))
    times = timeline(Meeting(made, TALKS.id))
    assert len(times.drawn) == SHOWN
    assert [one.number for one in times.drawn] == list(range(1, SHOWN + 1))
    assert times.drawn[-1].event == TALKS
    assert len(times.more) == 29 - SHOWN


def test_remarks_are_no_event_of_the_line() -> None:
    """That somebody said something stands under what was said."""
    made = process()
    remark = msgspec.structs.replace(FIRED, type="statement")
    made = msgspec.structs.replace(made, linked=msgspec.structs.replace(made.linked, events=(TALKS, remark)))
    assert timeline(Meeting(made, TALKS.id)).undated == ()
