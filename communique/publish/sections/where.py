"""Where: the places of the events and those the reports name, with what they are here for."""

from __future__ import annotations

from msgspec import Struct

from communique.publish.lettered import Cite, Marks
from communique.publish.meeting import Meeting
from communique.publish.names import name
from communique.types import Actor, Span

NAMED = 10  # places that are only named, drawn small: those that most reports name


class Spot(Struct, frozen=True):
    """A place with coordinates; `events` are the labels of what happened there, none where it is only named."""

    actor: Actor
    lat: float
    lon: float
    main: bool
    events: tuple[str, ...]
    marks: Marks
    first: Cite | None


def spots(meeting: Meeting) -> tuple[Spot, ...]:
    """Return the places: the meeting's own first, then those of other events, then those that are only named."""
    held: dict[str, list[str]] = {}
    for event in meeting.process.linked.events:
        if event.place and any(span.report in meeting.by_report for span in event.accounts):
            held.setdefault(event.place, []).append(name(meeting.process, event))
    mentioned = _mentioned(meeting)
    rows = []
    for actor_id, first in mentioned.items():
        actor = meeting.actors[actor_id]
        labels = tuple(dict.fromkeys(held.get(actor_id, ())))
        if actor.kind == "place" and actor.lat is not None and actor.lon is not None and (labels or _is_point(actor)):
            main = actor_id == meeting.event.place
            rank = (not main, not labels, -len(first), actor.label, actor.id)
            rows.append((rank, actor, actor.lat, actor.lon, main, labels, first))
    rows.sort(key=lambda row: row[0])
    spare = NAMED
    chosen = []
    for _, actor, lat, lon, main, labels, first in rows:
        spare -= not labels
        if labels or spare >= 0:
            marks = meeting.marks({report: (meeting.how(span), span) for report, span in first.items()}, ())
            cite = next((mark.cite for group in marks for mark in group), None)
            chosen.append(Spot(actor, lat, lon, main, labels, marks, cite))
    return tuple(chosen)


def _is_point(actor: Actor) -> bool:
    """Tell whether a place is small enough for a dot: a town or a region, no sea, river or continent."""
    from communique.lexicon import load

    entry = load().entry(actor.known) if actor.known else None
    return entry is None or entry.precision in ("city", "admin1")


def _mentioned(meeting: Meeting) -> dict[str, dict[str, Span]]:
    """Return each actor's first mention by report."""
    first: dict[str, dict[str, Span]] = {}
    for outlet in meeting.outlets:
        for mention in meeting.readings[outlet.report.id].mentions:
            actor = meeting.actor_of.get(mention.entity)
            if actor:
                first.setdefault(actor, {}).setdefault(outlet.report.id, mention.span)
    return first
