"""Tests of the record file."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from communique.errors import RecordDamaged, RecordMissing, RecordTooNew
from communique.record import Record
from communique.record.store import Store
from communique.record.verify import verify
from communique.relinking.portions import RULES
from communique.types import (
    UNDECIDED,
    Capture,
    Document,
    Entity,
    Linked,
    Mention,
    Reading,
    Report,
    Sketch,
    Span,
    Story,
    Zone,
    make_id,
    report_id,
)

READER = "test-1"


def reading(text: str, source: str = "a.txt") -> Reading:
    """Return the reading of a report whose first word names a person."""
    key = report_id(None, None, text)
    word = text.split()[0]
    entity = Entity(make_id("en", key, word), key, "person", word, (word,))
    mention = Mention(make_id("mn", key, 0), Span(key, 0, len(word)), "person", entity.id)
    report = Report(key, source, "", text, None, None, None, "en", (Zone("body", 0, len(text)),))
    return Reading(report, READER, mentions=(mention,), entities=(entity,))


def sketch(item: Reading) -> Sketch:
    """Return a sketch that says nothing."""
    return Sketch(item.report.id, None, (date(2031, 3, 1),), {}, (), ())


def keep(record: Record, text: str, source: str = "a.txt") -> Reading:
    """Put one text into a record as `read` does."""
    content = text.encode()
    capture = Capture(hashlib.sha256(content).hexdigest(), source, len(content))
    record.captures.keep(capture, content)
    item = reading(text, source)
    record.readings.end(Document(source, capture.sha256, "read", text), 0, READER, item, sketch(item))
    return item


def derive(record: Record, item: Reading) -> None:
    """Give the record one actor and one process."""
    record.cast.update({item.report.id: item.entities}, {}, UNDECIDED, RULES)
    record.derived.set_process("pr_1", "signature", Linked(stories=(Story("sy_1", "x", (item.report.id,)),)), ())


def test_a_reading_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """What is stored is what is read, after the file was closed and opened again."""
    with Record(tmp_path / "r.db") as record:
        item = keep(record, "Amsel spoke in Riga.")
    with Record(tmp_path / "r.db", create=False) as record:
        assert record.readings.get(item.report.id) == item


def test_a_second_keeping_changes_nothing(tmp_path: Path) -> None:
    """The same bytes from the same source leave one capture, one document, one reading."""
    with Record(tmp_path / "r.db") as record:
        for _ in range(2):
            keep(record, "Amsel spoke in Riga.")
        counts = [
            next(record.store.rows(f"SELECT count(*) FROM {table}"))[0] for table in ("capture", "document", "reading")
        ]
    assert counts == [1, 1, 1]


def test_one_text_under_two_names_keeps_the_first_name_in_any_order(tmp_path: Path) -> None:
    """The source of a report does not depend on the order of arrival."""
    held = []
    for number, order in enumerate((("a.txt", "b.txt"), ("b.txt", "a.txt"))):
        with Record(tmp_path / f"{number}.db") as record:
            items = [keep(record, "Amsel spoke in Riga.", source) for source in order]
            held.append(record.readings.get(items[0].report.id).report.source)
    assert held == ["a.txt", "a.txt"]


def test_a_process_comes_back_with_its_actors(tmp_path: Path) -> None:
    """A process is given with the readings and actors it rests on."""
    with Record(tmp_path / "r.db") as record:
        item = keep(record, "Amsel spoke in Riga.")
        derive(record, item)
        (process,) = record.derived.processes()
    assert process.readings == (item,)
    assert [actor.label for actor in process.actors] == ["Amsel"]


def test_verify_finds_nothing_in_a_sound_record(tmp_path: Path) -> None:
    """A record just made holds."""
    with Record(tmp_path / "r.db") as record:
        derive(record, keep(record, "Amsel spoke in Riga."))
        checked = verify(record)
    assert (checked.captures, checked.reports, checked.faults) == (1, 1, [])
    assert checked.spans > 0


def test_a_missing_record_says_how_to_make_one(tmp_path: Path) -> None:
    """Commands that only look do not create a file."""
    with pytest.raises(RecordMissing) as caught:
        Record(tmp_path / "none.db", create=False)
    assert "communique read" in caught.value.hint
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_record_is_refused_unharmed(tmp_path: Path) -> None:
    """A text file named as the record is left as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, not a database " * 100)
    with pytest.raises(RecordDamaged):
        Record(path)
    assert path.read_text().startswith("these are my notes")


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    """Somebody else's SQLite file is not taken for a record."""
    store = Store(str(tmp_path / "x.db"), create=True)
    store.connection.execute("PRAGMA application_id=7")
    store.close()
    with pytest.raises(RecordDamaged, match="not a communique record"):
        Record(tmp_path / "x.db")


def test_a_record_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """A layout from the future is not touched."""
    Record(tmp_path / "x.db").close()
    store = Store(str(tmp_path / "x.db"), create=True)
    store.connection.execute("PRAGMA user_version=99")
    store.close()
    with pytest.raises(RecordTooNew):
        Record(tmp_path / "x.db")


def write_and_fail(record: Record) -> None:
    """Begin a write and break off."""
    with record.store.writing() as connection:
        connection.execute("INSERT INTO capture VALUES ('x', 1, x'00', x'00')")
        raise RuntimeError


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    """A transaction is all or nothing."""
    with Record(tmp_path / "r.db") as record:
        with pytest.raises(RuntimeError):
            write_and_fail(record)
        assert list(record.store.rows("SELECT * FROM capture")) == []
