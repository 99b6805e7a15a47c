"""communique keeps one sourced record of what many outlets report of the same diplomatic events.

import communique

rec = communique.read("reports/*.txt")
rec.meetings
rec.statements.where(who="Ana Reval").to_pandas()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.api import Collection

__version__ = "0.1.0"
__all__ = ["merge", "open_record", "read", "watch"]


def read(*sources: str, record: str = ":memory:") -> Collection:
    """Read files, folders, glob patterns, URLs or `-` into a record and return it.

    The record lives in memory unless `record` names a file, which is then made or added to. Raises NothingToRead where
    no source gives a report.
    """
    from communique.api import read

    return read(*sources, record=record)


def watch(sources: str, record: str) -> Collection:
    """Ask once what is due of the sources in a TOML file, read what came into a record file, and return it.

    Raises BadSources where the file cannot be understood. Call it again and again, or let `communique watch` do so.
    """
    from communique.api import watch

    return watch(sources, record)


def open_record(path: str) -> Collection:
    """Return the record in a file. Raises a RecordError that tells what to do where there is none."""
    from communique.api import open_record

    return open_record(path)


def merge(*paths: str, into: str = ":memory:") -> Collection:
    """Return the record that holds all that others keep, with the decisions made in each.

    It lives in memory unless `into` names a file, which is then made or added to.
    """
    from communique.api import merge

    return merge(*paths, into=into)
