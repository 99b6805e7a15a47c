"""Two people's records as one: all that either keeps, and both logs of decisions.

What is derived is not copied but built again. Where both hold a row under one key (the same bytes read by older and by
newer rules, the same text under two file names), which one stays does not depend on the order of merging, nor does a
second merging change anything.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from communique.errors import RecordDamaged
from communique.record.record import Record
from communique.record.rows import Value, put, seal

KEPT = ("capture", "arrival", "ended", "document", "reading", "address", "failure")
_READ = frozenset({"ended", "document", "reading"})  # rows that say by which rules they came to be


class Merged(Struct, frozen=True):
    """How many rows of each table, and how many entries of the log, came or took the place of others."""

    rows: dict[str, int]
    decisions: int


def merge(others: Iterable[Record], into: Record) -> Merged:
    """Add to a record all that others keep; what is derived is not brought up to date. Raises RecordDamaged."""
    sources = list(others)
    for other in sources:
        for where, what in other.decisions.faults():
            raise _damaged(other, f"{where}: {what}")
    with into.store.writing() as connection:
        rows = {table: put(connection, table, _wanted(connection, table, sources)) for table in KEPT}
    return Merged(rows, into.decisions.take(text for other in sources for text in other.decisions.texts()))


def _wanted(connection: sqlite3.Connection, table: str, sources: Iterable[Record]) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a table that the record lacks, or holds in an earlier form."""
    keys = [row["name"] for row in connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk", (table,))]
    held = f"SELECT * FROM {table} WHERE " + " AND ".join(f"{key} = ?" for key in keys)
    for other in sources:
        for row in other.store.rows(f"SELECT * FROM {table} ORDER BY {', '.join(keys)}"):
            *values, sealed = tuple(row)
            if seal(table, *values) != sealed:
                raise _damaged(other, f"{table} {values[0]} has changed since it was stored")
            before = connection.execute(held, tuple(values[: len(keys)])).fetchone()
            if before is None or _stays(table, row, before) is row:
                yield tuple(values)


def _stays(table: str, one: sqlite3.Row, other: sqlite3.Row) -> sqlite3.Row:
    """Return which of two rows of one key stays: that of the newer rules or try, then of the first source by name."""
    if table == "capture" or one["seal"] == other["seal"]:
        return other
    if table in _READ and one["reader"] != other["reader"]:
        return max(one, other, key=lambda row: (len(row["reader"]), row["reader"]))
    if table == "address" and one["tried"] != other["tried"]:
        return max(one, other, key=lambda row: str(row["tried"]))
    if table == "reading" and one["source"] != other["source"]:
        return min(one, other, key=lambda row: str(row["source"]))
    return max(one, other, key=lambda row: bytes(row["seal"]))


def _damaged(other: Record, what: str) -> RecordDamaged:
    return RecordDamaged(
        f"{other.store.path} cannot be merged: {what}", "run `communique verify` on it, and restore it from a backup"
    )
