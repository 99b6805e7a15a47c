"""Captures: bytes kept as they arrived, under their own hash, beside when and by which request they came."""

from __future__ import annotations

import sqlite3
import zlib

from communique.errors import RecordDamaged
from communique.record.codec import encode, inflate
from communique.record.rows import put
from communique.record.store import Store
from communique.text.moments import Clock, stamp
from communique.types import Capture, Request


class Captures:
    """The captures of a record."""

    def __init__(self, store: Store, clock: Clock) -> None:
        """Work on an open store; `clock` tells when bytes arrive that came by no request."""
        self._store = store
        self._clock = clock

    def keep(self, capture: Capture, content: bytes, request: Request | None = None) -> None:
        """Store bytes and how they came, in one transaction.

        The same bytes are stored once. That a source still gives what it gave last is no new arrival.
        """
        with self._store.writing() as connection:
            self.keep_in(connection, capture, content, request)

    def keep_in(
        self, connection: sqlite3.Connection, capture: Capture, content: bytes, request: Request | None
    ) -> None:
        """Do the same within a transaction that is under way."""
        at = request.at if request else stamp(self._clock())
        if not connection.execute("SELECT 1 FROM capture WHERE sha256 = ?", (capture.sha256,)).fetchone():
            put(connection, "capture", [(capture.sha256, capture.size, zlib.compress(content))])
        last = "SELECT sha256 FROM arrival WHERE source = ? AND at <= ? ORDER BY at DESC LIMIT 1"
        held = connection.execute(last, (capture.source, at)).fetchone()
        if held is None or held[0] != capture.sha256:
            row = (capture.source, at, capture.sha256, encode(request) if request else None)
            put(connection, "arrival", [row])

    def content(self, sha256: str) -> bytes:
        """Return the bytes of a capture. Raises RecordDamaged where they are gone or do not unpack."""
        for row in self._store.rows("SELECT content FROM capture WHERE sha256 = ?", (sha256,)):
            return unpack(row["content"])
        raise RecordDamaged(f"no capture {sha256}", "run `communique verify` to see what is damaged")


def unpack(stored: bytes) -> bytes:
    """Return the bytes of a capture as they arrived. Raises RecordDamaged."""
    try:
        return inflate(stored)
    except ValueError as error:
        raise RecordDamaged(f"a capture does not unpack: {error}", "restore the record from a backup") from error
