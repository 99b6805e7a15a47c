"""What is derived from the readings: actors, agreements and processes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from communique.errors import NotInRecord
from communique.record.cast import Cast
from communique.record.codec import decode, encode
from communique.record.readings import Readings
from communique.record.rows import drop, empty, put, replace_all
from communique.record.store import Store
from communique.types import (
    Accord,
    Actor,
    Agreement,
    Difference,
    Entity,
    Linked,
    Process,
    Reading,
    Review,
    make_id,
)


class Derived:
    """The derived tables of a record."""

    def __init__(self, store: Store, readings: Readings, cast: Cast) -> None:
        """Work on an open store, the readings that everything derived rests on, and who is who in them."""
        self._store = store
        self._readings = readings
        self._cast = cast

    def set_amended(self, readings: Iterable[Reading]) -> None:
        """Make these the readings that people corrected."""
        with self._store.writing() as connection:
            replace_all(connection, "amended", {reading.report.id: encode(reading) for reading in readings})

    def readings(self, reports: Iterable[str]) -> tuple[Reading, ...]:
        """Return the readings of these reports as people corrected them, ordered by id."""
        return tuple(self._corrected(report) or self._readings.get(report) for report in sorted(reports))

    def extracts(self, report: str) -> tuple[tuple[Entity, ...], tuple[Accord, ...]]:
        """Return the entities and accords of a report, as people corrected them."""
        corrected = self._corrected(report)
        return (corrected.entities, corrected.accords) if corrected else self._readings.extracts(report)

    def entities(self) -> Iterator[Entity]:
        """Yield the entities of every current report, as people corrected them."""
        amended = self._amended()
        yield from (entity for entity in self._readings.entities() if entity.report not in amended)
        yield from (entity for reading in amended.values() for entity in reading.entities)

    def replace_agreements(
        self, connection: sqlite3.Connection, old: Iterable[Agreement], new: Iterable[Agreement]
    ) -> None:
        """Keep agreements in place of others, inside a transaction."""
        fresh = {agreement.id: agreement for agreement in new}
        pairs = {member: agreement.id for agreement in fresh.values() for member in agreement.members}
        gone = {agreement.id: agreement for agreement in old}
        drop(connection, "naming", "accord", {each for one in gone.values() for each in one.members} - pairs.keys())
        drop(connection, "agreement", "id", sorted(gone.keys() - fresh.keys()))
        put(connection, "agreement", [(each.id, encode(each)) for each in fresh.values()])
        put(connection, "naming", pairs.items())

    def reports_of_accords(self, accords: Iterable[str]) -> set[str]:
        """Return the reports of those of these accords that are of some agreement."""
        wanted = set(accords)
        pacts = self.agreements_of(wanted)
        pairs = (pair for pact in pacts for pair in zip(pact.members, pact.mentions, strict=True))
        return {span.report for member, span in pairs if member in wanted}

    def actors(self) -> Iterator[Actor]:
        """Yield every actor, ordered by id."""
        return self._cast.actors()

    def agreements(self) -> Iterator[Agreement]:
        """Yield every agreement, ordered by id."""
        for row in self._store.rows("SELECT body FROM agreement ORDER BY id"):
            yield decode(row["body"], Agreement)

    def actors_of(self, entities: Iterable[Entity]) -> tuple[Actor, ...]:
        """Return the actors that these entities were joined into, as far as these entities go, ordered by id."""
        return self._cast.actors_of(entities)

    def agreements_of(self, accords: Iterable[str]) -> tuple[Agreement, ...]:
        """Return the agreements that these accords were joined into, ordered by id."""
        found: set[str] = set()
        for accord in accords:
            rows = self._store.rows("SELECT agreement FROM naming WHERE accord = ?", (accord,))
            found.update(row["agreement"] for row in rows)
        sql = "SELECT body FROM agreement WHERE id = ?"
        return tuple(decode(row["body"], Agreement) for key in sorted(found) for row in self._store.rows(sql, (key,)))

    def signatures(self) -> dict[str, str]:
        """Map each process id to the signature of what it was built from."""
        return {row["id"]: row["signature"] for row in self._store.rows("SELECT id, signature FROM process")}

    def signature(self, key: str) -> str | None:
        """Return the signature of what a process was built from."""
        rows = self._store.rows("SELECT signature FROM process WHERE id = ?", (key,))
        return next((str(row["signature"]) for row in rows), None)

    def basis(self, reports: Iterable[str]) -> dict[str, str]:
        """Map reports to a digest of what their process rests on: the reading, its actors and its agreements."""
        found = {}
        for report in reports:
            entities, accords = self.extracts(report)
            actors = [f"{each.id} {each.kind} {each.label}" for each in self.actors_of(entities)]
            pacts = [f"{each.id} {each.label}" for each in self.agreements_of(each.id for each in accords)]
            seals = self._store.rows("SELECT seal FROM amended WHERE report = ?", (report,))
            seal = next((row["seal"].hex() for row in seals), self._readings.seal(report))
            found[report] = make_id("bs", seal, *actors, *pacts)
        return found

    def set_process(
        self,
        key: str,
        signature: str,
        linked: Linked,
        differences: Sequence[Difference],
        reviews: Sequence[Review] = (),
    ) -> None:
        """Keep what was linked and compared within one process, in place of what it held before.

        `reviews` are what people judged to be right of it.
        """
        reports = sorted(report for story in linked.stories for report in story.reports)
        with self._store.writing() as connection:
            drop(connection, "event", "process", [key])
            row = (key, signature, encode(reports), encode(linked), encode(tuple(differences)))
            put(connection, "process", [row])
            put(connection, "event", [(event.id, key) for event in linked.events])
            drop(connection, "reviewed", "process", () if reviews else [key])
            put(connection, "reviewed", [(key, encode(tuple(reviews)))] if reviews else ())

    def drop_processes(self, keys: Iterable[str]) -> None:
        """Forget processes that are no longer found."""
        with self._store.writing() as connection:
            gone = sorted(keys)
            drop(connection, "event", "process", gone)
            drop(connection, "reviewed", "process", gone)
            drop(connection, "process", "id", gone)

    def forget(self) -> None:
        """Forget every process and agreement."""
        with self._store.writing() as connection:
            for table in ("event", "reviewed", "process", "naming", "agreement"):
                empty(connection, table)

    def applied(self) -> str:
        """Return the last entry of the log that all that is derived keeps to; empty where there was none."""
        return next((str(row["head"]) for row in self._store.rows("SELECT head FROM applied")), "")

    def set_applied(self, head: str) -> None:
        """Note that all that is derived keeps to the decisions up to this entry of the log."""
        with self._store.writing() as connection:
            replace_all(connection, "applied", {head: 1})

    def processes(self) -> Iterator[Process]:
        """Yield every process with all it rests on, ordered by id, one in memory at a time."""
        keys = [row["id"] for row in self._store.rows("SELECT id FROM process ORDER BY id")]
        for key in keys:
            yield self.process(key)

    def process(self, key: str) -> Process:
        """Return one process. Raises NotInRecord for an id the record does not hold."""
        for row in self._store.rows("SELECT reports, linked, differences FROM process WHERE id = ?", (key,)):
            readings = self.readings(decode(row["reports"], list[str]))
            return Process(
                readings,
                decode(row["linked"], Linked),
                decode(row["differences"], tuple[Difference, ...]),
                self.actors_of(entity for reading in readings for entity in reading.entities),
                self.agreements_of(accord.id for reading in readings for accord in reading.accords),
                self._reviews(key),
            )
        raise NotInRecord(f"no process {key}", "list what there is with `communique show`")

    def _reviews(self, key: str) -> tuple[Review, ...]:
        for row in self._store.rows("SELECT body FROM reviewed WHERE process = ?", (key,)):
            return decode(row["body"], tuple[Review, ...])
        return ()

    def _corrected(self, report: str) -> Reading | None:
        rows = self._store.rows("SELECT body FROM amended WHERE report = ?", (report,))
        return next((decode(row["body"], Reading) for row in rows), None)

    def _amended(self) -> dict[str, Reading]:
        rows = self._store.rows("SELECT report, body FROM amended ORDER BY report")
        return {row["report"]: decode(row["body"], Reading) for row in rows}

    def linked(self, key: str) -> Linked:
        """Return what was linked within one process. Raises NotInRecord for an id the record does not hold."""
        for row in self._store.rows("SELECT linked FROM process WHERE id = ?", (key,)):
            return decode(row["linked"], Linked)
        raise NotInRecord(f"no process {key}", "list what there is with `communique show`")

    def process_of(self, event: str) -> Process:
        """Return the process that holds an event. Raises NotInRecord for an id the record does not hold."""
        for row in self._store.rows("SELECT process FROM event WHERE id = ?", (event,)):
            return self.process(row["process"])
        raise NotInRecord(f"no event {event}", "list the meetings with `communique show`")
