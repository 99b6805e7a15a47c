"""Who is who over the whole record: the entities of all reports joined into actors.

A known id joins always. Kinds that one report only guessed are settled first (`guesses`). Persons are joined by name
(`bearers`); other unknown names by their folded words, except that a name any state could have ("General Staff") joins
only within one state. What people decided holds against all of this.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from communique.lexicon import load
from communique.lexicon.naming import load_naming
from communique.link.bearers import Bearer, bearers, words_of
from communique.link.bonds import keep_to
from communique.link.guesses import settled
from communique.text.fold import folded_words
from communique.text.sounds import sound
from communique.types import UNDECIDED, Actor, Decided, Entity, Kind, TitleHeld, make_id

_GENERIC = frozenset({"the", "of", "and", "for", "affairs", "general", "armed", "joint", "central", "staff"})

_LAND = re.compile(r"i[jy]a$")  # "Кестрия" and "Kestriya" are Kestria


def resolve(entities: Iterable[Entity], decided: Decided = UNDECIDED) -> list[Actor]:
    """Return the actors behind entities, in order of id; each entity belongs to exactly one."""
    known: dict[str, list[Entity]] = defaultdict(list)
    named: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    people: list[Entity] = []
    for entity in settled(list({entity.id: entity for entity in entities}.values())):
        if entity.known is not None:
            known[entity.known].append(entity)
        elif entity.kind == "person":
            people.append(entity)
        else:
            named[_key(entity)].append(entity)
    merged = _merged(known)
    ids = {make_id("actor", identity): identity for identity in merged}
    groups: dict[str, Sequence[Entity]] = {identity: merged[ids[identity]] for identity in ids}
    groups |= {make_id("actor", "name", *key): members for key, members in named.items()}
    groups |= {identity: bearer.entities for identity, bearer in _identified(bearers(people))}
    actors = [_actor(identity, members, ids.get(identity)) for identity, members in _kept(decided, groups, ids)]
    return sorted(actors, key=lambda actor: actor.id)


def _kept(
    decided: Decided, groups: Mapping[str, Sequence[Entity]], known: Container[str]
) -> Iterator[tuple[str, Sequence[Entity]]]:
    """Yield the groups as people decided, with their ids.

    Of what was parted the larger part keeps the id it had; of what was joined one in `known` gives its id.
    """
    home = {entity.id: identity for identity, members in groups.items() for entity in members}
    taken: set[str] = set()
    for members in sorted(keep_to(decided, groups.values(), lambda entity: entity.id, _likeness), key=_weight):
        held = Counter(home[entity.id] for entity in members)
        identity = min(held, key=lambda each: (each in taken or each not in known, -held[each], each))
        if identity in taken:
            identity = make_id("actor", identity, min(entity.id for entity in members))
        taken.add(identity)
        yield identity, members


def _weight(members: Sequence[Entity]) -> tuple[int, str]:
    return -len(members), min(entity.id for entity in members)


def _likeness(left: Entity, right: Entity) -> float:
    """Return how much two entities have in common: names first, then states and titles."""
    names = {word for name in left.names for word in folded_words(name)}
    others = {word for name in right.names for word in folded_words(name)}
    shared = len(names & others) / (len(names | others) or 1)
    return shared + 0.5 * bool(set(left.states) & set(right.states)) + 0.25 * bool(set(left.titles) & set(right.titles))


def _merged(known: dict[str, list[Entity]]) -> dict[str, list[Entity]]:
    """Join a city with the municipality that holds no other: same name, same people, two ids in the gazetteer."""
    cities: dict[tuple[str, str | None, int], str] = {}
    regions: dict[str, tuple[str, str | None, int]] = {}
    for identity in sorted(known):
        entry = load().entry(identity)
        if entry is not None and entry.kind == "place" and entry.population:
            key = (entry.label, entry.country, entry.population)
            if entry.precision == "city":
                cities.setdefault(key, identity)
            elif entry.precision == "admin1":
                regions[identity] = key
    merged: dict[str, list[Entity]] = defaultdict(list)
    for identity, members in known.items():
        merged[cities.get(regions[identity], identity) if identity in regions else identity] += members
    return merged


def _key(entity: Entity) -> tuple[str, ...]:
    """Return what makes an unknown organization, group or place the same."""
    naming = load_naming()
    words = [word for word in folded_words(entity.name) if word != "the"]
    if entity.kind == "state":
        words = [_LAND.sub("ia", word) for word in words]
    common = naming.organizations.nouns | naming.titles.modifiers | _GENERIC
    if words and all(word in common for word in words):
        return (*words, *(sorted(entity.states) or [entity.report]))
    return tuple(words) or (entity.name,)


def _identified(found: Sequence[Bearer]) -> Iterator[tuple[str, Bearer]]:
    """Give each person an id from how first and last name sound, and from the name itself where several sound alike."""
    keys: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for bearer in found:
        fullest = min(bearer.forms, key=lambda words: (-len(words), words))
        keys[sound(fullest[0]), sound(fullest[-1]), bearer.block].append(bearer)
    for key, sharing in keys.items():
        for bearer in sharing:
            apart = () if len(sharing) == 1 else (min(bearer.forms), *sorted(bearer.states)[:1])
            yield make_id("actor", "person", *key, *apart), bearer


def _actor(identity: str, members: Sequence[Entity], known: str | None = None) -> Actor:
    members = sorted(members, key=lambda entity: entity.id)
    titles: dict[str, set[str]] = defaultdict(set)
    for entity in members:
        for title in entity.titles:
            titles[title].add(entity.report)
    entry = load().entry(known) if known is not None else None
    placed = entry is not None and entry.kind in {"place", "state"}
    return Actor(
        id=identity,
        label=entry.label if entry is not None else _label(members),
        kind=_kind(members),
        entities=tuple(entity.id for entity in members),
        names=tuple(sorted({name for entity in members for name in entity.names})),
        titles=tuple(TitleHeld(title, tuple(sorted(held))) for title, held in sorted(titles.items())),
        states=tuple(sorted({state for entity in members for state in entity.states})),
        known=known,
        lat=entry.lat if entry is not None and placed else None,
        lon=entry.lon if entry is not None and placed else None,
        gazetteer=known if placed else None,
    )


def _label(members: Sequence[Entity]) -> str:
    """Return the most frequent of the fullest forms, in mixed case where one is."""
    forms = Counter(entity.name for entity in members)
    return min(forms, key=lambda form: (-len(words_of(form)), form.isupper(), -forms[form], form))


def _kind(members: Sequence[Entity]) -> Kind:
    kinds = Counter(entity.kind for entity in members)
    return min(kinds, key=lambda kind: (-kinds[kind], kind))
