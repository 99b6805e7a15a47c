"""Tests of the record from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique
from communique.api import Collection, Rows
from communique.errors import NothingToRead, RecordMissing

TEXT = """RIGA, March 4, 2031 (Baltic Courier) - The foreign ministers of Varmia and Ostland met in Riga on Tuesday.

"We will open the crossings at Narva before May," Varmian Foreign Minister Ana Reval told reporters after the talks.
"""


@pytest.fixture(scope="module")
def rec(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """A record in memory of one report."""
    path = tmp_path_factory.mktemp("api") / "courier.txt"
    path.write_text(TEXT)
    return communique.read(str(path))


def test_a_statement_has_its_words_its_speaker_and_its_file(rec: Collection) -> None:
    """The words are those of the text."""
    (row,) = rec.statements.where(form="direct")
    assert row["words"] == "We will open the crossings at Narva before May"
    assert (row["who"], row["outlet"]) == ("Ana Reval", "courier.txt")


def test_where_matches_inside_a_string_whatever_the_case() -> None:
    """And as a whole for anything else."""
    rows = Rows([{"a": "Riga talks", "n": 1}, {"a": "Narva", "n": 2}])
    assert [row["n"] for row in rows.where(a="riga")] == [1]
    assert [row["a"] for row in rows.where(n=2)] == ["Narva"]
    assert len(rows.where(a="riga", n=2)) == 0
    assert len(rows.where(absent="x")) == 0


def test_where_finds_a_member_of_a_list() -> None:
    """An id in a column of ids."""
    assert len(Rows([{"ids": ["x", "y"]}, {"ids": ["z"]}]).where(ids="y")) == 1


def test_tables_become_data_frames(rec: Collection) -> None:
    """With a column for each key and a row for each row."""
    pandas, polars = rec.mentions.to_pandas(), rec.mentions.to_polars()
    assert pandas.shape == polars.shape == (len(rec.mentions), len(rec.mentions[0]))


def test_a_notebook_shows_a_table_with_every_text_escaped() -> None:
    """A report cannot bring markup into a notebook."""
    shown = Rows([{"words": "<script>alert(1)</script>"}])._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_an_empty_table_shows_itself() -> None:
    """Without columns."""
    assert "<table>" in Rows([])._repr_html_()
    assert repr(Rows([])) == "0 rows"


def test_meetings_name_their_day(rec: Collection) -> None:
    """And the id that the page is made from."""
    assert [(row["first"], row["last"]) for row in rec.meetings] == [("2031-03-04", "2031-03-04")]


def test_an_unknown_table_names_the_known_ones(rec: Collection) -> None:
    """As an attribute error, so that hasattr works."""
    with pytest.raises(AttributeError, match="statements"):
        _ = rec.speeches


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    """It counts how the sources ended."""
    with pytest.raises(NothingToRead, match="1 unreadable"):
        communique.read(str(tmp_path / "none.txt"))


def test_a_record_file_opens_again(tmp_path: Path) -> None:
    """What was read in one session is there in the next."""
    (tmp_path / "a.txt").write_text(TEXT)
    communique.read(str(tmp_path / "a.txt"), record=str(tmp_path / "r.db")).close()
    assert len(communique.open_record(str(tmp_path / "r.db")).reports) == 1
    with pytest.raises(RecordMissing):
        communique.open_record(str(tmp_path / "other.db"))
