"""Roles without a name ("the Norvian foreign and defence ministers") and whom of the report's cast they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.reading.clauses import children, conjuncts
from communique.reading.lemmas import lemma
from communique.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.reading.cast import Cast
    from communique.reading.parse import Paragraph
    from communique.types import Entity

_QUARTERS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western"})
_SPELLINGS = {"defence": "defense"}


def bearers(head: Token, paragraph: Paragraph, cast: Cast) -> list[Entity]:
    """Return the persons a role names through title and state, empty unless each part of it has exactly one bearer.

    "the Norvian foreign and defence ministers" asks for a person with the title "foreign minister" and one with
    "defence minister" whom the report ties to Norvia, "the presidents of Norvia and Ostland" for one of each state.
    """
    states = _states(head, paragraph, cast)
    if not states:
        return []
    office = lemma(head)
    found = []
    for state in sorted(states):
        for kind in _kinds(head):
            title = f"{kind} {office}" if kind else office
            fitting = [e for e in cast.entities if e.kind == "person" and state in e.states and _holds(e, title)]
            if len(fitting) != 1:
                return []
            found.append(fitting[0])
    return found


def owners(head: Token) -> list[Token]:
    """Return the words that tell whose a role is: "Norvian" before it, "of Norvia and Ostland" after it."""
    before = [word for each in children(head, "amod", "compound", "poss", "nmod") for word in conjuncts(each)]
    marks = [mark for mark in children(head, "prep") if mark.lower_ == "of"]
    return before + [word for mark in marks for deep in children(mark, "pobj") for word in conjuncts(deep)]


def state_of(word: Token, cast: Cast) -> Entity | None:
    """Return the state of the report's cast that a demonym stands for ("Norvian")."""
    known = _demonym(word)
    return next((entity for entity in cast.entities if entity.known == known), None) if known is not None else None


def is_demonym(word: Token) -> bool:
    """Tell whether an adjective or noun tells of which state or people something is."""
    return word.ent_type_ == "NORP" or _demonym(word) is not None


def _demonym(word: Token) -> str | None:
    """Return the state an adjective stands for, "North Sarvian" as a whole; None for a word that is none."""
    if not word.text[:1].isupper():
        return None
    before = word.doc[word.i - 1] if word.i > 0 else None
    if before is not None and before.lower_ in _QUARTERS:
        return load().demonym(f"{before.text} {word.text}")
    return load().demonym(word.text)


def _holds(entity: Entity, title: str) -> bool:
    return any(_plain(own).endswith(title) or _plain(own).startswith(title) for own in entity.titles)


def _plain(words: str) -> str:
    return " ".join(_SPELLINGS.get(word, word) for word in words.casefold().split())


def _states(head: Token, paragraph: Paragraph, cast: Cast) -> set[str]:
    states = set()
    for word in owners(head):
        known = _demonym(word)
        if known is not None:
            states.add(known)
        start = paragraph.start + word.idx
        for mention in cast.within(start, start + len(word.text)):
            entity = cast.entity(mention.entity)
            if entity is not None and entity.kind == "state":
                states.add(entity.known or f"name:{fold(entity.name)}")
    return states


def _kinds(head: Token) -> list[str]:
    """Return the kinds of an office that stand before its noun: ["foreign", "defense"]."""
    words = [word for modifier in children(head, "amod", "compound", "nmod") for word in conjuncts(modifier)]
    kinds = [_SPELLINGS.get(w.lower_, w.lower_) for w in words if w.text[:1].islower() or w.i == head.i - 1]
    return list(dict.fromkeys(kinds)) or [""]
