"""Shelves: mappings that steps of linking keep from one time to the next, in one sealed table.

A shelf reads a value when it is asked for and remembers what is put on it; nothing is written before all shelves are
kept together, in one transaction with what they follow from. So a step that is stopped half-way leaves no trace.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, MutableMapping
from typing import Any, Generic, TypeVar

from communique.record.codec import decode, encode
from communique.record.rows import drop, put
from communique.record.store import Store

T = TypeVar("T")


class Shelf(MutableMapping[str, T], Generic[T]):
    """Values of one kind by key. Keys come in order, those just put there last."""

    def __init__(self, store: Store, name: str, kind: type[T]) -> None:
        """Work on an open store; `name` has no spaces."""
        self._store = store
        self._name = name
        self._kind = kind
        self._read: dict[str, T | None] = {}
        self._changed: dict[str, None] = {}

    def __getitem__(self, key: str) -> T:
        """Return a value. Raises KeyError."""
        if key not in self._read:
            rows = self._store.rows("SELECT body FROM shelf WHERE key = ?", (self._at(key),))
            self._read[key] = next((decode(row["body"], self._kind) for row in rows), None)
        value = self._read[key]
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: str, value: T) -> None:
        """Put a value in its place."""
        self._read[key] = value
        self._changed[key] = None

    def __delitem__(self, key: str) -> None:
        """Take a value away. Raises KeyError."""
        self[key]
        self._read[key] = None
        self._changed[key] = None

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        sql = "SELECT key FROM shelf WHERE key >= ? AND key < ? ORDER BY key"
        for row in self._store.rows(sql, (f"{self._name} ", f"{self._name}!")):
            key = row["key"].partition(" ")[2]
            if key not in self._changed:
                yield key
        yield from [key for key in self._changed if self._read[key] is not None]

    def __len__(self) -> int:
        """Return how many values there are."""
        return sum(1 for _ in self)

    def write(self, connection: sqlite3.Connection) -> None:
        """Write what has changed, inside a transaction, and forget what was read."""
        values = [(self._at(key), self._read[key]) for key in self._changed]
        drop(connection, "shelf", "key", [at for at, value in values if value is None])
        put(connection, "shelf", ((at, encode(value)) for at, value in values if value is not None))
        self._read.clear()
        self._changed.clear()

    def _at(self, key: str) -> str:
        return f"{self._name} {key}"


class Cabinet:
    """The shelves of a record."""

    def __init__(self, store: Store) -> None:
        """Work on an open store."""
        self._store = store
        self._shelves: dict[str, Shelf[Any]] = {}

    def shelf(self, name: str, kind: type[T]) -> MutableMapping[str, T]:
        """Return the shelf of a name, empty where there was none."""
        return self._shelves.setdefault(name, Shelf(self._store, name, kind))

    def write(self, connection: sqlite3.Connection) -> None:
        """Write all that has changed, inside a transaction."""
        for shelf in self._shelves.values():
            shelf.write(connection)

    def forget(self) -> None:
        """Forget what was put on the shelves and not written."""
        self._shelves.clear()
