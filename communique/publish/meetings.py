"""Which happenings of a process get a page of their own, and under which file name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from communique.errors import NotInRecord
from communique.types import Event, Process, Span, Story


def file_name(event_id: str) -> str:
    """Return the name of an event's page. Ids are made by us, so that no name comes from a report."""
    return f"{event_id}.html"


def meetings(process: Process) -> list[Event]:
    """Return the events that get a page, the first day first.

    They are each story's main one, and meetings that several reports tell of with people placed there.
    """
    present = _present(process)
    mains = {main.id for story in process.linked.stories if (main := main_event(process, story))}
    chosen = [event for event in process.linked.events if event.id in mains or _is_attended(event, present[event.id])]
    return sorted(chosen, key=by_day)


def main_event(process: Process, story: Story) -> Event | None:
    """Return what a story is about: its meeting told by most reports and at most length, or else such an event."""
    present = _present(process)
    return max(
        (event for event in process.linked.events if event.story == story.id),
        key=lambda event: (
            event.type == "CONSULT" and event.status == "happened",
            len(tellers(event.accounts)),
            len(event.accounts),
            present[event.id],
            event.id,
        ),
        default=None,
    )


def _present(process: Process) -> Counter[str]:
    return Counter(seen.event for seen in process.linked.attendance)


def event_of(process: Process, event_id: str) -> Event:
    """Return an event by id. Raises NotInRecord."""
    for event in process.linked.events:
        if event.id == event_id:
            return event
    raise NotInRecord(f"no event {event_id} in this process", "`communique show` lists the events of the record")


def tellers(spans: Iterable[Span]) -> set[str]:
    """Return the reports that some spans lie in."""
    return {span.report for span in spans}


def by_day(event: Event) -> tuple[bool, str, str]:
    """Order events by day, those of unknown day last."""
    return (event.date is None, event.date.first.isoformat() if event.date else "", event.id)


def _is_attended(event: Event, present: int) -> bool:
    met = event.type == "CONSULT" and event.status == "happened"
    return met and present > 1 and len(tellers(event.accounts)) > 1
