"""The drawn line of time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from communique.publish.page.line import WIDTH, line
from communique.publish.sections.when import Moment
from communique.types import Days, Event
from tests.publish.talks import TALKS


def _moment(number: int, first: date, last: date | None = None) -> Moment:
    event = Event(
        f"ev_{number}",
        "",
        "CONSULT",
        None,
        Days(first, last or first),
        None,
        (),
        "happened",
        ("x",),
        TALKS.accounts,
        "sy",
    )
    return Moment(event, "", number, "", "", (), current=False, near=True)


def test_points_stand_in_the_order_of_days_and_within_the_picture() -> None:
    """However far apart the days are, every point lies inside and clear of the last."""
    days = [date(1999, 1, 1), date(2018, 9, 17), date(2018, 9, 18), date(2018, 12, 29), date(2019, 1, 8), date.max]
    drawn = line([_moment(number, day) for number, day in enumerate(days, 1)])
    assert drawn is not None
    places = [point.x for point in drawn.points]
    assert places == sorted(places)
    assert all(later - place >= 26 for place, later in pairwise(places))
    assert places[0] >= 0
    assert places[-1] <= WIDTH
    assert len(drawn.cuts) == 2


def test_events_of_one_day_share_a_point() -> None:
    """The same day is the same place."""
    drawn = line([_moment(1, date(2021, 3, 1)), _moment(2, date(2021, 3, 1)), _moment(3, date(2021, 3, 9))])
    assert drawn is not None
    assert drawn.points[0].x == drawn.points[1].x < drawn.points[2].x


def test_a_single_day_needs_no_line() -> None:
    """There is nothing to set apart."""
    assert line([_moment(1, date(2021, 3, 1))]) is None
    assert line([]) is None


def test_an_inexact_day_is_drawn_as_a_stretch() -> None:
    """Days known to a month show their width; the first days of months are ticked."""
    drawn = line([_moment(1, date(2021, 3, 1), date(2021, 3, 31)), _moment(2, date(2021, 5, 9))])
    assert drawn is not None
    assert drawn.points[0].low < drawn.points[0].x < drawn.points[0].high
    assert [tick.label for tick in drawn.ticks] == ["Apr", "May"]
