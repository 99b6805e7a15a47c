"""The words each outlet chose."""

from __future__ import annotations

import msgspec

from communique.publish.lettered import alike
from communique.publish.meeting import Meeting
from communique.publish.sections.words import Wordings, wordings
from communique.types import Difference, Side
from tests.publish.talks import MET_AGAIN, PROMISE, TALKS, A, B, C, actor_id, process, span


def _wordings(*more: Difference) -> Wordings:
    made = process()
    made = msgspec.structs.replace(made, differences=(*made.differences, *more))
    return wordings(Meeting(made, TALKS.id))


def _difference(aspect: str, subject: str, *sides: Side) -> Difference:
    return Difference(f"df_{aspect}", "wording", subject, aspect, sides)


def test_each_outlet_has_its_cell_and_none_where_it_has_no_words() -> None:
    """The words stand under the letter that chose them, those of a follow-up too."""
    (row,) = _wordings().names
    assert row.about == "Dawn Front"
    assert [(outlet.letter, [choice.cite.words for choice in choices]) for outlet, choices in row.cells] == [
        ("A", ["The fighters of the Dawn Front"]),
        ("B", ["The rebels of the Dawn Front"]),
        ("C", ["The terrorists of the Dawn Front"]),
        ("D", []),
        ("E", ["The militants of the Dawn Front"]),
    ]


def test_the_same_words_of_one_outlet_come_once() -> None:
    """Case does not make other words."""
    twice = Side("guards", (span(A, "border guards"), span(A, "border guards")))
    (row,) = [row for row in _wordings(_difference("term", "the guards", twice)).names if row.about == "the guards"]
    assert [len(choices) for _, choices in row.cells] == [1, 0, 0, 0, 0]


def test_spellings_and_sources_stand_apart_and_promises_with_the_promise() -> None:
    """A name spelled in two ways is no choice of words."""
    sides = (Side("Ruslan", (span(A, "Ruslan Adzhari"),)), Side("Rouslan", (span(B, "Rouslan Adjari"),)))
    found = _wordings(
        _difference("spelling", actor_id("adzhari"), *sides),
        _difference("attribution", PROMISE.id, *sides),
        _difference("term", PROMISE.id, *sides),
    )
    assert [row.about for row in found.spellings] == ["Ruslan Adzhari"]
    assert [row.about for row in found.sources] == [PROMISE.label]
    assert [row.about for row in found.names] == ["Dawn Front"]


def test_a_name_that_takes_a_side_is_marked_from_the_lexicon() -> None:
    """Only names that the lexicon lists as loaded for the actor are marked."""
    from communique.lexicon import load

    entry = next(
        entry
        for hit in load().find("ISIL, ISIS, Daesh, Hezbollah, Hamas, the PKK and the YPG")
        for entry in hit.entries
        if entry.loaded
    )
    made = process()
    actors = tuple(
        msgspec.structs.replace(actor, known=entry.id) if actor.id == actor_id("dawn") else actor
        for actor in made.actors
    )
    text = f"{C.text}{entry.loaded[0]}\n"
    report = msgspec.structs.replace(C, text=text)
    readings = tuple(
        msgspec.structs.replace(reading, report=report) if reading.report.id == C.id else reading
        for reading in made.readings
    )
    sides = (Side("", (span(report, entry.loaded[0]),)), Side("", (span(A, "The fighters of the Dawn Front"),)))
    made = msgspec.structs.replace(
        made, actors=actors, readings=readings, differences=(_difference("name", actor_id("dawn"), *sides),)
    )
    (row,) = wordings(Meeting(made, TALKS.id)).names
    assert [(choice.cite.outlet.letter, choice.loaded) for choice in row.choices] == [("A", False), ("C", True)]


def test_words_of_another_meeting_are_left_to_its_page() -> None:
    """A difference in which no near report takes part has no row."""
    only = _difference("term", "guns", Side("howitzers", (span(A, "howitzers"),)))
    made = msgspec.structs.replace(process(), differences=(only,))
    assert wordings(Meeting(made, MET_AGAIN.id)).names == ()
    assert len(wordings(Meeting(made, TALKS.id)).names) == 1


def test_citations_that_read_the_same_are_grouped() -> None:
    """White space and case apart."""
    meeting = Meeting(process(), TALKS.id)
    cites = meeting.cites([span(A, "Oda Brennick"), span(B, "Oda Brennick"), span(B, "Jory Halm")])
    assert [[cite.outlet.letter for cite in group] for group in alike(cites)] == [["A", "B"], ["B"]]
