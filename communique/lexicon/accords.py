"""The words that name agreements, bodies, processes and zones: `data/accords.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from communique.types import Formality, Stage


class Family(Struct, frozen=True):
    """Head nouns that may replace one another in the name of one thing, and what makes a noun phrase such a name.

    `marks` are modifiers one of which must stand by the head (none: the head alone will do); `named` lets a proper name
    take their place; `anaphor` lets "the deal" stand for the last one named; `made_only` counts the noun only where a
    verb of agreeing governs it; `numbered` asks for a number ("Resolution 2254").
    """

    name: str
    kind: str
    heads: tuple[str, ...]
    marks: frozenset[str] = frozenset()
    formality: Formality = "reported"
    anaphor: bool = False
    named: bool = False
    made_only: bool = False
    numbered: bool = False


class Making(Struct, frozen=True):
    """Lemmas of the verbs and nouns by which an agreement comes to be, and of those that say what it provides."""

    signed: frozenset[str]
    reached: frozenset[str]
    nouns: frozenset[str]
    providing: frozenset[str]
    brokering: frozenset[str]
    mediation: frozenset[str]
    brokered: frozenset[str]


class Words(Struct, frozen=True):
    """Modifiers that tell no agreement from another, those of private agreements and of conventions held by people.

    `ordinary` are those of what a state or a firm does every day, `spellings` those of one word.
    """

    weak: frozenset[str]
    private: frozenset[str]
    gatherings: frozenset[str]
    ordinary: frozenset[str]
    spellings: dict[str, str]


class _Table(Struct, frozen=True):
    family: tuple[Family, ...]
    words: Words
    making: Making
    stages: dict[Stage, frozenset[str]]


class AccordWords:
    """Finds head nouns in a text and tells their family."""

    def __init__(self, table: _Table) -> None:
        """Compile the heads into one pattern, longest first, so that finding them is one pass over the text."""
        self.words = table.words
        self.making = table.making
        self.stages = table.stages
        self._families = {loose(head): family for family in table.family for head in family.heads}
        longest_first = sorted(self._families, key=lambda head: (-len(head), head))
        heads = "|".join(re.escape(head).replace(r"\ ", r"[ -]") for head in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?P<head>{heads})(?P<plural>e?s)?(?![\w-])", re.IGNORECASE)

    def find(self, text: str) -> list[tuple[int, int, Family]]:
        """Return start, end and family of each head noun in a text, none overlapping."""
        found = []
        for match in self._pattern.finditer(text):
            family = self._families[loose(match["head"])]
            found.append((match.start(), match.end(), family))
        return found


def loose(head: str) -> str:
    """Return the form under which hyphened and parted spellings of a head meet."""
    return head.lower().replace("-", " ")


@cache
def accord_words() -> AccordWords:
    """Read the packaged table."""
    source = files("communique.lexicon") / "data" / "accords.toml"
    return AccordWords(convert(tomllib.loads(source.read_text(encoding="utf-8")), _Table))
