"""The course of a process: its meetings, agreements and promises in the order of days, and what else it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from communique.publish.lettered import Cite, Lettered
from communique.publish.meetings import meetings
from communique.publish.names import name
from communique.publish.outlets import Telling, telling
from communique.publish.sections.fate import Vow, has_life, vow
from communique.publish.written import Written, WrittenDays, earliest
from communique.types import Agreement, Commitment, Days, Event, Span

Stage = Literal["held", "claimed", "planned", "conditional", "called_off"]
Kind = Literal["meeting", "agreement", "promise", "other"]
_OLDER = timedelta(days=60)  # before a process is first told of: an agreement of then is one that it refers to


class Plan(Struct, frozen=True):
    """A day for which a meeting was planned before it was moved, and who tells of that plan."""

    days: Days
    telling: Telling


class Gathering(Struct, frozen=True):
    """A meeting, or another happening with a page. `untold` where its day has passed and no report tells of it."""

    event: Event
    name: str
    place: tuple[str, str] | None
    stage: Stage
    people: int
    before: tuple[Plan, ...] = ()
    follows: tuple[tuple[str, str], ...] = ()
    untold: bool = False


class Pact(Struct, frozen=True):
    """An agreement, body or zone, with its parties and terms."""

    agreement: Agreement
    parties: tuple[tuple[str, str], ...]
    terms: tuple[Cite, ...]
    reports: int


class Entry(Struct, frozen=True):
    """A line of the course. `days` is when it happened, else `told` is when it was first told of; one thing is set.

    `number` counts the lines that stand in the course itself.
    """

    id: str
    kind: Kind
    days: Days | None
    told: Written | None
    telling: Telling
    gathering: Gathering | None = None
    pact: Pact | None = None
    vow: Vow | None = None
    number: int = 0

    @property
    def day(self) -> date | None:
        """The day by which it is ordered."""
        return self.days.first if self.days else self.told.day if self.told else None


class Course(Struct, frozen=True):
    """Lines in order of days; `lesser` are those that one report alone tells, without a day; `older` came before."""

    entries: tuple[Entry, ...]
    lesser: tuple[Entry, ...]
    older: tuple[Entry, ...]


def course(page: Lettered, days: WrittenDays) -> Course:
    """Return the course of a process."""
    last = max((one.day for one in days.values()), default=date.min)
    found = [
        *(_of_event(page, event, days, last) for event in gatherings(page)),
        *(_of_pact(page, pact, days) for pact in page.process.agreements if _told_here(page, pact)),
        *(_of_vow(page, commitment, days) for commitment in page.process.linked.commitments),
    ]
    found.sort(key=_in_time)
    begin = min((one.day for one in days.values()), default=date.min)
    begin = begin - _OLDER if begin > date.min + _OLDER else begin
    older = [one for one in found if one.kind == "agreement" and one.days and one.days.last < begin]
    kept = [one for one in found if one not in older]
    main = [one for one in kept if _is_main(one)]
    return Course(
        tuple(replace(one, number=number) for number, one in enumerate(main, 1)),
        tuple(one for one in kept if not _is_main(one)),
        tuple(older),
    )


def gatherings(page: Lettered) -> list[Event]:
    """Return the events with a page, and the meetings of which a day, a plan or a cancelling is told."""
    paged = {event.id for event in meetings(page.process)}
    return [event for event in page.process.linked.events if event.id in paged or _is_known(event)]


def stage(event: Event) -> Stage:
    """Return how far a meeting came, by what is told of it."""
    if event.called_off:
        return "called_off"
    return "held" if event.status == "happened" else event.status


def _is_known(event: Event) -> bool:
    told = event.date or event.moved_from or event.called_off or (event.place and event.status != "happened")
    return event.type == "CONSULT" and bool(told)


def _is_main(entry: Entry) -> bool:
    if entry.vow:
        return has_life(entry.vow.commitment)
    if entry.pact:
        pact = entry.pact.agreement
        return pact.date is not None or pact.formality != "reported" or entry.pact.reports > 1
    return True


def _in_time(entry: Entry) -> tuple[bool, date, int, str]:
    order: tuple[Kind, ...] = ("meeting", "agreement", "promise", "other")
    return (entry.day is None, entry.day or date.max, order.index(entry.kind), entry.id)


def _of_event(page: Lettered, event: Event, days: WrittenDays, last: date) -> Entry:
    place = (event.place, page.label(event.place)) if event.place else None
    known = stage(event)
    present = {seen.actor for seen in page.process.linked.attendance if seen.event == event.id}
    untold = known in ("planned", "conditional") and event.date is not None and event.date.last < last
    plans = tuple(Plan(plan, telling(page, _told_of(page, event, plan))) for plan in sorted(event.moved_from))
    after = (*event.follows, *event.instead_of)
    follows = tuple((other, name(page.process, page.events[other])) for other in after if other in page.events)
    made = Gathering(event, name(page.process, event), place, known, len(present), plans, follows, untold)
    kind: Kind = "meeting" if event.type == "CONSULT" else "other"
    return Entry(event.id, kind, event.date, earliest(days, event.accounts), telling(page, event.accounts), made)


def _told_of(page: Lettered, event: Event, plan: Days) -> Iterable[Span]:
    """Yield the accounts of a meeting that tell of it for a day for which it was planned."""
    for member, span in zip(event.members, event.accounts, strict=True):
        reading = page.readings.get(span.report)
        accounts = reading.accounts if reading else ()
        if any(account.id == member and account.days and account.days.overlaps(plan) for account in accounts):
            yield span


def _of_pact(page: Lettered, pact: Agreement, days: WrittenDays) -> Entry:
    here = [span for span in pact.mentions if span.report in page.by_report]
    parties = tuple((party, page.label(party)) for party in pact.parties)
    made = Pact(pact, parties, page.cites(pact.terms), len({span.report for span in here}))
    return Entry(pact.id, "agreement", pact.date, earliest(days, here), telling(page, here), pact=made)


def _told_here(page: Lettered, pact: Agreement) -> bool:
    return any(span.report in page.by_report for span in pact.mentions)


def _of_vow(page: Lettered, commitment: Commitment, days: WrittenDays) -> Entry:
    made = vow(page, commitment, days)
    return Entry(commitment.id, "promise", None, made.made, made.telling, vow=made)
