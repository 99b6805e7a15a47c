"""Tests of what the user is told when a record cannot be used, and that nothing is harmed by the attempt."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import faults, synthetic
from communique.errors import (
    RecordDamaged,
    RecordError,
    RecordFailing,
    RecordFull,
    RecordLocked,
    RecordMissing,
    RecordReadOnly,
    RecordTooNew,
)
from communique.record import Record, store
from communique.record.schema import MIGRATIONS
from communique.record.store import Store
from communique.record.verify import verify

needs_faults = pytest.mark.skipif(not faults.available(), reason="SQLite is not a shared library here")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with two reports."""
    with Record(tmp_path / "r.db") as record:
        synthetic.fill(record, 2)
    return tmp_path / "r.db"


def pragma(path: Path, statement: str) -> None:
    """Set something in the file's header."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {statement}")


def overwritten(at: int, content: bytes) -> Callable[[Path], None]:
    """Return what writes these bytes over the file at an offset."""

    def spoil(path: Path) -> None:
        whole = bytearray(path.read_bytes())
        whole[at : at + len(content)] = content
        path.write_bytes(whole)

    return spoil


SPOILT: dict[str, tuple[Callable[[Path], object], type[RecordError], str]] = {
    "text": (lambda path: path.write_text("these are notes " * 400), RecordDamaged, "--record"),
    "cut to nothing": (lambda path: path.write_bytes(b""), RecordMissing, "communique read"),
    "cut in the header": (lambda path: path.write_bytes(path.read_bytes()[:60]), RecordDamaged, "backup"),
    "cut in the middle": (lambda path: path.write_bytes(path.read_bytes()[:9000]), RecordDamaged, "backup"),
    "first page gone": (overwritten(100, b"\xff" * 3900), RecordDamaged, "backup"),
    "another program's": (lambda path: pragma(path, "application_id=7"), RecordDamaged, "another file"),
    "of a later version": (lambda path: pragma(path, "user_version=999"), RecordTooNew, "update communique"),
    "said to be older": (lambda path: pragma(path, "user_version=1"), RecordDamaged, "backup"),
}


@pytest.mark.parametrize(("spoil", "expected", "hint"), SPOILT.values(), ids=SPOILT)
def test_a_spoilt_file_is_refused_and_left_as_it_is(
    path: Path, spoil: Callable[[Path], object], expected: type[RecordError], hint: str
) -> None:
    """The message names the file, the hint what to do."""
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(expected) as caught:
        Record(path, create=False).close()
    assert type(caught.value) is expected
    assert str(path) in str(caught.value)
    assert hint in caught.value.hint
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The record cannot be made in it."""
    with pytest.raises(RecordReadOnly) as caught:
        Record(tmp_path / "none" / "r.db")
    assert "folder" in caught.value.hint


def test_a_record_that_somebody_writes_to_is_waited_for_and_then_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hint is to retry; reading goes on meanwhile."""
    monkeypatch.setattr("communique.record.file.BUSY_TIMEOUT", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Record(path) as record:
            assert verify(record).faults == []
            with pytest.raises(RecordLocked) as caught:
                list(synthetic.keep(record, 9))
            assert "retry" in caught.value.hint
            other.execute("ROLLBACK")
            assert len(list(synthetic.keep(record, 9))) == 3


def test_a_record_that_is_only_looked_at_cannot_be_written(path: Path) -> None:
    """What it holds can be shown and verified; the file and its folder stay as they are."""
    before = path.read_bytes()
    with Record(path, create=False, look=True) as record:
        assert verify(record).faults == []
        with pytest.raises(RecordReadOnly) as caught:
            list(synthetic.keep(record, 9))
    assert "may write" in caught.value.hint
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == ["r.db"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_record_without_write_permission_can_be_looked_at(path: Path, locked: str) -> None:
    """As on a medium that cannot be written."""
    target = path if locked == "file" else path.parent
    mode = target.stat().st_mode
    target.chmod(mode & 0o555)
    try:
        with Record(path, create=False) as record:
            assert verify(record).faults == []
            with pytest.raises(RecordReadOnly):
                list(synthetic.keep(record, 9))
    finally:
        target.chmod(mode)


def test_a_record_where_nothing_may_be_written_is_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also for a user whom permissions do not bind."""
    monkeypatch.setattr("communique.record.file.os.access", lambda *_: False)
    with Record(path, create=False) as record:
        assert verify(record).faults == []
        with pytest.raises(RecordReadOnly):
            list(synthetic.keep(record, 9))


def keep_many(record: Record) -> None:
    """Keep more reports than there is room for."""
    for number in range(9, 99):
        list(synthetic.keep(record, number))


def test_a_record_without_room_says_so_and_goes_on_when_there_is_some(path: Path) -> None:
    """What was kept before is whole."""
    with Record(path) as record:
        pages = record.store.connection.execute("PRAGMA page_count").fetchone()[0]
        record.store.connection.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(RecordFull) as caught:
            keep_many(record)
        assert "free some disk space" in caught.value.hint
        record.store.connection.execute("PRAGMA max_page_count=1000000")
        assert len(list(synthetic.keep(record, 9))) == 3
        assert verify(record).faults == []


@needs_faults
@pytest.mark.parametrize(
    ("code", "expected"), [(errno.ENOSPC, (RecordFull, RecordFailing)), (errno.EIO, RecordFailing)]
)
def test_a_new_record_on_a_disk_that_fails_is_an_error_with_a_hint(
    tmp_path: Path, code: int, expected: type[RecordError] | tuple[type[RecordError], ...]
) -> None:
    """Whichever write fails, and once the disk is well the record is made."""
    for first in range(1, 34, 3):
        with faults.failing("write", code, first) as calls, pytest.raises(expected) as caught:
            Record(tmp_path / f"{first}.db")
        assert calls.failed
        assert "disk" in caught.value.hint
        with Record(tmp_path / f"{first}.db") as record:
            assert verify(record).faults == []


@needs_faults
def test_a_migration_on_a_full_disk_leaves_the_old_record_whole(tmp_path: Path) -> None:
    """Whichever write fails: the copy before, the new tables, the log. With room again it goes through."""
    synthetic.old_record(str(tmp_path / "old.db"), 2)
    original = (tmp_path / "old.db").read_bytes()
    for first in range(1, 400, 13):
        path = tmp_path / f"{first}.db"
        path.write_bytes(original)
        try:
            with faults.failing("write", errno.ENOSPC, first):
                Record(path).close()
        except (RecordFull, RecordFailing):
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        with Record(path) as record:
            assert verify(record).faults == []
            assert len(record.readings.reports()) == 2
            assert next(record.store.rows("PRAGMA user_version"))[0] == len(MIGRATIONS)


def test_long_work_in_many_transactions_lets_others_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of them, one upon another, ends in a pause as long as who waits leaves between two tries."""
    rests: list[float] = []
    monkeypatch.setattr(store, "sleep", rests.append)
    monkeypatch.setattr(store, "TURN", 0.02)
    with closing(Store(str(tmp_path / "r.db"), create=True)) as opened:
        for _ in range(5):
            with opened.writing():
                time.sleep(0.01)
    assert set(rests) == {store.PAUSE}
    assert len(rests) < 5
