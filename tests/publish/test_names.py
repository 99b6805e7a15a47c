"""What an event is called on a page."""

from __future__ import annotations

import msgspec

from communique.publish.names import kind_of, name, state_label, title
from tests.publish.talks import FIRED, MET_AGAIN, TALKS, process


def test_talks_are_named_by_the_states_that_sat_there() -> None:
    """The side with most people comes first; equal ones in the order of the alphabet."""
    assert name(process(), TALKS) == "Velmora–Karst talks in Valletta"
    assert name(process(), MET_AGAIN) == "Karst–Velmora talks in Tbilisi"


def test_talks_of_one_side_or_of_many_keep_their_label() -> None:
    """A single state does not meet itself, and five names make no heading."""
    made = process()
    alone = tuple(
        msgspec.structs.replace(actor, states=()) if "state:KR" in actor.states else actor for actor in made.actors
    )
    assert name(msgspec.structs.replace(made, actors=alone), TALKS) == TALKS.label


def test_a_state_is_called_as_in_the_record_or_else_the_lexicon() -> None:
    """A state the lexicon does not have is called as its reports name it."""
    assert state_label(process(), "state:VM") == "Velmora"
    assert state_label(process(), "state:MT") == "Malta"
    assert state_label(process(), "name:karst") == "Karst"
    assert state_label(process(), "name:west orlo") == "West Orlo"


def test_a_process_is_called_by_the_states_that_meet_in_it() -> None:
    """Where no two states meet, it goes by its first story."""
    made = process()
    assert title(made) == "Karst–Velmora talks"
    bare = msgspec.structs.replace(made, linked=msgspec.structs.replace(made.linked, events=()))
    assert title(bare) == "Talks in Valletta"


def test_a_kind_in_a_word() -> None:
    """A phone call is told from a meeting."""
    assert kind_of(TALKS) == "Meeting"
    assert kind_of(msgspec.structs.replace(TALKS, mode="phone")) == "Phone call"
    assert kind_of(FIRED) == "Attack"
