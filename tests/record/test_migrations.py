"""Tests of how a record of an earlier layout is brought up to date."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import synthetic
from communique.errors import RecordDamaged, RecordReadOnly
from communique.record import Record, store
from communique.record.schema import MIGRATIONS
from communique.record.verify import verify
from communique.relinking import relink

LATEST = len(MIGRATIONS)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A record in the first layout, with three reports."""
    path = tmp_path / "r.db"
    synthetic.old_record(str(path), 3)
    return path


def layout(path: Path) -> int:
    """Return the layout of a record as it lies there."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def break_off(connection: sqlite3.Connection) -> None:
    """Do some of a migration, then fail as a full disk or a fault of ours would."""
    connection.execute("DELETE FROM reading")
    raise sqlite3.OperationalError("broken off")


def test_all_that_an_old_record_holds_is_there_afterwards(old: Path) -> None:
    """Bytes, texts, how documents ended, what is derived; and verify is content."""
    with Record(old) as record:
        for number in range(3):
            text = synthetic.text_of(number)
            (row,) = record.store.rows("SELECT sha256 FROM arrival WHERE source = ?", (f"reports/{number:06}.txt",))
            assert record.captures.content(row["sha256"]) == text.encode()
            expected = synthetic.reading_of(text, f"reports/{number:06}.txt", row["sha256"])
            assert record.readings.get(expected.report.id) == expected
        assert [ending.state for ending in record.readings.endings()] == ["read"] * 3
        relink(record)
        assert sum(len(process.readings) for process in record.derived.processes()) == 3
        assert verify(record).faults == []


def test_what_was_read_before_is_not_read_again(old: Path) -> None:
    """A text is one document: where that one has ended, all of its capture has."""
    with Record(old) as record:
        assert sum(1 for _ in record.store.rows("SELECT 1 FROM ended WHERE reader = ?", (synthetic.READER,))) == 3


def test_a_time_that_was_not_kept_stays_unknown(old: Path) -> None:
    """The first layout had no times of arrival, and none is made up."""
    with Record(old) as record:
        assert [row["at"] for row in record.store.rows("SELECT at FROM arrival")] == [""] * 3


def test_the_file_as_it_was_is_kept_beside(old: Path) -> None:
    """As one whole file in the old layout."""
    Record(old).close()
    kept = old.with_name(f"r.db.before-v{LATEST}")
    assert layout(kept) == 1
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM reading").fetchone() == (3,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_record_of_this_layout_is_left_as_it_is(tmp_path: Path) -> None:
    """Opening is no migration: no copy, the same bytes."""
    path = tmp_path / "r.db"
    Record(path).close()
    before = path.read_bytes()
    Record(path).close()
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["r.db"]


def test_a_migration_that_breaks_off_leaves_the_old_layout_whole(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All pending migrations are one transaction; once the cause is gone the record opens."""
    with monkeypatch.context() as patch:
        patch.setattr(store, "MIGRATIONS", (*MIGRATIONS, break_off))
        patch.setattr(store, "LAYOUT", LATEST + 1)
        with pytest.raises(RecordDamaged):
            Record(old)
    assert layout(old) == 1
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT count(*) FROM reading").fetchone() == (3,)
    with Record(old) as record:
        assert verify(record).faults == []


def test_two_that_open_an_old_record_at_once_migrate_it_once(old: Path) -> None:
    """The second waits, finds it done, and leaves the copy of the old file as it is."""

    def reports(_: int) -> int:
        with Record(old) as record:
            return len(record.readings.reports())

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(reports, range(4))) == [3] * 4
    assert layout(old.with_name(f"r.db.before-v{LATEST}")) == 1
    assert sorted(item.name for item in old.parent.iterdir()) == ["r.db", f"r.db.before-v{LATEST}"]


def test_an_old_record_that_cannot_be_written_says_to_copy_it(old: Path) -> None:
    """Nothing is migrated where one only looks."""
    with pytest.raises(RecordReadOnly) as caught:
        Record(old, create=False, look=True)
    assert "copy it" in caught.value.hint
    assert layout(old) == 1


def test_a_migrated_record_and_a_new_one_have_the_same_layout(old: Path, tmp_path: Path) -> None:
    """Table by table, as SQLite keeps them."""
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    with Record(old) as migrated, Record(tmp_path / "new.db") as new:
        assert [tuple(row) for row in migrated.store.rows(sql)] == [tuple(row) for row in new.store.rows(sql)]
