"""Nouns of saying and what they lead to: "the minister's warning that ...", "issued a call for ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues, singular
from communique.reading.cast import Cast
from communique.reading.clauses import children
from communique.reading.statements.extents import trim
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Said
from communique.reading.statements.speakers import speaker_of
from communique.reading.statements.subjects import speaking
from communique.reading.statements.verbs import is_passive, told_as_fact

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOR = frozenset({"for"})


def noun_cues(passage: Passage, cast: Cast) -> Iterator[Said]:
    """Yield what nouns report: "the minister's warning that ...", "their call on the army to leave"."""
    nouns = load_cues().nouns
    for token in passage.doc:
        if token.pos_ != "NOUN":
            continue
        word = singular(token.lower_)
        if word not in nouns.clause and word not in nouns.infinitive:
            continue
        owner = noun_owner(token, passage)
        speaker = speaker_of(owner, passage, cast) if owner is not None else None
        if speaker is None:
            continue
        span = noun_content(
            token,
            clause=word in nouns.clause,
            infinitive=word in nouns.infinitive,
            leading=_FOR if word in nouns.requested else frozenset(),
        )
        if span is not None:
            first, last, clause = span
            begin, end = trim(token.doc[first], token.doc[last], passage)
            yield Said(
                (passage.extent(begin, end),), (passage.extent(token, token),), speaker, None, frozenset({word}), clause
            )


def noun_owner(noun: Token, passage: Passage) -> Token | None:
    """Return whose noun it is: "the minister's warning", "a warning by the minister", "issued their warning"."""
    for possessor in children(noun, "poss"):
        if possessor.pos_ == "PRON" and noun.dep_ == "dobj":
            return speaking(noun.head, passage) or possessor
        return possessor
    if noun.dep_ == "dobj" and noun.head.lower_ in load_cues().phrases.delivery and not is_passive(noun.head):
        return speaking(noun.head, passage) if told_as_fact(noun.head, passage) else None
    for preposition in children(noun, "prep"):
        if preposition.lower_ in ("by", "from"):
            return next(iter(children(preposition, "pobj")), None)
    return None


def noun_content(
    noun: Token, *, clause: bool, infinitive: bool, leading: frozenset[str]
) -> tuple[int, int, Token | None] | None:
    """Return first and last token of what a noun leads to, and the verb that turns on.

    A `clause` with "that", an `infinitive`, or what a preposition in `leading` governs.
    """
    direct = children(noun, "acl", "ccomp", "relcl")
    nested = [
        deed
        for phrase in children(noun, "prep")
        for thing in children(phrase, "pobj")
        for deed in children(thing, "acl", "relcl")
    ]
    for verb in direct:
        marks = {mark.lower_ for mark in children(verb, "mark")}
        if clause and "that" in marks and verb.i > noun.i:
            return verb.left_edge.i, verb.right_edge.i, verb
    for verb in direct + nested + _following(noun):
        to = [child for child in children(verb, "aux") if child.lower_ == "to"]
        if infinitive and to and verb.i > noun.i:
            return to[0].i + 1, verb.right_edge.i, verb
    for phrase in children(noun, "prep"):
        if phrase.lower_ in leading and phrase.i > noun.i:
            for thing in children(phrase, "pobj", "pcomp"):
                return thing.left_edge.i, thing.right_edge.i, None
    return None


def _following(noun: Token) -> list[Token]:
    """Return the infinitive that follows "call on the army", wherever the parser hung it."""
    phrases = [phrase for phrase in children(noun, "prep") if phrase.lower_ in ("on", "upon", "to", "for")]
    end = (phrases[-1] if phrases else noun).right_edge.i + 1
    if end < len(noun.doc) and noun.doc[end].tag_ == "TO" and noun.doc[end].dep_ == "aux":
        return [noun.doc[end].head]
    return []
