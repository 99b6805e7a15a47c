"""Events in the data format of PLOVER 2.0, the successor of CAMEO: one record a happening, with the words it rests on.

The names of fields are the codebook's. `date_basis`, `status`, `called_off` and `spans` are ours: the codebook allows
further fields. What PLOVER has no type for, occasions of speech, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from msgspec import Struct

from communique.lexicon import load
from communique.lexicon.triggers import coded_mode, coded_type
from communique.publish.origins import Origin, origin_of
from communique.publish.rows import Place
from communique.types import Account, Actor, Event, Process, Report

_QUADS = (
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    ("COOPERATE", "AID", "RETREAT"),
    ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
_QUAD = {type_: number for number, types in enumerate(_QUADS, 1) for type_ in types}


class PloverEntity(Struct, frozen=True, omit_defaults=True):
    """Who takes part: `code` is ISO 3166-1 alpha-3 of the one state it is or speaks for, or IGO."""

    identifier_id: str
    identifier_text: str
    entity_text: str
    code: str | None = None
    sector: str | None = None


class PloverPlace(Struct, frozen=True, omit_defaults=True):
    """Where it happened; coordinates in degrees, `gazetteer` the GeoNames id where known."""

    identifier_id: str
    identifier_text: str
    lat: float | None = None
    lon: float | None = None
    gazetteer: str | None = None


class PloverRow(Struct, frozen=True, omit_defaults=True):
    """One event. `date_basis` tells whether the reports date it ("event") or only its first report is ("published")."""

    id: str
    date: str
    date_basis: Literal["event", "published"]
    actor: list[PloverEntity]
    recipient: list[PloverEntity]
    event: list[str]
    mode: list[str]
    quad_code: int
    event_text: list[str]
    link: str
    status: str
    spans: list[Place]
    enddate: str | None = None
    event_loc: PloverPlace | None = None
    called_off: bool = False


class _Ground(NamedTuple):
    """What the events of one process rest on, by id; `who` maps entities to actors."""

    reports: Mapping[str, Report]
    accounts: Mapping[str, Account]
    actors: Mapping[str, Actor]
    who: Mapping[str, str]
    origin: Origin


def plover(processes: Iterable[Process]) -> Iterator[PloverRow]:
    """Yield the events of a record that PLOVER has a type and the reports some date for, in no set order."""
    for process in processes:
        ground = _Ground(
            {reading.report.id: reading.report for reading in process.readings},
            {account.id: account for reading in process.readings for account in reading.accounts},
            {actor.id: actor for actor in process.actors},
            process.actor_of(),
            origin_of(reading.report for reading in process.readings),
        )
        for event in process.linked.events:
            row = _row(event, ground)
            if row is not None:
                yield row


def _row(event: Event, ground: _Ground) -> PloverRow | None:
    reports = ground.reports
    type_, mode = coded_type(event.type, event.status), coded_mode(event.type, event.mode, event.status)
    published = sorted(day for span in event.accounts if (day := reports[span.report].published))
    if type_ not in _QUAD or (event.date is None and not published):
        return None
    first = event.date.first.isoformat() if event.date is not None else published[0][:10]
    last = event.date.last.isoformat() if event.date is not None else first
    told = [ground.accounts[member] for member in event.members if member in ground.accounts]
    words = _words(told, ground)
    acting = event.acting or tuple(actor for actor in event.participants if actor not in event.affected)
    place = ground.actors.get(event.place or "")
    return PloverRow(
        id=event.id,
        date=first,
        date_basis="event" if event.date is not None else "published",
        actor=_entities(acting, ground, words),
        recipient=_entities(event.affected, ground, words),
        event=[type_],
        mode=[mode] if mode is not None else [],
        quad_code=_QUAD[type_],
        event_text=list(dict.fromkeys(reports[one.trigger.report].quote(one.trigger) for one in told)),
        link=event.story,
        status=event.status,
        spans=[Place(span.report, span.start, span.end, ground.origin(span)) for span in event.accounts],
        enddate=last if last != first else None,
        event_loc=_place(place) if place is not None else None,
        called_off=event.called_off,
    )


def _words(told: Iterable[Account], ground: _Ground) -> dict[str, str]:
    """Return the words by which an event's accounts first name each actor."""
    words: dict[str, str] = {}
    for presence in (presence for account in told for presence in account.participants):
        actor = ground.who.get(presence.entity or "", "")
        words.setdefault(actor, ground.reports[presence.span.report].quote(presence.span))
    return words


def _entities(who: Iterable[str], ground: _Ground, words: Mapping[str, str]) -> list[PloverEntity]:
    """Return those of some actors that take part; a place does not."""
    known = [ground.actors[actor] for actor in who if actor in ground.actors]
    return [
        PloverEntity(
            actor.id,
            actor.label,
            words.get(actor.id, actor.label),
            _code(actor),
            "GOV" if actor.kind == "state" else None,
        )
        for actor in known
        if actor.kind != "place"
    ]


def _code(actor: Actor) -> str | None:
    entry = load().entry(actor.known) if actor.known is not None else None
    if entry is not None and entry.sort == "intergovernmental":
        return "IGO"
    states = {actor.known} if actor.kind == "state" else set(actor.states)
    only = next(iter(states)) if len(states) == 1 else None
    return _alpha3().get(only.removeprefix("state:")) if only is not None else None


def _place(place: Actor) -> PloverPlace:
    return PloverPlace(place.id, place.label, place.lat, place.lon, place.gazetteer)


@cache
def _alpha3() -> dict[str, str]:
    text = (files("communique.publish") / "data" / "alpha3.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}
