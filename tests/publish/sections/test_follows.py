"""Why a story follows another."""

from __future__ import annotations

from msgspec.structs import replace

from communique.publish.lettered import Lettered
from communique.publish.outlets import by_outlet
from communique.publish.sections.follows import chapters
from communique.publish.written import written
from communique.types import Link, Process
from tests.publish.talks import MET_AGAIN, STORIES, TALKS, process


def _page(made: Process) -> Lettered:
    return Lettered(made, by_outlet(made, written(made)))


def test_a_story_follows_for_what_both_name_and_says_how_much_later() -> None:
    """Names of people, groups and places that both hold, those of fewest stories first; states tie nothing."""
    first, later = chapters(_page(process()), written(process()))
    assert (first.event, later.event) == (TALKS, MET_AGAIN)
    (reason,) = later.follows
    assert reason.before.story.id == first.story.id
    assert [label for _, label in reason.shared] == ["Dawn Front", "Ilmar Tessik", "Ruslan Adzhari", "Valletta"]
    assert reason.apart == 19


def test_the_reasons_of_the_rules_are_given_where_the_record_holds_them() -> None:
    """A link between the stories carries them."""
    made = process()
    link = Link("story", STORIES[1].id, STORIES[0].id, "same", 0.4, ("0.31 of the telling words",))
    made = replace(made, linked=replace(made.linked, links=(link,)))
    assert chapters(_page(made), written(made))[1].follows[0].rules == ("0.31 of the telling words",)


def test_a_story_without_an_event_keeps_its_label() -> None:
    """It is there, with its reports."""
    made = process()
    bare = replace(made, linked=replace(made.linked, events=()))
    assert [(one.name, one.reports) for one in chapters(_page(bare), written(bare))] == [
        ("Talks in Valletta", 4),
        ("Talks in Tbilisi", 1),
    ]
