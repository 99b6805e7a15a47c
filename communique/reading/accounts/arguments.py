"""The parts of a clause that hold a happening's participants, and on whose side each part stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.reading.accounts.conditions import ROSTER_VERBS, subject_of
from communique.reading.clauses import children, subject
from communique.reading.lemmas import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from communique.reading.accounts.triggers import Found

Side = Literal["actor", "recipient", "attendee"]

_COMPANY = frozenset({"with", "between", "among", "besides", "alongside", "including", "together", "along", "plus"})
_AGAINST = frozenset({"against", "on", "upon", "at", "to", "from", "for", "toward", "towards", "of", "into"})
_RECIPROCAL = frozenset({"CONSULT", "COOPERATE"})
_MUTUAL = frozenset({"AGREE", "SUPPORT"})
_ABOUT = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
_COMPANY_VERBS = frozenset({"accompanied", "joined", "flanked", "represented", "led", "headed"})
_LED = frozenset(
    {"led", "headed", "attended", "held", "chaired", "reached", "signed", "brokered", "mediated", "hosted"}
)
_HOSTING = frozenset({"host", "receive", "welcome"})


@dataclass(frozen=True, slots=True)
class Region:
    """The head of a part that names participants, and their side."""

    head: Token
    side: Side


def regions(found: Found) -> list[Region]:
    """Return the parts around a trigger that hold its participants, in text order."""
    parts = list(_of_noun(found)) if found.head.pos_ in ("NOUN", "PROPN") else []
    if found.verb is not None:
        parts += _of_verb(found)
    elif found.head.dep_ == "pobj" and found.frame.type in _RECIPROCAL:
        parts += _speaker(found)
    unique: dict[int, Region] = {}
    for part in parts:
        unique.setdefault(part.head.i, part)
    return [unique[index] for index in sorted(unique)]


def _of_verb(found: Found) -> Iterator[Region]:
    verb = found.verb
    if verb is None:
        return
    first, second = _sides(found, verb)
    own = subject_of(verb)
    passive = own is not None and own.dep_ == "nsubjpass" and own.head == verb
    if own is not None and own != found.head:
        yield Region(own, second if passive and found.head == verb else first)
    for agent in children(verb, "agent"):
        further = [mark for mark in children(agent, "conj") if mark.lower_ == "by"]  # "by A and by B"
        yield from (Region(head, first) for mark in (agent, *further) for head in children(mark, "pobj"))
    for clause in children(verb, "advcl"):
        if clause.lower_ in _COMPANY_VERBS:
            yield from (Region(head, first) for agent in children(clause, "agent") for head in children(agent, "pobj"))
    if found.frame.type == "CONSULT":
        yield from _met(found, verb, second)
    else:
        yield from _affected(found, verb, first)


def _sides(found: Found, verb: Token) -> tuple[Side, Side]:
    """Return the sides of subject and object: visitors act, hosts receive, and those who meet attend."""
    if found.frame.type != "CONSULT":
        return "actor", "recipient"
    if lemma(verb) in _HOSTING:
        return "recipient", "actor"
    return ("actor", "recipient") if found.frame.mode == "visit" else ("attendee", "attendee")


def _met(found: Found, verb: Token, second: Side) -> Iterator[Region]:
    if found.frame.aspect == "roster" and found.frame.object is not None:
        held = [*children(verb, "dobj"), *(head for mark in children(verb, "prep") for head in children(mark, "pobj"))]
        marks = [
            mark for noun in held for mark in children(noun, "prep") if mark.lower_ in _COMPANY or mark.lower_ == "by"
        ]
        yield from (Region(head, "attendee") for mark in marks for head in _objects(mark))
    elif found.frame.aspect == "roster":
        listing = [verb, *(each for each in children(verb, "conj") if lemma(each) in ROSTER_VERBS)]
        heads = [child for each in listing for child in children(each, "dobj", "attr") if child != found.head]
        heads += [head for each in listing[1:] for mark in children(each, "agent") for head in children(mark, "pobj")]
        made = [mark for each in listing for mark in children(each, "prep") if mark.lower_ == "of"]
        heads += [head for mark in made for head in children(mark, "pobj")]
        yield from (Region(head, second) for head in heads)
    elif found.frame.aspect != "agenda":
        direct = (child for child in children(verb, "dobj", "dative", "attr") if child != found.head)
        yield from (Region(head, second) for head in direct)
    for mark in children(verb, "prep"):
        for head in _objects(mark):
            if mark.lower_ in _COMPANY or mark.lower_ == "by":
                yield Region(head, "attendee")
            elif found.frame.mode == "visit" and mark.lower_ in ("to", "in"):
                yield Region(head, "recipient")


def _affected(found: Found, verb: Token, first: Side) -> Iterator[Region]:
    mutual = found.frame.type in _MUTUAL
    verbs = [verb, *(children(verb, "xcomp") if found.frame.type in _ABOUT else [])]
    for each in verbs:
        direct = [child for child in children(each, "dobj", "dative", "attr") if child != found.head]
        if not mutual:
            yield from (Region(head, "recipient") for head in direct)
        for mark in (m for noun in (each, *direct) for m in children(noun, "prep", "dative")):
            word = mark.lower_
            for head in _objects(mark):
                if word in _COMPANY and mark.head == verb:
                    yield Region(head, first if mutual else "recipient")
                elif word in _AGAINST and not (word == "from" and found.frame.type == "RETREAT") and head != found.head:
                    yield Region(head, "recipient")
        for inner in children(each, "ccomp", "xcomp") if not mutual else ():
            yield from (Region(head, "recipient") for head in children(inner, "nsubj", "nsubjpass"))


def _objects(mark: Token) -> list[Token]:
    """Return what a preposition governs, also through another ("along with")."""
    return [*children(mark, "pobj"), *(deep for inner in children(mark, "prep") for deep in children(inner, "pobj"))]


def _of_noun(found: Found) -> Iterator[Region]:
    noun, meeting = found.head, found.frame.type in _RECIPROCAL or found.frame.type == "AGREE"
    first: Side = "attendee" if found.frame.type == "CONSULT" and found.frame.mode != "visit" else "actor"
    if found.frame.aspect != "roster":
        labels = ("poss", "amod") if meeting else ("poss", "compound", "amod", "nmod")  # "the Vienna talks" is a place
        yield from (Region(head, first) for head in children(noun, *labels))
    for mark in children(noun, "prep"):
        word = mark.lower_
        for head in children(mark, "pobj"):
            if word in _COMPANY:
                yield Region(head, "attendee" if meeting else "recipient")
            elif word in ("by", "of") and found.frame.aspect != "roster":
                yield Region(head, first)
            elif (
                word in ("against", "on", "to", "into") and found.frame.type not in ("CONSULT", "AGREE", "SUPPORT")
            ) or (word == "to" and found.frame.mode == "visit"):
                yield Region(head, "recipient")
    for clause in children(noun, "acl"):
        marks = [mark for mark in children(clause, "prep") if mark.lower_ in ("with", "between", "among")]
        marks += children(clause, "agent") if clause.lower_ in _LED else []
        yield from (Region(head, first) for mark in marks for head in children(mark, "pobj"))
        if clause.lower_ == "involving":
            yield from (Region(head, first) for head in children(clause, "dobj"))


def _speaker(found: Found) -> Iterator[Region]:
    """Yield who speaks "after talks with" somebody: he took part; "after the talks" alone does not show that."""
    noun = found.head
    company = any(mark.lower_ == "with" for mark in children(noun, "prep"))
    if noun.head.lower_ not in ("after", "following", "during", "before", "at", "in", "from") or not company:
        return
    verb = noun.head.head
    if verb.pos_ == "VERB":
        own = subject(verb)
        if own is not None and own.dep_ == "nsubj":
            yield Region(own, "attendee")
