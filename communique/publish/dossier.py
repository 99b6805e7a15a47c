"""A person over all processes that name him: gathered one process after the other, and only what concerns him."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from communique.errors import NotInRecord
from communique.publish.days import short
from communique.publish.lettered import Lettered
from communique.publish.meetings import main_event
from communique.publish.names import state_label, title
from communique.publish.outlets import by_outlet
from communique.publish.sections.person import Person, person
from communique.publish.slices import about, joined
from communique.publish.written import Written, written
from communique.types import Actor, Days, Process


class Dossier(Struct, frozen=True):
    """A person with the lettered reports that concern him; `processes` are the ids and names of those that name him."""

    page: Lettered
    days: dict[str, Written]
    person: Person
    states: tuple[str, ...]
    span: str
    processes: tuple[tuple[str, str], ...]


def gathered(processes: Iterable[Process], actor_id: str) -> Dossier:
    """Return what some processes hold of a person. Raises NotInRecord."""
    days: dict[str, Written] = {}
    homes: dict[str, str] = {}
    parts: list[Process] = []
    named: list[tuple[str, str]] = []
    for process in processes:
        part = about(process, _actor(process, actor_id))
        kept = {reading.report.id for reading in part.readings}
        days |= {report: day for report, day in written(process).items() if report in kept}
        homes |= _homes(process, part)
        named.append((process.id, title(process)))
        parts.append(part)
    merged = joined(parts)
    actor = _actor(merged, actor_id)
    page = Lettered(merged, by_outlet(merged, days))
    return Dossier(
        page,
        days,
        person(page, actor, days, homes),
        tuple(state_label(merged, state) for state in actor.states),
        _span(merged, actor, days),
        tuple(named),
    )


def _actor(process: Process, actor_id: str) -> Actor:
    for actor in process.actors:
        if actor.id == actor_id:
            return actor
    raise NotInRecord(f"no person {actor_id}", "`communique show --people` lists the people of the record")


def _span(process: Process, actor: Actor, days: dict[str, Written]) -> str:
    """Return the days on which reports name a person."""
    own = set(actor.entities)
    naming = {reading.report.id for reading in process.readings if any(one.id in own for one in reading.entities)}
    seen = [days[report].day for report in naming if report in days]
    return short(Days(min(seen), max(seen))) if seen else "undated"


def _homes(process: Process, part: Process) -> dict[str, str]:
    """Map what a person said to the event whose page holds it: the main one of the story that first told it."""
    mains = {
        report: main.id
        for story in process.linked.stories
        if (main := main_event(process, story))
        for report in story.reports
    }
    told = {statement.id: reading.report.id for reading in part.readings for statement in reading.statements}
    return {
        said.id: mains[told[said.statements[0]]]
        for said in part.linked.utterances
        if told.get(said.statements[0]) in mains
    }
