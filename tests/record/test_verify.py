"""Tests that `verify` sees whatever is not as it was stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import verify as trial
from communique.record import Record
from communique.record.codec import decode, encode
from communique.record.file import MEMORY, copy
from communique.record.rows import Value, count_all, put, seal
from communique.record.store import Store
from communique.record.verify import spans_in, verify
from communique.types import Agreement, Attendance, Event, Evidence, Linked, Reading, Span, Story


def columns() -> list[tuple[str, str, str]]:
    """Return every column of every sealed table of a record and of the manifest, with its type."""
    store = Store(MEMORY, create=True)
    found = [
        (table["name"], column["name"], column["type"])
        for table in store.rows("SELECT name FROM manifest UNION SELECT 'manifest' ORDER BY name")
        for column in store.rows("SELECT name, type FROM pragma_table_info(?)", (table["name"],))
    ]
    store.close()
    return found


def fill_all(path: Path) -> None:
    """Put a row into each table that still has none."""
    with Record(path) as record, record.store.writing() as connection:
        reading = connection.execute("SELECT body FROM reading").fetchone()[0]
        agreement = encode(Agreement("ag_x", "x", "agreement", "reported", (), None, ("x",), ()))
        bodies = {"amended": reading, "agreement": agreement}
        for table in sorted({table for table, *_ in columns()} - {"manifest"}):
            if not connection.execute(f"SELECT 1 FROM {table}").fetchone():
                kinds = [kind for name, column, kind in columns() if name == table and column != "seal"]
                values: dict[str, Value] = {"TEXT": "x", "INTEGER": 1, "BLOB": bodies.get(table, encode(["x"]))}
                put(connection, table, [tuple(values[kind] for kind in kinds)])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a record with a few reports and something in every table."""
    folder = tmp_path_factory.mktemp("sample")
    path = trial.sample(folder, 3)
    fill_all(path)
    copy(str(path), folder / "copy.db")
    return (folder / "copy.db").read_bytes()


@pytest.fixture
def record(sample: bytes) -> Iterator[Record]:
    """A sound record in memory, to be spoilt."""
    with Record() as opened:
        opened.store.connection.deserialize(sample)
        opened.store.connection.execute("PRAGMA foreign_keys=OFF")
        yield opened


def spoil(record: Record, sql: str, *values: object) -> None:
    """Change the file behind the back of the record, past the triggers."""
    connection = record.store.connection
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    assert connection.execute(sql, values).rowcount > 0
    for _, text in triggers:
        connection.execute(text)


def faults(record: Record) -> list[str]:
    """Return where verify finds something wrong."""
    return [fault.where for fault in verify(record).faults]


def test_a_sound_record_has_no_fault(record: Record) -> None:
    """Everything is counted."""
    checked = verify(record)
    assert checked.faults == []
    assert (checked.captures, checked.reports) == (4, 4)
    assert checked.spans > 300
    assert checked.rows > 100


@pytest.mark.parametrize(("table", "column", "kind"), columns())
def test_a_changed_value_in_any_column_is_seen(record: Record, table: str, column: str, kind: str) -> None:
    """One value, by as little as one letter."""
    row = record.store.connection.execute(f"SELECT * FROM {table}").fetchone()
    held = row[column]
    other = held + 10**6 if kind == "INTEGER" else f"{held}x" if kind == "TEXT" else (held or b"") + b"\0"
    spoil(record, f"UPDATE {table} SET {column} = ? WHERE {row.keys()[0]} = ? AND {column} IS ?", other, row[0], held)
    assert faults(record)


@pytest.mark.parametrize("table", sorted({table for table, *_ in columns()} - {"manifest"}))
def test_a_missing_row_is_seen(record: Record, table: str) -> None:
    """Though every row that is left is sound."""
    row = record.store.connection.execute(f"SELECT * FROM {table}").fetchone()
    spoil(record, f"DELETE FROM {table} WHERE seal = ?", row["seal"])
    assert table in faults(record)


def test_a_row_that_nobody_kept_is_seen(record: Record) -> None:
    """Though its seal is right."""
    row = ("ac_new", encode(["x"]))
    spoil(record, "INSERT INTO agreement VALUES (?, ?, ?)", *row, seal("agreement", *row))
    assert "agreement" in faults(record)


def test_rows_that_changed_places_are_seen(record: Record) -> None:
    """The content and seal of one report under the id of another."""
    (one, two) = record.store.connection.execute("SELECT report, body, seal FROM reading LIMIT 2").fetchall()
    sql = "UPDATE reading SET body = ?, seal = ? WHERE report = ?"
    spoil(record, sql, one["body"], one["seal"], two["report"])
    assert f"reading {two['report']}" in faults(record)


