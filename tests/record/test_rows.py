"""Tests of sealed rows and of the sums that the manifest keeps of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.record import moves
from communique.record.file import MEMORY
from communique.record.rows import Value, count_all, drop, put, replace_all, seal, summed
from communique.record.store import Store

VALUES = some.one_of(some.none(), some.integers(), some.text(max_size=4), some.binary(max_size=4))


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """An open record without content."""
    store = Store(MEMORY, create=True)
    yield store.connection
    store.close()


def agrees(connection: sqlite3.Connection, table: str) -> bool:
    """Whether the manifest says of a table what its rows say."""
    seals = [row[0] for row in connection.execute(f"SELECT seal FROM {table}")]
    kept = connection.execute("SELECT count, sum FROM manifest WHERE name = ?", (table,)).fetchone()
    return tuple(kept) == (len(seals), summed(seals))


@given(some.lists(VALUES, max_size=4), some.lists(VALUES, max_size=4))
def test_rows_that_differ_have_different_seals(left: list[Value], right: list[Value]) -> None:
    """Also where their values would read alike when put together: "ab", "c" and "a", "bc"; 1 and "1"."""
    assert (seal("t", *left) == seal("t", *right)) == (left == right)


def test_a_seal_binds_a_row_to_its_table() -> None:
    """The same values elsewhere are another row."""
    assert seal("actor", "x", b"y") != seal("agreement", "x", b"y")


@given(some.lists(some.tuples(some.sampled_from("abc"), some.sampled_from("xyz")), max_size=12))
def test_the_manifest_keeps_up_with_whatever_is_put_and_dropped(steps: list[tuple[str, str]]) -> None:
    """Row by row, replaced and taken away."""
    store = Store(MEMORY, create=True)
    for key, value in steps:
        if value == "z":
            drop(store.connection, "naming", "accord", [key])
        else:
            put(store.connection, "naming", [(key, value)])
        assert agrees(store.connection, "naming")
    store.close()


def test_putting_what_is_there_changes_nothing(connection: sqlite3.Connection) -> None:
    """Of three rows one is new, one changed, one as it was."""
    put(connection, "naming", [("a", "x"), ("b", "x")])
    assert put(connection, "naming", [("a", "x"), ("b", "y"), ("c", "z")]) == 2


def test_a_table_is_brought_to_the_wanted_content(connection: sqlite3.Connection) -> None:
    """What is not wanted goes."""
    put(connection, "naming", [("a", "x"), ("b", "x")])
    replace_all(connection, "naming", {"b": "y", "c": "z"})
    held = connection.execute("SELECT accord, agreement FROM naming ORDER BY accord").fetchall()
    assert [tuple(row) for row in held] == [("b", "y"), ("c", "z")]
    assert agrees(connection, "naming")


def test_a_manifest_row_can_be_written_anew(connection: sqlite3.Connection) -> None:
    """As a migration does after it has filled a table."""
    put(connection, "naming", [("a", "x"), ("b", "x")])
    connection.execute("UPDATE manifest SET count = 9 WHERE name = 'naming'")
    assert not agrees(connection, "naming")
    count_all(connection, "naming")
    assert agrees(connection, "naming")


def test_every_table_but_notes_of_what_moved_and_the_manifest_is_sealed_and_in_it(
    connection: sqlite3.Connection,
) -> None:
    """Keys first, the seal last."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counted = {row[0] for row in connection.execute("SELECT name FROM manifest")}
    assert tables - {"manifest", *moves.TABLES} == counted
    for table in counted:
        columns = connection.execute("SELECT name, pk FROM pragma_table_info(?)", (table,)).fetchall()
        places = [pk for _, pk in columns if pk]
        assert columns[-1][0] == "seal"
        assert places == list(range(1, len(places) + 1)) == [pk for _, pk in columns[: len(places)]]
