"""Tests of the whole line on the sample reports and on the real ones beside the checkout."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import communique
from communique.api import Collection
from communique.publish.files import write_jsonl
from communique.publish.tables import tables
from communique.record import Record
from communique.record.verify import verify
from communique.run import run
from communique.types import Document

SAMPLES = Path(communique.__file__).parent / "samples"


def exported(record: Record, folder: Path) -> dict[str, str]:
    """Export a record and return the hash of each file."""
    derived = record.derived
    write_jsonl(tables(derived.processes(), derived.actors(), derived.agreements()), folder)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """The record of the sample reports."""
    with Record(tmp_path_factory.mktemp("samples") / "r.db") as record:
        states = run([str(SAMPLES)], record)
        yield Collection(record, states)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, shared_reports: Path) -> Iterator[Collection]:
    """The record of the five real reports."""
    with Record(tmp_path_factory.mktemp("reports") / "r.db") as record:
        states = run([str(shared_reports)], record)
        yield Collection(record, states)


def test_every_sample_report_is_read(samples: Collection) -> None:
    """Text, HTML, English, Russian and Turkish."""
    assert samples.states == {"read": len(list(SAMPLES.iterdir()))}


def test_every_span_of_the_samples_holds(samples: Collection) -> None:
    """And every capture and text."""
    assert verify(samples.record).faults == []


def test_the_four_meetings_of_the_samples_are_found_on_their_days(samples: Collection) -> None:
    """Vienna, Muscat, Riga and Geneva, each told by at least four reports."""
    days = {row["first"] for row in samples.meetings if row["first"] == row["last"] and _count(row) >= 4}
    assert {"2031-03-12", "2031-06-18", "2031-09-24", "2031-12-09"} <= days


def _count(row: dict[str, object]) -> int:
    count = row["reports"]
    return count if isinstance(count, int) else 0


def test_a_reprint_counts_once(samples: Collection) -> None:
    """Two sample reports print the same article: what it quotes is told by fewer independent reports than carry it."""
    said = [row for row in samples.utterances if len(_list(row["statements"])) > _int(row["independent"])]
    assert said


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def test_a_name_is_one_actor_in_every_spelling(samples: Collection) -> None:
    """Carikli, Çarıklı, Чарыклы: the minister is one person."""
    bearers = {row["id"] for row in samples.actors if row["kind"] == "person" and "arikli" in _folded(row)}
    assert len(bearers) == 1


def _folded(row: dict[str, object]) -> str:
    return str(row["names"]).casefold().replace("ı", "i").replace("ç", "c")


def test_reading_again_changes_nothing(samples: Collection, tmp_path: Path) -> None:
    """The second run reads no document and leaves every table as it was."""
    before = exported(samples.record, tmp_path / "before")
    states = run([str(SAMPLES)], samples.record)
    assert set(states) == {"known"}
    assert exported(samples.record, tmp_path / "after") == before


def test_reports_that_arrive_one_by_one_give_the_same_record(samples: Collection, tmp_path: Path) -> None:
    """In any order of arrival, and relinked after each."""
    paths = [str(path) for path in SAMPLES.iterdir()]
    random.Random(7).shuffle(paths)
    with Record() as record:
        for start in range(0, len(paths), 10):
            run(paths[start : start + 10], record)
        assert exported(record, tmp_path / "shuffled") == exported(samples.record, tmp_path / "sorted")


def test_the_environment_does_not_show_in_the_export(samples: Collection, tmp_path: Path) -> None:
    """Another locale, time zone and hash seed give the same bytes."""
    environment = {**os.environ, "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"}
    for arguments in (["read", str(SAMPLES)], ["export", "jsonl", "--out", str(tmp_path / "other")]):
        command = [sys.executable, "-m", "communique", *arguments, "--record", str(tmp_path / "r.db")]
        subprocess.run(command, env=environment, check=True, capture_output=True)
    other = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (tmp_path / "other").iterdir()}
    assert other == exported(samples.record, tmp_path / "here")


def test_the_four_reports_of_one_meeting_are_one_story_and_the_fifth_follows(reports: Collection) -> None:
    """The day of the meeting stands in only two of them."""
    names = {row["id"]: Path(str(row["source"])).name[:3] for row in reports.reports}
    stories = {frozenset(names[key] for key in _list(row["reports"])): row for row in reports.stories}
    assert set(stories) == {frozenset({"000", "001", "002", "003"}), frozenset({"004"})}
    first, later = stories[frozenset({"000", "001", "002", "003"})], stories[frozenset({"004"})]
    assert later["follows"] == [first["id"]]


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def test_passages_shared_by_real_reports_are_found(reports: Collection) -> None:
    """Between the second and third report, and the third and fourth."""
    names = {row["id"]: Path(str(row["source"])).name[:3] for row in reports.reports}
    pairs = {frozenset(names[_dict(row[side])["report"]] for side in ("left", "right")) for row in reports.reprints}
    assert {frozenset({"001", "002"}), frozenset({"002", "003"})} <= pairs


def _dict(value: object) -> dict[str, str]:
    return value if isinstance(value, dict) else {}


def test_every_span_of_the_real_reports_holds(reports: Collection) -> None:
    """And every capture and text."""
    assert verify(reports.record).faults == []


def test_an_edited_article_counts_once_by_its_last_version(tmp_path: Path) -> None:
    """The older version is kept and reachable, but tells of nothing any more."""
    report = (
        "RIGA, March 4, 2031 - The foreign ministers of Varmia and Ostland met in Riga on Tuesday.\n\n"
        '"We will open the crossings at Narva before {month}," Varmian Foreign Minister Ana Reval told reporters.\n'
    )
    path = tmp_path / "a.txt"
    with Record(tmp_path / "r.db") as record:
        for month in ("May", "June"):
            path.write_text(report.format(month=month))
            assert run([str(path)], record) == {"read": 1}
        collection = Collection(record)
        assert [row["reports"] for row in collection.meetings] == [1]
        assert [str(row["words"]).split()[-1] for row in collection.statements] == ["June"]
        older, newer = record.versions.of(str(path))
        assert "before May" in older.report.text
        assert older.superseded == newer.report.id
        assert verify(record).faults == []


def test_a_file_of_many_documents_is_taken_up_where_it_was_left(tmp_path: Path) -> None:
    """It is known only when all of it was read, and what was read of it is not read again."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Ana Reval spoke in Riga."}\n{"text": "Pavel Brenk spoke in Tartu."}\n')

    def stop(_: Document) -> None:
        raise KeyboardInterrupt

    with Record() as record:
        with pytest.raises(KeyboardInterrupt):
            run([str(path)], record, stop)
        assert run([str(path)], record) == {"known": 1, "read": 1}
        assert run([str(path)], record) == {"known": 1}
        assert len(record.readings.reports()) == 2
