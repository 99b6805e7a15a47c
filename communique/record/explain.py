"""SQLite's errors in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from communique.errors import RecordDamaged, RecordError, RecordFailing, RecordFull, RecordLocked, RecordReadOnly

_PRIMARY = 0xFF  # the low byte of SQLite's result code is its class


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn an error of SQLite into one that tells the user what to do."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where a damaged name stands in SQLite's message
        raise _explain(path, error) from error


def _explain(path: str, error: Exception) -> RecordError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return RecordLocked(
                f"another process is writing to {path} and did not end in time", "wait for it to end, then retry"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return RecordReadOnly(
                f"{path} cannot be written: {error}", "check that its folder exists and that you may write there"
            )
        case sqlite3.SQLITE_FULL:
            return RecordFull(
                f"no room left for {path}; what was kept before is whole",
                "free some disk space, then run the same command again",
            )
        case sqlite3.SQLITE_IOERR:
            return RecordFailing(
                f"the disk failed under {path}: {error}; what was kept before is whole",
                "check the disk and its free space, run the same command again, then `communique verify`",
            )
        case sqlite3.SQLITE_TOOBIG | sqlite3.SQLITE_NOMEM:
            return RecordError(f"too large for {path}: {error}", "split the source into smaller files")
        case sqlite3.SQLITE_NOTADB:
            return RecordDamaged(f"{path} is not a communique record", "name another file with --record")
    return RecordDamaged(
        f"{path} is damaged, or its disk is: {error}",
        "try again; if that does not help, restore the record from a backup (docs/record.md says how)",
    )
