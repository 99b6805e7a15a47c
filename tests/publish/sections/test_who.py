"""The attendance matrix."""

from __future__ import annotations

import msgspec

from communique.publish.meeting import Meeting
from communique.publish.sections.who import delegations, everyone
from tests.publish.talks import TALKS, process


def _table() -> dict[str, tuple[str | None, list[str], str]]:
    groups = delegations(Meeting(process(), TALKS.id))
    return {
        person.actor.label: (group.label, [cell.presence for cell in person.cells], f"{person.count} of {person.total}")
        for group in groups
        for person in group.people
    }


def test_a_report_without_a_list_is_not_one_that_leaves_somebody_out() -> None:
    """A dash stands only where a list of that side lacks the name, and only such reports are counted."""
    table = _table()
    assert table["Jory Halm"] == ("Velmora", ["listed", "listed", "missing", "no list"], "2 of 3")
    assert table["Tam Orrel"] == ("Velmora", ["missing", "missing", "listed", "no list"], "1 of 3")
    assert table["Pell Marovan"] == ("Karst", ["listed", "listed", "no list", "no list"], "2 of 2")


def test_somebody_named_outside_a_list_counts_as_placed_there() -> None:
    """The one report that only names a minister adds to both sides of the count."""
    assert _table()["Ilmar Tessik"] == ("Velmora", ["named", "named", "named", "named"], "4 of 4")


def test_all_say_only_of_those_whom_every_report_places_there() -> None:
    """Two of two lists do not make it all four reports."""
    groups = delegations(Meeting(process(), TALKS.id))
    assert [person.actor.label for person in everyone(groups)] == ["Ilmar Tessik"]


def test_the_larger_delegation_comes_first_and_says_who_gives_no_list() -> None:
    """Delegations are headed by their state, with the letters of reports that list nobody of it."""
    groups = delegations(Meeting(process(), TALKS.id))
    assert [(group.label, [outlet.letter for outlet in group.listless]) for group in groups] == [
        ("Velmora", ["D"]),
        ("Karst", ["C", "D"]),
    ]


def test_somebody_listed_among_people_of_one_side_sits_with_them() -> None:
    """A person no report ties to a state, named between two of one state in a list, is grouped with that state."""
    made = process()

    def without_state(label: str) -> list[tuple[str | None, list[str]]]:
        actors = tuple(
            msgspec.structs.replace(actor, states=()) if actor.label == label else actor for actor in made.actors
        )
        meeting = Meeting(msgspec.structs.replace(made, actors=actors), TALKS.id)
        return [(group.label, [person.actor.label for person in group.people]) for group in delegations(meeting)]

    assert without_state("Pell Marovan")[1] == ("Karst", ["Ruslan Adzhari", "Pell Marovan", "Kora Vint"])
    assert without_state("Kora Vint")[-1] == (None, ["Kora Vint"])
