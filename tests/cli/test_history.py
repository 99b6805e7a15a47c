"""Tests of `communique history` and `communique backup`."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from benchmarks import synthetic
from communique.cli.app import code_of
from communique.record import Record


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of three reports of which one came in two editions."""
    monkeypatch.chdir(tmp_path)
    with Record(tmp_path / "communique.db") as record:
        synthetic.fill(record, 3)
        for _ in synthetic.keep(record, 1, edition=2):
            pass
        record.versions.settle()
    return tmp_path / "communique.db"


def test_history_lists_what_was_edited(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And names the next step."""
    assert path.is_file()
    assert code_of(["history"]) == 0
    out, err = capsys.readouterr()
    assert out == "reports/000001.txt\n"
    assert "communique history SOURCE" in err


def test_history_shows_the_versions_and_the_words_that_changed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The older one first."""
    assert path.is_file()
    assert code_of(["history", "reports/000001.txt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[-1] for line in lines[:2]] == ["an older version", "stands for the article"]
    assert lines[2:] == ["  - 0.", "  + 2."]


def test_history_as_json_has_one_line_a_version(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the same content."""
    assert path.is_file()
    assert code_of(["history", "reports/000001.txt", "--format", "json"]) == 0
    older, newer = map(json.loads, capsys.readouterr().out.splitlines())
    assert (older["stands"], newer["stands"]) == (False, True)
    assert newer["changed"] == [{"before": "0.", "after": "2."}]


def test_history_of_an_unknown_source_is_an_error(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says how to find the known ones."""
    assert path.is_file()
    assert code_of(["history", "nowhere.txt"]) == 1
    assert "communique show --documents" in capsys.readouterr().err


def test_a_backup_is_one_file_that_holds_all(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It opens as a record, and nothing lies beside it."""
    (tmp_path / "safe").mkdir()
    assert code_of(["backup", "--to", str(tmp_path / "safe")]) == 0
    (made,) = (tmp_path / "safe").iterdir()
    assert capsys.readouterr().out.strip() == str(made)
    with Record(path) as one, Record(made, create=False, look=True) as other:
        for table in ("capture", "reading", "process"):
            sql = f"SELECT * FROM {table} ORDER BY 1"
            assert [tuple(row) for row in one.store.rows(sql)] == [tuple(row) for row in other.store.rows(sql)]


def test_a_backup_is_made_while_somebody_writes(path: Path, tmp_path: Path) -> None:
    """What is not committed is not in it."""
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM reading")
    assert code_of(["backup", "--to", str(tmp_path / "copy.db")]) == 0
    writer.execute("ROLLBACK")
    writer.close()
    with Record(tmp_path / "copy.db", create=False, look=True) as copied:
        assert sum(1 for _ in copied.store.rows("SELECT 1 FROM reading")) == 4


def test_a_backup_overwrites_nothing(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even an earlier one."""
    assert path.is_file()
    (tmp_path / "copy.db").write_text("mine")
    assert code_of(["backup", "--to", str(tmp_path / "copy.db")]) == 1
    assert (tmp_path / "copy.db").read_text() == "mine"
    assert "exists already" in capsys.readouterr().err


def test_the_backup_of_a_damaged_record_is_made_and_says_so(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody may want it before he mends something."""
    with Record(path) as record:
        record.store.connection.execute("UPDATE resolved SET body = x'00'")
    assert code_of(["backup", "--to", str(tmp_path / "copy.db")]) == 1
    out, err = capsys.readouterr()
    assert "it has changed since it was stored" in out
    assert "as damaged as the record" in err
    assert (tmp_path / "copy.db").is_file()


def test_a_backup_is_no_more_open_to_others_than_the_record(path: Path, tmp_path: Path) -> None:
    """Its permissions are those of the record."""
    path.chmod(0o600)
    assert code_of(["backup", "--to", str(tmp_path / "copy.db")]) == 0
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_into_a_folder_that_is_not_there_says_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And leaves nothing."""
    assert path.is_file()
    assert code_of(["backup", "--to", "none/copy.db"]) == 1
    assert len(capsys.readouterr().err.splitlines()) >= 2
