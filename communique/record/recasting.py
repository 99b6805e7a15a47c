"""One change of the cast: which profiles it touches, what these blocks hold now, and whom that makes another."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from communique.record.codec import decode, encode
from communique.record.rows import drop, put
from communique.types import Bond, Decided, Entity, Profile, Resolved, bonds, make_id

Line = tuple[str, str, str]  # id, kind and label of an actor


class Rules(NamedTuple):
    """How actors are found: the profile of an entity, what it tells in other blocks, and the actors of whole blocks."""

    profiled: Callable[[Entity, Bond | None], Profile]
    witnesses: Callable[[Profile], Iterable[Profile]]
    resolved: Callable[[Iterable[Profile]], list[Resolved]]


class Held(NamedTuple):
    """A profile and the actor that its entities name, None for a witness."""

    profile: Profile
    actor: str | None


class Recasting:
    """One change, inside one transaction. Use it once."""

    def __init__(self, connection: sqlite3.Connection, decided: Decided, rules: Rules) -> None:
        """Work on these tables, by these rules and decisions."""
        self._connection = connection
        self._rules = rules
        self._bonds = bonds(decided)
        self._fresh: dict[str, Profile] = {}
        self._more: Counter[str] = Counter()

    def take(self, come: Mapping[str, tuple[Entity, ...]], gone: Mapping[str, tuple[Entity, ...]]) -> set[str]:
        """Make the change; returns the reports for which some actor is another than before."""
        arriving = {entity.id: entity for entities in come.values() for entity in entities}
        leaving = {entity.id for entities in gone.values() for entity in entities}
        arriving |= {entity.id: entity for entity in self._rebound() if entity.id not in leaving | arriving.keys()}
        before: dict[str, Line | None] = {}
        for key in sorted(leaving | arriving.keys()):
            held = self._of(key)
            before[key] = self._line(held.actor, key) if held is not None else None
            if held is not None:
                self._count(held.profile, -1)
        now = {}
        for entity in arriving.values():
            now[entity.id] = self._rules.profiled(entity, self._bonds.get(entity.id))
            self._count(now[entity.id], 1)
        drop(self._connection, "appearance", "entity", sorted(leaving - arriving.keys()))
        put(self._connection, "appearance", [(key, now[key].id, arriving[key].report) for key in sorted(arriving)])
        changed = self._resolve()
        for entity in arriving.values():
            held = self._of(entity.id)
            if held is not None and self._line(held.actor, entity.id) != before[entity.id]:
                changed.add(entity.report)
        return changed

    def _rebound(self) -> Iterator[Entity]:
        """Yield the entities of which decisions now say otherwise than when they were last taken in."""
        rows = self._connection.execute("SELECT entity FROM profile WHERE entity IS NOT NULL").fetchall()
        for entity in sorted(self._bonds.keys() | {row[0] for row in rows}):
            held = self._of(entity)
            bond = self._bonds.get(entity)
            if held is not None and (held.profile.bond, held.profile.entity is None) != (bond or Bond(), bond is None):
                sql = "SELECT report FROM appearance WHERE entity = ?"
                (report,) = self._connection.execute(sql, (entity,)).fetchone()
                told = held.profile
                yield Entity(entity, report, told.kind, told.name, told.names, told.known, told.titles, told.states)

    def _count(self, profile: Profile, more: int) -> None:
        for each in (profile, *self._rules.witnesses(profile)):
            self._fresh.setdefault(each.id, each)
            self._more[each.id] += more

    def _of(self, entity: str) -> Held | None:
        """Return the profile of an entity, None where it has none."""
        sql = "SELECT profile.id, body, actor FROM appearance JOIN profile ON id = profile WHERE appearance.entity = ?"
        row = self._connection.execute(sql, (entity,)).fetchone()
        return Held(decode(row["body"], Profile), row["actor"]) if row is not None else None

    def _line(self, actor: str | None, entity: str) -> Line:
        (body,) = self._connection.execute("SELECT body FROM resolved WHERE id = ?", (actor,)).fetchone()
        return _line(decode(body, Resolved).of(entity))

    def _resolve(self) -> set[str]:
        """Resolve the touched blocks and keep what is found; returns the reports whose profiles now mean others."""
        held, now = self._touched()
        found = self._rules.resolved(now.values())
        actors = {profile: one for one in found for profile in one.profiles}
        blocks = sorted({one.profile.block for one in held.values()} | {profile.block for profile in now.values()})
        before = self._set_resolved(blocks, found)
        drop(self._connection, "profile", "id", sorted(held.keys() - now.keys()))
        changed: set[str] = set()
        rows = []
        for key, profile in sorted(now.items()):
            actor = actors[key].id if key in actors else None
            if held.get(key) != Held(profile, actor):
                rows.append((key, profile.block, profile.entity, actor, encode(profile)))
            was = held[key].actor if key in held else None
            if key in actors and was is not None and before[was] != _line(actors[key]):
                sql = "SELECT report FROM appearance WHERE profile = ?"
                changed.update(row[0] for row in self._connection.execute(sql, (key,)))
        put(self._connection, "profile", rows)
        return changed

    def _touched(self) -> tuple[dict[str, Held], dict[str, Profile]]:
        """Return the profiles of all touched blocks, and of those that decisions tie to them: before, and now."""
        fresh: defaultdict[str, list[Profile]] = defaultdict(list)
        for profile in self._fresh.values():
            fresh[profile.block].append(profile)
        waiting = {self._fresh[key].block for key, more in self._more.items() if more}
        seen: set[str] = set()
        held: dict[str, Held] = {}
        now: dict[str, Profile] = {}
        while waiting:
            block = waiting.pop()
            seen.add(block)
            rows = self._connection.execute("SELECT body, actor FROM profile WHERE block = ?", (block,)).fetchall()
            stored = [Held(decode(row["body"], Profile), row["actor"]) for row in rows]
            held |= {one.profile.id: one for one in stored}
            new = [replace(one, reports=0) for one in fresh[block] if one.id not in held]
            for profile in (*(one.profile for one in stored), *new):
                if count := profile.reports + self._more[profile.id]:
                    now[profile.id] = replace(profile, reports=count)
                waiting |= set(self._tied(profile)) - seen
        return held, now

    def _tied(self, profile: Profile) -> Iterator[str]:
        """Yield the blocks of the entities that decisions name together with that of a profile."""
        for entity in (*profile.bond.same, *profile.bond.different):
            row = self._connection.execute("SELECT profile FROM appearance WHERE entity = ?", (entity,)).fetchone()
            if row is not None and row[0] in self._fresh:
                yield self._fresh[row[0]].block
            elif row is not None:
                yield from self._connection.execute("SELECT block FROM profile WHERE id = ?", (row[0],)).fetchone()

    def _set_resolved(self, blocks: Iterable[str], found: Iterable[Resolved]) -> dict[str, Line]:
        """Keep what was found in these blocks in place of what they held; returns that, by id."""
        before: dict[str, Line] = {}
        stale: set[str] = set()
        for block in blocks:
            for row in self._connection.execute("SELECT key, body FROM resolved WHERE block = ?", (block,)):
                one = decode(row["body"], Resolved)
                before[one.id] = _line(one)
                stale.add(row["key"])
        rows = [
            (make_id("rs", one.block, one.id), one.id, one.block, int(one.apart), encode(replace(one, profiles=())))
            for one in found
        ]
        drop(self._connection, "resolved", "key", sorted(stale - {row[0] for row in rows}))
        put(self._connection, "resolved", rows)
        return before


def _line(one: Resolved) -> Line:
    return one.id, one.kind, one.label
