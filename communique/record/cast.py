"""Who is who, kept by profile: the actors of the record, brought up to date for the reports that come and go.

What entities tell is kept as profiles with a count (`profile`), which entity has which (`appearance`) and the actors
found from them (`resolved`). The rules are the caller's; what they find rests on nothing outside of a block but what
decisions tie to it, so only those blocks are resolved again in which the number of some profile has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from communique.record.cast_tables import TABLES
from communique.record.codec import decode
from communique.record.recasting import Recasting, Rules
from communique.record.rows import empty
from communique.record.store import Store
from communique.types import Actor, Appearance, Decided, Entity, Profile, Resolved, actor_from, own_id


class Cast:
    """The actors of a record."""

    def __init__(self, store: Store) -> None:
        """Work on an open store."""
        self._store = store
        store.connection.create_function("own_id", 1, own_id, deterministic=True)

    def update(
        self,
        come: Mapping[str, tuple[Entity, ...]],
        gone: Mapping[str, tuple[Entity, ...]],
        decided: Decided,
        rules: Rules,
    ) -> set[str]:
        """Take in the entities of reports that come, out those that have gone, and resolve what that touches.

        A report in both has changed. In whatever order and parts all this comes, the tables end up the same. Joins the
        transaction that is open, or makes its own. Returns the ids of the reports of the record for which the id, kind
        or label of some entity's actor is another than before.
        """
        with self._store.writing() as connection:
            return Recasting(connection, decided, rules).take(come, gone)

    def forget(self) -> None:
        """Empty the tables: what was found by other rules or with another lexicon cannot be brought up to date."""
        with self._store.writing() as connection:
            for table in TABLES:
                empty(connection, table)

    def actors_of(self, entities: Iterable[Entity]) -> tuple[Actor, ...]:
        """Return the actors that these entities name, ordered by id.

        Their entities and titles are those of these entities alone, all else is what the whole record tells.
        """
        parts: dict[str, list[Resolved]] = {}
        held: dict[str, list[Appearance]] = {}
        sql = "SELECT actor FROM appearance JOIN profile ON profile.id = profile WHERE appearance.entity = ?"
        for entity in entities:
            for row in self._store.rows(sql, (entity.id,)):
                if row["actor"] not in parts:
                    parts[row["actor"]] = self._parts(row["actor"])
                found = parts[row["actor"]][0].of(entity.id)
                parts.setdefault(found.id, [found])
                held.setdefault(found.id, []).append(Appearance(entity.id, entity.report, entity.titles))
        return tuple(actor_from(parts[key], held[key]) for key in sorted(held))

    def actors(self) -> Iterator[Actor]:
        """Yield every actor with all its entities, ordered by id, one in memory at a time."""
        sql = """SELECT DISTINCT id, id AS actor, NULL AS entity FROM resolved WHERE NOT apart
            UNION ALL SELECT own_id(appearance.entity), actor, appearance.entity FROM resolved
            JOIN profile ON actor = resolved.id JOIN appearance ON profile = profile.id WHERE apart ORDER BY 1"""
        for row in self._store.rows(sql):
            parts = self._parts(row["actor"])
            if row["entity"] is not None:
                parts = [parts[0].of(row["entity"])]
            yield actor_from(parts, self._appearances(row["actor"], row["entity"]))

    def _parts(self, actor: str) -> list[Resolved]:
        rows = self._store.rows("SELECT body FROM resolved WHERE id = ? ORDER BY block", (actor,))
        return [decode(row["body"], Resolved) for row in rows]

    def _appearances(self, actor: str, entity: str | None) -> Iterator[Appearance]:
        """Yield the appearances of an actor, or the one of an entity."""
        sql = "SELECT id, body FROM profile WHERE actor = ?"
        for row in self._store.rows(sql, (actor,)):
            titles = decode(row["body"], Profile).titles
            for one in self._store.rows("SELECT entity, report FROM appearance WHERE profile = ?", (row["id"],)):
                if entity in (None, one["entity"]):
                    yield Appearance(one["entity"], one["report"], titles)
