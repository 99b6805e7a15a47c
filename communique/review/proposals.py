"""What is open and most in need of a person: conflicts first, then what the rules are least sure of and most rests on.

A proposal asks whether two things are the same, or whether a line is right. What has been decided is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from communique.link.bonds import united
from communique.link.doubts import doubts
from communique.record import Record
from communique.record.decisions import SHORT
from communique.record.judgements import Judgements
from communique.review.deciding import difference, evidence, line, pair
from communique.review.things import Things
from communique.text.fold import folded_words
from communique.types import Actor, Commitment, Decision, Level, Process, Reading, Statement, Verdict

Question = Literal["same", "right"]
VERDICTS: dict[Question, tuple[Verdict, Verdict]] = {"same": ("same", "different"), "right": ("right", "wrong")}

# how much a person is needed, in [0, 1]: most where the rules know least and a line's truth hangs on it
CONFLICT = 1.0
UNSURE = 0.9
JOINED = 0.8  # times what is lacking of a sure score
APART = 0.6  # times the score that nearly joined them
FATE = {"kept": 0.75, "broken": 0.75, "disputed": 0.75}
MOVING = 0.45
DIFFERENCES = {"contradiction": 0.7, "omission": 0.3, "wording": 0.2}
POINTED = 0.55  # a speaker given by "he" or an office
NAMED = 0.15
LINE = 0.1


class Proposal(Struct, frozen=True):
    """A question to a person: on two things (`names` are their ids), or on one line.

    `names` of a line are its own id, and for evidence those of the promise and of the words that bear on it.
    """

    level: Level
    question: Question
    names: tuple[str, ...]
    need: float
    reasons: tuple[str, ...]

    def decision(self, things: Things, verdict: Verdict, note: str = "") -> Decision:
        """Return a verdict on it."""
        if self.question == "same":
            return pair(things, verdict, self.names[0], self.names[1], note)
        if self.level == "evidence":
            return evidence(things, verdict, self.names[0], self.names[1], note)
        if self.level == "difference":
            return difference(things, verdict, self.names[0], note)
        return line(things, verdict, things.thing(self.names[0], self.level), note)


def proposals(record: Record, things: Things, judged: Judgements, level: Level | None = None) -> list[Proposal]:
    """Return what is open in a record, most in need of a person first; `level` leaves out all else."""
    found = [*_conflicts(record, things, judged), *_doubted(record)]
    done = _Done(judged)
    for process in record.derived.processes():
        done.reviewed |= {review.id for review in process.reviews}
        found += _of_process(process)
    asked: dict[tuple[str, ...], Proposal] = {}
    for each in found:
        if level in (None, each.level) and (each.need == CONFLICT or not done.covers(each, things)):
            asked.setdefault((each.level, *each.names), each)
    return sorted(asked.values(), key=lambda each: (-each.need, each.level, each.names))


class _Done:
    """What has been decided, directly or by what follows from it."""

    def __init__(self, judged: Judgements) -> None:
        self.reviewed: set[str] = set()
        self._wrong = judged.wrong
        self._atom = united(judged.decided.same)
        self._apart = {frozenset(map(self._of, ends)) for ends in judged.decided.different}

    def _of(self, name: str) -> str:
        return self._atom.get(name, name)

    def covers(self, proposal: Proposal, things: Things) -> bool:
        """Whether a proposal has its answer, or asks about something that was judged wrong or made by a decision."""
        if proposal.question == "same" or proposal.level == "evidence":
            ends = frozenset(map(self._of, proposal.names))
            gone = any(name in self._wrong or not things.holds(name) for name in proposal.names)
            return gone or len(ends) == 1 or ends in self._apart
        if proposal.level == "difference":
            return proposal.names[0] in self.reviewed
        return self.reviewed.issuperset(things.thing(proposal.names[0], proposal.level).members)


def _conflicts(record: Record, things: Things, judged: Judgements) -> Iterator[Proposal]:
    """Yield the questions on which decisions contradict one another."""
    for entry in record.decisions:
        outcome = judged.outcomes.get(entry.hash)
        decided = entry.decision
        if outcome is None or decided is None or outcome.state != "in conflict" or decided.level == "difference":
            continue
        names = tuple(found.id for thing in decided.things if (found := things.find(thing)))
        who = f"{entry.by} decided {decided.verdict} ({entry.hash[:SHORT]})"
        why = (who, *(f"against {other[:SHORT]}" for other in outcome.against))
        if decided.verdict in ("same", "different") and len(names) == 2:
            yield Proposal(decided.level, "same", (min(names), max(names)), CONFLICT, why)
        elif decided.verdict in ("right", "wrong") and names:
            chosen = names if decided.level == "evidence" else names[:1]
            yield Proposal(decided.level, "right", chosen, CONFLICT, why)


def _doubted(record: Record) -> Iterator[Proposal]:
    for link in doubts(record.derived.actors(), record.derived.entities()):
        yield Proposal("actor", "same", (link.left, link.right), round(0.8 * (1 - link.score), 3), link.reasons)


def _of_process(process: Process) -> Iterator[Proposal]:
    for link in process.linked.links:
        need = {"unsure": UNSURE, "same": JOINED * (1 - link.score), "different": APART * link.score}[link.verdict]
        reasons = (f"the rules say {link.verdict}, {link.score:.2f}", *link.reasons)
        yield Proposal(link.kind, "same", (link.left, link.right), round(need, 3), reasons)
    for each in process.differences:
        about = f"{each.kind} of {each.aspect}"
        yield Proposal("difference", "right", (each.id,), DIFFERENCES[each.kind], (about,))
    for commitment in process.linked.commitments:
        yield Proposal("commitment", "right", (commitment.id,), LINE, (f"status: {commitment.status}",))
        yield from _evidence(process, commitment)
    for event in process.linked.events:
        yield Proposal("event", "right", (event.id,), LINE, (f"{event.label}, {event.status}",))
    actors = {actor.id: actor for actor in process.actors}
    who = process.actor_of()
    for reading in process.readings:
        for statement in reading.statements:
            actor = actors.get(who.get(statement.voice or "", ""))
            yield _said(reading, statement, actor)


def _evidence(process: Process, commitment: Commitment) -> Iterator[Proposal]:
    found = {(one.span, one.bearing) for one in commitment.evidence}
    for reading in process.readings:
        for outcome in reading.outcomes:
            if (outcome.span, outcome.bearing) in found:
                names = (commitment.members[0], outcome.id)
                yield Proposal(
                    "evidence", "right", names, FATE.get(outcome.bearing, MOVING), (f"says {outcome.bearing}",)
                )


def _said(reading: Reading, statement: Statement, actor: Actor | None) -> Proposal:
    """Ask of a statement whether it was said, and by that speaker; first where words other than the name give him."""
    if actor is None:
        return Proposal("statement", "right", (statement.id,), NAMED, ("no speaker known",))
    words = folded_words(reading.report.quote(statement.speaker)) if statement.speaker else []
    named = any(word in words for name in actor.names for word in folded_words(name))
    return Proposal("statement", "right", (statement.id,), NAMED if named else POINTED, (f"said by {actor.label}",))
