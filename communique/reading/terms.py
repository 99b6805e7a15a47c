"""The words a report chooses where others may choose otherwise: "withdrawal" or "pullout", "regime" or "government".

Each is kept with its concept and with the states or groups it belongs to, so that comparing sets side by side only
words for one and the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.lexicon.terms import BEGINNING, Choice, choices
from communique.reading.cast import Cast
from communique.reading.clauses import children, left, right, trimmed
from communique.reading.lemmas import lemma
from communique.reading.parse import Paragraph, Parsed
from communique.reading.parties import states_of
from communique.types import Term

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_PHRASE = 8  # tokens of a noun phrase before its head, and of the phrase after it
_BEFORE_NOUNS = frozenset({"withdrawal", "government"})  # "pullout decision", "regime forces"
_MODIFIERS = frozenset(
    {"amod", "compound", "poss", "nmod", "nummod", "npadvmod", "punct", "case", "quantmod", "advmod"}
)


def terms(parsed: Parsed, cast: Cast) -> list[Term]:
    """Return the chosen words of a report, in text order."""
    if not parsed.english:
        return []
    return [term for paragraph in parsed.paragraphs for term in _terms(parsed, cast, paragraph)]


def _terms(parsed: Parsed, cast: Cast, paragraph: Paragraph) -> Iterator[Term]:
    table = choices()
    for token in paragraph.doc:
        if token.lower_[:BEGINNING] not in table.beginnings:
            continue
        if token.pos_ in ("NOUN", "PROPN"):
            for choice in table.by_noun.get(lemma(token), ()):
                if _chosen(token, choice):
                    first, last = _phrase(token, choice)
                    whose = _whose(paragraph, cast, [*paragraph.doc[first.i : last.i + 1], *_owners(token)])
                    if whose or not choice.named:
                        yield Term(parsed.span(paragraph, first, last), choice.concept, lemma(token), whose)
                    break
        elif token.pos_ == "VERB":
            for choice in table.by_verb.get(lemma(token), ()):
                if children(token, "dobj", "nsubjpass") or lemma(token) != "root":
                    first, last = _verb(token)
                    yield Term(parsed.span(paragraph, first, last), choice.concept, lemma(token))


def _chosen(noun: Token, choice: Choice) -> bool:
    """Whether what must stand by the noun does."""
    if noun.dep_ == "compound" and noun.head.pos_ in ("NOUN", "PROPN") and choice.concept not in _BEFORE_NOUNS:
        return False
    before = {word for token in _before(noun) for word in _parts(token)}
    if choice.adjectives:
        return bool(choice.adjectives & before)
    if choice.of:
        after = [inner for p in children(noun, "prep") if p.lower_ in ("of", "by") for inner in children(p, "pobj")]
        return bool(choice.of & ({inner.lower_ for inner in after} | before))
    return not choice.before or bool(choice.before & before)


def _parts(token: Token) -> list[str]:
    """Return a modifier in lower case, a hyphened one whole and with what the parser split off."""
    doc, start = token.doc, left(token).i
    return [token.lower_, doc[start : token.i + 1].text.lower()]


def _before(noun: Token) -> list[Token]:
    return [child for child in noun.lefts if child.dep_ in _MODIFIERS and noun.i - child.i <= MAX_PHRASE]


def _phrase(noun: Token, choice: Choice) -> tuple[Token, Token]:
    """Return the noun with its modifiers and, where nothing before tells whose it is, the phrase of "of" after it."""
    first = noun
    for token in reversed(list(noun.doc[max(noun.sent.start, noun.i - MAX_PHRASE) : noun.i])):
        above = token
        while above.i != noun.i and above.dep_ in {*_MODIFIERS, "conj", "cc"} and above.head.i != above.i:
            above = above.head
        if above.i != noun.i or token.pos_ == "DET":
            break
        first = token
    last = noun
    for preposition in children(noun, "prep"):
        short = right(preposition).i - noun.i <= MAX_PHRASE
        if preposition.lower_ == "of" and preposition.i == noun.i + 1 and short and (first == noun or choice.of):
            last = right(preposition)
    return trimmed(first, last)


def _verb(verb: Token) -> tuple[Token, Token]:
    """Return the verb with its particle and an adverb right before it."""
    particles = [child for child in children(verb, "prt") if child.i == verb.i + 1]
    adverbs = [child for child in children(verb, "advmod") if child.i == verb.i - 1]
    return (adverbs[0] if adverbs else verb), (particles[0] if particles else verb)


def _owners(noun: Token) -> list[Token]:
    """Return the words of the phrase that tells whose it is: "of all American forces", "by the army"."""
    owning = [preposition for preposition in children(noun, "prep") if preposition.lower_ in ("of", "by")]
    return [token for preposition in owning for token in list(preposition.subtree)[:MAX_PHRASE]]


def _adjective(token: Token) -> str | None:
    """Return the state that an adjective belongs to, both words of "North Korean" taken as one."""
    if not token.text[0].isupper():
        return None
    before = token.nbor(-1).text if token.i else ""
    return load().demonym(f"{before} {token.text}") or load().demonym(token.text)


def _whose(paragraph: Paragraph, cast: Cast, words: Iterable[Token]) -> tuple[str, ...]:
    """Return the lexicon ids of the states and groups that words name or call by an adjective."""
    found: set[str] = set()
    for token in words:
        state = _adjective(token)
        entity = cast.resolve(paragraph, token)
        if state is not None:
            found.add(state)
        elif entity is not None:
            found.update(states_of(entity) or ([entity.known] if entity.known else []))
    if any(owner.startswith("state:") for owner in found):
        found = {owner for owner in found if not owner.startswith("organ:")}  # a government is of its state
    return tuple(sorted(found))