def test_a_span_that_opens_no_text_is_seen_though_it_was_stored_so(record: Record) -> None:
    """A fault of ours, not of the disk: the seal is right, the content is not."""
    connection = record.store.connection
    row = connection.execute("SELECT * FROM reading LIMIT 1").fetchone()
    reading = decode(row["body"], Reading)
    far = Span(reading.report.id, 0, len(reading.report.text) + 1)
    broken = Reading(reading.report, reading.reader, sentences=(far,))
    put(connection, "reading", [(*tuple(row)[:4], encode(broken), *tuple(row)[5:-1])])
    assert [fault.what for fault in verify(record).faults] == [
        f"span {far.start}..{far.end} of {far.report} opens no text of it"
    ]


def test_a_derived_line_that_rests_on_no_report_is_seen(record: Record) -> None:
    """A process whose event points into a text that is not there."""
    put(record.store.connection, "process", [("pr_x", "s", encode([]), encode(linked_to_nothing()), encode(()))])
    assert faults(record) == ["process pr_x"]


def linked_to_nothing() -> Linked:
    """Return what was linked between reports of which none is in the record."""
    return Linked(
        stories=(Story("sy_x", "x", ("rp_none",)),), attendance=(Attendance("ev_x", "ac_x", Span("rp_none", 0, 1)),)
    )


@pytest.mark.parametrize(
    "sql",
    [
        "DROP INDEX event_process",
        "DROP TRIGGER decision_stays",
        "CREATE TABLE more (x)",
        "CREATE TRIGGER more AFTER INSERT ON reading BEGIN DELETE FROM capture; END",
    ],
)
def test_a_changed_layout_is_seen(record: Record, sql: str) -> None:
    """What is missing and what was added."""
    record.store.connection.execute(sql)
    assert "the layout" in faults(record)


def test_a_table_that_cannot_be_read_does_not_hide_the_others(record: Record) -> None:
    """One is gone, and a row in another has changed: both are named."""
    connection = record.store.connection
    connection.execute("DROP TABLE naming")
    connection.execute("UPDATE agreement SET body = x'00' WHERE id = (SELECT min(id) FROM agreement)")
    found = faults(record)
    assert "naming" in found
    assert any(where.startswith("agreement ") for where in found)


@pytest.mark.parametrize(("table", "column"), [("agreement", "seal"), ("decision", "body"), ("manifest", "sum")])
def test_a_value_that_is_gone_is_seen(record: Record, table: str, column: str) -> None:
    """Damage may leave nothing where the layout wants something; the check goes on."""
    connection = record.store.connection
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE name = ?", (table,))
    connection.execute("PRAGMA writable_schema=RESET")
    spoil(record, f"UPDATE {table} SET {column} = NULL")
    assert any(where.startswith(table) or table == "manifest" for where in faults(record))


def test_a_sum_written_anew_after_a_change_does_not_hide_it(record: Record) -> None:
    """The row's own seal still tells."""
    connection = record.store.connection
    connection.execute("UPDATE agreement SET body = x'00' WHERE id = (SELECT min(id) FROM agreement)")
    count_all(connection, "agreement")
    assert len(faults(record)) == 1


def test_single_flipped_bits_do_not_go_unseen(tmp_path: Path) -> None:
    """A short run of the long trial in benchmarks/verify.py."""
    counted = trial.flip(150, tmp_path, 2, seed=7)
    assert counted["unseen"] == 0
    assert counted["named"] > 20


def test_every_span_inside_a_value_is_found() -> None:
    """However deep, through tuples and structs that hold none themselves."""
    spans = [Span("rp_1", 0, 4), Span("rp_1", 5, 9)]
    event = Event("e", "x", "CONSULT", None, None, None, (), "happened", ("a",), (spans[0],), "s")
    assert sorted(spans_in((event, (Evidence(spans[1], "kept"),)))) == spans


def test_a_file_cut_short_is_named(sample: bytes, tmp_path: Path) -> None:
    """Whether it is refused at once or at the missing page."""
    path = tmp_path / "short.db"
    for length in (len(sample) // 2, len(sample) - 4096, 5000, 1000, 99):
        path.write_bytes(sample[:length])
        assert trial.seen(path), length


def test_content_reads_the_same_from_the_same_bytes(sample: bytes, tmp_path: Path) -> None:
    """What the trial compares is not blind: a changed row shows."""
    path = tmp_path / "r.db"
    path.write_bytes(sample)
    before = trial.content(path)
    assert trial.content(path) == before
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE agreement SET body = x'00' WHERE id = (SELECT min(id) FROM agreement)")
    connection.close()
    assert trial.content(path) != before
