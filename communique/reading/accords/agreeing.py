"""Agreements told by a verb alone: "the two leaders agreed on close contact", "A and B agreed to open the road".

One party agreeing with an opinion is no agreement: the subject must be two parties or a plural, and what is agreed an
act or a matter, not a belief.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.reading.accords.designations import BACKGROUND
from communique.reading.accords.made import real
from communique.reading.clauses import children, conjuncts, first_named, left, modal, right, subject
from communique.reading.lemmas import lemma
from communique.reading.parse import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_MATTER = frozenset({"on", "to", "over", "upon"})
_OPINION = frozenset({"point", "need", "importance", "necessity", "fact", "view", "assessment", "threat"})
_COLLECTIVE = frozenset({"we", "they", "both", "sides", "parties", "leaders", "ministers", "countries", "delegations"})
_EACH_OF_ONE_SIDE = _COLLECTIVE | {"governments", "presidents", "nations", "states", "negotiators", "premiers", "heads"}
_EACH_OF_ONE_SIDE |= {"groups", "factions", "members", "teams", "commanders", "guarantors", "all"}


@dataclass(frozen=True)
class Agreeing:
    """A verb of agreeing, the head of its subject, and the first and last word of what was agreed."""

    paragraph: Paragraph
    verb: Token
    subject: Token
    first: Token
    last: Token


def agreeings(paragraph: Paragraph) -> Iterator[Agreeing]:
    """Yield the agreements that a verb tells of, in text order."""
    for token in paragraph.doc:
        if token.lower_ not in ("agreed", "agree", "agrees") or token.pos_ not in ("VERB", "AUX"):
            continue
        who = subject(token)
        matter = _matter(token)
        if who is None or matter is None or not real(token) or not several(who):
            continue
        yield Agreeing(paragraph, token, who, matter[0], _before_background(matter[0], matter[1]))


def _before_background(first: Token, last: Token) -> Token:
    """Return the last word of what was agreed: what happened before or around it is not part of it."""
    for token in first.doc[first.i + 1 : last.i + 1]:
        if token.lower_ in BACKGROUND:
            return token.nbor(-1)
    return last


def _matter(verb: Token) -> tuple[Token, Token] | None:
    for child in verb.children:
        if child.i < verb.i:
            continue
        infinitive = child.dep_ in ("xcomp", "ccomp", "advcl") and any(c.tag_ == "TO" for c in children(child, "aux"))
        thought = modal(child) == "should" and verb.tag_ == "VBP"  # "agree that it should": what they think
        planned = child.dep_ == "ccomp" and lemma(child) != "be" and modal(child) in ("will", "would", "should")
        planned = planned and not thought
        planned = planned or (child.dep_ == "ccomp" and _asks_how(child))
        about = child.dep_ == "prep" and child.lower_ in _MATTER and _names_matter(child)
        if infinitive or planned or about:
            return left(child), right(child)
    return None


def _names_matter(preposition: Token) -> bool:
    """Whether what follows is a matter to agree on, not a day or an opinion ("on the need for ...")."""
    nouns = children(preposition, "pobj", "pcomp")
    if any(child.lower_ in ("this", "that", "these", "those") for noun in nouns for child in children(noun, "det")):
        return False
    return bool(nouns) and not any(noun.ent_type_ in ("DATE", "TIME") or lemma(noun) in _OPINION for noun in nouns)


def _asks_how(clause: Token) -> bool:
    return any(child.tag_ == "WRB" for child in clause.children)


def several(who: Token) -> bool:
    """Whether a subject stands for more than one: a plural, a list, "both"."""
    plural = who.tag_ in ("NNS", "NNPS") or who.lower_ in _COLLECTIVE
    return plural or len(conjuncts(who)) > 1 or first_named(who).i < left(who).i or lemma(who) in _COLLECTIVE


def stands_for_several(who: Token) -> bool:
    """Whether a subject names parties that may agree with one another: "both", "the governments"."""
    counted = any(
        child.lower_ in ("two", "three", "four", "both") for child in children(who, "nummod", "det", "predet")
    )
    return counted or who.lower_ in _EACH_OF_ONE_SIDE or len(conjuncts(who)) > 1
