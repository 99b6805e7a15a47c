"""What is derived from the readings: actors, agreements and processes. Rebuilt, never patched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from communique.errors import NotInRecord
from communique.record.codec import decode, encode
from communique.record.readings import Readings
from communique.record.rows import drop, put, replace_all
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

T = TypeVar("T", Actor, Agreement)


class Derived:
    """The derived tables of a record."""

    def __init__(self, store: Store, readings: Readings) -> None:
        """Work on an open store and the readings that everything derived rests on."""
        self._store = store
        self._readings = readings

    def set_amended(self, readings: Iterable[Reading]) -> None:
        """Make these the readings that people corrected."""
        with self._store.writing() as connection:
            replace_all(connection, "amended", {reading.report.id: encode(reading) for reading in readings})

    def readings(self, reports: Iterable[str]) -> tuple[Reading, ...]:
        """Return the readings of these reports as people corrected them, ordered by id."""
        amended = self._amended()
        return tuple(amended.get(report) or self._readings.get(report) for report in sorted(reports))

    def entities(self) -> Iterator[Entity]:
        """Yield the entities of every current report, as people corrected them."""
        amended = self._amended()
        yield from (entity for entity in self._readings.entities() if entity.report not in amended)
        yield from (entity for reading in amended.values() for entity in reading.entities)

    def accords(self) -> Iterator[Accord]:
        """Yield the accords of every current report, as people corrected them."""
        amended = self._amended()
        yield from (accord for accord in self._readings.accords() if accord.span.report not in amended)
        yield from (accord for reading in amended.values() for accord in reading.accords)

    def set_actors(self, actors: Iterable[Actor]) -> None:
        """Make these the actors of the record, writing only what changed."""
        actors = list(actors)
        with self._store.writing() as connection:
            replace_all(connection, "actor", {actor.id: encode(actor) for actor in actors})
            replace_all(connection, "membership", {entity: actor.id for actor in actors for entity in actor.entities})

    def set_agreements(self, agreements: Iterable[Agreement]) -> None:
        """Make these the agreements of the record, writing only what changed."""
        agreements = list(agreements)
        with self._store.writing() as connection:
            replace_all(connection, "agreement", {agreement.id: encode(agreement) for agreement in agreements})
            pairs = {member: agreement.id for agreement in agreements for member in agreement.members}
            replace_all(connection, "naming", pairs)

    def actors(self) -> Iterator[Actor]:
        """Yield every actor, ordered by id."""
        for row in self._store.rows("SELECT body FROM actor ORDER BY id"):
            yield decode(row["body"], Actor)

    def agreements(self) -> Iterator[Agreement]:
        """Yield every agreement, ordered by id."""
        for row in self._store.rows("SELECT body FROM agreement ORDER BY id"):
            yield decode(row["body"], Agreement)

    def actors_of(self, entities: Iterable[str]) -> tuple[Actor, ...]:
        """Return the actors that these entities were joined into, ordered by id."""
        return self._owners(entities, "membership", "entity", "actor", Actor)

    def agreements_of(self, accords: Iterable[str]) -> tuple[Agreement, ...]:
        """Return the agreements that these accords were joined into, ordered by id."""
        return self._owners(accords, "naming", "accord", "agreement", Agreement)

    def _owners(self, members: Iterable[str], table: str, member: str, owner: str, kind: type[T]) -> tuple[T, ...]:
        owners: set[str] = set()
        for item in members:
            owners.update(
                row[0] for row in self._store.rows(f"SELECT {owner} FROM {table} WHERE {member} = ?", (item,))
            )
        sql = f"SELECT body FROM {owner} WHERE id = ?"
        return tuple(decode(row["body"], kind) for item in sorted(owners) for row in self._store.rows(sql, (item,)))

    def signatures(self) -> dict[str, str]:
        """Map each process id to the signature of what it was built from."""
        return {row["id"]: row["signature"] for row in self._store.rows("SELECT id, signature FROM process")}

    def basis(self) -> dict[str, str]:
        """Map each report to a digest of what its process rests on: its reading and the actors it names."""
        labels = {actor.id: f"{actor.id} {actor.kind} {actor.label}" for actor in self.actors()}
        owners = {row["entity"]: row["actor"] for row in self._store.rows("SELECT entity, actor FROM membership")}
        corrected = {row["report"]: row["seal"].hex() for row in self._store.rows("SELECT report, seal FROM amended")}
        digests = self._readings.digests() | corrected
        found: dict[str, list[str]] = {report: [digest] for report, digest in digests.items()}
        for entity in self.entities():
            found[entity.report].append(labels[owners[entity.id]])
        return {report: make_id("bs", *parts) for report, parts in found.items()}

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
                self.actors_of(entity.id for reading in readings for entity in reading.entities),
                self.agreements_of(accord.id for reading in readings for accord in reading.accords),
                self._reviews(key),
            )
        raise NotInRecord(f"no process {key}", "list what there is with `communique show`")

    def _reviews(self, key: str) -> tuple[Review, ...]:
        for row in self._store.rows("SELECT body FROM reviewed WHERE process = ?", (key,)):
            return decode(row["body"], tuple[Review, ...])
        return ()

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
