"""What a record keeps beside its tables, row by row: captures, where they came from, and how their documents ended."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from communique.record.captures import unpack
from communique.record.codec import decode
from communique.record.record import Record
from communique.types import Request


class Arrived(Struct, frozen=True):
    """When a source gave bytes ("" where that is not known), and by which request, if by any."""

    source: str
    at: str
    sha256: str
    request: Request | None


class Ended(Struct, frozen=True):
    """How the document `number` of a capture ended, and under which version of the reading rules."""

    source: str
    sha256: str
    number: int
    state: str
    note: str
    report: str | None
    reader: str


def captures(record: Record) -> Iterator[tuple[str, bytes]]:
    """Yield the hash and the bytes of every capture, ordered by hash."""
    for row in record.store.rows("SELECT sha256, content FROM capture ORDER BY sha256"):
        yield row["sha256"], unpack(row["content"])


def arrivals(record: Record) -> Iterator[Arrived]:
    """Yield every arrival, ordered by source and time."""
    for row in record.store.rows("SELECT source, at, sha256, request FROM arrival ORDER BY source, at, sha256"):
        request = decode(row["request"], Request) if row["request"] else None
        yield Arrived(row["source"], row["at"], row["sha256"], request)


def documents(record: Record) -> Iterator[Ended]:
    """Yield how every document ended, ordered by source."""
    sql = "SELECT source, sha256, number, state, note, report, reader FROM document ORDER BY source, sha256, number"
    for row in record.store.rows(sql):
        yield Ended(*row)
