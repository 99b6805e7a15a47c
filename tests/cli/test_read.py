"""`communique read --lexicon`: names of a user's own, for a record and from then on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique import api
from communique.cli.app import code_of
from communique.lexicon import use
from communique.lexicon.own import digest
from communique.reading.reader import reader
from communique.record import Record
from communique.relinking import refresh, relink

REPORT = """NAIROBI, March 6, 2031 (Harbour Wire) - Envoys of the Teal Sail Accord Watch met Kari Vik at Ember
Landing on Thursday.

The Teal Sail Accord Watch left Ember Landing at noon, Vik told reporters.
"""
TABLE = """id,kind,names,state,demonyms,lat,lon
body:teal-sail,organization,Teal Sail Accord Watch; TSAW,KE,,,
place:ember-landing,place,Ember Landing,KE,,-1.5,36.75
"""


@pytest.fixture(autouse=True)
def _none_after() -> Iterator[None]:
    yield
    use("")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a report and a table."""
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "own.csv").write_text(TABLE)
    return tmp_path


def known(record: Record) -> set[str]:
    """Return the ids by which the record knows what its reports name."""
    return {actor.known for actor in record.derived.actors() if actor.known}


def test_the_record_keeps_the_table_and_reads_by_it_from_then_on(folder: Path) -> None:
    """A later command need not name it, and places carry its coordinates."""
    path, report = str(folder / "r.db"), str(folder / "a.txt")
    assert code_of(["read", report, "--record", path, "--lexicon", str(folder / "own.csv")]) == 0
    (folder / "own.csv").unlink()
    use("")
    with Record(path) as record:
        assert {"body:teal-sail", "place:ember-landing"} <= known(record)
        (landing,) = [actor for actor in record.derived.actors() if actor.known == "place:ember-landing"]
        assert (landing.lat, landing.lon) == (-1.5, 36.75)
        (reading,) = record.readings.some(record.readings.reports())
        assert reading.reader.endswith(f"+{digest(TABLE)}")
        refresh(record)
        assert reader().endswith(f"+{digest(TABLE)}")
    assert code_of(["read", report, "--record", path]) == 0
    with Record(path) as record:
        assert "body:teal-sail" in known(record)


def test_another_table_reads_the_reports_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was read by other names is not known any more; none at all is written as two quotation marks."""
    path, report = str(folder / "r.db"), str(folder / "a.txt")
    assert code_of(["read", report, "--record", path, "--lexicon", str(folder / "own.csv")]) == 0
    assert code_of(["read", report, "--record", path]) == 0
    assert "1 known" in capsys.readouterr().out
    assert code_of(["read", report, "--record", path, "--lexicon", ""]) == 0
    assert "1 read" in capsys.readouterr().out
    with Record(path) as record:
        assert "body:teal-sail" not in known(record)


def test_two_records_open_at_once_keep_their_own_tables(folder: Path) -> None:
    """Each is read and linked by the table it keeps."""
    report = str(folder / "a.txt")
    first = api.read(report, lexicon=str(folder / "own.csv"))
    second = api.read(report)
    assert "body:teal-sail" in known(first.record)
    assert "body:teal-sail" not in known(second.record)
    relink(first.record)
    assert "body:teal-sail" in known(first.record)


def test_an_error_names_the_line_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The record is not even made."""
    bad = folder / "bad.csv"
    bad.write_text(TABLE + "group:x,tribe,X,,,,\n")
    path = folder / "r.db"
    assert code_of(["read", str(folder / "a.txt"), "--record", str(path), "--lexicon", str(bad)]) == 1
    shown = capsys.readouterr().err
    assert "line 4: a kind is one of" in shown
    assert "docs/lexicon.md" in shown
    assert not path.exists()
