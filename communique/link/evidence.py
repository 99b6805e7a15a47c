"""What reports say became of a commitment, who says it, and the status that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from communique.link.matters import orders, states_of, telling, undated
from communique.types import CommitmentStatus, Evidence, Outcome, Pledge, Reading, Span, Story

MIN_STEMS = 2  # telling words an outcome shares with a commitment at least
MIN_SHARE = 0.5  # and what part of the outcome's own telling words that must be,
MIN_COVERED = 0.66  # or else of the commitment's
DOUBTED = 3  # outcomes before a doubt that it may be of
_DOUBTING = telling("it could not confirm verify corroborate the figure number claim report toll independently")


class Told(Struct, frozen=True):
    """Evidence with what it tells of, who claims it (an actor; None for the outlet), and when it was reported.

    `source` is the id of the outcome or the pledge that it is taken from.
    """

    evidence: Evidence
    stems: frozenset[str]
    actors: frozenset[str]
    voice: str | None
    voice_states: frozenset[str]
    order: tuple[str, int]
    deed: frozenset[str] = frozenset()
    source: str = ""

    @classmethod
    def renewal(cls, pledge: Pledge, order: tuple[str, int]) -> Told:
        """Take a pledge made again as evidence that it was renewed."""
        nobody: frozenset[str] = frozenset()
        return cls(Evidence(pledge.span, "renewed"), nobody, nobody, None, nobody, order, source=pledge.id)

    def concerns(self, stems: frozenset[str], promisor: frozenset[str]) -> bool:
        """Whether these words are about an act with these stems, by these actors or by nobody named."""
        shared = len(self.stems & stems)
        apart = bool(self.actors) and bool(promisor) and not self.actors & promisor
        enough = shared >= MIN_SHARE * len(self.stems) or shared >= MIN_COVERED * len(stems)
        return not apart and shared >= MIN_STEMS and enough and self.deed <= stems

    def within(self, spans: Sequence[Span]) -> bool:
        """Whether these are the words of the pledge itself: all or, where the outlet speaks, a part of them."""
        own = self.evidence.span
        same = [span for span in spans if span.report == own.report]
        inside = any(span.start <= own.start and own.end <= span.end for span in same)
        return inside or (self.voice is None and any(span.start < own.end and own.start < span.end for span in same))


def evidence(readings: Sequence[Reading], stories: Sequence[Story], who: Mapping[str, str]) -> list[Told]:
    """Return all outcomes of the readings in the order of their reports."""
    order = orders(readings, stories)
    told = [item for reading in readings for item in _of_report(reading, order, who)]
    return sorted(told, key=lambda item: (item.order, item.evidence.span))


def _of_report(reading: Reading, order: Mapping[str, tuple[str, int]], who: Mapping[str, str]) -> list[Told]:
    """Return the outcomes of a report; a doubt without an act ("could not confirm it") is of those before."""
    told: list[Told] = []
    for outcome in sorted(reading.outcomes, key=lambda outcome: outcome.span):
        item = _told(reading, outcome, order, who)
        if outcome.bearing == "disputed" and len(item.stems - _DOUBTING) < MIN_STEMS:
            before = told[-DOUBTED:]
            item = replace(item, stems=frozenset(stem for each in before for stem in each.stems))
        told.append(item)
    return told


def status(told: Sequence[Told], promisor: frozenset[str], states: frozenset[str]) -> CommitmentStatus:
    """Return what the evidence amounts to; the module `commitments` states the rule."""
    own = [item.evidence.bearing for item in told if _own(item, promisor, states)]
    others = [item.evidence.bearing for item in told if not _own(item, promisor, states)]
    kept, broken = "kept" in others, "broken" in others
    denied = (broken and ("kept" in own or "disputed" in own)) or (kept and "broken" in own)
    contradicted = denied or ("kept" in own and "disputed" in others)
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


def _told(reading: Reading, outcome: Outcome, order: Mapping[str, tuple[str, int]], who: Mapping[str, str]) -> Told:
    claiming = [entity for entity in reading.entities if entity.id == outcome.voice]
    named = {word for e in reading.entities if e.id in outcome.entities for name in e.names for word in telling(name)}
    return Told(
        evidence=Evidence(outcome.span, outcome.bearing),
        stems=telling(undated(reading, outcome.span)) - named,
        actors=frozenset(who.get(entity, entity) for entity in outcome.entities),
        voice=who.get(outcome.voice, outcome.voice) if outcome.voice else None,
        voice_states=states_of(claiming),
        order=order[reading.report.id],
        deed=telling(reading.report.quote(outcome.deed)) if outcome.deed else frozenset(),
        source=outcome.id,
    )
