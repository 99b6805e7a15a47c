"""Who is who over the whole record: the entities of all reports joined into actors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from communique.text.fold import fold
from communique.types import Actor, Entity, TitleHeld, make_id


def resolve(entities: Iterable[Entity]) -> list[Actor]:
    """Return the actors behind entities, in order of id."""
    groups: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[entity.kind, entity.known or fold(entity.name)].append(entity)
    actors = [_actor(kind, key, members) for (kind, key), members in groups.items()]
    return sorted(actors, key=lambda actor: actor.id)


def _actor(kind: str, key: str, members: list[Entity]) -> Actor:
    names = Counter(name for entity in members for name in entity.names)
    titles: dict[str, set[str]] = defaultdict(set)
    for entity in members:
        for title in entity.titles:
            titles[title].add(entity.report)
    return Actor(
        id=make_id("act", kind, key),
        label=max(names, key=lambda name: (len(name.split()), names[name], name)),
        kind=members[0].kind,
        entities=tuple(sorted(entity.id for entity in members)),
        names=tuple(sorted(names)),
        titles=tuple(TitleHeld(title, tuple(sorted(held))) for title, held in sorted(titles.items())),
        states=tuple(sorted({state for entity in members for state in entity.states})),
        known=members[0].known,
    )
