"""In which profiles the entities of reports fall, and in which block each of these.

Whatever may tell on one another is in one block: all that is known by one id, and all names whose last word sounds
alike, of whatever kind. What is named by a common noun ("Free Ardan Front") meets only what sounds the same in all its
words. Two things reach further, and a witness tells them in the block of the name: that a minister is Ardanian makes a
state of what others call a place, and a place that the gazetteer knows is nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import astuple, replace

from communique.lexicon import Lexicon, load
from communique.lexicon.given_names import given_name
from communique.lexicon.naming import load_naming
from communique.link.bearers import block, words_of
from communique.text.sounds import sound
from communique.types import Bond, Entity, Kind, Profile, make_id

Heard = tuple[str, ...]

_GENERIC = frozenset({"the", "of", "and", "for", "affairs", "general", "armed", "joint", "central", "staff"})
_TOLD = "name:"  # before the name of a state that no lexicon lists


def profiled(entity: Entity, bond: Bond | None = None) -> Profile:
    """Return the profile of an entity; with the `bond` of one that decisions name it is its alone."""
    told = Profile(
        id="",
        block=block_of(entity),
        kind=entity.kind,
        name=entity.name,
        names=tuple(sorted(set(entity.names))),
        known=entity.known,
        titles=tuple(sorted(set(entity.titles))),
        states=tuple(sorted(set(entity.states))),
        entity=entity.id if bond is not None else None,
        bond=bond or Bond(),
    )
    return replace(told, id=make_id("pf", *astuple(told)))


def witnesses(profile: Profile) -> Iterator[Profile]:
    """Yield what a profile tells in blocks of other names: of states that no lexicon lists, and of a known place."""
    for state in profile.states:
        if state.startswith(_TOLD):
            yield _witness(state.removeprefix(_TOLD), "state")
    if profile.kind == "place" and profile.known is not None and not doubtful(profile):
        yield _witness(profile.name, "place")


def _witness(name: str, kind: Kind) -> Profile:
    where = _block(name)
    return Profile(make_id("pf", "witness", where, kind, name), where, kind, name, witness=True)


def block_of(entity: Entity) -> str:
    """Return the block of an entity: its known id, unless that is in doubt, or how its name sounds."""
    if entity.known is not None and not doubtful(entity):
        return home(entity.known)
    return _block(entity.name)


def doubtful(told: Entity | Profile) -> bool:
    """Tell whether a place is known by a name that is more often something else's."""
    return told.kind == "place" and " " not in told.name and _ambiguous(load(), told.name, told.known)


def home(known: str) -> str:
    """Return the id under which a known thing stands: that of the city for a municipality that holds no other."""
    return _home(load(), known)


@lru_cache(maxsize=1 << 14)
def heard(name: str) -> Heard:
    """Return how the words of a name sound, the surname last."""
    return tuple(sound(word) for word in words_of(name))


def is_common(word: str) -> bool:
    """Tell whether a folded word of a name is one that many bear: "front", "general"."""
    naming = load_naming()
    return word in naming.organizations.nouns or word in naming.titles.modifiers or word in _GENERIC


@lru_cache(maxsize=1 << 16)
def _block(name: str) -> str:
    words = [word for word in words_of(name) if word != "the"] or [name]
    personal = len(words) > 1 and (len(words[0]) == 1 or given_name(words[0]))
    if is_common(words[-1]) and not personal:
        return " ".join(("the", *map(sound, words)))
    return block(name)


@lru_cache(maxsize=1 << 12)
def _ambiguous(lexicon: Lexicon, name: str, known: str | None) -> bool:
    return known is not None and lexicon.entry(known) is not None and all(hit.ambiguous for hit in lexicon.find(name))


@lru_cache(maxsize=1 << 14)
def _home(lexicon: Lexicon, known: str) -> str:
    """Return the city of the same name, state and people, where a region has one; the gazetteer gives both an id."""
    entry = lexicon.entry(known)
    if entry is None or entry.kind != "place" or entry.precision != "admin1" or not entry.population:
        return known
    same = (entry.label, entry.country, entry.population)
    found = [each for hit in lexicon.find(entry.label) for each in hit.entries]
    cities = [each for each in found if each.kind == "place" and each.precision == "city"]
    return min((each.id for each in cities if (each.label, each.country, each.population) == same), default=known)
