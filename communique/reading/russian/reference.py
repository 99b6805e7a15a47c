"""Whom "он", "она" and "министр" mean in a Russian report, where that is clear; all else is left open.

A pronoun as a subject means the one person of its gender who was the last subject before it, with nobody else of that
gender named since; an office means the one person of the report who bears it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from communique.lexicon.russian import load_russian
from communique.reading.names.titles import Title
from communique.reading.parse import Parsed
from communique.reading.russian.grammar import feature, gender_of, speaks
from communique.reading.russian.lands import Lands
from communique.types import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GENDERS = {"он": "Masc", "она": "Fem", "его": "Masc", "её": "Fem", "ее": "Fem"}
_SUBJECTS = ("nsubj", "nsubj:pass")
_FAR = 2  # paragraphs back


class Named(Protocol):
    """A name at tokens `first` to `last` of paragraph `number`, with the title by it."""

    @property
    def number(self) -> int:
        """The number of the paragraph."""
        ...

    @property
    def first(self) -> int:
        """The first token."""
        ...

    @property
    def last(self) -> int:
        """The last token."""
        ...

    @property
    def title(self) -> Title | None:
        """The office beside it."""
        ...


def references(parsed: Parsed, named: Sequence[tuple[Named, Entity]], lands: Lands) -> Mapping[int, str]:
    """Map the report offset of each pronoun and office that could be told to the id of the entity it means."""
    docs = [paragraph.doc for paragraph in parsed.paragraphs]
    people = [(each, entity) for each, entity in named if entity.kind == "person"]
    genders = _genders(docs, people)
    titled = {(each.number, each.title.head): entity.id for each, entity in people if each.title is not None}
    inside = {
        (each.number, at)
        for each, _ in people
        for at in range(each.title.first if each.title else each.first, each.last + 1)
    }
    found: dict[int, str] = {}
    for number, doc in enumerate(docs):
        for token in doc:
            if (number, token.i) in titled:
                meant = titled[number, token.i]
            elif (number, token.i) in inside:
                continue
            elif token.lower_ in _GENDERS and (token.dep_ in _SUBJECTS or _source(token)):
                meant = (
                    ""
                    if _stranger(number, token, docs, inside, found, parsed)
                    else _pronoun(number, token, people, genders, docs)
                )
            elif token.pos_ == "NOUN" and token.lower_.startswith(load_russian().roles):
                meant = _office(number, token, people, lands, docs)
            else:
                continue
            if meant:
                found[parsed.paragraphs[number].start + token.idx] = meant
    return found


def _genders(docs: Sequence[Doc], people: Sequence[tuple[Named, Entity]]) -> dict[str, str]:
    """Return the gender of each person of whom the tags of all mentions tell one."""
    told: dict[str, set[str]] = {}
    for each, entity in people:
        told.setdefault(entity.id, set()).add(gender_of(docs[each.number], each.first, each.last))
    return {identity: next(iter(genders - {""})) for identity, genders in told.items() if len(genders - {""}) == 1}


def _pronoun(
    number: int, token: Token, people: Sequence[tuple[Named, Entity]], genders: Mapping[str, str], docs: Sequence[Doc]
) -> str:
    """Return the last person of the pronoun's gender who was a subject, "" where another stands between."""
    wanted = _GENDERS[token.lower_]
    rivals: set[str] = set()
    for each, entity in reversed(people):
        place = (each.number, each.first)
        if place > (number, token.i) or each.number < number - _FAR:
            continue
        if genders.get(entity.id, wanted) != wanted:
            continue
        if _subject(each, docs[each.number]):
            return entity.id if rivals <= {entity.id} else ""
        rivals.add(entity.id)
    return ""


def _source(token: Token) -> bool:
    """Tell whether a possessive stands in "по его словам"."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.i > 0 and after in load_russian().sources.get(token.nbor(-1).lower_, ())


def _stranger(
    number: int,
    token: Token,
    docs: Sequence[Doc],
    inside: Container[tuple[int, int]],
    found: Mapping[int, str],
    parsed: Parsed,
) -> bool:
    """Tell whether somebody whom nothing names spoke last before a pronoun: "глава дипломатии сказал ... Он ..."."""
    wanted = _GENDERS[token.lower_]
    for back in range(number, max(-1, number - _FAR), -1):
        words = docs[back][: token.i] if back == number else docs[back][:]
        for word in reversed(list(words)):
            if word.dep_ in _SUBJECTS and speaks(word.head) and word.pos_ == "NOUN":
                at = parsed.paragraphs[back].start + word.idx
                unnamed = (back, word.i) not in inside and at not in found
                return unnamed and feature(word, "Gender") == wanted and feature(word, "Animacy") == "Anim"
            if (back, word.i) in inside or parsed.paragraphs[back].start + word.idx in found:
                return False
    return False


def _subject(each: Named, doc: Doc) -> bool:
    first = each.title.head if each.title is not None and each.title.head < each.first else each.first
    return any(doc[at].dep_ in _SUBJECTS for at in range(first, each.last + 1))


def _office(
    number: int, token: Token, people: Sequence[tuple[Named, Entity]], lands: Lands, docs: Sequence[Doc]
) -> str:
    """Return the one person whose title has this head and all that stands with it here, "" where several have."""
    counted = any(child.dep_ == "det" or child.pos_ == "NUM" for child in token.children)
    if feature(token, "Number") == "Plur" or counted:
        return ""
    around = [part for child in token.children for part in child.subtree if child.dep_ in ("amod", "nmod")]
    states = {state for part in around if (state := lands.state(part)) is not None}
    marks = {part.lower_[:5] for part in around if lands.state(part) is None and part.pos_ in ("NOUN", "ADJ")}
    head = token.lower_[:5]
    bearers = {}
    for each, entity in people:
        if each.title is None or (each.number, each.first) > (number, token.i):
            continue
        words = [part.lower_[:5] for part in docs[each.number][each.title.first : each.title.last + 1]]
        heading = docs[each.number][each.title.head].lower_[:5]
        if heading == head and marks <= set(words) and (not states or states & set(entity.states)):
            bearers[entity.id] = entity
    return next(iter(bearers)) if len(bearers) == 1 else ""
