"""A hundred decisions on the sample reports hold when these are read again by other rules, in any order, and merged."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest

import communique
from communique.publish.files import write_jsonl
from communique.publish.tables import tables
from communique.record import Record
from communique.record.anchors import Finder
from communique.record.judgements import judgements
from communique.record.merge import merge
from communique.record.verify import verify
from communique.relinking import relink
from communique.review import Proposal, proposals
from communique.review.proposals import VERDICTS
from communique.review.things import Things
from communique.run import run
from communique.types import Decision, Difference, Entry, Process, Reading, owners
from tests.review.rereading import keep, reread

SAMPLES = Path(communique.__file__).parent / "samples"
DAY = datetime(2031, 5, 1, 12, tzinfo=UTC)
COUNT = 100


@pytest.fixture(scope="module")
def readings() -> Sequence[Reading]:
    """The sample reports, read once."""
    with Record() as record:
        run([str(SAMPLES)], record)
        return record.readings.some(record.readings.reports())


def record_of(readings: Iterable[Reading], texts: Iterable[str] = ()) -> Record:
    """Return a record of these readings and these entries of a log, up to date."""
    record = Record()
    for number, reading in enumerate(readings):
        keep(record, reading, number)
    record.decisions.take(texts)
    relink(record)
    return record


def session(record: Record, count: int, by: str) -> list[Entry]:
    """Answer what is open in a record, every third time against the rules, and undo what contradicts an answer."""
    things = Things(record)
    asked = _mixed(proposals(record, things, judgements(record.decisions, record.readings)))
    made: list[Entry] = []
    met: set[str] = set()
    while len(made) < count:
        for proposal in asked:
            members = _members(proposal, things)
            if not met & members:  # else it may be about what was judged wrong, or make that moot
                against = hashlib.sha256(" ".join(proposal.names).encode()).digest()[0] % 3 == 0
                verdict = VERDICTS[proposal.question][against]
                made.append(record.decisions.add(proposal.decision(things, verdict), by, lambda: DAY))
                met |= members
            if len(made) == count:
                break
        outcomes = judgements(record.decisions, record.readings).outcomes
        for entry in [entry for entry in made if outcomes[entry.hash].state != "applies"]:
            record.decisions.undo(entry.hash, by, lambda: DAY)
            made.remove(entry)
    relink(record)
    return made


def _members(proposal: Proposal, things: Things) -> set[str]:
    if proposal.question == "same" or proposal.level in ("evidence", "difference"):
        return set(proposal.names)
    return set(things.thing(proposal.names[0], proposal.level).members)


def _mixed(asked: Iterable[Proposal]) -> Iterator[Proposal]:
    """Take questions of each level in turn, the most needed of each first."""
    by_level: dict[str, list[Proposal]] = {}
    for proposal in asked:
        by_level.setdefault(proposal.level, []).append(proposal)
    for turn in zip_longest(*by_level.values()):
        yield from (proposal for proposal in turn if proposal is not None)


class Seen(NamedTuple):
    """What one sees of a record from the outside: what each thing is part of, and what is marked as reviewed."""

    finder: Finder
    home: dict[str, str]
    reviewed: set[str]
    processes: list[Process]


def broken(record: Record, made: Iterable[Entry]) -> list[str]:
    """Return the decisions that what is derived does not keep to, as far as one can see from the outside."""
    processes = list(record.derived.processes())
    home: dict[str, str] = {}
    for process in processes:
        home |= owners(process.linked, process.actors, process.agreements)
        home |= {report: story.id for story in process.linked.stories for report in story.reports}
    reviewed = {review.id for process in processes for review in process.reviews}
    seen = Seen(Finder(record.readings), home, reviewed, processes)
    decisions = [entry.decision for entry in made if entry.decision]
    refused = {_bearing(each, seen) for each in decisions if (each.level, each.verdict) == ("evidence", "wrong")} - {
        None
    }
    held = [each for each in decisions if each.verdict == "wrong" or _bearing(each, seen) not in refused]
    return [f"{each.level} {each.verdict}: {each.line}" for each in held if not _kept(each, seen)]


def _bearing(decision: Decision, seen: Seen) -> tuple[str, str] | None:
    """Return the promise and the words that a decision is about, whichever wording of the promise it names."""
    ids = [standing.id for thing in decision.things if (standing := seen.finder.find(thing))]
    return (seen.home.get(ids[0], ids[0]), ids[1]) if decision.level == "evidence" and len(ids) == 2 else None


def _same_claims(difference: Difference, decision: Decision, captures: dict[str, str]) -> bool:
    """Whether a difference makes most of the claims judged, at the same places of the same bytes: ids may change."""
    wanted = [(thing.capture, thing.marks[0]) for thing in decision.things if thing.written == "words"]
    made = [(captures[span.report], span) for side in difference.sides for span in side.claims]
    met = sum(
        any(capture == other and mark.start < span.end and span.start < mark.end for other, span in made)
        for capture, mark in wanted
    )
    return decision.about.split()[:2] == [difference.kind, difference.aspect] and 2 * met > len(wanted)


def _kept(decision: Decision, seen: Seen) -> bool:
    if decision.level == "difference":
        captures = {one.report.id: one.report.sha256 for process in seen.processes for one in process.readings}
        found = (each for process in seen.processes for each in process.differences)
        alike = {each.id for each in found if _same_claims(each, decision, captures)}
        return bool(alike & seen.reviewed) if decision.verdict == "right" else alike <= seen.reviewed
    ids = [standing.id for thing in decision.things if (standing := seen.finder.find(thing))]
    if len(ids) < len(decision.things):
        return False
    if decision.level == "evidence":
        return _bears(ids[0], ids[1], seen) == (decision.verdict == "right")
    if decision.verdict in ("same", "different"):
        return (seen.home[ids[0]] == seen.home[ids[1]]) == (decision.verdict == "same")
    return ids[0] not in seen.home if decision.verdict == "wrong" else ids[0] in seen.reviewed


def _bears(pledge: str, outcome: str, seen: Seen) -> bool:
    """Whether an outcome is among the evidence of the commitment that a pledge is part of."""
    words = {
        (each.span, each.bearing)
        for process in seen.processes
        for reading in process.readings
        for each in reading.outcomes
        if each.id == outcome
    }
    (evidence,) = [
        each.evidence
        for process in seen.processes
        for each in process.linked.commitments
        if each.id == seen.home[pledge]
    ]
    return bool(words & {(each.span, each.bearing) for each in evidence})


@pytest.fixture(scope="module")
def decided(readings: Sequence[Reading]) -> tuple[list[str], list[Entry]]:
    """The log of a session of a hundred decisions, and the entries that were not undone."""
    with record_of(readings) as record:
        made = session(record, COUNT, "Ana Reval")
        assert len(made) == COUNT
        assert broken(record, made) == []
        return list(record.decisions.texts()), made


def test_a_session_decides_at_every_level_and_both_ways(decided: tuple[list[str], list[Entry]]) -> None:
    """So that what follows tests something."""
    levels = {entry.decision.level for entry in decided[1] if entry.decision}
    verdicts = {entry.decision.verdict for entry in decided[1] if entry.decision}
    assert levels == {"actor", "statement", "utterance", "event", "story", "commitment", "evidence", "difference"}
    assert verdicts == {"same", "different", "right", "wrong"}


@pytest.mark.parametrize("seed", [5, 17, 23])
def test_a_hundred_decisions_hold_when_other_rules_read_the_reports_again(
    readings: Sequence[Reading], decided: tuple[list[str], list[Entry]], seed: int
) -> None:
    """Other ids, moved extents, dropped names; every seventh report has another outlet and so another id."""
    texts, made = decided
    chance = random.Random(seed)
    with record_of(readings, texts) as record:
        for number, reading in enumerate(readings):
            keep(record, reread(reading, chance, outlet=number % 7 == 0), number)
        relink(record)
        assert not {entity.id for entity in record.readings.entities()} & {
            entity.id for reading in readings for entity in reading.entities
        }
        assert broken(record, made) == []
        assert verify(record).faults == []


def test_a_hundred_decisions_hold_in_any_order_of_the_reports(
    readings: Sequence[Reading], decided: tuple[list[str], list[Entry]], tmp_path: Path
) -> None:
    """And the exported record is the same to the byte, however often it was relinked on the way."""
    texts, made = decided
    turned = list(readings)
    random.Random(3).shuffle(turned)
    with record_of(readings, texts) as record, record_of(turned[:9], texts) as other:
        for number, reading in enumerate(turned[9:], start=9):
            keep(other, reading, number)
        relink(other)
        assert broken(other, made) == []
        assert exported(other, tmp_path / "other") == exported(record, tmp_path / "record")


def test_decisions_of_two_people_hold_in_the_merged_record(readings: Sequence[Reading], tmp_path: Path) -> None:
    """Whichever is merged into the other; and merging again changes nothing."""
    with record_of(readings[:18]) as ana, record_of(readings[11:]) as pavel, Record() as first, Record() as second:
        made = [*session(ana, COUNT // 2, "Ana Reval"), *session(pavel, COUNT // 2, "Pavel Brenk")]
        for into, others in ((first, [ana, pavel]), (second, [pavel, ana])):
            assert merge(others, into).decisions >= COUNT
        judged, _ = relink(first), relink(second)
        held = [entry for entry in made if judged.outcomes[entry.hash].state == "applies"]
        assert broken(first, held) == []
        assert len(held) >= COUNT - 4
        assert {judged.outcomes[entry.hash].state for entry in made} <= {"applies", "in conflict"}
        assert list(first.decisions.texts()) == list(second.decisions.texts())
        assert exported(first, tmp_path / "first") == exported(second, tmp_path / "second")
        assert verify(first).faults == []
        again = merge([second, ana], first)
        assert not any(again.rows.values())
        assert again.decisions == 0


def exported(record: Record, folder: Path) -> dict[str, bytes]:
    """Return the exported files of a record."""
    derived = record.derived
    write_jsonl(tables(derived.processes(), derived.actors(), derived.agreements()), folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
