"""The course of a process, drawn."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace

from communique.publish.lettered import Lettered
from communique.publish.outlets import Telling, by_outlet
from communique.publish.page.lanes import BARS, Chart, chart
from communique.publish.page.months import LEFT, RIGHT, WIDTH, Months
from communique.publish.sections.course import Entry, Plan, course
from communique.publish.written import written
from communique.types import Days, Evidence, Process
from tests.publish.talks import PROMISE, E, process, span


def _drawn(made: Process) -> Chart:
    days = written(made)
    drawn = chart(course(Lettered(made, by_outlet(made, days)), days).entries)
    assert drawn is not None
    return drawn


def _entries() -> list[Entry]:
    made = process()
    days = written(made)
    return list(course(Lettered(made, by_outlet(made, days)), days).entries)


def _day(month: int, day: int) -> Days:
    return Days(date(2021, month, day), date(2021, month, day))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2021, 3, 14), date(2021, 5, 2), ["Mar 2021", "Apr", "May"]),
        (date(2020, 11, 30), date(2021, 1, 1), ["Nov 2020", "Dec", "Jan 2021"]),
        (date(2019, 2, 1), date(2022, 1, 1), ["Apr 2019", "Jul", "Oct", "Jan 2020"]),
        (date(1990, 1, 1), date(2019, 12, 31), ["Jan 1990", "Jan 1992", "Jan 1994", "Jan 1996"]),
    ],
)
def test_months_are_named_as_far_as_there_is_room(first: date, last: date, labels: list[str]) -> None:
    """The year stands by the first name and by each January."""
    ticks = Months(first, last).ticks()
    assert [tick.label for tick in ticks[: len(labels)]] == labels
    assert all(right.x - left.x > 40 for left, right in pairwise(ticks))


def test_the_scale_is_true_to_time_and_holds_every_day_inside() -> None:
    """Days beyond stand at the edge, the last that a calendar has among them."""
    scale = Months(date(2021, 3, 14), date(2021, 4, 20))
    assert scale.x(date(2021, 3, 1)) == LEFT
    assert scale.x(date.max) == WIDTH - RIGHT
    assert scale.x(date(2021, 3, 31)) - scale.x(date(2021, 3, 1)) == pytest.approx(
        30 * (WIDTH - LEFT - RIGHT) / 61, abs=0.2
    )
    assert Months(date.max, date.max).x(date.max) > LEFT


def test_marks_bear_the_numbers_of_their_lines() -> None:
    """Meetings, agreements and promises each in their lane."""
    drawn = _drawn(process())
    assert [name for name, _ in drawn.lanes] == ["Meetings", "Agreements and bodies", "Promises"]
    assert [mark.entry.number for mark in drawn.meetings] == [1, 4]
    assert [mark.entry.number for mark in drawn.agreements] == [2]
    assert [bar.entry.number for bar in drawn.bars] == [3]
    assert [(mark.label, mark.shape) for mark in drawn.meetings] == [("Valletta", "held"), ("Tbilisi", "held")]


def test_a_bar_runs_over_its_due_day_to_the_last_that_is_told() -> None:
    """The flag stands between what was promised and what came of it, and no sign covers another."""
    (bar,) = _drawn(process()).bars
    assert [sign.kind for sign in bar.signs] == ["due", "broken"]
    assert bar.due is not None
    assert bar.start < bar.due < bar.end == bar.signs[-1].x
    assert bar.tone == "broken"
    same = tuple(
        Evidence(span(E, "nine howitzers"), each, None, "2021-04-02") for each in ("kept", "broken", "disputed")
    )
    made = process()
    many = replace(made, linked=replace(made.linked, commitments=(replace(PROMISE, evidence=same),)))
    (crowded,) = _drawn(many).bars
    places = [sign.x for sign in crowded.signs]
    assert all(right - left >= 15 for left, right in pairwise(places))


def test_marks_of_one_day_are_stacked() -> None:
    """None covers another."""
    entries = [replace(entry, id=f"{entry.id}{n}", number=n) for n in range(1, 6) for entry in _entries()[:1]]
    drawn = chart([*entries, _entries()[-1]])
    assert drawn is not None
    assert len({(mark.x, mark.y) for mark in drawn.meetings}) == 6
    assert len({mark.y for mark in drawn.meetings}) == 5


def test_a_moved_meeting_is_drawn_from_the_day_it_was_planned_for() -> None:
    """An arrow leads from there to where it stands."""
    first, *_, last = _entries()
    assert last.gathering is not None
    moved = replace(last, gathering=replace(last.gathering, before=(Plan(_day(3, 20), Telling(())),)))
    drawn = chart([first, moved])
    assert drawn is not None
    (slip,) = drawn.slips
    assert drawn.meetings[0].x < slip.x < slip.to == drawn.meetings[1].x


@pytest.mark.parametrize("year", [1921, 2121])
def test_a_day_far_from_the_reports_does_not_stretch_the_picture(year: int) -> None:
    """What is due in a century, or is misread as due a century ago, stands at the edge."""
    made = process()
    far = replace(PROMISE, due=Days(date(year, 1, 1), date(year, 1, 1)))
    drawn = _drawn(replace(made, linked=replace(made.linked, commitments=(far,))))
    assert [tick.label for tick in drawn.ticks] == ["Mar 2021", "Apr"]
    assert drawn.bars[0].due is not None
    assert LEFT < drawn.bars[0].due <= WIDTH - RIGHT + 16


def test_of_many_promises_those_with_most_to_tell_are_drawn() -> None:
    """The others are counted."""
    made = process()
    many = tuple(replace(PROMISE, id=f"cm_{n}", evidence=()) for n in range(BARS + 3))
    drawn = _drawn(replace(made, linked=replace(made.linked, commitments=(*many, PROMISE))))
    assert (len(drawn.bars), drawn.left_out) == (BARS, 4)
    assert PROMISE.id in {bar.entry.id for bar in drawn.bars}


def test_a_single_day_is_not_drawn() -> None:
    """There is nothing to set apart."""
    assert chart(_entries()[:1]) is None
    assert chart([]) is None
