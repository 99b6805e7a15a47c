"""`communique find` and `Collection.find`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.api import open_record
from communique.cli.app import code_of

REPORT = """OSLO, March 6, 2031 (Nordic Wire) - The harbour masters of Lund met on Thursday.

"Eleven lighthouse keepers want new wool," Kari Vik told reporters.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of one report."""
    folder = tmp_path_factory.mktemp("find")
    (folder / "a.txt").write_text(REPORT)
    path = str(folder / "r.db")
    assert code_of(["read", str(folder / "a.txt"), "--record", path]) == 0
    return path


def test_find_prints_who_said_it_when_and_in_which_words(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One saying, and under it a line for each outlet."""
    assert code_of(["find", "keepers", "want", "wool", "--record", record]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Kari Vik  (1 independent telling")
    assert lines[1] == '  2031-03-06  a.txt: "Eleven lighthouse keepers want new wool"'


def test_find_says_where_a_rendering_says_otherwise(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Another figure is shown under the words."""
    assert code_of(["find", "twelve lighthouse keepers want wool", "--record", record]) == 0
    assert "says otherwise: figure: 12 lighthous / 11 lighthous" in capsys.readouterr().out


def test_find_gives_json_lines(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An object for each saying."""
    assert code_of(["find", "wool", "--record", record, "--format", "json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["renderings"][0]["words"] == "Eleven lighthouse keepers want new wool"


def test_nothing_found_is_an_answer(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Said on stderr, with exit code 0."""
    assert code_of(["find", "bananas", "--record", record]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "Nobody in this record" in err


@pytest.mark.parametrize("arguments", [["--since", "yesterday"], ["--until", "2031-02-30"], ["--limit", "0"]])
def test_a_day_that_is_none_is_wrong_usage(record: str, arguments: list[str]) -> None:
    """As is a limit of nothing."""
    assert code_of(["find", "wool", "--record", record, *arguments]) == 2


def test_the_collection_finds_the_same(record: str) -> None:
    """A row for each rendering."""
    collection = open_record(record)
    (row,) = collection.find("keepers want wool", speaker="vik", since="2031-03-06", until="2031-03-06")
    assert (row["who"], row["outlet"], row["words"]) == (
        "Kari Vik",
        "a.txt",
        "Eleven lighthouse keepers want new wool",
    )
    assert list(collection.find("bananas")) == []
    collection.close()


def test_a_record_in_a_folder_that_cannot_be_written_is_searched_in_memory(
    record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The index is then built anew each time."""
    monkeypatch.setattr("communique.record.index.SUFFIX", f"/{tmp_path.name}/nowhere.find")
    assert code_of(["find", "wool", "--record", record]) == 0
    assert "Kari Vik" in capsys.readouterr().out
