"""The index page: every meeting of a record by day, and what else the stories are about."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from communique.publish.days import in_full
from communique.publish.meetings import file_name, main_event, meetings, tellers
from communique.publish.names import kind_of, name
from communique.publish.page.frame import render
from communique.types import Event, Process, Report, Story


class Entry(Struct, frozen=True):
    """A row: an event with a page, or a story without one (`href` None)."""

    title: str
    href: str | None
    kind: str
    day: str
    place: str | None
    outlets: tuple[str, ...]
    unnamed: int
    reports: int
    people: int
    said: int
    contradictions: int
    order: tuple[bool, str, str]

    @property
    def search(self) -> str:
        """What the filter looks in."""
        return " ".join((self.title, self.kind, self.day, self.place or "", *self.outlets)).lower()


class Chain(Struct, frozen=True):
    """A process: its entries, the latest day first."""

    title: str
    entries: tuple[Entry, ...]


def index(processes: Iterable[Process]) -> str:
    """Return the index page. It links each event's page under `file_name`, to lie in the same folder."""
    chains = [chain for process in processes if (chain := _chain(process)).entries]
    chains.sort(key=lambda chain: chain.entries[0].order, reverse=True)
    chains.sort(key=lambda chain: chain.entries[0].order[0])
    return render(
        "index.html.j2",
        chains=chains,
        meetings=sum(len(chain.entries) for chain in chains),
        reports=sum(entry.reports for chain in chains for entry in chain.entries),
    )


def _chain(process: Process) -> Chain:
    reports = {reading.report.id: reading.report for reading in process.readings}
    chosen = meetings(process)
    entries = [_of_event(process, event, reports) for event in chosen]
    entries += [_of_story(story, reports) for story in process.linked.stories if main_event(process, story) is None]
    entries.sort(key=lambda entry: entry.order, reverse=True)
    entries.sort(key=lambda entry: entry.order[0])
    first = min(process.linked.stories, key=lambda story: (bool(story.follows), story.id), default=None)
    return Chain(first.label if first else "", tuple(entries))


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
        title=name(process, event),
        href=file_name(event.id),
        kind=kind_of(event),
        day=in_full(event.date),
        place=place,
        outlets=_outlets(near, reports),
        unnamed=sum(reports[report].outlet is None for report in near),
        reports=len(near),
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
        title=story.label,
        href=None,
        kind="Story",
        day="no event was found in it",
        place=None,
        outlets=_outlets(held, reports),
        unnamed=sum(reports[report].outlet is None for report in held),
        reports=len(held),
        people=0,
        said=0,
        contradictions=0,
        order=(True, "", story.id),
    )


def _outlets(held: set[str], reports: dict[str, Report]) -> tuple[str, ...]:
    return tuple(sorted({outlet for report in held if (outlet := reports[report].outlet)}))
