"""Names joined into one actor that a person should look at: written otherwise, or with no state in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.lexicon.name_matching import compare
from communique.text.fold import folded_words
from communique.types import Actor, Entity, Link


def doubts(actors: Iterable[Actor], entities: Iterable[Entity]) -> list[Link]:
    """Return for each actor a link from its fullest name to each other way it is named; the lexicon's own are left out.

    The score says how much the two have in common, in [0, 1].
    """
    by_id = {entity.id: entity for entity in entities}
    links: list[Link] = []
    for actor in actors:
        members = [by_id[each] for each in actor.entities if each in by_id]
        if actor.known is None and len(members) > 1:
            links += _of_actor(members)
    return sorted(links, key=lambda link: (link.left, link.right))


def _of_actor(members: Sequence[Entity]) -> Iterator[Link]:
    fullest = min(members, key=lambda entity: (-len(_words(entity)), not entity.states, entity.id))
    seen = {(_words(fullest), fullest.states)}
    for entity in sorted(members, key=lambda entity: entity.id):
        key = (_words(entity), entity.states)
        apart = bool(entity.states and fullest.states) and not set(entity.states) & set(fullest.states)
        if key not in seen and (key[0] != _words(fullest) or apart):
            seen.add(key)
            yield _link(fullest, entity, apart)


def _link(fullest: Entity, entity: Entity, apart: bool) -> Link:
    ours, theirs = set(_words(fullest)), set(_words(entity))
    state = bool(set(fullest.states) & set(entity.states))
    title = bool({*map(str.casefold, fullest.titles)} & {*map(str.casefold, entity.titles)})
    reasons = [f"{entity.name} / {fullest.name}"]
    if theirs < ours:
        reasons.append("a part of the name alone")
    elif theirs != ours:
        reasons.append("spelt otherwise")
    reasons.append("the same state" if state else "other states" if apart else "no state told of one")
    reasons.append("the same title" if title else "no title in common")
    score = 0.5 * compare(entity.name, fullest.name, person=entity.kind == "person") + 0.3 * state + 0.2 * title
    left, right = sorted((fullest.id, entity.id))
    return Link("actor", left, right, "same", round(score, 3), tuple(reasons))


def _words(entity: Entity) -> tuple[str, ...]:
    return tuple(folded_words(entity.name)) or (entity.name,)
