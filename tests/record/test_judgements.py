"""Tests of what decisions do to a record: small readings, one decision each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from communique.api import Collection
from communique.errors import NotDecidable, NotInRecord, RecordDamaged
from communique.record import Record
from communique.record.merge import merge
from communique.relinking import relink
from communique.types import Address, Failure, Reading, Verdict
from tests.link.reports import Writer
from tests.review.rereading import keep

DAY = datetime(2031, 5, 1, 12, tzinfo=UTC)
WORDS = "the crossing at Torvik will stay open through the winter months"


def report(name: str, speaker: str = "Ana Reval", other: str = "Pavel Brenk") -> Reading:
    """Return a report in which somebody says something after meeting somebody else."""
    writer = Writer(f"rp_{name}", f"{speaker} met {other} in Riga. {speaker} said {WORDS}.", "2031-05-01")
    voice = writer.name(speaker)
    writer.name(other)
    writer.say(WORDS, voice, "indirect")
    found = writer.reading()
    return replace(found, report=replace(found.report, sha256=name * 32))


def collection(*readings: Reading) -> Collection:
    """Return an open record of these readings."""
    record = Record()
    for number, reading in enumerate(readings):
        keep(record, reading, number)
    relink(record)
    return Collection(record)


def decide(opened: Collection, verdict: Verdict, *things: str, by: str = "Ana") -> str:
    """Enter a decision on a fixed day."""
    return opened.decide(verdict, *things, by=by, now=lambda: DAY)


def speakers(opened: Collection) -> list[object]:
    """Return who is said to have made each statement, in the order of the reports."""
    return [row["who"] for row in sorted(opened.statements, key=lambda row: str(row["report"]))]


def test_statements_are_kept_together_and_apart_as_decided() -> None:
    """And as the rules have it again once that is undone."""
    opened = collection(report("a"), report("b"))
    ids = [str(row["id"]) for row in opened.statements]
    assert len(opened.utterances) == 1
    entry = decide(opened, "different", *ids)
    assert len(opened.utterances) == 2
    opened.undo(entry[:10], by="Ana", now=lambda: DAY)
    assert len(opened.utterances) == 1
    assert [row["state"] for row in opened.decisions] == ["undone", None]


def test_people_are_kept_together_and_apart_as_decided() -> None:
    """An actor by its id, or a name by its place."""
    opened = collection(report("a"), report("b", speaker="Anna Rewal"))
    people = {str(row["label"]): str(row["id"]) for row in opened.actors}
    before = len(people)
    decide(opened, "same", people["Pavel Brenk"], next(people[name] for name in people if name != "Pavel Brenk"))
    assert len(opened.actors) == before - 1


def test_what_is_judged_wrong_is_in_no_table_and_stays_in_the_record() -> None:
    """With all that hangs on it."""
    opened = collection(report("a"), report("b"))
    wrong = str(opened.statements[0]["id"])
    decide(opened, "wrong", wrong)
    assert wrong not in [row["id"] for row in opened.statements]
    assert [row["statements"] for row in opened.utterances] == [[row["id"]] for row in opened.statements]
    held = [each.id for reading in opened.record.readings.some(["rp_a", "rp_b"]) for each in reading.statements]
    assert wrong in held


def test_what_is_judged_right_says_who_and_when_and_keeps_its_speaker() -> None:
    """Later rules that give the words to somebody else do not change what a person saw."""
    opened = collection(report("a"))
    decide(opened, "right", str(opened.statements[0]["id"]))
    assert opened.statements[0]["reviewed"] == [{"by": "Ana", "at": "2031-05-01T12:00:00Z"}]
    read = opened.record.readings.get("rp_a")
    other = next(entity.id for entity in read.entities if entity.name == "Pavel Brenk")
    keep(opened.record, replace(read, reader="later", statements=(replace(read.statements[0], voice=other),)))
    relink(opened.record)
    again = Collection(opened.record)
    assert speakers(again) == ["Ana Reval"]
    assert again.statements[0]["reviewed"]


def test_a_statement_without_a_speaker_that_gets_one_later_is_not_reviewed() -> None:
    """Nobody has judged that speaker."""
    read = report("a")
    silent = replace(read, statements=(replace(read.statements[0], voice=None),))
    opened = collection(silent)
    decide(opened, "right", str(opened.statements[0]["id"]))
    assert opened.statements[0]["reviewed"]
    keep(opened.record, replace(read, reader="later"))
    relink(opened.record)
    assert Collection(opened.record).statements[0]["reviewed"] == []


@pytest.mark.parametrize(("person", "expected"), [("Pavel Brenk", "Pavel Brenk"), ("Oda Lind", "Oda Lind")])
def test_a_statement_is_given_to_whom_a_person_says(person: str, expected: str) -> None:
    """Somebody the report names, or somebody no report does."""
    opened = collection(report("a"))
    decide(opened, "is", str(opened.statements[0]["id"]), person)
    assert speakers(opened) == [expected]


def test_a_statement_is_given_to_somebody_whom_only_another_report_names() -> None:
    """He is the same actor there and here."""
    opened = collection(report("a"), report("b", speaker="Oda Lind"))
    first = next(str(row["id"]) for row in opened.statements if row["report"] == "rp_a")
    decide(opened, "is", first, "Oda Lind")
    assert speakers(opened) == ["Oda Lind", "Oda Lind"]
    assert len({row["actor"] for row in opened.statements}) == 1


def test_a_name_that_is_somebody_elses_is_given_to_him_with_what_was_said() -> None:
    """The other names of its first bearer stay his."""
    opened = collection(report("a"))
    second = max((row for row in opened.mentions if row["words"] == "Ana Reval"), key=lambda row: str(row["start"]))
    place = f"rp_a:{second['start']}-{second['end']}"
    opened.decide("is", place, "Pavel Brenk", by="Ana", level="mention", now=lambda: DAY)
    given = {row["start"]: row["who"] for row in opened.mentions}
    assert given[second["start"]] == "Pavel Brenk"
    assert given[0] == "Ana Reval"


def test_a_decision_about_words_that_are_gone_stays_and_says_so() -> None:
    """And applies again when they are back."""
    opened = collection(report("a"))
    decide(opened, "wrong", str(opened.statements[0]["id"]))
    read = opened.record.readings.get("rp_a")
    keep(opened.record, replace(read, reader="later", statements=()))
    assert [row["state"] for row in opened.decisions] == ["not applicable now"]
    keep(opened.record, replace(read, reader="later still"))
    assert [row["state"] for row in opened.decisions] == ["applies"]


@pytest.mark.parametrize(
    ("verdict", "things"),
    [
        ("same", ["rp_a"]),
        ("right", []),
        ("same", ["rp_a", "rp_a"]),
        ("right", ["st_nothing"]),
        ("is", ["rp_a", "Ana Reval"]),
        ("right", ["rp_a:5000-5001"]),
    ],
)
def test_what_cannot_be_decided_is_refused_and_not_entered(verdict: Verdict, things: Sequence[str]) -> None:
    """With a message that says what to do."""
    opened = collection(report("a"))
    with pytest.raises((NotDecidable, NotInRecord)):
        decide(opened, verdict, *things)
    assert list(opened.decisions) == []


def test_conflicts_of_two_people_are_kept_and_neither_applies_until_somebody_decides(tmp_path: Path) -> None:
    """In whichever order their records are merged."""
    ana, pavel = (collection(report("a"), report("b")) for _ in range(2))
    ids = [str(row["id"]) for row in ana.statements]
    decide(ana, "same", *ids)
    decide(pavel, "different", *ids, by="Pavel")
    for number, others in enumerate(([ana, pavel], [pavel, ana])):
        with Record(tmp_path / f"{number}.db") as record:
            merge([other.record for other in others], record)
            relink(record)
            both = Collection(record)
            states = {str(row["by"]): row["state"] for row in both.decisions}
            assert states == {"Ana": "in conflict", "Pavel": "in conflict", "": None}
            assert len(both.utterances) == 1  # as the rules have it
            decide(both, "different", *ids, by="Oda")
            assert len(both.utterances) == 2
            states = {str(row["by"]): row["state"] for row in both.decisions}
            assert states == {"Ana": "superseded", "Pavel": "superseded", "": None, "Oda": "applies"}


def test_merging_keeps_all_that_either_holds_and_twice_changes_nothing() -> None:
    """Reports, endings and decisions."""
    ana, pavel = collection(report("a")), collection(report("b"))
    decide(ana, "right", str(ana.statements[0]["id"]))
    with Record() as record:
        first = merge([ana.record, pavel.record], record)
        assert (first.rows["reading"], first.rows["document"], first.decisions) == (2, 2, 1)
        second = merge([pavel.record, ana.record], record)
        assert (set(second.rows.values()), second.decisions) == ({0}, 0)


@pytest.mark.parametrize("order", [1, -1])
def test_the_reading_of_newer_rules_stays_whatever_the_order(order: int) -> None:
    """Rules are counted: ten comes after nine."""
    older, newer = (collection(replace(report("a"), reader=reader)) for reader in ("9", "10"))
    with Record() as record:
        merge([each.record for each in [older, newer][::order]], record)
        assert record.readings.get("rp_a").reader == "10"


def test_of_an_address_that_both_watch_the_last_try_stays() -> None:
    """And every failure of either."""
    url, days = "https://news.example/feed", ("2031-05-01T00:00:00.000000Z", "2031-05-02T00:00:00.000000Z")
    with Record() as ana, Record() as pavel, Record() as both:
        for record, at in zip((ana, pavel), days, strict=True):
            address = Address(url, "feed", url, "unreachable", tried=at)
            record.fetches.put([address], [Failure(url, at, url, "unreachable", None, "nobody answers")])
        merge([pavel, ana], both)
        assert [each.tried for each in both.fetches.addresses()] == [days[1]]
        assert sorted(each.at for each in both.fetches.failures()) == list(days)


def test_a_damaged_record_is_not_merged() -> None:
    """Its rows would get fresh seals and pass for whole."""
    ana = collection(report("a"))
    ana.record.store.connection.execute("UPDATE reading SET source = 'b.txt'")
    with Record() as record, pytest.raises(RecordDamaged, match="has changed"):
        merge([ana.record], record)
