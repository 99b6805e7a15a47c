"""Days in words."""

from __future__ import annotations

from datetime import date

import pytest

from communique.publish.days import in_full, short, stamp
from communique.types import Days


def _days(first: tuple[int, int, int], last: tuple[int, int, int] | None = None) -> Days:
    return Days(date(*first), date(*(last or first)))


@pytest.mark.parametrize(
    ("days", "full", "brief"),
    [
        (None, "day not known", "–"),
        (_days((2021, 3, 14)), "Sunday 14 March 2021", "14 Mar 2021"),
        (_days((2021, 3, 14), (2021, 3, 16)), "14–16 March 2021", "14–16 Mar 2021"),
        (_days((2021, 3, 30), (2021, 4, 2)), "30 March – 2 April 2021", "30 Mar – 2 Apr 2021"),
        (_days((2020, 12, 30), (2021, 1, 2)), "30 December 2020 – 2 January 2021", "30 Dec 2020 – 2 Jan 2021"),
        (_days((2024, 2, 1), (2024, 2, 29)), "February 2024", "Feb 2024"),
        (_days((2021, 1, 1), (2021, 3, 31)), "January – March 2021", "Jan – Mar 2021"),
        (_days((2021, 1, 1), (2021, 12, 31)), "2021", "2021"),
        (_days((9999, 12, 1), (9999, 12, 31)), "December 9999", "Dec 9999"),
    ],
)
def test_a_range_of_days_in_words(days: Days | None, full: str, brief: str) -> None:
    """Whole months and years are named as such; what is unknown says so."""
    assert in_full(days) == full
    assert short(days) == brief


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (None, "undated"),
        ("2021-03-15", "15 Mar 2021"),
        ("2021-03-15T18:20", "15 Mar 2021, 18:20"),
        ("2021-03-15T18:20:05+02:00", "15 Mar 2021, 18:20"),
        ("mid-March", "mid-March"),
    ],
)
def test_a_publication_date_in_words(published: str | None, words: str) -> None:
    """What cannot be read as a date is given as it is."""
    assert stamp(published) == words
