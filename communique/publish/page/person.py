"""The page of a person: names as written, titles over time, what was attended, said and promised."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from communique.errors import NotInRecord
from communique.publish.lettered import Lettered
from communique.publish.meetings import main_event
from communique.publish.names import state_label, title
from communique.publish.outlets import by_outlet
from communique.publish.page.lanes import chart
from communique.publish.page.pane import between, filled
from communique.publish.sections.person import person
from communique.publish.slices import about, joined
from communique.publish.written import Written, written
from communique.types import Actor, Process


def person_page(processes: Iterable[Process], actor_id: str, pages: Collection[str] = ()) -> str:
    """Return the page of a person over all processes that name him. Raises NotInRecord.

    The processes are looked at one by one, and only what concerns the person is kept of each. `pages` are the ids of
    things whose pages lie beside this one.
    """
    days: dict[str, Written] = {}
    homes: dict[str, str] = {}
    parts: list[Process] = []
    held: list[tuple[str, str]] = []
    for process in processes:
        actor = actor_in(process, actor_id)
        parts.append(about(process, actor))
        named = {reading.report.id for reading in parts[-1].readings}
        days |= {report: day for report, day in written(process).items() if report in named}
        homes |= _homes(process, parts[-1])
        held.append((process.id, title(process)))
    if not parts:
        raise NotInRecord(f"no person {actor_id}", "`communique show --people` lists the people of the record")
    merged = joined(parts)
    actor = actor_in(merged, actor_id)
    page = Lettered(merged, by_outlet(merged, days))
    found = person(page, actor, days, homes)
    seen = [days[report].day for report in sorted(_naming(merged, actor)) if report in days]
    return filled(
        "person.html.j2",
        page,
        days,
        pages,
        title=actor.label,
        id=actor.id,
        person=found,
        states=[state_label(merged, state) for state in actor.states],
        span=between(min(seen), max(seen)) if seen else "undated",
        chart=chart(found.entries),
        processes=held,
    )


def actor_in(process: Process, actor_id: str) -> Actor:
    """Return an actor of a process. Raises NotInRecord."""
    for actor in process.actors:
        if actor.id == actor_id:
            return actor
    raise NotInRecord(f"no person {actor_id}", "`communique show --people` lists the people of the record")


def _naming(process: Process, actor: Actor) -> set[str]:
    """Return the reports that name a person."""
    own = set(actor.entities)
    return {reading.report.id for reading in process.readings if any(one.id in own for one in reading.entities)}


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
