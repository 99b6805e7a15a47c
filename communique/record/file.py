"""The file of a record: whether it may be written here, connections to it, and copies of it made while it is in use."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

BUSY_TIMEOUT = 120.0  # seconds that one writer waits for another: longer than any transaction takes
MEMORY = ":memory:"


def may_write(path: str) -> bool:
    """Return whether a record may be written at this path: the file and, for the log beside it, the folder."""
    if path == MEMORY:
        return True
    folder = Path(path).absolute().parent
    return os.access(folder, os.W_OK) and (not Path(path).exists() or os.access(path, os.W_OK))


def connect(path: str, *, writable: bool) -> sqlite3.Connection:
    """Return a connection to a file; one that is not writable leaves the file and its folder as they are.

    Without a log beside it nobody has the file open, and it is read as one that does not change meanwhile.
    """
    if writable:
        return sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)
    unchanging = "" if Path(f"{path}-wal").exists() else "&immutable=1"
    address = f"{Path(path).absolute().as_uri()}?mode=ro{unchanging}"
    return sqlite3.connect(address, timeout=BUSY_TIMEOUT, isolation_level=None, uri=True)


def copy(path: str, to: Path) -> None:
    """Copy the record at `path` to `to` as one file without a log beside it, with the same permissions.

    It is made under another name and put in place when it is safely on the disk; what stood there is replaced.
    """
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    try:
        part.touch(mode=0o600)
        with closing(connect(path, writable=may_write(path))) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        shutil.copymode(path, part)
        _sync(part)
        part.replace(to)
        _sync(to.absolute().parent)
    finally:
        part.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
