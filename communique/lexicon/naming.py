"""Words that stand in and around names: particles, forms of address, heads of titles, organization nouns, roles.

The words are data (`data/naming.toml`); this module only looks them up.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert


class Address(Struct, frozen=True):
    """Forms of address ("Mr") by the gender they tell."""

    plain: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


class Titles(Struct, frozen=True):
    """`heads` carry a title ("minister"), `modifiers` may stand before them; `female` and `male` heads tell a gender.

    `foreign` are heads in other languages, `stems` the beginnings of those that are declined.
    """

    heads: frozenset[str]
    modifiers: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    foreign: frozenset[str]
    stems: tuple[str, ...]


class Organizations(Struct, frozen=True):
    """Nouns that tell what a name names: `nouns` an organization, the `armed` among them an armed group.

    `places` end or begin the name of a place, `others` that of neither, `vessels` begin a ship's."""

    nouns: frozenset[str]
    armed: frozenset[str]
    places: frozenset[str]
    others: frozenset[str]
    vessels: frozenset[str]


class Naming(Struct, frozen=True):
    """All classes, in lower case without dots.

    `openers` begin sentences and no names; `deeds` are lemmas of verbs that people do; `of_states` are nouns that go
    with the adjective of a state; `roles` maps a noun to the titles it may refer back to.
    """

    particles: frozenset[str]
    openers: frozenset[str]
    deeds: frozenset[str]
    of_states: frozenset[str]
    address: Address
    titles: Titles
    organizations: Organizations
    roles: dict[str, tuple[str, ...]]

    @property
    def forms_of_address(self) -> frozenset[str]:
        """Every form of address."""
        return self.address.plain | self.address.female | self.address.male


@cache
def load_naming() -> Naming:
    """Return the word classes that ship."""
    source = files("communique.lexicon") / "data" / "naming.toml"
    return convert(tomllib.loads(source.read_text(encoding="utf-8")), Naming)
