"""Whom an act is turned on: its object and what its object belongs to, through the acts it announces or demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.triggers import load_triggers
from communique.reading.accounts.regions import COMPANY, Region, Side
from communique.reading.clauses import children
from communique.reading.lemmas import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from communique.reading.accounts.triggers import Found

_AGAINST = frozenset({"against", "on", "upon", "at", "to", "from", "for", "toward", "towards", "of", "into"})
_UPON = _AGAINST - {"for", "at", "from"}  # "held at the Graz airport" is not turned on Graz
_VOICED = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
_MUTUAL = frozenset({"AGREE", "SUPPORT"})
_ANNOUNCING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "MOBILIZE"})
_CURBS = ("curbs", "curfew", "emergency")
_WITHIN = frozenset({"in", "across", "throughout", "inside"})
_MOVING = frozenset({"send", "contribute", "deploy", "withdraw", "dispatch", "provide", "mobilize", "pull", "station"})
_CAUSES = frozenset({"protest", "demand", "call", "denounce", "oppose", "condemn", "urge", "seek", "press"})
_ABOUT = frozenset({"of", "against", "at", "over", "on", "for"})
_REMOVALS = frozenset({"removal", "resignation", "ouster", "dismissal", "impeachment", "departure"})
_MUTUAL_FORCE = frozenset({"clash", "fight", "battle", "skirmish"})
_DEEP = 3  # announced acts within announced acts: "agreed to offer to help"


def affected(found: Found, verb: Token, first: Side) -> Iterator[Region]:
    """Yield whom the act of a verb is turned on; where it is done together, who does it with the subject."""
    mutual = _together(found)
    for act in _acts(found, verb):
        joint = mutual and act == verb
        direct = [child for child in children(act, "dobj", "dative", "attr") if child != found.head]
        yield from (_on(head, found, people=True) for head in direct if not (joint or _moved(head, act, found)))
        for mark in children(act, "prep", "dative"):
            if mark.lower_ in COMPANY:
                side: Side = first if joint else "recipient"
                yield from (Region(head, side) for head in objects(mark) if not _tool(mark, act, found))
            elif mark.lower_ in _WITHIN and any(_curbs(noun) for noun in direct):
                yield from (_on(head, found) for head in objects(mark))
            else:
                yield from through(mark, found)
        for noun in (*direct, *children(act, "nsubjpass")):
            yield from _of_object(noun, found, company=not joint)
        for inner in children(act, "ccomp", "xcomp") if not joint else ():
            yield from (_on(head, found) for head in children(inner, "nsubj", "nsubjpass"))
    yield from _dispersed(verb, found)
    if found.frame.type == "PROTEST":
        for word in {verb.i: verb, found.head.i: found.head}.values():
            yield from _blamed(word, found)


def through(mark: Token, found: Found, deep: bool = True) -> Iterator[Region]:
    """Yield what a preposition turns an act on, and what that is turned on: "for a war against Norvia"."""
    word = mark.lower_
    if word not in _AGAINST or (word == "from" and found.frame.type == "RETREAT"):
        return
    if word == "for" and found.frame.type == "ACCUSE":
        return
    for head in objects(mark):
        if head != found.head:
            yield _on(head, found) if word in _UPON else Region(head, "recipient")
            if found.frame.type == "PROTEST":
                yield from _behind(head, found)
            elif deep:
                yield from _of_object(head, found, deep=False)


def of_demand(noun: Token, found: Found) -> Iterator[Region]:
    """Yield who is to do what a demand, a call or an appeal asks for: "the demand that Norvia open the road"."""
    if found.frame.type == "REQUEST":
        for clause in children(noun, "acl", "ccomp"):
            yield from (_on(head, found) for head in children(clause, "nsubj", "nsubjpass"))


def objects(mark: Token) -> list[Token]:
    """Return what a preposition governs, also through another ("along with")."""
    return [*children(mark, "pobj"), *(deep for inner in children(mark, "prep") for deep in children(inner, "pobj"))]


def _together(found: Found) -> bool:
    """Tell whether the act is done by its parties together: an agreement, a signing, and no praise or promise."""
    return found.frame.type == "AGREE" or (found.frame.type in _MUTUAL and found.frame.object is not None)


def _acts(found: Found, verb: Token) -> list[Token]:
    """Return a verb and, where it announces an act, the verbs of that act: "threatened to stop helping"."""
    acts = [verb]
    if found.frame.type not in _ANNOUNCING:
        return acts
    for act in acts:
        if len(acts) <= _DEEP:
            acts += children(act, "xcomp")
            acts += [clause for clause in children(act, "advcl", "acl") if clause.lower_ == "help"]
    return acts


def _tool(mark: Token, act: Token, found: Found) -> bool:
    """Tell whether "with" names a weapon: "hit the town with rockets", but "clashed with rebels"."""
    return mark.lower_ == "with" and found.frame.type == "ASSAULT" and lemma(act) not in _MUTUAL_FORCE


def _moved(head: Token, act: Token, found: Found) -> bool:
    """Tell whether an object is only what is sent or used: troops mobilized, a state of siege, a thing of one's own."""
    if found.frame.type == "MOBILIZE" or _curbs(head) or head.lower_ == "fire":
        return True
    own = any(child.tag_ == "PRP$" for child in children(head, "poss"))
    sent = lemma(act) in _MOVING and lemma(head) in load_triggers().classes["forces"]
    return sent or (own and found.frame.type not in ("ASSAULT", "COERCE", "REJECT"))


