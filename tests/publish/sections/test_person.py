"""A person over time."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from communique.errors import NotInRecord
from communique.publish.dossier import gathered
from communique.publish.sections.person import grouped_titles
from communique.types import Process, Span
from tests.publish.talks import MET_AGAIN, PROMISE, TALKS, A, actor_id, process, span


def _titled() -> Process:
    """Return the process with the title that stands by the first mention of one man."""
    made = process()
    words = span(A, "Foreign Minister Ruslan Adzhari")
    title = replace(words, end=words.start + len("Foreign Minister"))
    readings = [
        replace(
            one,
            mentions=tuple(
                replace(m, title=title) if (m.span.report, m.span.end) == (A.id, words.end) else m for m in one.mentions
            ),
        )
        for one in made.readings
    ]
    return replace(made, readings=tuple(readings))


def test_names_as_written_come_with_their_days_and_letters() -> None:
    """The form that most reports use comes first."""
    found = gathered([process()], actor_id("adzhari")).person
    assert [(form.text, form.reports) for form in found.names] == [("Ruslan Adzhari", 3), ("Rouslan Adjari", 1)]
    first, last = found.names[0].first, found.names[0].last
    assert first is not None
    assert last is not None
    assert (first.words, last.words) == ("about 14 Mar 2021", "2 Apr 2021")


def test_titles_run_from_the_first_day_they_are_given_to_the_last() -> None:
    """Only titles that stand by a name in a report, cited at their own words."""
    (title,) = gathered([_titled()], actor_id("adzhari")).person.titles
    assert (title.text, title.reports) == ("Foreign Minister", 1)
    assert title.telling.first is not None
    assert title.telling.first.words == "Foreign Minister"


def test_meetings_are_cited_where_a_report_places_the_person_there() -> None:
    """The letters are those of the outlets that do."""
    found = gathered([process()], actor_id("adzhari")).person
    assert [entry.id for entry in found.meetings] == [TALKS.id, MET_AGAIN.id]
    told = found.meetings[0].telling.first
    assert told is not None
    assert told.words == "Ruslan Adzhari"


def test_what_was_said_comes_in_order_of_time_with_the_page_of_its_wordings() -> None:
    """Wordings are counted; the event is the one whose page holds them side by side."""
    found = gathered([process()], actor_id("adzhari")).person
    assert [(len(one.said.wordings), one.event) for one in found.sayings] == [(2, TALKS.id), (1, MET_AGAIN.id)]


def test_promises_of_his_state_are_his_sides_and_not_his() -> None:
    """A person answers for what he is said to have promised himself."""
    found = gathered([process()], actor_id("adzhari")).person
    assert found.promises == ()
    assert [entry.id for entry in found.side] == [PROMISE.id]
    assert gathered([process()], actor_id("tessik")).person.side == ()


def test_a_person_of_two_processes_is_told_over_both() -> None:
    """Each process is named."""
    made = process()
    other = replace(made, linked=replace(made.linked, stories=made.linked.stories[1:], events=(), attendance=()))
    found = gathered(iter([made, other]), actor_id("tessik"))
    assert [label for _, label in found.processes] == ["Karst–Velmora talks", "Talks in Tbilisi"]


def test_an_unknown_person_is_named_as_such() -> None:
    """The error says where people are listed."""
    with pytest.raises(NotInRecord, match="no person"):
        gathered([process()], "actor_none")
    with pytest.raises(NotInRecord, match="no person"):
        gathered([], "actor_none")


@pytest.mark.parametrize(
    ("titles", "offices"),
    [
        (
            ["Foreign Minister", "Minister of Foreign Affairs", "Top diplomat", "глава МИД"],
            [["Foreign Minister", "Minister of Foreign Affairs", "Top diplomat", "глава МИД"]],
        ),
        (["Turkish Foreign Minister", "Foreign Minister"], [["Foreign Minister", "Turkish Foreign Minister"]]),
        (["Foreign Minister", "Former foreign minister"], [["Foreign Minister"], ["Former foreign minister"]]),
        (["Foreign Minister", "Minister"], [["Foreign Minister"], ["Minister"]]),
        (
            ["Foreign Minister", "Spokesman for the foreign minister"],
            [["Foreign Minister"], ["Spokesman for the foreign minister"]],
        ),
        (
            ["Prime Minister", "Prime Minister and Foreign Minister"],
            [["Prime Minister"], ["Prime Minister and Foreign Minister"]],
        ),
        (
            ["French Foreign Minister", "Foreign Minister", "Turkish Foreign Minister"],
            [["Foreign Minister"], ["French Foreign Minister"], ["Turkish Foreign Minister"]],
        ),
        (["Keeper of the seal", "Seal keeper"], [["Keeper of the seal"], ["Seal keeper"]]),
    ],
)
def test_wordings_of_one_office_stand_together(titles: list[str], offices: list[list[str]]) -> None:
    """Where the lexicon has them as one, of one rank and state; titles that hold more, or are unknown, stay alone."""
    assert sorted(sorted(group) for group in grouped_titles(titles)) == sorted(map(sorted, offices))


def _titled_everywhere() -> Process:
    """Return the process with the words "foreign minister" before a name as its title, in whatever case."""
    made = process()
    readings = []
    for one in made.readings:
        mentions = []
        for mention in one.mentions:
            before = re.search(r"foreign minister(?=,? $)", one.report.text[: mention.span.start], re.IGNORECASE)
            title = Span(one.report.id, *before.span()) if before else None
            mentions.append(replace(mention, title=title))
        readings.append(replace(one, mentions=tuple(mentions)))
    return replace(made, readings=tuple(readings))


def test_each_wording_of_an_office_keeps_who_gives_it_and_when() -> None:
    """The office runs from the first day of any wording to the last, and counts each report once."""
    (post,) = gathered([_titled_everywhere()], actor_id("adzhari")).person.titles
    assert [(form.text, form.reports) for form in post.wordings] == [("Foreign Minister", 1), ("Foreign minister", 1)]
    assert (post.text, post.reports) == ("Foreign Minister", 2)
    assert [form.telling.first.words for form in post.wordings if form.telling.first] == [
        "Foreign Minister",
        "foreign minister",
    ]
