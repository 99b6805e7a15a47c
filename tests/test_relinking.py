"""What is derived follows from readings and decisions alone, whoever brings it up to date and whatever fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from communique.record import Record
from communique.relinking import LINKER, portions, refresh, relink
from communique.run import run
from tests.link.reports import Writer
from tests.review.rereading import keep

TALKS = (
    "Ana Reval met Pavel Brenk in Riga on the crossing at Torvik. Reval said that sappers will clear the mined road."
)


def record_at(path: Path, names: str) -> Record:
    """Return a record with a report for each letter, not linked."""
    record = Record(path)
    for number, name in enumerate(names):
        writer = Writer(f"rp_{name}", f"{TALKS} {name}{name}.", "2031-05-01")
        writer.name("Ana Reval")
        writer.name("Pavel Brenk")
        keep(record, writer.reading(), number)
    return record


def derived(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows that linking keeps."""
    tables = ("shelf", "taken", "profile", "appearance", "resolved", "process", "agreement", "naming")
    return {table: sorted(map(tuple, record.store.rows(f"SELECT * FROM {table}"))) for table in tables}


def test_a_failure_between_reading_and_keeping_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was worked out before it is forgotten, and done again the next time."""
    with record_at(tmp_path / "a.db", "abc") as record, record_at(tmp_path / "b.db", "abc") as other:
        relink(other)
        with monkeypatch.context() as patch:
            patch.setattr(portions.Portions, "_decided_anew", _fail)
            with pytest.raises(OSError, match="full"):
                relink(record)
        assert not record.store.connection.in_transaction
        relink(record)
        assert derived(record) == derived(other)


def _fail(_: object) -> set[str]:
    raise OSError("full")


def test_two_that_relink_in_turn_take_each_report_in_once(tmp_path: Path) -> None:
    """Each finds done what the other did."""
    with record_at(tmp_path / "a.db", "abc") as record, record_at(tmp_path / "b.db", "abcd") as other:
        relink(other)
        with Record(tmp_path / "a.db") as second:
            relink(record)
            relink(second)
            record_at(tmp_path / "a.db", "abcd").close()
            relink(second)
            relink(record)
        assert derived(record) == derived(other)


def test_other_rules_build_all_of_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that older rules linked is brought up to date when it is next opened for more than a look."""
    with record_at(tmp_path / "a.db", "abc") as record:
        relink(record)
        before = derived(record)
        refresh(record)
        assert record.changes.rules() == LINKER
        monkeypatch.setattr("communique.relinking.LINKER", "other")
        refresh(record)
        assert record.changes.rules() == "other"
        assert derived(record) == before


def test_nothing_read_is_nothing_derived(tmp_path: Path) -> None:
    """And no error."""
    with Record(tmp_path / "a.db") as record:
        run([], record)
        assert list(record.derived.processes()) == []


def test_two_that_relink_at_once_leave_what_one_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes portions and processes as it finds them; none is done twice, or by what the other had half done."""
    monkeypatch.setattr("communique.record.changes.PORTION", 2)
    names = "abcdefgh"
    with record_at(tmp_path / "a.db", names) as record, record_at(tmp_path / "b.db", names) as other:
        relink(other)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(relink_at, [tmp_path / "a.db"] * 2))
        assert derived(record) == derived(other)


def relink_at(path: Path) -> None:
    """Relink the record in a file."""
    with Record(path) as record:
        relink(record)
