"""Addresses that are watched: what is known of each, and every try that failed, as tables one can query."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from communique.errors import RecordDamaged
from communique.record.captures import Captures
from communique.record.codec import decode
from communique.record.rows import Value, put
from communique.record.store import Store
from communique.types import Address, Arrival, Capture, Failure, Request


class Fetches:
    """The addresses of a record."""

    def __init__(self, store: Store, captures: Captures) -> None:
        """Work on an open store."""
        self._store = store
        self._captures = captures

    def address(self, url: str) -> Address | None:
        """Return what is known of a URL."""
        return next((_address(row) for row in self._store.rows("SELECT * FROM address WHERE url = ?", (url,))), None)

    def addresses(self) -> Iterator[Address]:
        """Yield every address, sources before what they named, ordered by root, kind and URL."""
        sql = "SELECT * FROM address ORDER BY root, url != root, kind, url"
        yield from map(_address, self._store.rows(sql))

    def named_by(self, root: str) -> Iterator[Address]:
        """Yield the pages that a source led to, ordered by URL."""
        sql = "SELECT * FROM address WHERE root = ? AND kind = 'page' ORDER BY url"
        yield from map(_address, list(self._store.rows(sql, (root,))))

    def failures(self) -> Iterator[Failure]:
        """Yield every try that failed, the last first."""
        for row in self._store.rows("SELECT * FROM failure ORDER BY at DESC, url"):
            yield msgspec.convert({name: row[name] for name in Failure.__struct_fields__}, Failure)

    def put(self, addresses: Iterable[Address], failures: Iterable[Failure] = ()) -> None:
        """Keep what is now known of addresses, and tries that failed, in one transaction."""
        with self._store.writing() as connection:
            put(connection, "address", map(_row, addresses))
            put(connection, "failure", map(msgspec.structs.astuple, failures))

    def keep(self, arrival: Arrival, address: Address) -> None:
        """Keep bytes that came, and what is now known of their address, in one transaction."""
        if arrival.capture is None:
            raise ValueError("nothing came that could be kept")
        with self._store.writing() as connection:
            self._captures.keep_in(connection, arrival.capture, arrival.content, arrival.request)
            put(connection, "address", [_row(address)])

    def content(self, sha256: str) -> bytes:
        """Return the bytes of a capture. Raises RecordDamaged where they are gone or do not unpack."""
        return self._captures.content(sha256)

    def turns(self) -> Iterator[tuple[str, str, str]]:
        """Yield root, host and the earliest due time of the addresses that have one, for every root and host."""
        sql = "SELECT root, host, min(due) AS due FROM address WHERE due IS NOT NULL GROUP BY root, host"
        for row in self._store.rows(sql):
            yield row["root"], row["host"], row["due"]

    def first(self, root: str, host: str) -> Address | None:
        """Return the address of a root and host that is due first."""
        sql = """SELECT * FROM address WHERE root = ? AND host = ? AND due IS NOT NULL
            ORDER BY due, found, url LIMIT 1"""
        return next((_address(row) for row in self._store.rows(sql, (root, host))), None)

    def rests(self) -> dict[str, str]:
        """Map each host that asked to be left alone to the time until when it did."""
        sql = "SELECT host, max(rest) AS rest FROM address WHERE rest != '' GROUP BY host"
        return {row["host"]: row["rest"] for row in self._store.rows(sql)}

    def twin(self, sha256: str, host: str, url: str) -> str | None:
        """Return another address of a host that gave the same bytes."""
        sql = """SELECT url FROM address WHERE sha256 = ? AND host = ? AND url != ? AND kind = 'page'
            AND state != 'duplicate' ORDER BY found, url LIMIT 1"""
        return next((str(row["url"]) for row in self._store.rows(sql, (sha256, host, url))), None)

    def unread(self) -> Iterator[tuple[Address, Arrival]]:
        """Yield the addresses whose bytes are kept and yet to be read."""
        rows = list(self._store.rows("SELECT * FROM address WHERE unread != '' ORDER BY url"))
        for address in map(_address, rows):
            yield address, self.arrival(address.url, address.unread)

    def arrival(self, source: str, sha256: str) -> Arrival:
        """Return bytes as they came from a source. Raises RecordDamaged where they or how they came are gone."""
        content = self._captures.content(sha256)
        sql = "SELECT request FROM arrival WHERE source = ? AND sha256 = ? ORDER BY at DESC LIMIT 1"
        for row in self._store.rows(sql, (source, sha256)):
            request = decode(row["request"], Request) if row["request"] else None
            return Arrival(content, Capture(sha256, source, len(content)), request=request)
        raise RecordDamaged(f"how {source} came is not kept", "run `communique verify` to see what is damaged")


def _row(address: Address) -> tuple[Value, ...]:
    values = msgspec.structs.asdict(address)
    values["conditions"] = json.dumps(address.conditions, ensure_ascii=False)
    return tuple(values.values())


def _address(row: sqlite3.Row) -> Address:
    values = {name: row[name] for name in Address.__struct_fields__}
    try:
        return msgspec.convert({**values, "conditions": json.loads(row["conditions"])}, Address)
    except (ValueError, msgspec.ValidationError) as error:
        raise RecordDamaged(
            f"what is known of an address does not decode: {error}", "run `communique verify` to see what is damaged"
        ) from error
