"""The SQLite file: opened, guarded, migrated; and its errors in words that say what to do.

WAL with synchronous=FULL, since weaker settings were measured to lose acknowledged commits at a power cut. Every write
begins IMMEDIATE, so that two writers queue and neither fails half way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.errors import (
    RecordDamaged,
    RecordError,
    RecordLocked,
    RecordMissing,
    RecordReadOnly,
    RecordTooNew,
)
from communique.record.schema import APPLICATION_ID, MIGRATIONS

BUSY_TIMEOUT = 30.0  # seconds that one writer waits for another
MEMORY = ":memory:"


class Store:
    """One open record file. `path` is ":memory:" for a record that lives as long as the process."""

    def __init__(self, path: str, *, create: bool) -> None:
        """Open the file, bringing it to this version's layout. Raises a RecordError that tells what to do."""
        self.path = path
        if path != MEMORY and not create and not Path(path).is_file():
            raise RecordMissing(f"there is no record at {path}", "make one with `communique read SOURCES`")
        with explained(path):
            self.connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)
            self.connection.row_factory = sqlite3.Row
            self._prepare()

    def _prepare(self) -> None:
        version = self._version()
        if version > len(MIGRATIONS):
            raise RecordTooNew(
                f"{self.path} was written by a later version of communique (layout {version})",
                "update communique, or name another record with --record",
            )
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=FULL")
        self.connection.execute("PRAGMA foreign_keys=ON")
        for number in range(version, len(MIGRATIONS)):
            with self.writing() as connection:
                if self._version() <= number:
                    for statement in MIGRATIONS[number]:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version={number + 1}")
                    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")

    def _version(self) -> int:
        version = int(self.connection.execute("PRAGMA user_version").fetchone()[0])
        owner = int(self.connection.execute("PRAGMA application_id").fetchone()[0])
        tables = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and owner != APPLICATION_ID:
            raise RecordDamaged(
                f"{self.path} is a database, but not a communique record",
                "name another file with --record or COMMUNIQUE_RECORD",
            )
        return version

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run a block as one transaction: all of it is kept, or nothing."""
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def rows(self, sql: str, parameters: tuple[object, ...] = ()) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query, one at a time."""
        with explained(self.path):
            yield from self.connection.execute(sql, parameters)

    def close(self) -> None:
        """Close the file; the store cannot be used after."""
        self.connection.close()


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn an error of SQLite into one that tells the user what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explain(path, error) from error


def _explain(path: str, error: sqlite3.Error) -> RecordError:
    words = str(error)
    if "locked" in words or "busy" in words:
        return RecordLocked(
            f"another process has been writing to {path} for over {BUSY_TIMEOUT:.0f} s",
            "wait for it to end, then retry",
        )
    if "readonly" in words or "unable to open" in words:
        return RecordReadOnly(
            f"{path} cannot be written: {words}", "check that its folder exists and that you may write there"
        )
    if "full" in words:
        return RecordError(f"no room left for {path}", "free some disk space, then run the same command again")
    return RecordDamaged(
        f"{path} cannot be used: {words}", "restore it from a copy, or name another file with --record"
    )
