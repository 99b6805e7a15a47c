"""The course of a process in the order of days."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from communique.publish.lettered import Lettered
from communique.publish.outlets import by_outlet
from communique.publish.sections.course import Course, Entry, course, stage
from communique.publish.written import written
from communique.types import Agreement, Days, Event, Process, Status
from tests.publish.talks import DEAL, FIRED, MET_AGAIN, OPEN, PROMISE, TALKS, A, E, process, span

EARLY = Days(date(2021, 3, 30), date(2021, 3, 30))


def _course(made: Process) -> Course:
    days = written(made)
    return course(Lettered(made, by_outlet(made, days)), days)


def _with(made: Process, *events: Event, agreements: tuple[Agreement, ...] = (DEAL,)) -> Process:
    return replace(made, agreements=agreements, linked=replace(made.linked, events=events))


def _entry(made: Process, key: str) -> Entry:
    return next(entry for entry in _course(made).entries if entry.id == key)


def test_meetings_agreements_and_promises_stand_by_day() -> None:
    """Numbered in that order; a promise has the day on which it was first told."""
    found = _course(process())
    assert [(one.number, one.kind, one.id) for one in found.entries] == [
        (1, "meeting", TALKS.id),
        (2, "agreement", DEAL.id),
        (3, "promise", PROMISE.id),
        (4, "meeting", MET_AGAIN.id),
    ]


def test_a_promise_worded_once_without_a_day_stands_apart() -> None:
    """It is not left out, and it has no number."""
    assert [(one.id, one.number) for one in _course(process()).lesser] == [(OPEN.id, 0)]


def test_a_happening_without_a_page_has_no_line() -> None:
    """An attack of unknown day is on the meeting's page alone."""
    assert FIRED.id not in {one.id for one in (*_course(process()).entries, *_course(process()).lesser)}


@pytest.mark.parametrize(
    ("status", "called_off", "found"),
    [
        ("happened", False, "held"),
        ("claimed", False, "claimed"),
        ("planned", False, "planned"),
        ("conditional", False, "conditional"),
        ("planned", True, "called_off"),
    ],
)
def test_how_far_a_meeting_came(status: Status, called_off: bool, found: str) -> None:
    """A plan of which nothing came is called off, whatever else is told."""
    assert stage(replace(MET_AGAIN, status=status, called_off=called_off)) == found


def test_a_moved_meeting_keeps_the_day_it_was_planned_for_and_who_tells_of_it() -> None:
    """The plan cites the account that names the earlier day."""
    made = process()
    moved = replace(MET_AGAIN, moved_from=(EARLY,))
    readings = tuple(
        replace(one, accounts=tuple(replace(account, days=EARLY) for account in one.accounts))
        if one.report.id == E.id
        else one
        for one in made.readings
    )
    gathering = _entry(_with(replace(made, readings=readings), TALKS, moved), MET_AGAIN.id).gathering
    assert gathering is not None
    assert [plan.days for plan in gathering.before] == [EARLY]
    assert gathering.before[0].telling.first is not None
    assert gathering.before[0].telling.first.span == MET_AGAIN.accounts[0]


def test_a_plan_whose_day_has_passed_says_that_nothing_more_was_found() -> None:
    """Only where a later report shows that its day has passed."""
    plan = replace(TALKS, status="planned")
    untold = _entry(_with(process(), plan, MET_AGAIN), TALKS.id).gathering
    ahead = _entry(_with(process(), TALKS, replace(MET_AGAIN, status="planned")), MET_AGAIN.id).gathering
    assert untold is not None
    assert ahead is not None
    assert (untold.untold, ahead.untold) == (True, False)


def test_agreements_of_long_before_stand_apart() -> None:
    """They are named in these reports, and no step of this process."""
    old = replace(DEAL, date=Days(date(1994, 1, 1), date(1994, 12, 31)))
    found = _course(_with(process(), TALKS, agreements=(old,)))
    assert [one.id for one in found.older] == [DEAL.id]


def test_an_agreement_that_these_reports_do_not_name_is_no_part() -> None:
    """Agreements belong to the whole record."""
    elsewhere = replace(DEAL, mentions=(replace(span(A, "Karst"), report="rp_elsewhere"),))
    found = _course(_with(process(), TALKS, agreements=(elsewhere,)))
    assert DEAL.id not in {one.id for one in (*found.entries, *found.lesser, *found.older)}
