"""The life of a promise: every telling of it in order, what that says became of it, and who says so.

A promise put off to a later day is a commitment of its own; its life and that of the earlier one are told as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from communique.types import Bearing, Commitment, Process, Reading, Span

TurnKind = Literal["promised", "retold", "condition_met", "condition_unmet"] | Bearing
_CONDITION: dict[Bearing, TurnKind] = {"kept": "condition_met", "broken": "condition_unmet"}


class Turn(Struct, frozen=True):
    """One telling of a commitment. `report` is an id, `day` when it appeared, ISO, as far as it shows.

    `voice` is the actor who says so, None where the outlet itself does.
    """

    day: str | None
    report: str
    span: Span
    kind: TurnKind
    voice: str | None
    commitment: str


def life(process: Process, commitment: Commitment) -> tuple[Turn, ...]:
    """Return what the reports of a process tell of a promise, and of those that it renews or that renew it.

    Ordered by day, then by report and place in it; reports that show no day come last. "promised" is how the first
    story words it, "retold" how later ones do that do not make it again.
    """
    line = tuple(_line(process.linked.commitments, commitment))
    told = [turn for one in line for turn in _told(one)]
    known = {turn.span for turn in told}
    readings = {reading.report.id: reading for reading in process.readings}
    who = process.actor_of()
    worded = [turn for one in line for turn in _worded(process, one, readings, who) if turn.span not in known]
    return tuple(sorted([*told, *worded], key=lambda turn: (turn.day is None, turn.day or "", turn.span, turn.kind)))


def _line(commitments: Sequence[Commitment], commitment: Commitment) -> Iterator[Commitment]:
    """Yield the commitments that renew one another, the given one among them, the earliest first."""
    by_id = {each.id: each for each in commitments}
    by_renewed = {each.renews: each for each in commitments if each.renews}
    first, seen = commitment, {commitment.id}
    while first.renews in by_id and first.renews not in seen:
        first = by_id[first.renews]
        seen.add(first.id)
    seen = set()
    after: Commitment | None = first
    while after is not None and after.id not in seen:
        yield after
        seen.add(after.id)
        after = by_renewed.get(after.id)


def _told(commitment: Commitment) -> Iterator[Turn]:
    """Yield what is told of a promise and of its conditions."""
    for one in commitment.evidence:
        yield Turn(one.reported, one.span.report, one.span, one.bearing, one.voice, commitment.id)
    for one in commitment.on_condition:
        kind = _CONDITION.get(one.bearing)
        if kind is not None:
            yield Turn(one.reported, one.span.report, one.span, kind, one.voice, commitment.id)


def _worded(
    process: Process, commitment: Commitment, readings: Mapping[str, Reading], who: Mapping[str, str]
) -> Iterator[Turn]:
    """Yield the wordings of a promise, each with the actor in whose words it stands."""
    home = {report: story.id for story in process.linked.stories for report in story.reports}
    first = home.get(commitment.pledges[0].report)
    for member, span in zip(commitment.members, commitment.pledges, strict=True):
        reading = readings[span.report]
        said = next((pledge.statement for pledge in reading.pledges if pledge.id == member), None)
        voice = next((each.voice for each in reading.statements if said is not None and each.id == said), None)
        kind: TurnKind = "promised" if home.get(span.report) == first else "retold"
        day = (reading.report.published or "")[:10] or None
        yield Turn(day, span.report, span, kind, who.get(voice, voice) if voice else None, commitment.id)
