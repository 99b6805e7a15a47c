"""The SQLite file: opened, guarded, brought to this version's layout.

WAL with synchronous=FULL, since weaker settings were measured to lose acknowledged commits at a power cut. Every write
begins IMMEDIATE, so that two writers queue and neither fails half way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from communique.errors import RecordDamaged, RecordMissing, RecordReadOnly, RecordTooNew
from communique.record.explain import explained
from communique.record.file import MEMORY, connect, copy, may_write
from communique.record.schema import APPLICATION_ID, MIGRATIONS

LAYOUT = len(MIGRATIONS)
TURN = 1.0  # seconds of transactions one upon another after which others get their turn
PAUSE = 0.11  # seconds that this takes, since who waits asks every tenth of a second


class Store:
    """One open record file. `path` is ":memory:" for a record that lives as long as the process."""

    def __init__(self, path: str, *, create: bool, look: bool = False) -> None:
        """Open the file, bringing it to this version's layout. Raises a RecordError that tells what to do.

        It is opened for looking alone if asked to, and where the file or its folder cannot be written.
        """
        self.path = path
        self._held = 0.0  # seconds of transactions since others last had time for theirs
        self._ended = 0.0  # when the last one did
        if path != MEMORY and not create and not Path(path).is_file():
            raise RecordMissing(f"there is no record at {path}", "make one with `communique read SOURCES`")
        self.writable = not look and may_write(path)
        with explained(path):
            self.connection = connect(path, writable=self.writable)
            self.connection.row_factory = sqlite3.Row
            try:
                self._prepare(create)
            except BaseException:
                self.connection.close()
                raise

    def _prepare(self, create: bool) -> None:
        version = self._version()
        if not version and not create and not self._tables():
            raise RecordMissing(f"{self.path} is empty", "make a record with `communique read SOURCES`")
        self.connection.execute("PRAGMA trusted_schema=OFF")
        self.connection.execute("PRAGMA cell_size_check=ON")
        if version < LAYOUT and not self.writable:
            raise RecordReadOnly(
                f"{self.path} was written by an earlier version of communique and cannot be brought up to date here",
                "copy it to a folder that you may write in, and use the copy",
            )
        if self.writable:
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.execute("PRAGMA synchronous=FULL")
        if version < LAYOUT:
            self._migrate()
        self.connection.execute("PRAGMA foreign_keys=ON")

    def _migrate(self) -> None:
        """Run all pending migrations as one transaction, after a copy of a file that holds something."""
        with self.writing() as connection:
            version = self._version()  # another process may have been quicker
            if 0 < version < LAYOUT and self.path != MEMORY:
                copy(self.path, Path(f"{self.path}.before-v{LAYOUT}"))
            for migrate in MIGRATIONS[version:]:
                migrate(connection)
            connection.execute(f"PRAGMA user_version={LAYOUT}")
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")

    def _version(self) -> int:
        """Return the layout of the file. Raises RecordDamaged or RecordTooNew where it is none of ours."""
        version = int(self.connection.execute("PRAGMA user_version").fetchone()[0])
        owner = int(self.connection.execute("PRAGMA application_id").fetchone()[0])
        if self._tables() and owner != APPLICATION_ID:
            raise RecordDamaged(
                f"{self.path} is a database, but not a communique record",
                "name another file with --record or COMMUNIQUE_RECORD",
            )
        if version > LAYOUT:
            raise RecordTooNew(
                f"{self.path} was written by a later version of communique (layout {version}, this one knows {LAYOUT})",
                "update communique, or name another record with --record",
            )
        return version

    def _tables(self) -> int:
        return int(self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run a block as one transaction: all of it is kept, or nothing. Within another it is part of that one."""
        if self.connection.in_transaction:
            yield self.connection
            return
        begun = self._give_way()
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:  # a full disk makes SQLite roll back by itself
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._ended = monotonic()
                self._held += self._ended - begun

    def _give_way(self) -> float:
        """Let other writers in now and then: long work is many transactions, with no time between them; return when."""
        rested = monotonic() - self._ended >= PAUSE
        if self._held >= TURN and not rested and self.path != MEMORY:
            sleep(PAUSE)
            rested = True
        self._held = 0.0 if rested else self._held
        return monotonic()

    def rows(self, sql: str, parameters: tuple[object, ...] = ()) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query, one at a time."""
        with explained(self.path):
            yield from self.connection.execute(sql, parameters)

    def close(self) -> None:
        """Close the file; the store cannot be used after."""
        self.connection.close()
