"""Who attended, outlet by outlet: a report that gives no list is not one whose list leaves somebody out.

A list is the roster of an account, and it speaks for one side only where it names somebody of that side. The count
"x of N" is over reports that give a list for the person's side or place the person there anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from communique.publish.lettered import Cite, Outlet
from communique.publish.meeting import Meeting
from communique.publish.names import state_label
from communique.types import Actor, Span

Placed = dict[str, dict[str, list[Span]]]  # actor -> report -> where it places the actor
Presence = Literal["listed", "named", "missing", "no list"]


class Cell(Struct, frozen=True):
    """What one report has on one person: on its list, named outside a list, not on its list, or there is no list."""

    outlet: Outlet
    presence: Presence
    cite: Cite | None = None


class Person(Struct, frozen=True):
    """A row: somebody placed at the meeting."""

    actor: Actor
    role: str | None
    cells: tuple[Cell, ...]

    @property
    def count(self) -> int:
        """How many reports place the person there."""
        return sum(cell.cite is not None for cell in self.cells)

    @property
    def total(self) -> int:
        """How many reports could have: those with a list, and those that place the person there without one."""
        return sum(cell.presence != "no list" for cell in self.cells)


class Delegation(Struct, frozen=True):
    """People of one state or body, None where no report ties them to one."""

    label: str | None
    people: tuple[Person, ...]
    listless: tuple[Outlet, ...]


def delegations(meeting: Meeting) -> tuple[Delegation, ...]:
    """Return the delegations, the largest first."""
    placed: Placed = {}
    for seen in meeting.process.linked.attendance:
        if seen.event == meeting.event.id and seen.span.report in meeting.by_report and seen.actor in meeting.actors:
            placed.setdefault(seen.actor, {}).setdefault(seen.span.report, []).append(seen.span)
    rosters = _rosters(meeting)
    sides: dict[str, list[str]] = {}
    for actor in placed:
        sides.setdefault(_side(meeting, actor, placed, rosters), []).append(actor)
    made = [_delegation(meeting, side, members, placed, rosters) for side, members in sides.items()]
    return tuple(sorted(made, key=lambda one: (one.label is None, -sum(p.count for p in one.people), one.label or "")))


def everyone(groups: Sequence[Delegation]) -> list[Person]:
    """Return the people whom every report places there."""
    return [person for group in groups for person in group.people if person.count == len(person.cells)]


def _delegation(
    meeting: Meeting,
    side: str,
    members: Sequence[str],
    placed: Placed,
    rosters: dict[str, list[Span]],
) -> Delegation:
    listing = {
        report
        for actor in members
        for report, spans in placed[actor].items()
        if any(_within(span, rosters.get(report, ())) for span in spans)
    }
    people = [_person(meeting, actor, placed[actor], rosters, listing) for actor in members]
    order = sorted(people, key=lambda person: (-person.count, _first(person), person.actor.label))
    silent = tuple(outlet for outlet in meeting.near if outlet.report.id not in listing)
    return Delegation(state_label(meeting.process, side) if side else None, tuple(order), silent)


def _person(
    meeting: Meeting, actor: str, spans: dict[str, list[Span]], rosters: dict[str, list[Span]], listing: set[str]
) -> Person:
    cells = []
    for outlet in meeting.near:
        report = outlet.report.id
        here = sorted(spans.get(report, ()), key=lambda span: (not _within(span, rosters.get(report, ())), span))
        if here:
            inside = _within(here[0], rosters.get(report, ()))
            cells.append(Cell(outlet, "listed" if inside else "named", meeting.cite(here[0])))
        else:
            cells.append(Cell(outlet, "missing" if report in listing else "no list"))
    return Person(meeting.actors[actor], _role(meeting, meeting.actors[actor]), tuple(cells))


def _first(person: Person) -> int:
    return min((cell.cite.span.start for cell in person.cells if cell.cite), default=0)


def _rosters(meeting: Meeting) -> dict[str, list[Span]]:
    members = set(meeting.event.members)
    lists: dict[str, list[Span]] = {}
    for outlet in meeting.near:
        for account in meeting.readings[outlet.report.id].accounts:
            if account.id in members:
                lists.setdefault(outlet.report.id, []).extend(account.roster)
    return lists


def _within(span: Span, lists: Sequence[Span]) -> bool:
    return any(roster.start <= span.start and span.end <= roster.end for roster in lists)


def _role(meeting: Meeting, actor: Actor) -> str | None:
    """Return the title most of this meeting's reports give, None where none does."""
    near = {outlet.report.id for outlet in meeting.near}
    counts = Counter({held.title: len(near & set(held.reports)) for held in actor.titles})
    best = max(counts.items(), key=lambda item: (item[1], -len(item[0]), item[0]), default=("", 0))
    return best[0] if best[1] else None


def _side(meeting: Meeting, actor: str, placed: Placed, rosters: dict[str, list[Span]]) -> str:
    """Return the state a report ties somebody to, or the one whose people stand before and after in a list."""
    if own := meeting.actors[actor].states:
        return own[0]
    around = {
        side for report, spans in placed[actor].items() for side in _around(meeting, spans[0], placed, rosters, report)
    }
    return around.pop() if len(around) == 1 else ""


def _around(meeting: Meeting, span: Span, placed: Placed, rosters: dict[str, list[Span]], report: str) -> Iterable[str]:
    for roster in rosters.get(report, ()):
        if not _within(span, (roster,)):
            continue
        listed = [
            (other, states[0])
            for actor, spans in placed.items()
            for other in spans.get(report, ())
            if _within(other, (roster,)) and (states := meeting.actors[actor].states)
        ]
        before = {side for other, side in listed if other < span}
        after = {side for other, side in listed if other > span}
        if len(before | after) == 1 and before and after:
            yield from before
