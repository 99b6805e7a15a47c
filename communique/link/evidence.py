"""What reports say became of a commitment, who says it, and the status that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from communique.link.matters import orders, states_of, telling
from communique.types import CommitmentStatus, Evidence, Outcome, Pledge, Reading, Span, Story

MIN_STEMS = 2  # telling words an outcome shares with a commitment at least
MIN_SHARE = 0.5  # and what part of the outcome's own telling words that must be


class Told(Struct, frozen=True):
    """Evidence with what it tells of, who claims it (an actor; None for the outlet), and when it was reported."""

    evidence: Evidence
    stems: frozenset[str]
    actors: frozenset[str]
    voice: str | None
    voice_states: frozenset[str]
    order: tuple[int, str]

    @classmethod
    def renewal(cls, pledge: Pledge, order: tuple[int, str]) -> Told:
        """Take a pledge made again as evidence that it was renewed."""
        return cls(Evidence(pledge.span, "renewed"), frozenset(), frozenset(), None, frozenset(), order)

    def concerns(self, stems: frozenset[str], promisor: frozenset[str]) -> bool:
        """Whether these words are about an act with these stems, by these actors or by nobody named."""
        shared = len(self.stems & stems)
        apart = bool(self.actors) and bool(promisor) and not self.actors & promisor
        return not apart and shared >= MIN_STEMS and shared >= MIN_SHARE * len(self.stems)

    def within(self, spans: Sequence[Span]) -> bool:
        """Whether these are the words of the pledge itself, or part of them."""
        own = self.evidence.span
        return any(span.report == own.report and span.start <= own.start and own.end <= span.end for span in spans)


def evidence(readings: Sequence[Reading], stories: Sequence[Story], who: Mapping[str, str]) -> list[Told]:
    """Return all outcomes of the readings in the order of their reports."""
    order = orders(readings, stories)
    told = [_told(reading, outcome, order, who) for reading in readings for outcome in reading.outcomes]
    return sorted(told, key=lambda item: (item.order, item.evidence.span))


def status(told: Sequence[Told], promisor: frozenset[str], states: frozenset[str]) -> CommitmentStatus:
    """Return what the evidence amounts to; the module `commitments` states the rule."""
    own = [item.evidence.bearing for item in told if _own(item, promisor, states)]
    others = [item.evidence.bearing for item in told if not _own(item, promisor, states)]
    kept, broken = "kept" in others, "broken" in others
    contradicted = (broken and ("kept" in own or "disputed" in own)) or (kept and "broken" in own)
    if (kept and broken) or contradicted:
        return "disputed"
    if broken:
        return "reported_broken"
    if kept:
        return "reported_kept"
    return "in_progress" if {"in_progress", "renewed"} & {*own, *others} else "open"


def _own(item: Told, promisor: frozenset[str], states: frozenset[str]) -> bool:
    """Whether a claim is the promisor's own: by himself, or by one who acts for the same state."""
    return item.voice is not None and (item.voice in promisor or bool(item.voice_states & states))


def _told(reading: Reading, outcome: Outcome, order: Mapping[str, tuple[int, str]], who: Mapping[str, str]) -> Told:
    claiming = [entity for entity in reading.entities if entity.id == outcome.voice]
    named = {word for e in reading.entities if e.id in outcome.entities for name in e.names for word in telling(name)}
    return Told(
        evidence=Evidence(outcome.span, outcome.bearing),
        stems=telling(reading.report.quote(outcome.span)) - named,
        actors=frozenset(who.get(entity, entity) for entity in outcome.entities),
        voice=who.get(outcome.voice, outcome.voice) if outcome.voice else None,
        voice_states=states_of(claiming),
        order=order[reading.report.id],
    )
