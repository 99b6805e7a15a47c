"""The calendar: ranges of days and the names of months and weekdays."""

from __future__ import annotations

from datetime import date

import pytest

from communique.text import calendar
from communique.types import Days


def test_a_week_runs_from_monday_to_sunday() -> None:
    """As ISO 8601 has it, over the turn of the year too."""
    assert calendar.week(date(2031, 1, 1)) == Days(date(2030, 12, 30), date(2031, 1, 5))


@pytest.mark.parametrize(("number", "first"), [(13, date(2032, 1, 1)), (0, date(2030, 12, 1)), (-11, date(2030, 1, 1))])
def test_months_run_over_into_other_years(number: int, first: date) -> None:
    """Counting months from a year's first."""
    assert calendar.month(2031, number).first == first


def test_early_mid_and_late_are_thirds_that_leave_no_gap() -> None:
    """Of a year four months each, of a month ten days and the rest."""
    for whole in (calendar.year(2031), calendar.month(2031, 1), calendar.month(2031, 2)):
        early, mid, late = (calendar.third(whole, which) for which in range(3))
        assert (early.first, late.last) == (whole.first, whole.last)
        assert calendar.plus(early.last, 1) == mid.first
        assert calendar.plus(mid.last, 1) == late.first
    assert calendar.third(calendar.year(2031), 0).last == date(2031, 4, 30)


def test_no_day_leaves_the_calendar() -> None:
    """The first and the last day that dates can express hold."""
    assert calendar.plus(date.max, 1) == date.max
    assert calendar.plus(date.min, -1) == date.min
    assert calendar.day(2031, 2, 30) is None


@pytest.mark.parametrize(("language", "name", "number"), [("en", "sept", 9), ("ru", "мая", 5), ("tr", "ağustos", 8)])
def test_months_are_known_by_their_forms(language: str, name: str, number: int) -> None:
    """Short and inflected ones too."""
    assert calendar.numbers(calendar.MONTHS[language], 1)[name] == number


def test_every_language_names_twelve_months_and_seven_weekdays() -> None:
    """Or the numbers would be off."""
    assert {len(names) for names in calendar.MONTHS.values()} == {12}
    assert {len(names) for names in calendar.WEEKDAYS.values()} == {7}


@pytest.mark.parametrize(("partial", "fits"), [("--03-29", True), ("-W-6", True), ("--03-30", False), ("-W-5", False)])
def test_a_partial_date_fits_the_days_it_leaves_open(partial: str, fits: bool) -> None:
    """29 March 2031 is a Saturday."""
    assert calendar.fits(partial, date(2031, 3, 29)) is fits