def _on(head: Token, found: Found, people: bool = False) -> Region:
    type_ = found.frame.type
    people = people and found.frame.people
    return Region(head, "recipient", owned=type_ != "RETREAT", voiced=type_ in _VOICED, people=people)


def _of_object(noun: Token, found: Found, deep: bool = True, company: bool = True) -> Iterator[Region]:
    """Yield whom the noun of an act bears on: "relations with Norvia", "a curfew in Graz", "a demand that Norvia"."""
    for mark in children(noun, "prep", "dative"):
        word = mark.lower_
        if word in ("with", "between"):
            yield from (_on(head, found) for head in objects(mark) if company)
        elif word in _WITHIN and _curbs(noun):
            yield from (_on(head, found) for head in objects(mark))
        elif word == "from":
            asked = found.frame.type == "REQUEST" and lemma(noun) not in load_triggers().classes["retreat"]
            yield from (Region(head, "recipient") for head in objects(mark) if asked)
        elif word == "against" or deep:
            yield from through(mark, found, deep)
    yield from of_demand(noun, found)


def _curbs(noun: Token) -> bool:
    """Tell whether a noun is a curb that lies on a place: a curfew, a blockade, a state of emergency."""
    classes = load_triggers().classes
    within = [deep for mark in children(noun, "prep") if mark.lower_ == "of" for deep in children(mark, "pobj")]
    words = (noun, *children(noun, "compound"), *within)
    return any(lemma(word) in classes[name] for word in words for name in _CURBS)


def _dispersed(verb: Token, found: Found) -> Iterator[Region]:
    """Yield the crowd that force is used on: "fired in the air to disperse the crowd"."""
    if found.frame.type in ("ASSAULT", "COERCE"):
        for clause in children(verb, "advcl", "xcomp"):
            if lemma(clause) == "disperse":
                yield from (_on(head, found) for head in children(clause, "dobj"))


def _blamed(protest: Token, found: Found) -> Iterator[Region]:
    """Yield whom a protest is against by what it is about: "to demand reforms by the government of Norvia"."""
    topics = []
    for clause in children(protest, "advcl", "xcomp", "acl", "pcomp"):
        if lemma(clause) in _CAUSES:
            marks = [mark for mark in children(clause, "prep") if mark.lower_ in _ABOUT]
            topics += [*children(clause, "dobj"), *(head for mark in marks for head in objects(mark))]
            yield from _behind(clause, found)  # the parse may hang "by" on the verb
    for mark in children(protest, "prep"):
        protests = [noun for noun in objects(mark) if mark.lower_ == "in" and lemma(noun) == "protest"]
        marks = [inner for noun in protests for inner in children(noun, "prep") if inner.lower_ in _ABOUT]
        topics += [head for inner in marks for head in objects(inner)]
    for noun in topics:
        yield _on(noun, found)
        yield from _behind(noun, found)


def _behind(topic: Token, found: Found) -> Iterator[Region]:
    """Yield who is behind what is protested: "violations by the army", "independence from Norvia"."""
    for mark in children(topic, "prep", "agent"):
        if mark.lower_ in ("by", "from", "against") or (mark.lower_ == "of" and lemma(topic) in _REMOVALS):
            yield from (_on(head, found) for head in objects(mark))
