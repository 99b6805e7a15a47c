"""Tests of days that one report leaves open and another closes."""

from __future__ import annotations

from datetime import date

import pytest

from communique.link.dating import dated
from communique.types import Days, Event, Reading, Report, Span, When, Zone

TEXT = "The talks were held in Riga on March 4. They ended late. A second round on March 4 or 5 was ruled out."
FOURTH = date(2031, 3, 4)


def reading(*partials: tuple[str, str]) -> Reading:
    """Return a reading whose date expressions, given by their words, know only a part of their day."""
    report = Report("rp_1", "a.txt", "", TEXT, None, None, None, "en", (Zone("body", 0, len(TEXT)),))
    whens = tuple(
        When(Span("rp_1", TEXT.index(words), TEXT.index(words) + len(words)), None, "open", partial)
        for words, partial in partials
    )
    ends = [index + 1 for index, letter in enumerate(TEXT) if letter == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    sentences = tuple(Span("rp_1", start, end) for start, end in zip(starts, ends, strict=True))
    return Reading(report, "1", sentences=sentences, whens=whens)


def event(first: date, last: date | None = None) -> Event:
    """Return an event told by the first sentence."""
    days = Days(first, last or first)
    return Event("ev_1", "Talks", "CONSULT", None, days, None, (), "happened", ("a",), (Span("rp_1", 0, 27),), "sy_1")


def test_a_day_without_a_year_takes_the_year_of_its_event() -> None:
    """The basis says so."""
    (found,) = dated([reading(("March 4", "--03-04"))], [event(FOURTH)])
    assert (found.days, found.basis) == (Days(FOURTH, FOURTH), "event")


@pytest.mark.parametrize("other", [event(date(2031, 3, 5)), event(date(2031, 3, 1), date(2031, 3, 9))])
def test_a_day_that_does_not_fit_or_is_not_one_day_closes_nothing(other: Event) -> None:
    """Unknown stays unknown."""
    assert dated([reading(("March 4", "--03-04"))], [other]) == []


def test_an_expression_in_another_sentence_stays_open() -> None:
    """Only the sentence that tells of the event speaks of its day."""
    assert dated([reading(("late", "-W-2"))], [event(FOURTH)]) == []


def test_two_days_that_both_fit_close_nothing() -> None:
    """A weekday of two events in one sentence."""
    events = [event(date(2031, 3, 4)), event(date(2031, 3, 11))]
    assert dated([reading(("March 4", "-W-2"))], events) == []
