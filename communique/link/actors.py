"""Who is who over the whole record: the entities of all reports joined into actors.

A known id joins always. Kinds that one report only guessed are settled first (`guesses`). Persons are joined by name
(`bearers`); other unknown names by their folded words, except that a name any state could have ("General Staff") joins
only within one state.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.lexicon import load
from communique.lexicon.naming import load_naming
from communique.link.bearers import Bearer, bearers, words_of
from communique.link.guesses import settled
from communique.text.fold import folded_words
from communique.text.names import sound
from communique.types import Actor, Entity, Kind, TitleHeld, make_id

_GENERIC = frozenset({"the", "of", "and", "for", "affairs", "general", "armed", "joint", "central", "staff"})


def resolve(entities: Iterable[Entity]) -> list[Actor]:
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
    actors = [_actor(make_id("actor", identity), members, identity) for identity, members in _merged(known).items()]
    actors += [_actor(make_id("actor", "name", *key), members) for key, members in named.items()]
    actors += [_actor(identity, bearer.entities) for identity, bearer in _identified(bearers(people))]
    return sorted(actors, key=lambda actor: actor.id)


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
    common = naming.organizations.nouns | naming.titles.modifiers | _GENERIC
    if words and all(word in common for word in words):
        return (*words, *(sorted(entity.states) or [entity.report]))
    return tuple(words) or (entity.name,)


def _identified(found: Sequence[Bearer]) -> Iterator[tuple[str, Bearer]]:
    """Give each person an id from how first and last name sound, and from the name itself where several sound alike."""
    keys: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for bearer in found:
        fullest = min(bearer.forms, key=lambda words: (-len(words), words))
        keys[sound(fullest[0]), sound(fullest[-1])].append(bearer)
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
