"""How present each person is while a report is read: heavier when named as a speaker, lighter with every sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues
from communique.reading.lemmas import lemma
from communique.types import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_DECAY = 0.6  # what is left of a person's weight one sentence later
_FLOOR = 0.3  # below this weight nobody is meant any more
_CLEAR = 1.25  # times by which the likeliest person must outweigh the next
_QUOTED = 0.1  # share of its weight that a name inside a quotation keeps for the text around it
_ROLE_WEIGHTS = {"nsubj": 4.0, "nsubjpass": 3.5, "ROOT": 2.0, "dobj": 1.5, "poss": 1.5, "dative": 1.5}
_SPEAKER = 6.0


@dataclass(slots=True)
class _Presence:
    weight: float
    sentence: int
    gender: str | None


class Salience:
    """The persons met so far, in order of how likely the text refers back to them."""

    def __init__(self, genders: dict[str, str]) -> None:
        """`genders` holds "m" or "f" by entity id where a title tells it; more is learnt on the way."""
        self._genders = dict(genders)
        self._met: dict[str, tuple[Entity, _Presence]] = {}

    def note(self, entity: Entity, token: Token, sentence: int, *, quoted: bool) -> None:
        """Give a person the weight of one mention, whose head is `token`."""
        weight = weight_of(token) * (_QUOTED if quoted else 1.0)
        met = self._met.get(entity.id)
        if met is None:
            self._met[entity.id] = (entity, _Presence(weight, sentence, self._genders.get(entity.id)))
            return
        presence = met[1]
        presence.weight = max(weight, _weight_at(presence, sentence))
        presence.sentence = sentence

    def learn(self, entity: Entity, gender: str) -> None:
        """Keep the gender under which the text speaks of a person."""
        met = self._met.get(entity.id)
        if met is not None and met[1].gender is None:
            met[1].gender = gender

    def likeliest(
        self, sentence: int, allowed: Callable[[Entity], bool], gender: str | None = None, barred: Iterable[str] = ()
    ) -> Entity | None:
        """Return the one person who clearly outweighs all others that are allowed; None where nobody does."""
        closed = set(barred)
        ranked = sorted(
            (
                (_weight_at(presence, sentence), identity, entity)
                for identity, (entity, presence) in self._met.items()
                if identity not in closed and (gender is None or presence.gender in {None, gender}) and allowed(entity)
            ),
            key=lambda item: (-item[0], item[1]),
        )
        if not ranked or ranked[0][0] < _FLOOR:
            return None
        if len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]:
            return None
        return ranked[0][2]

    def met(self, allowed: Callable[[Entity], bool]) -> list[Entity]:
        """Return every person met so far that is allowed, in the order met."""
        return [entity for entity, _ in self._met.values() if allowed(entity)]


def weight_of(token: Token) -> float:
    """Return the weight of a mention by what its head token does in the sentence."""
    while token.dep_ in {"appos", "conj"} and token.head.i < token.i:
        token = token.head
    if token.dep_ == "nsubj" and lemma(token.head) in load_cues().verbs:
        return _SPEAKER
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return _SPEAKER
    return _ROLE_WEIGHTS.get(token.dep_, 1.0)


def _weight_at(presence: _Presence, sentence: int) -> float:
    return float(presence.weight * _DECAY ** (sentence - presence.sentence))
