"""Captures: bytes kept as they arrived, under their own hash."""

from __future__ import annotations

from collections.abc import Iterator

from communique.record.store import Store
from communique.types import Capture


class Captures:
    """The captures of a record."""

    def __init__(self, store: Store) -> None:
        """Work on an open store."""
        self._store = store

    def keep(self, capture: Capture, content: bytes) -> None:
        """Store bytes and where they came from, in one transaction; the same bytes are stored once."""
        with self._store.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO capture VALUES (?, ?, ?)", (capture.sha256, capture.size, content)
            )
            connection.execute("INSERT OR IGNORE INTO arrival VALUES (?, ?)", (capture.source, capture.sha256))

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield hash and bytes of every capture, ordered by hash."""
        for row in self._store.rows("SELECT sha256, content FROM capture ORDER BY sha256"):
            yield row["sha256"], row["content"]
