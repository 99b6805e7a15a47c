"""Tests of the log of decisions: what is appended stays, and any change of it is found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from communique.errors import NotInRecord, RecordDamaged, RecordError
from communique.record import Record
from communique.record.verify import verify
from communique.types import Anchor, Decision, Entry, Mark

DAY = datetime(2031, 5, 1, 12, tzinfo=UTC)


def decision(words: str) -> Decision:
    """Return a decision about some words."""
    return Decision("statement", "wrong", (Anchor("statement", "rp_1", "00", "", (Mark(0, len(words), words),)),))


def add(record: Record, *words: str) -> list[Entry]:
    """Append a decision about each of these words."""
    return [record.decisions.add(decision(each), "Ana Reval", lambda: DAY) for each in words]


def test_an_entry_says_who_when_and_what_and_rests_on_the_one_before() -> None:
    """Its time is UTC, whatever the clock's zone."""
    with Record() as record:
        there = timezone(timedelta(hours=14))
        first = record.decisions.add(decision("one"), "Ana Reval", lambda: DAY.astimezone(there))
        second = record.decisions.add(decision("two"), "Pavel Brenk", lambda: DAY)
        assert (first.by, first.at, first.parents) == ("Ana Reval", "2031-05-01T12:00:00Z", ())
        assert second.parents == (first.hash,)
        assert record.decisions.head == second.hash
        assert list(record.decisions) == [first, second]
        assert first.decision == decision("one")


def test_the_same_decisions_give_the_same_hashes() -> None:
    """So that a head names a log."""
    with Record() as one, Record() as other:
        assert add(one, "a", "b")[-1].hash == add(other, "a", "b")[-1].hash
        assert add(one, "c")[-1].hash != add(other, "d")[-1].hash


def test_undoing_is_an_entry_too() -> None:
    """It names the entry; what names none, or several, is refused."""
    with Record() as record:
        first, _ = add(record, "a", "b")
        undoing = record.decisions.undo(first.hash[:8], "Ana Reval", lambda: DAY)
        assert undoing.undoes == first.hash
        assert len(list(record.decisions)) == 3
        for name in ("ffffffff", first.hash[:3], ""):
            with pytest.raises(NotInRecord):
                record.decisions.undo(name, "Ana Reval")


def test_the_file_refuses_to_change_or_drop_an_entry() -> None:
    """Even by plain SQL."""
    with Record() as record:
        add(record, "a")
        for sql in ("DELETE FROM decision", "UPDATE decision SET body = '{}'"):
            with pytest.raises(RecordError, match="decisions stay"), record.store.writing() as connection:
                connection.execute(sql)


def _edit(record: Record) -> None:
    record.store.connection.execute("UPDATE decision SET body = replace(body, 'Ana', 'Eva') WHERE number = 2")


def _edit_and_hash_again(record: Record) -> None:
    body = next(record.store.rows("SELECT body FROM decision WHERE number = 2"))["body"].replace("Ana", "Eva")
    key = hashlib.sha256(body.encode()).hexdigest()
    record.store.connection.execute("UPDATE decision SET body = ?, hash = ? WHERE number = 2", (body, key))


def _remove(record: Record) -> None:
    record.store.connection.execute("DELETE FROM decision WHERE number = 2")


def _remove_and_close_the_gap(record: Record) -> None:
    _remove(record)
    record.store.connection.execute("UPDATE decision SET number = 2 WHERE number = 3")


def _remove_the_last(record: Record) -> None:
    record.store.connection.execute("DELETE FROM decision WHERE number = 3")


def _swap(record: Record) -> None:
    for before, after in ((1, 9), (2, 1), (9, 2)):
        record.store.connection.execute("UPDATE decision SET number = ? WHERE number = ?", (after, before))


@pytest.mark.parametrize(
    "tamper", [_edit, _edit_and_hash_again, _remove, _remove_and_close_the_gap, _remove_the_last, _swap]
)
def test_verify_finds_a_broken_chain(tmp_path: Path, tamper: Callable[[Record], None]) -> None:
    """An entry edited, removed or put in another place, by whoever takes the trouble to lift the guards."""
    with Record(tmp_path / "r.db") as record:
        add(record, "a", "b", "c")
        assert verify(record).faults == []
        guarding = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'decision'"
        guards = [row["sql"] for row in record.store.rows(guarding)]
        record.store.connection.execute("DROP TRIGGER decision_stays")
        record.store.connection.execute("DROP TRIGGER decision_is_kept")
        tamper(record)
        for guard in guards:
            record.store.connection.execute(guard)
    with Record(tmp_path / "r.db") as record:
        found = verify(record).faults
        assert found
        assert all(fault.where.startswith(("decision", "the log of decisions")) for fault in found)
        if tamper is not _remove_the_last:  # that one only the sum of the table betrays
            assert list(record.decisions.faults())


def test_logs_are_united_and_bound_whatever_the_order() -> None:
    """The entry that binds rests on both heads; taking the same again adds nothing."""
    with Record() as ana, Record() as pavel, Record() as one, Record() as other:
        add(ana, "a", "b")
        add(pavel, "x")
        assert one.decisions.take([*ana.decisions.texts(), *pavel.decisions.texts()]) == 3
        assert other.decisions.take([*pavel.decisions.texts(), *ana.decisions.texts()]) == 3
        assert list(one.decisions.texts()) == list(other.decisions.texts())
        bound = list(one.decisions)[-1]
        assert set(bound.parents) == {ana.decisions.head, pavel.decisions.head}
        assert (bound.by, bound.at, bound.decision) == ("", "", None)
        assert one.decisions.take(ana.decisions.texts()) == 0
        assert list(one.decisions.faults()) == []
        assert ana.decisions.take(one.decisions.texts()) == 2
        assert ana.decisions.head == one.decisions.head


def test_a_log_with_a_gap_is_not_taken() -> None:
    """Nothing of it is kept."""
    with Record() as record, Record() as into:
        add(record, "a", "b")
        with pytest.raises(RecordDamaged):
            into.decisions.take(list(record.decisions.texts())[1:])
        assert list(into.decisions) == []
