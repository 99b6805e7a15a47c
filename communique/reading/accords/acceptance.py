"""Whether a noun phrase speaks of a thing that exists: made, named or pointed to, not wished for or of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.lexicon.accords import accord_words
from communique.reading.accords import made
from communique.reading.accords.agreeing import several
from communique.reading.accords.designations import Designation, tells_of_making
from communique.reading.clauses import subject
from communique.reading.lemmas import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING = frozenset(
    {"request", "call", "demand", "proposal", "idea", "need", "prospect", "hope", "possibility", "appeal"}
)
_DOUBTED = frozenset({"supposed", "alleged", "rumored", "rumoured", "potential", "possible", "eventual"})
_DOUBTED |= {"hypothetical", "prospective"}
_PLANNING = frozenset({"plan", "propose", "seek", "want", "envisage"})
_THE = frozenset({"the", "this", "that", "these", "those"})


def accepted(item: Designation, verb: Token | None) -> bool:
    """Whether a noun phrase, made by a verb or not, names an accord of its own."""
    family = item.family
    if family.numbered:
        return True
    if _of_another_kind(item, verb) or _asked_for(item):
        return False
    if item.determiner in ("no", "any") or (verb is not None and not made.real(verb) and agreed_thing(item)):
        return not agreed_thing(item) and item.determiner not in ("no", "any")
    named = (
        family.named
        and _in_gazetteer(item)
        and ((item.named and item.pointing) or (bool(item.places) and verb is not None))
    )
    if family.made_only:
        who = subject(verb) if verb is not None else None
        agreed = verb is not None and lemma(verb) != "announce"
        return agreed and (who is None or who == item.head or several(who))
    if family.marks:
        return item.marked or named
    if not agreed_thing(item) or verb is not None:
        return True
    return (item.pointing and bool(item.words or item.places)) or (item.family.kind == "truce" and item.pointing)


def _in_gazetteer(item: Designation) -> bool:
    """Whether a process is named by a place that is known: "the Tunis track", not that of a storm."""
    return item.family.kind != "process" or any(load().find(place.title()) for place in item.places)


def _of_another_kind(item: Designation, verb: Token | None) -> bool:
    """Whether its words show it to be no such thing, or none that there is yet."""
    kind = item.family.kind
    if not accord_words().words.ordinary.isdisjoint(item.words):
        return True  # "the electoral process", "a presidential memorandum"
    if kind == "body":
        return verb is None and _any_such(item)
    if kind == "process":
        return [token.tag_ for token in item.tail[1:2]] == ["VBG"]  # "the process of moving the embassy"
    return agreed_thing(item) and (_no_accord(item, verb) or _still_open(item))


def _no_accord(item: Designation, verb: Token | None) -> bool:
    if _private(item) or _gathering(item) or (item.head.lower_ == "deals" and verb is None):
        return True
    if item.family.name == "understanding":
        made_one = verb is not None and item.head.tag_ == "NN"  # no "understanding by investors"
        return _only_modifies(item) or not (item.places or made_one)
    of_all = not item.family.made_only and _any_such(item) and not item.tail
    return of_all and not made.is_signing(verb)  # "disastrous trade deals"


def _still_open(item: Designation) -> bool:
    """Whether somebody only plans it, or it is in doubt: "the deal he is seeking", "a possible deal"."""
    clauses = [clause for clause in item.head.children if clause.dep_ == "relcl"]
    doubted = any(child.lower_ in _DOUBTED for child in item.head.lefts)
    return doubted or any(lemma(clause) in _PLANNING for clause in clauses)


def agreed_thing(item: Designation) -> bool:
    """Whether it is agreed between parties, as bodies and zones are not."""
    return item.family.kind in ("agreement", "truce")


def _any_such(item: Designation) -> bool:
    """Whether it speaks of such things in general: "monitoring groups estimate"."""
    return item.head.tag_ == "NNS" and not item.places and not item.pointing and not item.head.left_edge.like_num


def _asked_for(item: Designation) -> bool:
    """Whether it is only asked for: "a request for a no-fly zone"."""
    above = item.head.head
    asked = item.head.dep_ == "pobj" and above.lower_ in ("for", "of") and lemma(above.head) in _ASKING
    return asked and item.indefinite


def _private(item: Designation) -> bool:
    """Whether it is of a kind that no parties to a conflict make: "a plea deal", "arms deals"."""
    return bool(item.words) and item.words[-1] in accord_words().words.private


def _only_modifies(item: Designation) -> bool:
    """Whether it only modifies another noun: "the compromise bill"."""
    return item.head.dep_ in ("compound", "amod", "nmod") and item.head.head.i > item.last.i


def _gathering(item: Designation) -> bool:
    """Whether a convention is one of people: "the party's national convention"."""
    return lemma(item.head) == "convention" and not accord_words().words.gatherings.isdisjoint(item.words)


def bare(item: Designation) -> bool:
    """Whether no word before the head tells an agreement from any other."""
    return agreed_thing(item) and not item.words and not item.places


def points_back(item: Designation) -> bool:
    """Whether it has no name and stands for one told of before: "the deal", "the accord reached on Sunday"."""
    if item.head.tag_ in ("NNS", "NNPS") and item.family.kind == "agreement":
        return False
    if item.head.text == "Deal":
        return False  # a book or a scheme
    plain = not item.words and not item.places and (not item.tail or only_dated(item))
    return item.family.anaphor and plain and (item.determiner in _THE or item.of_a_day)


def only_dated(item: Designation) -> bool:
    """Whether the words after the head only tell that it was made and when: "reached on Sunday"."""
    told = (tells_of_making(word) if word.pos_ == "VERB" else _of_time(word) for word in item.tail)
    return bool(item.tail) and all(told)


def _of_time(word: Token) -> bool:
    return word.ent_type_ in ("DATE", "TIME") or word.pos_ in ("ADP", "ADV", "DET")
