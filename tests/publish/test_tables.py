"""The exported tables: the layout that tools outside the project read."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.publish import files
from communique.publish.files import write_csv, write_jsonl
from communique.publish.rows import TABLES, AttendanceRow, ReportRow, StoryRow
from communique.publish.tables import Tagged, tables
from communique.types import Process
from tests.publish.talks import ACCOUNTS, DEAL, REPORTS, SAID, B, actor_id, process

LAYOUT = {
    "reports": "id source sha256 text title outlet published language zones story",
    "mentions": "id report start end kind actor title",
    "actors": "id label kind names titles lat lon gazetteer",
    "statements": "id report parts form cue speaker actor utterance",
    "utterances": "id actor label statements independent",
    "events": "id label type mode date place participants status accounts story",
    "attendance": "event actor report start end",
    "agreements": "id label kind formality parties date mentions terms",
    "commitments": "id promisor to label due status pledges evidence",
    "differences": "id kind subject aspect sides silent",
    "dates": "report start end first last basis",
    "figures": "report start end low high unit",
    "reprints": "left right words",
    "stories": "id label reports follows",
}


def _rows(made: Process | None = None) -> list[Tagged]:
    made = made or process()
    return list(tables([made], made.actors, made.agreements))


def _read(folder: Path, table: str) -> list[dict[str, Any]]:
    lines = (folder / f"{table}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


@pytest.mark.parametrize("table", LAYOUT)
def test_every_field_of_the_layout_is_there(table: str, tmp_path: Path) -> None:
    """No field of the contract is missing from a row."""
    write_jsonl(_rows(), tmp_path)
    rows = _read(tmp_path, table)
    assert rows
    for row in rows:
        assert set(LAYOUT[table].split()) <= set(row)
        assert list(row) == sorted(row)


def test_there_is_a_file_for_every_table_and_an_empty_one_for_an_empty_table(tmp_path: Path) -> None:
    """A record that holds nothing still gives every file."""
    counts = write_jsonl([], tmp_path)
    assert set(counts) == set(LAYOUT) == set(TABLES)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {f"{name}.jsonl": b"" for name in LAYOUT}


def test_rows_name_actors_not_entities(tmp_path: Path) -> None:
    """Mentions and statements point to the actor their entity was joined into; an entity of none is null."""
    made = process()
    write_jsonl(tables([made], made.actors, made.agreements), tmp_path)
    actors = {row["id"] for row in _read(tmp_path, "actors")}
    assert {row["actor"] for row in _read(tmp_path, "mentions")} <= actors
    by_id = {row["id"]: row for row in _read(tmp_path, "statements")}
    assert by_id[SAID["a1"].id]["actor"] == actor_id("tessik")
    write_jsonl(tables([made], (), ()), tmp_path)
    assert {row["utterance"] for row in _read(tmp_path, "statements")} - {None}


def test_offsets_find_their_words(tmp_path: Path) -> None:
    """A span cut from `reports.text` gives the words that were marked."""
    write_jsonl(_rows(), tmp_path)
    texts = {str(row["id"]): str(row["text"]) for row in _read(tmp_path, "reports")}
    assert sorted(texts.values()) == sorted(report.text for report in REPORTS)
    for row in _read(tmp_path, "attendance"):
        words = texts[str(row["report"])][row["start"] : row["end"]]
        assert words.strip() == words != ""


def test_spans_of_a_web_page_carry_where_they_came_from(tmp_path: Path) -> None:
    """A report with blocks gives XPaths, for agreements too; one without gives none."""
    write_jsonl(_rows(), tmp_path)
    origins = {row["report"]: row["origin"] for row in _read(tmp_path, "attendance")}
    assert origins.pop(B.id) == "/html/body/p[1]"
    assert set(origins.values()) == {None}
    assert _read(tmp_path, "agreements")[0]["mentions"] == [
        {
            "report": B.id,
            "start": DEAL.mentions[0].start,
            "end": DEAL.mentions[0].end,
            "origin": "/html/body/p[1]",
        }
    ]


def test_unknown_days_are_null_and_known_ones_have_first_and_last(tmp_path: Path) -> None:
    """A day is a range of ISO dates."""
    write_jsonl(_rows(), tmp_path)
    dates = {str(row["label"]): row["date"] for row in _read(tmp_path, "events")}
    assert dates["Dawn Front fires on the ridge"] is None
    assert dates["Velmora–Karst talks in Valletta"] == {"first": "2021-03-14", "last": "2021-03-14"}


@pytest.mark.parametrize("write", [write_jsonl, write_csv])
@pytest.mark.parametrize("run_bytes", [1, 600, 8_000_000])
def test_the_order_of_arrival_and_the_size_of_a_run_change_no_byte(
    write: Callable[[Iterable[Tagged], Path], object], run_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows sorted in memory, in many runs on disk, and shuffled give the same files."""
    rows = _rows()
    write(rows, tmp_path / "whole")
    shuffled = random.Random(7).sample(rows, len(rows))
    monkeypatch.setattr(files, "RUN_BYTES", run_bytes)
    write(shuffled, tmp_path / "runs")
    for path in sorted((tmp_path / "whole").iterdir()):
        assert path.read_bytes() == (tmp_path / "runs" / path.name).read_bytes()


