"""When reports were written."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from communique.publish.written import earliest, published, written
from communique.types import Process, Report, Zone
from tests.publish.talks import A, B, C, D, E, process, span


def _with_dateline(line: str, report: Report) -> Process:
    """Return the process with a dateline set before the text of a report that shows no day."""
    made = process()
    told = replace(report, text=f"{line}\n{report.text}", zones=(Zone("dateline", 0, len(line)),))
    readings = tuple(replace(one, report=told) if one.report.id == report.id else one for one in made.readings)
    return replace(made, readings=readings)


def test_a_report_was_written_on_the_day_it_shows() -> None:
    """Date and date-time are both days; the words say no more than the day."""
    found = written(process())
    assert (found[B.id].day, found[B.id].shown, found[B.id].words) == (date(2021, 3, 15), True, "15 Mar 2021")
    assert found[C.id].day == date(2021, 3, 15)


def test_a_report_without_a_day_has_about_that_of_its_story() -> None:
    """The day of the story's meeting, marked as not shown by the report."""
    found = written(process())
    assert (found[A.id].day, found[A.id].shown, found[D.id].words) == (date(2021, 3, 14), False, "about 14 Mar 2021")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("VALLETTA, March 16", date(2021, 3, 16)),
        ("VALLETTA, 16 Mar.", date(2021, 3, 16)),
        ("VALLETTA, Feb. 30", date(2021, 3, 14)),
        ("VALLETTA, May", date(2021, 3, 14)),
        ("VALLETTA 16", date(2021, 3, 14)),
    ],
)
def test_a_dateline_without_a_year_has_that_of_its_story(line: str, day: date) -> None:
    """A month and a day are read; what is no day of the calendar leaves that of the story."""
    found = written(_with_dateline(line, A))[A.id]
    assert (found.day, found.shown) == (day, False)


def test_nothing_is_guessed_where_no_report_of_a_story_tells_a_day() -> None:
    """Neither story nor report has a day."""
    made = process()
    bare = replace(made, linked=replace(made.linked, events=()))
    readings = tuple(replace(one, report=replace(one.report, published=None)) for one in bare.readings)
    assert written(replace(bare, readings=readings)) == {}


def test_a_stamp_that_is_no_day_is_none() -> None:
    """Words in place of a date."""
    assert published(replace(B, published="last spring")) is None


def test_words_were_first_written_on_the_earliest_day() -> None:
    """Of equal days the one that a report shows comes first; nothing is known of other reports."""
    found = written(process())
    first = earliest(found, [span(E, "howitzers"), span(B, "howitzers")])
    assert first is not None
    assert first.words == "15 Mar 2021"
    assert earliest({}, [span(E, "howitzers")]) is None
