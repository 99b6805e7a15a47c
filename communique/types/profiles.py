"""What tells actors apart, without the reports it comes from, and what was found of it.

Thousands of reports write of a man in a hundred ways. Each way is one profile, and who is who is found from profiles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from communique.types.decided import Decided
from communique.types.ids import make_id
from communique.types.recorded import Actor, TitleHeld
from communique.types.written import Kind


class Bond(Struct, frozen=True):
    """With which others people decided an entity to be the same, and with which not, by their ids in order."""

    same: tuple[str, ...] = ()
    different: tuple[str, ...] = ()


class Profile(Struct, frozen=True):
    """What entities tell of whom they name; `reports` counts the entities, of which a report has one.

    Profiles of different `block`s do not influence one another. An entity that decisions name has a profile of its own,
    with its id and its `bond`. A `witness` is no entity's: it says in the block of a name that this is a state's.
    """

    id: str
    block: str
    kind: Kind
    name: str
    names: tuple[str, ...] = ()
    known: str | None = None
    titles: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    entity: str | None = None
    bond: Bond = Bond()
    witness: bool = False
    reports: int = 1


class Resolved(Struct, frozen=True):
    """An actor as found in one block, or in several that decisions tie (`block` is the least of them).

    `profiles` are the ids of those that name it. Where it stands `apart`, each entity of them is an actor of its own.
    """

    id: str
    block: str
    label: str
    kind: Kind
    names: tuple[str, ...]
    states: tuple[str, ...] = ()
    known: str | None = None
    lat: float | None = None
    lon: float | None = None
    gazetteer: str | None = None
    apart: bool = False
    profiles: tuple[str, ...] = ()

    def of(self, entity: str) -> Resolved:
        """Return the actor that an entity of these profiles names."""
        return replace(self, id=own_id(entity), apart=False) if self.apart else self


class Appearance(Struct, frozen=True):
    """An entity of a report, and the titles that this report gives it."""

    entity: str
    report: str
    titles: tuple[str, ...] = ()


def own_id(entity: str) -> str:
    """Return the id of the actor that an entity alone makes."""
    return make_id("actor", "alone", entity)


def bonds(decided: Decided) -> dict[str, Bond]:
    """Return by id what was decided of each thing that decisions name."""
    same: defaultdict[str, set[str]] = defaultdict(set)
    different: defaultdict[str, set[str]] = defaultdict(set)
    for pairs, held in ((decided.same, same), (decided.different, different)):
        for left, right in pairs:
            held[left].add(right)
            held[right].add(left)
    named = sorted({*same, *different})
    return {one: Bond(tuple(sorted(same[one])), tuple(sorted(different[one]))) for one in named}


def decisions(profiles: Iterable[Profile]) -> Decided:
    """Return what was decided of the entities that have profiles of their own."""
    same: set[tuple[str, str]] = set()
    different: set[tuple[str, str]] = set()
    for one in profiles:
        if one.entity is not None:
            same.update((min(one.entity, other), max(one.entity, other)) for other in one.bond.same)
            different.update((min(one.entity, other), max(one.entity, other)) for other in one.bond.different)
    return Decided(frozenset(same), frozenset(different))


def actor_from(parts: Sequence[Resolved], appearances: Iterable[Appearance]) -> Actor:
    """Return an actor from what was found of it, and from its appearances, of which there is at least one."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    entities = set()
    for one in appearances:
        entities.add(one.entity)
        for title in one.titles:
            titles[title].add(one.report)
    first = parts[0]
    return Actor(
        id=first.id,
        label=first.label,
        kind=first.kind,
        entities=tuple(sorted(entities)),
        names=tuple(sorted({name for part in parts for name in part.names})),
        titles=_held(titles),
        states=tuple(sorted({state for part in parts for state in part.states})),
        known=first.known,
        lat=first.lat,
        lon=first.lon,
        gazetteer=first.gazetteer,
    )


def _held(titles: Mapping[str, set[str]]) -> tuple[TitleHeld, ...]:
    return tuple(TitleHeld(title, tuple(sorted(reports))) for title, reports in sorted(titles.items()))
