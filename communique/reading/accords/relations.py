"""How an agreement stands to others: at which stage it is, who brokered it, and under which other it was set up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.lexicon.accords import accord_words
from communique.reading.accords.designations import Designation, tells_of_making
from communique.reading.accords.made import actors_among, real
from communique.reading.cast import Cast
from communique.reading.clauses import children
from communique.reading.lemmas import lemma
from communique.types import Stage

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNDER = frozenset({"under", "within", "by", "pursuant"})
_STAGED = frozenset({"agreement", "truce"})
_PARTS = frozenset({"part", "line", "accordance", "basis", "framework", "terms"})  # "as part of", "in line with"
_INSIDE = frozenset({"body", "zone", "mechanism"})
_ORDER: tuple[Stage, ...] = ("renewal", "implementation", "pre_negotiation", "ceasefire", "partial", "comprehensive")


def stage(item: Designation, verb: Token | None) -> Stage | None:
    """Return the stage of a process that the words of a designation, or the verb that made it, tell of."""
    if item.family.kind not in _STAGED:
        return None
    words = [token.lower_ for token in item.head.doc[item.first.i : item.head.i + 1] if token.dep_ != "poss"]
    if verb is not None and stages_of([lemma(verb)])[:1] == ["renewal"]:
        return "renewal"
    told = [each for each in stages_of(words) if each != "comprehensive" or item.family.name != "statement"]
    return "ceasefire" if item.family.kind == "truce" and "renewal" not in told else next(iter(told), None)


def stages_of(words: Iterable[str]) -> list[Stage]:
    """Return the stages that words tell of, that which tells most first."""
    given = set(words)
    return [each for each in _ORDER if accord_words().stages[each] & given]


def brokers(item: Designation, verb: Token | None, cast: Cast) -> tuple[str, ...]:
    """Return who brought the parties to agree, or stands for it: "brokered by", "X-mediated", "under X's auspices"."""
    making = accord_words().making
    heads: list[Token] = []
    for holder in [*children(item.head, "acl", "relcl"), *([verb] if verb is not None else [])]:
        if lemma(holder) in making.brokering and real(holder):
            heads += [noun for by in children(holder, "agent", "prep") if by.lower_ == "by" for noun in _nouns(by)]
            heads += children(holder, "nsubj")
        heads += [owner for noun in _mediation(holder) for owner in _owners(noun)]
    doc = item.head.doc
    for token in doc[item.first.i + 2 : item.head.i]:
        if token.lower_ in making.brokered and token.nbor(-1).text == "-":
            heads.append(token.nbor(-2))
    return tuple(dict.fromkeys(actors_among(item.paragraph, cast, heads)))


def _mediation(verb: Token) -> Iterator[Token]:
    """Yield nouns of mediation beside a verb: "reached under the auspices of ..."."""
    for preposition in children(verb, "prep"):
        yield from (noun for noun in _nouns(preposition) if noun.lower_ in accord_words().making.mediation)


def _owners(noun: Token) -> list[Token]:
    of = [
        inner for preposition in children(noun, "prep") if preposition.lower_ == "of" for inner in _nouns(preposition)
    ]
    return [*children(noun, "poss", "amod", "compound", "nmod"), *of]


def _nouns(preposition: Token) -> list[Token]:
    return children(preposition, "pobj")


def above(item: Designation, verb: Token | None) -> list[Token]:
    """Return the head nouns of what it is said to stand under: "set up under the accord", "the accord's committee"."""
    found = list(children(item.head, "poss"))
    holders = [item.head, *([verb] if verb is not None else [])]
    holders += [clause for clause in children(item.head, "acl", "relcl") if tells_of_making(clause)]
    for holder in holders:
        for preposition in children(holder, "prep", "agent"):
            inside = preposition.lower_ == "of" and holder == item.head and item.family.kind in _INSIDE
            if preposition.lower_ in _UNDER or inside:
                found += _nouns(preposition)
            for part in _nouns(preposition):
                if part.lower_ in _PARTS:
                    found += [noun for inner in children(part, "prep") for noun in _nouns(inner)]
    return found
