"""That part of a process which concerns one person, and such parts of several processes as one.

A person may be named in many processes. Cut down one by one, they never stand in memory together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from communique.types import Actor, Commitment, Linked, Process, Span


def about(process: Process, actor: Actor) -> Process:
    """Return what a process holds of a person: what names him, what he said and attended, what his side promised."""
    linked = process.linked
    said = tuple(one for one in linked.utterances if one.actor == actor.id)
    attended = {seen.event for seen in linked.attendance if seen.actor == actor.id}
    bound = {actor.id, *sides(process.actors, actor)}
    promised = _with_renewals(linked.commitments, bound)
    own = set(actor.entities)
    told = {span.report for one in promised for span in _spans(one)}
    kept = tuple(
        reading
        for reading in process.readings
        if reading.report.id in told or any(entity.id in own for entity in reading.entities)
    )
    reports = {reading.report.id for reading in kept}
    stories = (
        replace(story, reports=held)
        for story in linked.stories
        if (held := tuple(report for report in story.reports if report in reports))
    )
    return Process(
        readings=kept,
        linked=Linked(
            stories=tuple(stories),
            reprints=tuple(
                one for one in linked.reprints if one.left.report in reports and one.right.report in reports
            ),
            utterances=said,
            events=tuple(event for event in linked.events if event.id in attended),
            attendance=tuple(seen for seen in linked.attendance if seen.event in attended),
            commitments=promised,
        ),
        differences=(),
        actors=process.actors,
        agreements=(),
        reviews=process.reviews,
    )


def joined(parts: Iterable[Process]) -> Process:
    """Return parts of several processes as one."""
    held = list(parts)
    actors = {actor.id: actor for part in held for actor in part.actors}
    return Process(
        readings=tuple(reading for part in held for reading in part.readings),
        linked=Linked(
            stories=tuple(story for part in held for story in part.linked.stories),
            reprints=tuple(one for part in held for one in part.linked.reprints),
            utterances=tuple(said for part in held for said in part.linked.utterances),
            events=tuple(event for part in held for event in part.linked.events),
            attendance=tuple(seen for part in held for seen in part.linked.attendance),
            commitments=tuple(one for part in held for one in part.linked.commitments),
        ),
        differences=(),
        actors=tuple(actors[key] for key in sorted(actors)),
        agreements=(),
        reviews=tuple(review for part in held for review in part.reviews),
    )


def sides(actors: Iterable[Actor], actor: Actor) -> set[str]:
    """Return the ids of the states for which a person stands."""
    return {other.id for other in actors if other.kind == "state" and other.known in actor.states}


def _with_renewals(commitments: Sequence[Commitment], bound: set[str]) -> tuple[Commitment, ...]:
    """Return the promises of those bound, with those that they renew or that renew them."""
    wanted = {one.id for one in commitments if bound & set(one.promisor)}
    links = [(one.id, one.renews) for one in commitments if one.renews]
    grown = True
    while grown:
        more = {key for pair in links if wanted & set(pair) for key in pair} - wanted
        grown = bool(more)
        wanted |= more
    return tuple(one for one in commitments if one.id in wanted)


def _spans(commitment: Commitment) -> Iterable[Span]:
    yield from commitment.pledges
    yield from (one.span for one in (*commitment.evidence, *commitment.on_condition))
