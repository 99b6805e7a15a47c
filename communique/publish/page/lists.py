"""The lists beside the index: the people of a record, and its promises. Rows are gathered process by process."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from communique.publish.days import short
from communique.publish.meetings import file_name
from communique.publish.names import state_label
from communique.publish.page.frame import render
from communique.publish.pages import people, promises
from communique.publish.sections.course import stage
from communique.publish.sections.fate import RULES
from communique.publish.written import earliest, written
from communique.types import Commitment, CommitmentStatus, Process


class PersonRow(Struct, frozen=True):
    """A person in the list: how many reports name him, at how many meetings he is placed, and how often he speaks."""

    id: str
    label: str
    states: tuple[str, ...]
    titles: tuple[str, ...]
    names: tuple[str, ...]
    reports: int
    meetings: int
    said: int

    @property
    def search(self) -> str:
        """What the filter looks in."""
        return " ".join((self.label, *self.states, *self.titles, *self.names)).lower()


class PromiseRow(Struct, frozen=True):
    """A promise in the list: when it was made and is due, as ISO days for their order and in words."""

    id: str
    label: str
    by: tuple[str, ...]
    made: str
    made_words: str
    due: str | None
    status: CommitmentStatus
    told: int

    @property
    def search(self) -> str:
        """What the filter looks in."""
        return " ".join((self.label, *self.by, self.made_words, self.due or "", self.status.replace("_", " "))).lower()


class Group(Struct, frozen=True):
    """Promises of one status, with the rule by which they have it."""

    status: CommitmentStatus
    rule: str
    rows: tuple[PromiseRow, ...]


def person_rows(process: Process) -> list[PersonRow]:
    """Return the people of a process who have a page."""
    linked = process.linked
    held = {event.id for event in linked.events if stage(event) in ("held", "claimed")}
    attended: dict[str, set[str]] = {}
    for seen in linked.attendance:
        if seen.event in held:
            attended.setdefault(seen.actor, set()).add(seen.event)
    said: dict[str, int] = {}
    for one in linked.utterances:
        if one.actor:
            said[one.actor] = said.get(one.actor, 0) + 1
    return [
        PersonRow(
            actor.id,
            actor.label,
            tuple(state_label(process, state) for state in actor.states),
            tuple(held.title for held in sorted(actor.titles, key=lambda held: (-len(held.reports), held.title))[:1]),
            actor.names,
            len(actor.entities),
            len(attended.get(actor.id, ())),
            said.get(actor.id, 0),
        )
        for actor in people(process)
    ]


def together(rows: Iterable[PersonRow]) -> list[PersonRow]:
    """Return one row a person, whatever the number of processes, those named most first."""
    found: dict[str, PersonRow] = {}
    for row in rows:
        known = found.get(row.id)
        found[row.id] = (
            replace(row, meetings=row.meetings + known.meetings, said=row.said + known.said) if known else row
        )
    return sorted(found.values(), key=lambda row: (-row.reports, row.label, row.id))


def promise_rows(process: Process) -> list[PromiseRow]:
    """Return the promises of a process that have a page."""
    labels = {actor.id: actor.label for actor in process.actors}
    days = written(process)

    def row(one: Commitment) -> PromiseRow:
        made = earliest(days, one.pledges)
        return PromiseRow(
            one.id,
            one.label,
            tuple(labels.get(actor, actor) for actor in one.promisor),
            made.day.isoformat() if made else "",
            made.words if made else "day not known",
            short(one.due) if one.due else None,
            one.status,
            len(one.evidence),
        )

    return [row(one) for one in promises(process)]


def people_page(rows: Iterable[PersonRow]) -> str:
    """Return the list of people."""
    return render("people.html.j2", rows=together(rows), file_name=file_name)


def promises_page(rows: Iterable[PromiseRow]) -> str:
    """Return the list of promises by status, the latest first."""
    held = sorted(rows, key=lambda row: row.id)
    held.sort(key=lambda row: row.made, reverse=True)
    groups = [Group(status, rule, tuple(row for row in held if row.status == status)) for status, rule in RULES.items()]
    return render(
        "promises.html.j2", groups=[group for group in groups if group.rows], count=len(held), file_name=file_name
    )
