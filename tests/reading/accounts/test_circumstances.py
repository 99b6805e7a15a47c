"""When and where a happening took place: which of the dates and places around it are its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.types import Days, Span, When
from tests.reading.accounts.reading import read

if TYPE_CHECKING:
    from spacy.language import Language


def _when(text: str, words: str, day: date | None, partial: str | None = None) -> When:
    start = text.index(words)
    span = Span("rp", start, start + len(words))
    return When(span, Days(day, day) if day else None, "absolute" if day else "open", partial)


def test_the_day_of_saying_so_is_not_the_day_of_the_meeting(english: Language) -> None:
    """ "Said on Friday they would meet on June 12": of two days the one after the trigger."""
    text = "Karel Vostok said on Friday he would meet Ilana Dorvik on June 12 in Vienna."
    whens = [_when(text, "Friday", date(2021, 6, 4)), _when(text, "June 12", date(2021, 6, 12))]
    assert read(english, text, whens).only("CONSULT").days == Days(date(2021, 6, 12), date(2021, 6, 12))


def test_the_date_of_another_thing_is_not_its_own(english: Language) -> None:
    """Veterans of an invasion of 1961 were not met in 1961."""
    text = "Karel Vostok also met veterans of the April 1961 invasion of Varania."
    whens = [_when(text, "April 1961", date(1961, 4, 1))]
    assert read(english, text, whens).only("CONSULT").days is None


def test_an_hour_of_the_day_belongs_to_the_day(english: Language) -> None:
    """ "On Wednesday evening" is Wednesday."""
    text = "Karel Vostok met Ilana Dorvik in Vienna on Wednesday evening."
    whens = [_when(text, "Wednesday", date(2021, 6, 2))]
    assert read(english, text, whens).only("CONSULT").days == Days(date(2021, 6, 2), date(2021, 6, 2))


def test_a_day_of_an_open_year_is_kept_as_far_as_it_is_known(english: Language) -> None:
    """What other reports say of the year may close it."""
    text = "Karel Vostok met Ilana Dorvik in Vienna on June 12."
    account = read(english, text, [_when(text, "June 12", None, "--06-12")]).only("CONSULT")
    assert (account.days, account.partial) == (None, "--06-12")


def test_since_when_is_not_when(english: Language) -> None:
    """The first meeting since May was not held in May."""
    text = "It was the first meeting of Karel Vostok and Ilana Dorvik since May 3."
    assert read(english, text, [_when(text, "May 3", date(2021, 5, 3))]).only("CONSULT").days is None


def test_an_accord_was_made_where_the_talks_that_brought_it_are_named_for(english: Language) -> None:
    """ "The Vienna talks ended in a deal"."""
    found = read(english, "The Vienna talks resulted in a deal on the prisoners.")
    assert found.only("AGREE").place == "Vienna"


def test_the_day_of_calling_off_is_not_that_of_the_meeting(english: Language) -> None:
    """ "Cancelled the talks on Friday" says nothing of when they were due; "Friday's talks" does."""
    text = "Karel Vostok cancelled a summit with Ilana Dorvik on Friday."
    off = read(english, text, [_when(text, "Friday", date(2021, 7, 2))], "2021-07-05")
    due = "Karel Vostok cancelled Friday's summit with Ilana Dorvik."
    known = read(english, due, [_when(due, "Friday", date(2021, 7, 2))], "2021-07-05")
    days = [found.only("CONSULT").days for found in (off, known)]
    assert days == [None, Days(date(2021, 7, 2), date(2021, 7, 2))]


def test_a_meeting_that_took_place_was_there_and_then(english: Language) -> None:
    """Place and day hang on the verb that says no more than that it was held."""
    text = "The last meeting of Ilana Dorvik and Karel Vostok took place in Vienna on June 2."
    account = read(english, text, [_when(text, "June 2", date(2021, 6, 2))]).only("CONSULT")
    assert (account.place, account.days) == ("Vienna", Days(date(2021, 6, 2), date(2021, 6, 2)))


def test_a_meeting_slips_and_is_called_off_on_its_own_day(english: Language) -> None:
    """The day somebody called it off is not its day."""
    text = "Karel Vostok on Monday called off the summit with Ilana Dorvik in Vienna, which was planned for July 10."
    whens = [_when(text, "Monday", date(2021, 7, 5)), _when(text, "July 10", date(2021, 7, 10))]
    account = read(english, text, whens).only("CONSULT")
    assert (account.called_off, account.days) == (True, Days(date(2021, 7, 10), date(2021, 7, 10)))


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Karel Vostok called off the talks that were due to be held in Vienna on July 10.", True),
        ("Karel Vostok left the talks, which take place in Vienna on July 10, early.", True),
        ("Karel Vostok left the talks that had annoyed voters on July 10.", False),
    ],
)
def test_a_clause_that_says_no_more_than_that_it_is_held_dates_a_meeting(
    english: Language, text: str, *, dated: bool
) -> None:
    """What else such a clause tells of has its own day."""
    account = read(english, text, [_when(text, "July 10", None, "--07-10")]).only("CONSULT")
    assert account.partial == ("--07-10" if dated else None)
