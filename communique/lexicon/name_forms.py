"""Words of names that stand for one another: nicknames and spellings, legal forms, numbers, forms of address.

The words are data (`data/name-forms.toml`); this module only looks them up. All of them are folded.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files

from msgspec import Struct

Words = tuple[str, ...]


class NameForms(Struct, frozen=True):
    """`given` maps a given name to the rows it stands in, `numbers` a number word to its value.

    `phrases` are legal forms of several words, `forms` of one; `tens` are the number words a unit may follow.
    """

    given: dict[str, frozenset[int]]
    honorifics: frozenset[str]
    joining: frozenset[str]
    son: frozenset[str]
    phrases: tuple[Words, ...]
    forms: frozenset[str]
    vessels: frozenset[str]
    numbers: dict[str, str]
    tens: tuple[str, ...]

    def one_given(self, left: str, right: str) -> bool:
        """Tell whether two given names may be one person's: "Bill" and "William", "Oleksandr" and "Alexander"."""
        nothing: frozenset[int] = frozenset()
        return not self.given.get(left, nothing).isdisjoint(self.given.get(right, nothing))


@cache
def load_name_forms() -> NameForms:
    """Return the words that ship."""
    data = tomllib.loads((files("communique.lexicon") / "data" / "name-forms.toml").read_text(encoding="utf-8"))
    rows: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(data["given"].split("\n")):
        for word in row.split():
            rows[word].add(number)
    numbers = [row.split() for row in data["number"]["words"].split("\n") if row]
    company = data["company"]
    return NameForms(
        given={word: frozenset(found) for word, found in rows.items()},
        honorifics=frozenset(data["honorifics"]),
        joining=frozenset(data["joining"]),
        son=frozenset(data["son"]),
        phrases=tuple(sorted((tuple(phrase.split()) for phrase in company["phrases"]), key=len, reverse=True)),
        forms=frozenset(company["words"]),
        vessels=frozenset(company["vessels"]),
        numbers={word: str(value) for value, row in enumerate(numbers, start=1) for word in row},
        tens=tuple(data["number"]["tens"]),
    )
