"""The places of a meeting."""

from __future__ import annotations

import msgspec

from communique.publish.meeting import Meeting
from communique.publish.sections.where import NAMED, spots
from communique.types import Actor, Mention
from tests.publish.talks import FIRED, TALKS, A, actor_id, entity_id, process, span


def test_the_place_of_the_meeting_comes_first() -> None:
    """Then the places of other events, each with what happened there and who names it."""
    found = spots(Meeting(process(), TALKS.id))
    assert [(spot.actor.label, spot.main, spot.events) for spot in found] == [
        ("Valletta", True, ("Velmora–Karst talks in Valletta",)),
        ("Tbilisi", False, ("Karst–Velmora talks in Tbilisi",)),
    ]
    assert [mark.outlet.letter for group in found[0].marks for mark in group] == ["A", "B", "C", "D", "E"]


def test_a_place_without_coordinates_is_on_no_map() -> None:
    """Nothing is put where nobody knows."""
    made = process()
    actors = tuple(
        msgspec.structs.replace(actor, lat=None) if actor.id == actor_id("valletta") else actor for actor in made.actors
    )
    found = spots(Meeting(msgspec.structs.replace(made, actors=actors), TALKS.id))
    assert [spot.actor.label for spot in found] == ["Tbilisi"]


def test_a_sea_is_no_dot_and_of_many_towns_some_are_kept() -> None:
    """Only named, a place must be small; and not more are drawn than can be read."""
    made = process()
    names = ["sea", *(f"town{number}" for number in range(20))]
    extra = tuple(
        Actor(f"ac_{name}", name, "place", (entity_id(name, A),), known=known, lat=35.0, lon=14.0)
        for name in names
        for known in ["place:mediterranean" if name == "sea" else None]
    )
    mentions = tuple(Mention(f"mn_{name}", span(A, "Valletta"), "place", entity_id(name, A)) for name in names)
    readings = (
        msgspec.structs.replace(made.readings[0], mentions=(*made.readings[0].mentions, *mentions)),
        *made.readings[1:],
    )
    made = msgspec.structs.replace(made, readings=readings, actors=(*made.actors, *extra))
    found = spots(Meeting(made, TALKS.id))
    assert len(found) == 2 + NAMED
    assert "sea" not in {spot.actor.label for spot in found}
    assert FIRED.place is None