def test_rows_are_sorted_by_id_or_else_by_content_with_numbers_as_numbers(tmp_path: Path) -> None:
    """Ten comes after nine, and the same row comes once."""
    seen = [AttendanceRow("ev_1", "ac_1", "rp_1", start, start + 1) for start in (10, 9, 100, 9)]
    stories = [StoryRow(key, "", [], []) for key in ("sy_b", "sy_a", "sy_ab")]
    counts = write_jsonl(
        [("attendance", row) for row in seen] + [("stories", row) for row in stories],
        tmp_path,
    )
    assert [row["start"] for row in _read(tmp_path, "attendance")] == [9, 10, 100]
    assert [row["id"] for row in _read(tmp_path, "stories")] == ["sy_a", "sy_ab", "sy_b"]
    assert counts["attendance"] == 3


def test_a_failure_leaves_the_files_that_were_there(tmp_path: Path) -> None:
    """Files appear all together or not at all."""
    write_jsonl(_rows(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def broken() -> Iterator[Tagged]:
        yield "stories", StoryRow("sy_1", "", [], [])
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_jsonl(broken(), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(opening: str, tmp_path: Path) -> None:
    """Text that opens like a formula gets an apostrophe before it."""
    text = f'{opening}HYPERLINK("http://a.example")'
    row = ReportRow("rp_1", "a.txt", "0", text, None, text, None, None, [], None)
    write_csv([("reports", row)], tmp_path)
    with (tmp_path / "reports.csv").open(encoding="utf-8", newline="") as file:
        (cells,) = csv.DictReader(file)
    assert cells["text"] == cells["outlet"] == f"'{text}"


def test_csv_spreads_ranges_over_columns_and_keeps_lists_as_json(tmp_path: Path) -> None:
    """Offsets and days are columns of their own, negative numbers stay numbers, and lists can be read back."""
    write_csv(_rows(), tmp_path)
    with (tmp_path / "commitments.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["label"]: row for row in csv.DictReader(file)}
    kept = rows["withdraw its howitzers from the ridge within ten days"]
    assert (kept["due_first"], kept["due_last"]) == ("2021-03-24", "2021-03-24")
    assert [evidence["bearing"] for evidence in json.loads(kept["evidence"])] == ["broken"]
    assert rows["reopen the Orlo crossing"]["due_first"] == ""
    with (tmp_path / "reprints.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["words"] == "14"


def test_every_account_of_the_meeting_is_exported(tmp_path: Path) -> None:
    """An event row holds the spans of all its accounts."""
    write_jsonl(_rows(), tmp_path)
    talks = next(row for row in _read(tmp_path, "events") if str(row["label"]).startswith("Velmora"))
    accounts = talks["accounts"]
    assert isinstance(accounts, list)
    assert len(accounts) == len(ACCOUNTS)
