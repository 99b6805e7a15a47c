"""One process with all it rests on, as linking leaves it and pages show it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from communique.types.decided import Review
from communique.types.ids import make_id
from communique.types.recorded import (
    Actor,
    Agreement,
    Attendance,
    Commitment,
    Difference,
    Event,
    Link,
    Reprint,
    Story,
    Utterance,
)
from communique.types.written import Reading, When


class Linked(Struct, frozen=True):
    """What linking found within one process: a chain of stories that follow one another.

    `whens` are date expressions that their own report leaves open and an event of the process closes.
    """

    stories: tuple[Story, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    events: tuple[Event, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    whens: tuple[When, ...] = ()
    links: tuple[Link, ...] = ()


class Process(Struct, frozen=True):
    """One process with all it rests on: what a page shows and an export writes.

    `readings` are without what people judged wrong. `actors` and `agreements` are those of the whole record that they
    mention.
    """

    readings: tuple[Reading, ...]
    linked: Linked
    differences: tuple[Difference, ...]
    actors: tuple[Actor, ...]
    agreements: tuple[Agreement, ...]
    reviews: tuple[Review, ...] = ()

    @property
    def id(self) -> str:
        """The id of the process: that of its chain of stories."""
        return process_id(self.linked.stories)

    def actor_of(self) -> dict[str, str]:
        """Map each entity id to the id of the actor it was joined into."""
        return actor_of(self.actors)


def process_id(stories: Iterable[Story]) -> str:
    """Return the id of a chain of stories."""
    return make_id("pr", min((story.id for story in stories), default=""))


def actor_of(actors: Iterable[Actor]) -> dict[str, str]:
    """Map each entity id to the id of the actor it was joined into."""
    return {entity: actor.id for actor in actors for entity in actor.entities}


def owners(linked: Linked, actors: Iterable[Actor], agreements: Iterable[Agreement]) -> dict[str, str]:
    """Map the id of each thing that reports say to the id of the recorded thing it is part of."""
    return {
        **actor_of(actors),
        **{member: pact.id for pact in agreements for member in pact.members},
        **{member: said.id for said in linked.utterances for member in said.statements},
        **{member: event.id for event in linked.events for member in event.members},
        **{member: promise.id for promise in linked.commitments for member in promise.members},
    }
