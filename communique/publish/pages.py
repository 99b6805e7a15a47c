"""Which things of a record have a page of their own: each lies in one folder, under a name made of its id."""

from __future__ import annotations

from collections.abc import Iterable

from communique.publish.meetings import meetings
from communique.publish.sections.fate import has_life
from communique.types import Actor, Commitment, Event, Process


def people(process: Process) -> list[Actor]:
    """Return the people of a process with a page: those whom two reports at least name."""
    return [actor for actor in process.actors if actor.kind == "person" and len(actor.entities) > 1]


def promises(process: Process) -> list[Commitment]:
    """Return the promises with a page: those of which there is more to tell than one wording."""
    return [commitment for commitment in process.linked.commitments if has_life(commitment)]


def pages(process: Process) -> set[str]:
    """Return the ids of all of a process that has a page, itself among them."""
    return {process.id, *(thing.id for thing in _things(process))}


def _things(process: Process) -> Iterable[Actor | Commitment | Event]:
    yield from meetings(process)
    yield from people(process)
    yield from promises(process)
