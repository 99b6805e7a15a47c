"""Who is who over the whole record: the entities of all reports joined into actors, block by block.

What entities tell is gathered in profiles, and profiles of different blocks do not influence one another (`profiles`):
so one more report is work on the blocks that it names and on no other. In a block a known id joins always. Kinds that
one report only guessed are settled first (`guesses`). Persons are joined by name (`bearers`); other unknown names by
their folded words, except that a name any state could have ("General Staff") joins only within one state, and where no
state is told nothing at all. What people decided holds against all of this, and ties blocks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from communique.lexicon import load
from communique.link.bearers import Bearer, bearers, words_of
from communique.link.bonds import keep_to, united
from communique.link.guesses import settled
from communique.link.profiles import home, is_common, profiled, witnesses
from communique.text.fold import folded_words
from communique.text.sounds import sound
from communique.types import (
    UNDECIDED,
    Actor,
    Appearance,
    Decided,
    Entity,
    Kind,
    Profile,
    Resolved,
    actor_from,
    bonds,
    decisions,
    make_id,
    own_id,
)

_LAND = re.compile(r"i[jy]a$")  # "Кестрия" and "Kestriya" are Kestria

Groups = dict[str, list[Profile]]


def resolve(entities: Iterable[Entity], decided: Decided = UNDECIDED) -> list[Actor]:
    """Return the actors behind entities, in order of id; each entity belongs to exactly one."""
    told = bonds(decided)
    members: defaultdict[str, list[Entity]] = defaultdict(list)
    profiles: dict[str, Profile] = {}
    seen: Counter[str] = Counter()
    for entity in {entity.id: entity for entity in entities}.values():
        own = profiled(entity, told.get(entity.id))
        members[own.id].append(entity)
        for profile in (own, *witnesses(own)):
            profiles[profile.id] = profile
            seen[profile.id] += 1
    parts: defaultdict[str, list[Resolved]] = defaultdict(list)
    held: defaultdict[str, list[Entity]] = defaultdict(list)
    for found in resolved(replace(profile, reports=seen[key]) for key, profile in profiles.items()):
        for entity in (entity for key in found.profiles for entity in members[key]):
            part = found.of(entity.id)
            held[part.id].append(entity)
            parts[part.id] += [part] if part not in parts[part.id] else []
    return [actor_from(parts[key], map(_appearance, held[key])) for key in sorted(parts)]


def _appearance(entity: Entity) -> Appearance:
    return Appearance(entity.id, entity.report, entity.titles)


def resolved(profiles: Iterable[Profile]) -> list[Resolved]:
    """Return what is found in whole blocks, in order of block and id; with a block come all that decisions tie to it.

    Each profile but the witnesses is in exactly one.
    """
    blocks: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        blocks[profile.block].append(profile)
    where = {one.entity: one.block for members in blocks.values() for one in members if one.entity is not None}
    decided = decisions(one for members in blocks.values() for one in members)
    pairs = [pair for pair in decided.same | decided.different if pair[0] in where and pair[1] in where]
    tied = united((where[left], where[right]) for left, right in pairs)
    wholes: defaultdict[str, list[str]] = defaultdict(list)
    for block in sorted(blocks):
        wholes[tied.get(block, block)].append(block)
    found = [one for first, tied_to in wholes.items() for one in _whole(first, [blocks[block] for block in tied_to])]
    return sorted(found, key=lambda one: (one.block, one.id))


def _whole(first: str, blocks: Sequence[Sequence[Profile]]) -> Iterator[Resolved]:
    """Yield the actors of blocks that decisions tie to one another."""
    groups: defaultdict[str, list[Profile]] = defaultdict(list)
    known: dict[str, str] = {}
    for block in blocks:
        named: list[Profile] = []
        people: list[Profile] = []
        for profile in settled(sorted(block, key=lambda profile: profile.id)):
            if profile.known is not None:
                identity = make_id("actor", home(profile.known))
                known[identity] = home(profile.known)
                groups[identity].append(profile)
            else:
                (people if profile.kind == "person" else named).append(profile)
        for profile in named:
            if _is_apart(profile) and profile.entity is None:
                yield replace(_found(make_id("actor", "apart", profile.id), first, [profile]), apart=True)
            else:
                groups[_id(profile)].append(profile)
        for identity, bearer in _identified(bearers(people), block[0].block):
            groups[identity] += bearer.profiles
    yield from (_found(identity, first, members, known.get(identity)) for identity, members in _kept(groups, known))


def _kept(groups: Groups, known: Mapping[str, str]) -> Iterator[tuple[str, Sequence[Profile]]]:
    """Yield the groups as people decided, with their ids.

    Of what was parted the larger part keeps the id it had; of what was joined one in `known` gives its id.
    """
    homes = {profile.id: identity for identity, members in groups.items() for profile in members}
    decided = decisions(profile for members in groups.values() for profile in members)
    taken: set[str] = set()
    for members in sorted(keep_to(decided, groups.values(), _name, _likeness), key=_weight):
        held: Counter[str] = Counter()
        for profile in members:
            held[homes[profile.id]] += profile.reports
        identity = min(held, key=lambda each: (each in taken or each not in known, -held[each], each))
        if identity in taken:
            identity = make_id("actor", identity, min(map(_name, members)))
        taken.add(identity)
        yield identity, members


def _name(profile: Profile) -> str:
    return profile.entity or profile.id


def _weight(members: Sequence[Profile]) -> tuple[int, str]:
    return -sum(profile.reports for profile in members), min(map(_name, members))


def _likeness(left: Profile, right: Profile) -> float:
    """Return how much two profiles have in common: names first, then states and titles."""
    names = {word for name in left.names for word in folded_words(name)}
    others = {word for name in right.names for word in folded_words(name)}
    shared = len(names & others) / (len(names | others) or 1)
    return shared + 0.5 * bool(set(left.states) & set(right.states)) + 0.25 * bool(set(left.titles) & set(right.titles))


def _words(profile: Profile) -> list[str]:
    words = [word for word in folded_words(profile.name) if word != "the"]
    return [_LAND.sub("ia", word) for word in words] if profile.kind == "state" else words


def _is_apart(profile: Profile) -> bool:
    """Tell whether any state could have an unknown organization, group or place of this name, and none is told."""
    words = _words(profile)
    return bool(words) and not profile.states and all(map(is_common, words))


def _id(profile: Profile) -> str:
    """Return the id of an unknown organization, group or place: what makes it the same."""
    if profile.entity is not None and _is_apart(profile):
        return own_id(profile.entity)
    words = _words(profile)
    states = profile.states if words and all(map(is_common, words)) else ()
    return make_id("actor", "name", profile.block, *(words or [profile.name]), *states)


def _identified(found: Sequence[Bearer], block: str) -> Iterator[tuple[str, Bearer]]:
    """Give each person an id from how first and last name sound, and from the name itself where several sound alike."""
    keys: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for bearer in found:
        fullest = min(bearer.forms, key=lambda words: (-len(words), words))
        keys[sound(fullest[0]), sound(fullest[-1]), block].append(bearer)
    for key, sharing in keys.items():
        for bearer in sharing:
            apart = () if len(sharing) == 1 else (min(bearer.forms), *sorted(bearer.states)[:1])
            yield make_id("actor", "person", *key, *apart), bearer


def _found(identity: str, block: str, members: Sequence[Profile], known: str | None = None) -> Resolved:
    entry = load().entry(known) if known is not None else None
    placed = entry is not None and entry.kind in {"place", "state"}
    return Resolved(
        id=identity,
        block=block,
        label=entry.label if entry is not None else _label(members),
        kind=entry.kind if entry is not None else _kind(members),
        names=tuple(sorted({name for profile in members for name in profile.names})),
        states=tuple(sorted({state for profile in members for state in profile.states})),
        known=known,
        lat=entry.lat if entry is not None and placed else None,
        lon=entry.lon if entry is not None and placed else None,
        gazetteer=known if placed else None,
        profiles=tuple(sorted(profile.id for profile in members)),
    )


def _label(members: Sequence[Profile]) -> str:
    """Return the most frequent of the fullest forms, in mixed case where one is."""
    forms: Counter[str] = Counter()
    for profile in members:
        forms[profile.name] += profile.reports
    return min(forms, key=lambda form: (-len(words_of(form)), form.isupper(), -forms[form], form))


def _kind(members: Sequence[Profile]) -> Kind:
    kinds: Counter[Kind] = Counter()
    for profile in members:
        kinds[profile.kind] += profile.reports
    return min(kinds, key=lambda kind: (-kinds[kind], kind))
