"""The parts of a clause that hold a happening's participants, and on whose side each part stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.accounts.affected import affected, objects, of_demand, through
from communique.reading.accounts.conditions import ROSTER_VERBS, subject_of
from communique.reading.accounts.regions import COMPANY, Region, Side
from communique.reading.clauses import children, subject
from communique.reading.lemmas import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from communique.reading.accounts.triggers import Found

_RECIPROCAL = frozenset({"CONSULT", "COOPERATE"})
_COMPANY_VERBS = frozenset({"accompanied", "joined", "flanked", "represented", "led", "headed"})
_LED = frozenset(
    {"led", "headed", "attended", "held", "chaired", "reached", "signed", "brokered", "mediated", "hosted"}
)
_SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT"})
_OWN_ACTS = frozenset(
    {"attack", "assault", "offensive", "raid", "clash", "operation", "fighting", "accusation", "allegation"}
    | {"complaint", "refusal", "criticism", "violence", "insurgency", "strike"}
)  # "the attack of the rebels" is theirs, "the invasion of Norvia" is done to it
_HOSTING = frozenset({"host", "receive", "welcome"})


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
        suffers = passive and found.head == verb
        decided = own == verb.head  # "Norvia's decision to ban": the owner of a decision acts
        people = suffers and found.frame.people
        yield Region(own, second if suffers else first, owned=_owned(found), voiced=decided, people=people)
    for agent in children(verb, "agent"):
        further = [mark for mark in children(agent, "conj") if mark.lower_ == "by"]  # "by A and by B"
        marks = (agent, *further)
        yield from (Region(head, first, owned=_owned(found)) for mark in marks for head in children(mark, "pobj"))
    for clause in children(verb, "advcl"):
        if clause.lower_ in _COMPANY_VERBS:
            yield from (Region(head, first) for agent in children(clause, "agent") for head in children(agent, "pobj"))
    if found.frame.type == "CONSULT":
        yield from _met(found, verb, second)
    else:
        yield from affected(found, verb, first)


def _owned(found: Found) -> bool:
    """Tell whether a thing may act for its owner: Norvian tanks fire, but Norvian tanks do not meet."""
    return found.frame.type not in ("CONSULT", "AGREE", "statement")


def _sides(found: Found, verb: Token) -> tuple[Side, Side]:
    """Return the sides of subject and object: visitors act, hosts receive, and those who meet attend."""
    if found.frame.type != "CONSULT":
        return "actor", "recipient"
    if lemma(verb) in _HOSTING:
        return "recipient", "actor"
    return ("actor", "recipient") if found.frame.mode == "visit" else ("attendee", "attendee")


def _met(found: Found, verb: Token, second: Side) -> Iterator[Region]:
    if found.frame.aspect == "roster" and found.frame.object not in (None, "guest"):
        held = [*children(verb, "dobj"), *(head for mark in children(verb, "prep") for head in children(mark, "pobj"))]
        marks = [
            mark for noun in held for mark in children(noun, "prep") if mark.lower_ in COMPANY or mark.lower_ == "by"
        ]
        yield from (Region(head, "attendee") for mark in marks for head in objects(mark))
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
        for head in objects(mark):
            if mark.lower_ in COMPANY or mark.lower_ == "by":
                yield Region(head, "attendee")
            elif found.frame.mode == "visit" and mark.lower_ in ("to", "in"):
                yield Region(head, "recipient")


def _of_noun(found: Found) -> Iterator[Region]:
    noun, meeting = found.head, found.frame.type in _RECIPROCAL or found.frame.type == "AGREE"
    first: Side = "attendee" if found.frame.type == "CONSULT" and found.frame.mode != "visit" else "actor"
    if found.frame.aspect != "roster":
        labels = ("poss", "amod") if meeting else ("poss", "compound", "amod", "nmod")  # "the Vienna talks" is a place
        yield from (Region(head, _owner_side(head, found, first)) for head in children(noun, *labels))
    if found.frame.type == "CONSULT" and found.frame.aspect == "telling":
        yield from (Region(head, first, label=True) for head in children(noun, "compound", "nmod"))
    inner = children(found.last, "prep") if found.last != noun and found.frame.type == "CONSULT" else []
    for mark in (*children(noun, "prep"), *inner):  # "a round of talks between them"
        side = _side_of(mark, found, meeting, first)
        if side == "recipient" and found.frame.type == "PROTEST":
            yield from through(mark, found)
        elif side is not None:
            owned = side == "recipient" and _owned(found)
            people = owned and found.frame.people and mark.lower_ == "of"
            yield from (Region(head, side, owned, people=people) for head in children(mark, "pobj"))
    for clause in children(noun, "acl"):
        marks = [mark for mark in children(clause, "prep") if mark.lower_ in ("with", "between", "among")]
        marks += children(clause, "agent") if clause.lower_ in _LED else []
        if clause.lower_ == "hosted" and found.frame.type == "CONSULT":
            yield from (Region(head, "recipient") for mark in marks for head in children(mark, "pobj"))
        yield from (Region(head, first) for mark in marks for head in children(mark, "pobj"))
        if clause.lower_ == "involving":
            yield from (Region(head, first) for head in children(clause, "dobj"))
    yield from of_demand(noun, found)


def _owner_side(owner: Token, found: Found, first: Side) -> Side:
    """Return the side of a name before a noun: "Vostok's murder" was done to him, his "murder of" somebody was not."""
    of = any(mark.lower_ == "of" for mark in children(found.head, "prep"))
    return "recipient" if found.frame.people and owner.dep_ == "poss" and not of else first


def _side_of(mark: Token, found: Found, meeting: bool, first: Side) -> Side | None:
    """Return the side that a preposition gives those it names beside a noun, None where it names nobody."""
    word, type_ = mark.lower_, found.frame.type
    if word in COMPANY:
        return "attendee" if meeting else "recipient"
    if word == "of" and type_ in _SUFFERED and lemma(found.head) not in _OWN_ACTS:
        return "recipient"
    if word in ("by", "of") and found.frame.aspect != "roster":
        return first
    turned = word in ("against", "on", "to", "into") and type_ not in ("CONSULT", "AGREE", "SUPPORT")
    return "recipient" if turned or (word == "to" and found.frame.mode == "visit") else None


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
