"""Copies of a record file, made while it is in use: whole or not there at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path


def copy(path: str, to: Path) -> None:
    """Copy the record at `path` to `to` as one file without a log beside it, with the same permissions.

    It is made under another name and put in place when it is safely on the disk; what stood there is replaced.
    """
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    try:
        part.touch(mode=0o600)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
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
