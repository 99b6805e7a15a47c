"""Whom pronouns and roles mean: "he", "the minister", "his Turkish counterpart". What stays open is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from communique.reading.names.entities import Named
from communique.reading.names.salience import Salience
from communique.reading.names.words import ADDRESS, FEMALE, HEADS, MALE, MODIFIERS, ROLES, bare
from communique.reading.parse import Paragraph, Parsed
from communique.text.fold import fold, folded_words
from communique.types import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

StateAt = Callable[[int, "Token"], str | None]

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_REFERRING = _HE | _SHE | HEADS | frozenset(ROLES)
_POSSESSIVES = frozenset({"his", "her"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
_TOP = frozenset({"top", "chief", "senior", "leading"})


class _Reader:
    """One walk through a report, sentence by sentence, that keeps who is present."""

    def __init__(self, parsed: Parsed, named: Sequence[tuple[Named, Entity]], state_at: StateAt) -> None:
        self._parsed = parsed
        self._state_at = state_at
        self._names = {(one.spot.paragraph, one.spot.first): (one, entity) for one, entity in named}
        self._inside = {
            (one.spot.paragraph, at) for one, _ in named for at in range(one.spot.first + 1, one.spot.last + 1)
        }
        self._titled = {(one.spot.paragraph, one.title.head): entity for one, entity in named if one.title is not None}
        self._salience = Salience(_genders(parsed, named))
        self.found: dict[int, str] = {}

    def walk(self) -> None:
        sentence = 0
        for number, paragraph in enumerate(self._parsed.paragraphs):
            quoted = False
            for token in paragraph.doc:
                sentence += token.is_sent_start is True
                word = token.lower_
                if word == '"':
                    quoted = not quoted
                elif word.rstrip(".") in _REFERRING or (number, token.i) in self._names:
                    self._meet(number, paragraph, token, sentence, quoted)

    def _meet(self, number: int, paragraph: Paragraph, token: Token, sentence: int, quoted: bool) -> None:
        if (number, token.i) in self._inside:
            return
        known = self._names.get((number, token.i))
        if known is not None:
            one, entity = known
            if entity.kind == "person":
                root = paragraph.doc[one.spot.first : one.spot.last + 1].root
                self._salience.note(entity, root, sentence, quoted=quoted)
            return
        meant = self._titled.get((number, token.i))
        if meant is None:
            meant = self._refer(number, token, sentence, quoted)
            if meant is None:
                return
            self._salience.note(meant, token, sentence, quoted=quoted)
        self.found[paragraph.start + token.idx] = meant.id

    def _refer(self, number: int, token: Token, sentence: int, quoted: bool) -> Entity | None:
        word = token.lower_
        if word in _HE or word in _SHE:
            gender = "m" if word in _HE else "f"
            meant = None if quoted else self._salience.likeliest(sentence, _anyone, gender, self._barred(number, token))
            if meant is not None:
                self._salience.learn(meant, gender)
            return meant
        if token.pos_ not in {"NOUN", "PROPN"} or not (bare(token) in HEADS or bare(token) in ROLES):
            return None
        return self._role(number, token, sentence)

    def _barred(self, number: int, token: Token) -> list[str]:
        """Return who a pronoun cannot mean: the subject of the verb whose object it is."""
        if token.dep_ not in {"dobj", "pobj", "dative"} or token.lower_ in {"himself", "herself", "his"}:
            return []
        verb = token.head.head if token.dep_ == "pobj" else token.head
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        return [entity for child in subjects if (entity := self._entity_of(number, child)) is not None]

    def _entity_of(self, number: int, token: Token) -> str | None:
        paragraph = self._parsed.paragraphs[number]
        at = token.i
        while (number, at) in self._inside:
            at -= 1
        known = self._names.get((number, at))
        return known[1].id if known is not None else self.found.get(paragraph.start + token.idx)

    def _role(self, number: int, token: Token, sentence: int) -> Entity | None:
        """Return whom "the minister" means: somebody named before whose titles and states agree, and no one else."""
        left = list(token.lefts)
        if not any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in left) or token.tag_ in {
            "NNS",
            "NNPS",
        }:
            return None
        around = [part for child in left for part in child.subtree]
        around += [part for child in token.rights if child.lower_ == "of" for part in child.subtree]
        stated = [part for part in around if self._state_at(number, part) is not None]
        states = {state for part in stated if (state := self._state_at(number, part)) is not None}
        if not states and any(child.lower_ == "of" for child in token.rights):
            return None
        word = bare(token)
        if word == "counterpart":
            return self._counterpart(number, left, states)
        marks = {fold(part.text) for part in around if part.dep_ == "compound" or bare(part) in MODIFIERS} - _TOP
        marks = {mark for mark in marks if mark.isalpha()} - {fold(part.text) for part in around if part in stated}

        def fits(entity: Entity) -> bool:
            return _holds(entity, word, marks) and (not states or bool(states & set(entity.states)))

        return self._salience.likeliest(sentence, fits) or _only(self._salience.met(fits))

    def _counterpart(self, number: int, left: list[Token], states: set[str]) -> Entity | None:
        """Return whom "his Turkish counterpart" means: the one of that state with a title of the same kind."""
        owners = [self._entity_of(number, child) for child in left if child.lower_ in _POSSESSIVES]
        if not states:
            return None
        offices = {word for entity in self._salience.met(lambda one: one.id in owners) for word in _offices(entity)}
        others = self._salience.met(lambda one: one.id not in owners and bool(states & set(one.states)))
        same = [entity for entity in others if offices & _offices(entity)]
        return _only(same) or _only(others)


def references(parsed: Parsed, named: Sequence[tuple[Named, Entity]], state_at: StateAt) -> Mapping[int, str]:
    """Map the report offset of each pronoun and role noun that could be told to the id of the entity it means."""
    reader = _Reader(parsed, named, state_at)
    reader.walk()
    return reader.found


def _anyone(entity: Entity) -> bool:
    return entity.kind == "person"


def _only(found: Sequence[Entity]) -> Entity | None:
    return found[0] if len(found) == 1 else None


def _offices(entity: Entity) -> set[str]:
    return {word for title in entity.titles for word in folded_words(title) if word in HEADS}


def _holds(entity: Entity, word: str, marks: set[str]) -> bool:
    """Tell whether some title of a person may be meant by a role noun with these modifiers ("foreign" minister)."""
    wanted = [set(phrase.split()) for phrase in (word, *ROLES.get(word, ()))]
    for title in entity.titles:
        words = set(folded_words(title))
        if marks <= words and any(phrase <= words for phrase in wanted):
            return True
    return False


def _genders(parsed: Parsed, named: Sequence[tuple[Named, Entity]]) -> dict[str, str]:
    """Return "m" or "f" by entity id where a form of address or a title tells it."""
    genders: dict[str, str] = {}
    for one, entity in named:
        if entity.kind != "person":
            continue
        doc = parsed.paragraphs[one.spot.paragraph].doc
        before = doc[one.spot.first - 1] if one.spot.first else None
        told = [bare(before)] if before is not None and bare(before) in ADDRESS else []
        told += [bare(doc[at]) for at in range(one.title.first, one.title.last + 1)] if one.title is not None else []
        if any(word in FEMALE for word in told):
            genders[entity.id] = "f"
        elif any(word in MALE for word in told):
            genders[entity.id] = "m"
    return genders
