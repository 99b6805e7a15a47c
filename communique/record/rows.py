"""Sealed rows: each carries a hash over its table and content, each table a running count and sum of those hashes.

A sealed table begins with its key columns and ends with `seal`. The seal shows a change within a
row; the sum (modulo 2^128, so it does not depend on order) shows a row that is missing or that nobody kept. Every write
to a sealed table goes through this module, inside a transaction of the store.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping

Value = str | int | bytes | None

SEAL_SIZE = 16  # bytes


def seal(table: str, *values: Value) -> bytes:
    """Return the BLAKE2b hash that binds a row's values, in column order, to one another and to their table."""
    found = hashlib.blake2b(table.encode(), digest_size=SEAL_SIZE)
    for value in values:
        if isinstance(value, str):
            kind, content = b"t", value.encode("utf-8", "surrogatepass")
        elif isinstance(value, bytes):
            kind, content = b"b", value
        else:
            kind, content = (b"n", b"") if value is None else (b"i", str(value).encode())
        found.update(b"%c%d:" % (kind, len(content)))
        found.update(content)
    return found.digest()


def put(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Value, ...]]) -> int:
    """Insert rows, values in column order, or replace those with the same key; return how many changed."""
    columns = connection.execute("SELECT name, pk FROM pragma_table_info(?)", (table,)).fetchall()
    keys = sum(1 for _, place in columns if place)
    held = f"SELECT seal FROM {table} WHERE " + " AND ".join(f"{name} = ?" for name, _ in columns[:keys])
    kept = f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(columns))})"
    changed = count = total = 0
    for row in rows:
        fresh = seal(table, *row)
        before = connection.execute(held, row[:keys]).fetchone()
        if before is None or before[0] != fresh:
            connection.execute(kept, (*row, fresh))
            changed += 1
            count += before is None
            total += _number(fresh) - (_number(before[0]) if before else 0)
    _add(connection, table, count, total)
    return changed


def drop(connection: sqlite3.Connection, table: str, where: str, values: Iterable[Value]) -> None:
    """Delete the rows of `table` whose column `where` has one of these values."""
    count = total = 0
    for value in values:
        for (gone,) in connection.execute(f"DELETE FROM {table} WHERE {where} = ? RETURNING seal", (value,)).fetchall():
            count -= 1
            total -= _number(gone)
    _add(connection, table, count, total)


def replace_all(connection: sqlite3.Connection, table: str, wanted: Mapping[str, Value]) -> None:
    """Bring a table of one key and one value to the wanted content, touching only the rows that differ."""
    key = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk = 1", (table,)).fetchone()[0]
    held = [row[0] for row in connection.execute(f"SELECT {key} FROM {table}")]
    drop(connection, table, key, [item for item in held if item not in wanted])
    put(connection, table, wanted.items())


def empty(connection: sqlite3.Connection, table: str) -> None:
    """Delete all rows of a table."""
    connection.execute(f"DELETE FROM {table}")
    count_all(connection, table)


def count_all(connection: sqlite3.Connection, table: str) -> None:
    """Write the manifest's row of a table anew from the rows it holds; for migrations."""
    connection.execute("INSERT OR REPLACE INTO manifest VALUES (?, 0, ?)", (table, _bytes(0)))
    seals = [row[0] for row in connection.execute(f"SELECT seal FROM {table}")]
    _add(connection, table, len(seals), sum(map(_number, seals)))


def summed(seals: Iterable[bytes]) -> bytes:
    """Return the sum of seals as the manifest keeps it."""
    return _bytes(sum(map(_number, seals)))


def _add(connection: sqlite3.Connection, table: str, count: int, total: int) -> None:
    if not count and not total:
        return
    held = connection.execute("SELECT sum FROM manifest WHERE name = ?", (table,)).fetchone()
    fresh = _bytes(_number(held[0]) + total)
    connection.execute("UPDATE manifest SET count = count + ?, sum = ? WHERE name = ?", (count, fresh, table))


def _number(stored: bytes) -> int:
    return int.from_bytes(stored, "big")


def _bytes(number: int) -> bytes:
    return (number % (1 << 8 * SEAL_SIZE)).to_bytes(SEAL_SIZE, "big")
