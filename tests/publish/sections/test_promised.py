"""Promises and what became of them."""

from __future__ import annotations

from communique.publish.meeting import Meeting
from communique.publish.sections.promised import promises
from tests.publish.talks import MET_AGAIN, OPEN, PROMISE, TALKS, process


def test_a_promise_has_its_parties_day_letters_and_signs() -> None:
    """What most near reports tell comes first; evidence is shown with its words."""
    rows = promises(Meeting(process(), TALKS.id))
    assert [row.commitment for row in rows] == [PROMISE, OPEN]
    kept = rows[0]
    assert (kept.promisors, kept.receivers, kept.due) == (("Karst",), ("Velmora",), "24 Mar 2021")
    assert [(sign.bearing, sign.cite.words) for sign in kept.signs] == [
        ("broken", "Monitors counted nine howitzers on the ridge")
    ]
    assert [[mark.how for mark in group] for group in kept.marks] == [["reports"], ["reports"], ["silent"], ["silent"]]
    assert [cite.outlet.letter for cite in kept.wordings] == ["A", "B"]


def test_nobody_is_made_to_have_promised() -> None:
    """A promise without a named promisor or day has none."""
    row = promises(Meeting(process(), TALKS.id))[1]
    assert (row.promisors, row.receivers, row.due, row.signs) == ((), (), None, ())


def test_earlier_promises_follow_on_the_page_of_a_later_meeting() -> None:
    """A promise that the meeting's report bears on comes before one it does not speak of."""
    rows = promises(Meeting(process(), MET_AGAIN.id))
    assert [row.commitment for row in rows] == [PROMISE, OPEN]
