"""The index page: the processes of a record, each with its meetings by day and what else its stories are about."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from communique.publish.days import in_full, short
from communique.publish.meetings import file_name, main_event, meetings, tellers
from communique.publish.names import kind_of, name, title
from communique.publish.outlets import Telling
from communique.publish.page.frame import render
from communique.publish.page.lanes import Chart, chart
from communique.publish.reviewed import Tally, process_tally
from communique.publish.sections.course import Entry as Line
from communique.publish.sections.course import Gathering, Plan, Stage, stage
from communique.publish.written import written
from communique.types import Days, Event, Process, Report, Story


class Entry(Struct, frozen=True):
    """A row: an event with a page, or a story without one (`href` None)."""

    id: str
    title: str
    href: str | None
    kind: str
    day: str
    place: str | None
    outlets: tuple[str, ...]
    unnamed: int
    reports: int
    stage: Stage | None
    people: int
    said: int
    contradictions: int
    order: tuple[bool, str, str]

    @property
    def search(self) -> str:
        """What the filter looks in."""
        return " ".join((self.title, self.kind, self.day, self.place or "", *self.outlets)).lower()


class Chain(Struct, frozen=True):
    """A process in the index: its entries, the latest day first, and its meetings drawn over time."""

    id: str
    title: str
    span: str
    reports: int
    entries: tuple[Entry, ...]
    chart: Chart | None
    reviewed: Tally


def index(processes: Iterable[Process]) -> str:
    """Return the index page. It links each page under `file_name`, to lie in the same folder."""
    return index_of(map(chain, processes))


def index_of(found: Iterable[Chain]) -> str:
    """Return the index page of processes whose entries have been gathered, one by one."""
    chains = [one for one in found if one.entries]
    chains.sort(key=lambda one: one.entries[0].order, reverse=True)
    chains.sort(key=lambda one: one.entries[0].order[0])
    lines, reviewed = sum(one.reviewed.lines for one in chains), sum(one.reviewed.reviewed for one in chains)
    return render(
        "index.html.j2",
        chains=chains,
        pages=set(),
        file_name=file_name,
        meetings=sum(len(one.entries) for one in chains),
        looked_at=Tally(lines, reviewed).words,
    )


def chain(process: Process) -> Chain:
    """Return what the index holds of a process."""
    reports = {reading.report.id: reading.report for reading in process.readings}
    chosen = meetings(process)
    entries = [_of_event(process, event, reports) for event in chosen]
    entries += [_of_story(story, reports) for story in process.linked.stories if main_event(process, story) is None]
    entries.sort(key=lambda entry: entry.order, reverse=True)
    entries.sort(key=lambda entry: entry.order[0])
    told = [one.day for one in written(process).values()]
    span = short(Days(min(told), max(told))) if told else "undated"
    return Chain(
        process.id, title(process), span, len(reports), tuple(entries), _drawn(process), process_tally(process)
    )


def _drawn(process: Process) -> Chart | None:
    """Return the meetings of a process over time, numbered in order."""
    labels = {actor.id: actor.label for actor in process.actors}
    dated = [event for event in meetings(process) if event.date and event.type == "CONSULT"]
    return chart(
        [
            Line(event.id, "meeting", event.date, None, Telling(()), _gathering(process, event, labels), number=number)
            for number, event in enumerate(dated, 1)
        ]
    )


def _gathering(process: Process, event: Event, labels: dict[str, str]) -> Gathering:
    place = (event.place, labels[event.place]) if event.place in labels else None
    plans = tuple(Plan(plan, Telling(())) for plan in event.moved_from)
    return Gathering(event, name(process, event), place, stage(event), 0, plans)


def _of_event(process: Process, event: Event, reports: dict[str, Report]) -> Entry:
    story = next((story for story in process.linked.stories if story.id == event.story), None)
    near = tellers(event.accounts)
    if story and main_event(process, story) == event:
        near |= set(story.reports)
    place = next((actor.label for actor in process.actors if actor.id == event.place), None)
    near &= set(reports)
    carried = {
        statement.id for reading in process.readings if reading.report.id in near for statement in reading.statements
    }
    return Entry(
        id=event.id,
        title=name(process, event),
        href=file_name(event.id),
        kind=kind_of(event),
        day=in_full(event.date),
        place=place,
        outlets=_outlets(near, reports),
        unnamed=sum(reports[report].outlet is None for report in near),
        reports=len(near),
        stage=stage(event),
        people=len({seen.actor for seen in process.linked.attendance if seen.event == event.id}),
        said=sum(not carried.isdisjoint(said.statements) for said in process.linked.utterances),
        contradictions=sum(
            difference.kind == "contradiction"
            and not near.isdisjoint(span.report for side in difference.sides for span in side.claims)
            for difference in process.differences
        ),
        order=(event.date is None, event.date.first.isoformat() if event.date else "", event.id),
    )


def _of_story(story: Story, reports: dict[str, Report]) -> Entry:
    held = set(story.reports) & set(reports)
    return Entry(
        id=story.id,
        title=story.label,
        href=None,
        kind="Story",
        day="no event was found in it",
        place=None,
        outlets=_outlets(held, reports),
        unnamed=sum(reports[report].outlet is None for report in held),
        reports=len(held),
        stage=None,
        people=0,
        said=0,
        contradictions=0,
        order=(True, "", story.id),
    )


def _outlets(held: set[str], reports: dict[str, Report]) -> tuple[str, ...]:
    return tuple(sorted({outlet for report in held if (outlet := reports[report].outlet)}))
