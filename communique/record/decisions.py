"""The log of decisions: append-only, each entry bound by its hash to those before it.

An entry's hash is the SHA-256 of its stored text, and that text names the hashes of the entries before: the last one,
or where two logs were merged the heads of both. So whoever knows the hash of the head knows the whole log; an entry
that was edited, removed or put in another place breaks the chain. Nothing is taken out: undoing is an entry too.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from heapq import heapify, heappop, heappush

import msgspec
from msgspec import Struct

from communique.errors import NotInRecord, RecordDamaged
from communique.record.rows import put
from communique.record.store import Store
from communique.text.moments import Clock, utc_now
from communique.types import Decision, Entry, Fault

SHORT = 12  # characters of a hash that people are shown
_FEWEST = 6  # characters of a hash that are enough to name an entry


class _Body(Struct, frozen=True):
    """What the text of an entry says."""

    parents: tuple[str, ...]
    by: str = ""
    at: str = ""
    decision: Decision | None = None
    undoes: str | None = None


class Decisions:
    """The log of one record."""

    def __init__(self, store: Store) -> None:
        """Work on an open store."""
        self._store = store

    def __iter__(self) -> Iterator[Entry]:
        """Yield every entry, each after those it rests on."""
        for row in self._store.rows("SELECT hash, body FROM decision ORDER BY number"):
            yield _entry(row["hash"], row["body"])

    def texts(self) -> Iterator[str]:
        """Yield the stored text of every entry, each after those it rests on."""
        for row in self._store.rows("SELECT body FROM decision ORDER BY number"):
            yield row["body"]

    @property
    def head(self) -> str:
        """The hash of the last entry, which rests on all others; empty in an empty log."""
        last = self._store.rows("SELECT hash FROM decision ORDER BY number DESC LIMIT 1")
        return next((str(row["hash"]) for row in last), "")

    def get(self, name: str) -> Entry:
        """Return the entry whose hash begins with `name`. Raises NotInRecord where that is not one entry."""
        found = [entry for entry in self if len(name) >= _FEWEST and entry.hash.startswith(name)]
        if len(found) == 1:
            return found[0]
        raise NotInRecord(f"no decision {name}", "`communique review --log` lists the decisions with their hashes")

    def add(self, decision: Decision, by: str, now: Clock = utc_now) -> Entry:
        """Append what a person decided and return the entry."""
        return self._append(_Body((), by, _stamp(now), decision))

    def undo(self, name: str, by: str, now: Clock = utc_now) -> Entry:
        """Append that an entry no longer counts, and return the new one; undoing that brings the first one back."""
        return self._append(_Body((), by, _stamp(now), undoes=self.get(name).hash))

    def take(self, texts: Iterable[str]) -> int:
        """Add the entries of other logs to this one and bind all heads into one; return how many were new.

        The entry that binds has neither name nor day: the same logs give the same hash wherever they are merged.
        """
        with self._store.writing() as connection:
            held = {entry.hash for entry in self}
            fresh = {key: text for text in texts if (key := _hash(text)) not in held}
            _write(connection, _ordered(fresh, held))
            ends = _ends(self)
            if len(ends) > 1:
                _write(connection, [_text(_Body(ends))])
        return len(fresh)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield where the chain is broken: the entry, and what is wrong with it."""
        seen: set[str] = set()
        for place, row in enumerate(self._store.rows("SELECT number, hash, body FROM decision ORDER BY number"), 1):
            where = f"decision {row['number']} ({row['hash'][:SHORT]})"
            if row["number"] != place:
                yield where, f"it stands where number {place} should"
            if _hash(row["body"]) != row["hash"]:
                yield where, "its text is not the one that its hash was made from"
            try:
                parents = _entry(row["hash"], row["body"]).parents
            except RecordDamaged as error:
                yield where, str(error)
                continue
            for parent in parents:
                if parent not in seen:
                    yield where, f"the entry {parent[:SHORT]} it rests on does not stand before it"
            seen.add(row["hash"])
        if len(ends := _ends(self)) > 1:
            yield "the log of decisions", f"it has {len(ends)} ends: entries that bound them are missing"

    def _append(self, body: _Body) -> Entry:
        with self._store.writing() as connection:
            head = self.head
            text = _text(msgspec.structs.replace(body, parents=(head,) if head else ()))
            _write(connection, [text])
        return _entry(_hash(text), text)


def chain(texts: Iterable[str]) -> tuple[str, list[Fault]]:
    """Return the heads of a log that stands outside a record, joined by a space, and what is wrong with it.

    `texts` are those of its entries, in their order.
    """
    heads: dict[str, None] = {}
    seen: set[str] = set()
    faults = []
    for text in texts:
        key = _hash(text)
        where = f"decision {key[:SHORT]}"
        try:
            parents = _entry(key, text).parents
        except RecordDamaged as error:
            faults.append(Fault(where, str(error)))
            continue
        for parent in parents:
            heads.pop(parent, None)
            if parent not in seen:
                faults.append(Fault(where, f"the entry {parent[:SHORT]} it rests on does not stand before it"))
        heads[key] = None
        seen.add(key)
    return " ".join(sorted(heads)), faults


def _stamp(now: Clock) -> str:
    return now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(body: _Body) -> str:
    return msgspec.json.encode(body, order="sorted").decode()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(key: str, text: str) -> Entry:
    try:
        body = msgspec.json.decode(text, type=_Body)
    except (msgspec.MsgspecError, ValueError) as error:
        raise RecordDamaged(
            f"the decision {key[:SHORT]} does not decode: {error}", "restore the record from a backup"
        ) from error
    return Entry(key, body.parents, body.by, body.at, body.decision, body.undoes)


def _ends(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the hashes of the entries that no other rests on, sorted."""
    held = list(entries)
    rested_on = {parent for entry in held for parent in entry.parents}
    return tuple(sorted(entry.hash for entry in held if entry.hash not in rested_on))


def _write(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    last = connection.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()[0]
    put(connection, "decision", [(last + place, _hash(text), text) for place, text in enumerate(texts, start=1)])


def _ordered(fresh: Mapping[str, str], held: set[str]) -> list[str]:
    """Return texts so that each comes after those it rests on; of those free to come the earliest first."""
    entries = {key: _entry(key, text) for key, text in fresh.items()}
    after: defaultdict[str, list[str]] = defaultdict(list)
    lacking = {key: sum(parent not in held for parent in entry.parents) for key, entry in entries.items()}
    for key, entry in entries.items():
        for parent in entry.parents:
            after[parent].append(key)
    free = [(entries[key].at, key) for key, count in lacking.items() if not count]
    heapify(free)
    ordered: list[str] = []
    while free:
        _, key = heappop(free)
        ordered.append(fresh[key])
        for later in after[key]:
            lacking[later] -= 1
            if not lacking[later]:
                heappush(free, (entries[later].at, later))
    if len(ordered) < len(fresh):
        raise RecordDamaged("a log of decisions lacks entries that others rest on", "run `communique verify` on it")
    return ordered
