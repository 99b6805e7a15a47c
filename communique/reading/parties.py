"""Which actors a noun phrase names, and for which states an entity speaks or stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.reading.cast import Cast
from communique.reading.clauses import children, conjuncts
from communique.reading.parse import Paragraph
from communique.text.fold import fold
from communique.types import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTOR_KINDS = frozenset({"state", "person", "organization", "armed_group"})
_OF_ONE = frozenset({"administration", "government", "cabinet", "team", "regime", "camp"})  # act for their head
_HIS_OWN = _OF_ONE | {
    "country",
    "nation",
    "state",
    "side",
    "party",
    "delegation",
    "ministry",
    "army",
    "forces",
    "troops",
}


def actors_of(paragraph: Paragraph, cast: Cast, noun: Token) -> list[str]:
    """Return the ids of the actors a noun phrase names.

    The noun itself where it names or stands for one, or for several ("the two sides"); else its modifiers: "Turkish and
    Russian ministers", "forces of Chad". A capital stands for its state ("Ankara"); other places are no actors.
    """
    whole = cast.resolve(paragraph, noun)
    if whole is not None:
        acting = actor(cast, whole)
        return [acting.id] if acting is not None else []
    several = cast.group(paragraph, noun)
    if several:
        return [entity.id for entity in several]
    found = []
    modifiers = children(noun, "amod", "compound", "poss", "nmod")
    for preposition in children(noun, "prep"):
        if preposition.lower_ in ("of", "from"):
            modifiers += children(preposition, "pobj")
    for modifier in modifiers:
        for member in conjuncts(modifier):
            entity = cast.resolve(paragraph, member)
            own = _HIS_OWN if member.pos_ == "PRON" else _OF_ONE
            if entity is not None and entity.kind == "person" and noun.lower_ not in own:
                continue  # "Amaral's lawyers" do not bind Amaral; "his country" stands for him
            acting = _bearing(cast, entity) if entity is not None else _by_demonym(cast, member)
            if acting is not None:
                found.append(acting.id)
    return list(dict.fromkeys(found))


def _bearing(cast: Cast, entity: Entity) -> Entity | None:
    """Return the actor a modifier names: "people of Ohrid" names none, though Ohrid may be a place nobody knows."""
    return actor(cast, entity) if entity.kind != "place" or entity.known is not None else None


def _by_demonym(cast: Cast, word: Token) -> Entity | None:
    state = load().demonym(word.text) if word.text[0].isupper() else None
    return state_entity(cast, [state]) if state is not None else None


def actor(cast: Cast, entity: Entity) -> Entity | None:
    """Return the actor an entity is or, as a capital, stands for; None for other places and for agreements.

    A place nothing is known of may be a state the lexicon lacks: where it acts, it is one.
    """
    if entity.kind in ACTOR_KINDS or (entity.kind == "place" and entity.known is None):
        return entity
    entry = load().entry(entity.known) if entity.known else None
    if entry is None or not entry.capital or entry.country is None:
        return None
    return state_entity(cast, [entry.country]) or entity


def states_of(entity: Entity) -> frozenset[str]:
    """Return the lexicon ids of the states an entity is, belongs to or, as a capital, stands for."""
    if entity.kind in ("state", "place") and entity.known is None:
        return frozenset({f"name:{fold(entity.names[0])}", *entity.states})
    if entity.kind == "state" and entity.known:
        return frozenset({entity.known})
    entry = load().entry(entity.known) if entity.known else None
    lies_in = (
        [entry.country] if entry is not None and entry.country and (entry.capital or entity.kind != "place") else []
    )
    return frozenset([*entity.states, *lies_in])


def state_entity(cast: Cast, states: Iterable[str]) -> Entity | None:
    """Return the entity of a report that is one of these states, the first in the cast."""
    wanted = set(states)
    return next((entity for entity in cast.entities if _state_id(entity) in wanted), None)


def _state_id(entity: Entity) -> str | None:
    """Return the id of the state an entity is or, where nothing is known of it, may be."""
    if entity.kind == "state" and entity.known:
        return entity.known
    open_ = entity.kind in ("state", "place") and entity.known is None
    return f"name:{fold(entity.names[0])}" if open_ else None
