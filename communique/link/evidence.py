"""What reports say became of a commitment, who says it, and the status that follows.

A claim counts as a report only when it is not the promisor's own. "reported_kept" and "reported_broken" need such a
report; both, or a promisor who contradicts one, make it "disputed"; "in_progress" needs words that it is under way or
was renewed; all else, a promisor's own claim of success too, leaves it "open". What was undone, or in doubt, on a day
before it was reported as done is not disputed by that; what was left undone under a condition is not broken until
somebody reports that the condition was met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from communique.link.matters import day_of, orders, states_of, telling, undated
from communique.types import Bearing, CommitmentStatus, Evidence, Outcome, Pledge, Reading, Span, Story

MIN_STEMS = 2  # telling words an outcome shares with a commitment at least
MIN_SHARE = 0.5  # and what part of the outcome's own telling words that must be,
MIN_COVERED = 0.66  # or else of the commitment's
DOUBTED = 3  # outcomes before a doubt that it may be of
_DOUBTING = telling("it could not confirm verify corroborate the figure number claim report toll independently")


class Told(Struct, frozen=True):
    """Evidence with the concepts of what it tells of, who is said to act, and for which states its voice speaks.

    `deed` are the concepts of an act told as done or not done, empty where the words tell of the promise itself;
    `source` is the id of the outcome or the pledge that it is taken from.
    """

    evidence: Evidence
    order: tuple[str, int]
    source: str
    stems: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    actor_states: frozenset[str] = frozenset()
    voice_states: frozenset[str] = frozenset()
    deed: frozenset[str] = frozenset()

    @classmethod
    def again(
        cls, pledge: Pledge, bearing: Bearing, voice: str | None, reported: str | None, order: tuple[str, int]
    ) -> Told:
        """Take a pledge made again as evidence of what became of the one before."""
        return cls(Evidence(pledge.span, bearing, voice, reported), order, pledge.id)

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
        return inside or (
            self.evidence.voice is None and any(span.start < own.end and own.start < span.end for span in same)
        )


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
        inside = [one for one in reading.mentions if outcome.span.start <= one.span.start < outcome.span.end]
        named = {word for one in inside for word in telling(reading.report.quote(one.span))}
        if outcome.bearing == "disputed" and len(item.stems - _DOUBTING - named) < MIN_STEMS:
            before = told[-DOUBTED:]
            item = replace(item, stems=frozenset(stem for each in before for stem in each.stems))
        told.append(item)
    return told


def status(
    told: Sequence[Told],
    promisor: frozenset[str],
    states: frozenset[str],
    conditional: bool = False,
    on_condition: Sequence[Told] = (),
) -> CommitmentStatus:
    """Return what the evidence amounts to: the rule is at the head of this module."""
    waiting = conditional and not any(item.evidence.bearing == "kept" for item in on_condition)
    done = max((item.order for item in told if item.deed and _kept_by_others(item, promisor, states)), default=("", 0))
    counted = [item for item in told if not (_undone(item) and (waiting or item.order[0] < done[0]))]
    counted = [item for item in counted if item.evidence.bearing != "disputed" or item.order[0] >= done[0]]
    own = [item.evidence.bearing for item in counted if _own(item, promisor, states)]
    others = [item.evidence.bearing for item in counted if not _own(item, promisor, states)]
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


def _undone(item: Told) -> bool:
    """Whether an act is told as not done; what is told as violated stays violated."""
    return item.evidence.bearing == "broken" and bool(item.deed)


def _kept_by_others(item: Told, promisor: frozenset[str], states: frozenset[str]) -> bool:
    return item.evidence.bearing == "kept" and not _own(item, promisor, states)


def _own(item: Told, promisor: frozenset[str], states: frozenset[str]) -> bool:
    """Whether a claim is the promisor's own: by himself, or by one who acts for the same state, and not of another."""
    voice = item.evidence.voice
    speaks = voice is not None and (voice in promisor or bool(item.voice_states & states))
    of_another = bool(item.actors) and voice not in item.actors and not item.voice_states & item.actor_states
    return speaks and not of_another


def _told(reading: Reading, outcome: Outcome, order: Mapping[str, tuple[str, int]], who: Mapping[str, str]) -> Told:
    claiming = [entity for entity in reading.entities if entity.id == outcome.voice]
    acting = [entity for entity in reading.entities if entity.id in outcome.entities]
    named = {word for entity in acting for name in entity.names for word in telling(name)}
    voice = who.get(outcome.voice, outcome.voice) if outcome.voice else None
    return Told(
        evidence=Evidence(outcome.span, outcome.bearing, voice, day_of(reading)),
        order=order[reading.report.id],
        source=outcome.id,
        stems=telling(undated(reading, outcome.span)) - named,
        actors=frozenset(who.get(entity, entity) for entity in outcome.entities),
        actor_states=states_of(acting),
        voice_states=states_of(claiming),
        deed=telling(reading.report.quote(outcome.deed)) if outcome.deed else frozenset(),
    )
