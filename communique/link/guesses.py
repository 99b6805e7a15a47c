"""Kinds settled over reports: what one report's recognizer could only guess, the others know.

A report that knows a man by no title may take him for a place, and a state that no lexicon lists for a town. What the
lexicon knows is left as it is, but for towns whose name it calls ambiguous.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from communique.lexicon import Lexicon, load
from communique.link.bearers import words_of
from communique.text.fold import fold
from communique.text.sounds import sound
from communique.types import Entity, Kind

_TITLED = 2  # a title counts for as many reports without one
_SURE = 4  # times as many reports must know a lone surname for a person
_FEWEST = 3  # reports

Heard = tuple[str, ...]


def settled(entities: Sequence[Entity]) -> list[Entity]:
    """Return the entities with the kinds that the reports agree on."""
    states = set(_states(entities))
    votes: dict[Heard, Counter[Kind]] = defaultdict(Counter)
    surnames: dict[Heard, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.known is None or entity.kind == "place":
            votes[_heard(entity.name)][entity.kind] += 1 + _TITLED * bool(entity.titles)
            if entity.known is None and entity.kind == "person":
                for name in entity.names:
                    surnames[_heard(name)[-1:]].add(entity.report)
    return [_as(entity, _kind(entity, states, votes, surnames)) for entity in entities]


def _kind(entity: Entity, states: set[str], votes: dict[Heard, Counter[Kind]], surnames: dict[Heard, set[str]]) -> Kind:
    if entity.known is not None and not _doubtful(entity):
        return entity.kind
    if fold(entity.name) in states:
        return "state"
    heard = _heard(entity.name)
    found = votes[heard]
    if len(heard) == 1:
        guessed = sum(found.values()) - found["person"]
        known = len(surnames[heard] - {entity.report})
        return "person" if entity.kind != "person" and known >= max(_FEWEST, _SURE * guessed) else entity.kind
    others = {kind: count for kind, count in found.items() if kind != "person"}
    if found["person"] > sum(others.values()):
        return "person"
    if entity.kind == "person" and sum(others.values()) > found["person"]:
        return min(others, key=lambda kind: (-others[kind], kind))
    return entity.kind


def _doubtful(entity: Entity) -> bool:
    """Tell whether a place is known by a name that is more often something else's."""
    return entity.kind == "place" and " " not in entity.name and _ambiguous(load(), entity.name)


@lru_cache(maxsize=1 << 12)
def _ambiguous(lexicon: Lexicon, name: str) -> bool:
    return all(hit.ambiguous for hit in lexicon.find(name))


def _as(entity: Entity, kind: Kind) -> Entity:
    return entity if kind == entity.kind else replace(entity, kind=kind, known=None)


def _states(entities: Iterable[Entity]) -> Iterable[str]:
    """Yield the folded names of states that no lexicon knows and a report tells of."""
    for entity in entities:
        yield from (state.removeprefix("name:") for state in entity.states if state.startswith("name:"))
        if entity.kind == "state" and entity.known is None:
            yield fold(entity.name)


def _heard(name: str) -> Heard:
    return tuple(sound(word) for word in words_of(name))
