"""The states a Russian report writes of: those the lexicon knows, and those that only the report tells of.

An unknown name in -ия that stands in the genitive behind a noun of state ("министр обороны Кестрии") is a state. Its id
is made from the name as English writes such lands, in -ia, so that reports in both languages mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from communique.lexicon.russian import load_russian
from communique.reading.names.words import is_head
from communique.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.lexicon import Hit, Lexicon

_LAND = re.compile(r"(\w{3,40})(?:ия|ии|ию|ией|иею)")
_ADJECTIVE = re.compile(r"([а-яё]{3,40})ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)")


class Lands:
    """Which words of a report name a state, or its people, and which state."""

    def __init__(self, docs: Iterable[Doc], lexicon: Lexicon) -> None:
        """Look all paragraphs through once."""
        self._known: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for doc in docs:
            for token in doc:
                match = _LAND.fullmatch(token.text if token.text.istitle() else "")
                if match and token.text.endswith("ии") and _owned(token) and not lexicon.find(token.text):
                    self._stems[match[1].lower()] = land_id(f"{match[1]}ия")

    def learn(self, hit: Hit, written: str) -> None:
        """Take note that a name stands for a state of the lexicon."""
        state = next((entry.id for entry in hit.entries if entry.kind == "state"), None)
        if state is not None:
            self._known[written.lower()] = state

    def known(self, identity: str | None) -> bool:
        """Tell whether an id is one of the lexicon's, not one that only this report tells of."""
        return identity is not None and identity not in self._stems.values()

    def land(self, token: Token) -> str | None:
        """Return the id of the state that only this report tells of, if the token names it."""
        match = _LAND.fullmatch(token.text if token.text.istitle() else "")
        return self._stems.get(match[1].lower()) if match else None

    def name(self, token: Token) -> str:
        """Return the nominative of a state's name that ends in -ия."""
        match = _LAND.fullmatch(token.text if token.text.istitle() else "")
        return f"{match[1]}ия" if match else token.text

    def state(self, token: Token) -> str | None:
        """Return the id of the state that a token names, itself or by its people's adjective."""
        known = self._known.get(token.lower_) or self.land(token)
        if known is not None:
            return known
        match = _ADJECTIVE.fullmatch(token.lower_)
        return self._stems.get(match[1].removesuffix("ий")) if match else None


def land_id(name: str) -> str:
    """Return the id of a state that no lexicon knows, from its nominative in -ия."""
    return f"name:{fold(name.removesuffix('ия'))}ia" if name.endswith("ия") else f"name:{fold(name)}"


def land_of_adjective(word: str) -> str | None:
    """Return the id that the land of a people's adjective has where no lexicon knows it: of "кестрийский" in -ия."""
    match = _ADJECTIVE.fullmatch(word)
    return land_id(f"{match[1].removesuffix('ий')}ия") if match else None


def _owned(token: Token) -> bool:
    """Tell whether a noun that goes with states stands before a name, with what belongs to that noun between."""
    nouns = load_russian().of_states
    for at in range(token.i - 1, max(-1, token.i - 4), -1):
        before = token.doc[at]
        if before.lower_.startswith(nouns) or is_head(before):
            return True
        if before.pos_ not in ("NOUN", "ADJ"):
            return False
    return False
