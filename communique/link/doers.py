"""Who does an act, and to whom it is done: what tells one state's refusal from another's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from communique.types import Entity, Kind

_TELLING: frozenset[Kind] = frozenset({"person", "armed_group"})  # of which two are two, whatever they are called


class Doers(NamedTuple):
    """Actor ids of those on one side of an act, the states that they are or act for, and their kinds."""

    ids: frozenset[str]
    states: frozenset[str]
    kinds: frozenset[Kind]

    def with_(self, other: Doers) -> Doers:
        """Return those of both."""
        return Doers(self.ids | other.ids, self.states | other.states, self.kinds | other.kinds)

    def apart(self, other: Doers) -> bool:
        """Tell whether they are known to be others: of other states, or other persons."""
        if not self.ids or not other.ids or self.ids & other.ids or self.states & other.states:
            return False
        one_kind = self.kinds == other.kinds and self.kinds <= _TELLING
        return one_kind or bool(self.states and other.states)


NOBODY = Doers(frozenset(), frozenset(), frozenset())


def doers(entities: Iterable[Entity], who: Mapping[str, str], states_of: Callable[[Entity], Iterable[str]]) -> Doers:
    """Return entities as those on one side of an act; `who` maps their ids to actor ids."""
    named = tuple(entities)
    return Doers(
        frozenset(who.get(entity.id, entity.id) for entity in named),
        frozenset(state for entity in named for state in states_of(entity)),
        frozenset(entity.kind for entity in named),
    )
