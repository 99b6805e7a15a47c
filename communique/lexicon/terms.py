"""Words between which reports choose: `data/terms.toml`, read once and turned round for looking up."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert


class Choice(Struct, frozen=True):
    """Words that stand for one concept, and what must stand by a noun for it to do so; `data/terms.toml` tells more."""

    concept: str
    nouns: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    owned: bool = False
    once: bool = False
    named: bool = False
    whole: bool = False


BEGINNING = 3  # letters by which most words are passed over without a look at their lemma


class Choices(Struct, frozen=True):
    """Choices by noun and by verb, and the first letters of all of them.

    `plain` are the nouns of each concept that take no side; `told` the concepts whose words say of what they are,
    `once` those whose owner does, and `whole` those for which the modifier is chosen, not the noun.
    """

    by_noun: dict[str, tuple[Choice, ...]]
    by_verb: dict[str, tuple[Choice, ...]]
    beginnings: frozenset[str]
    plain: dict[str, frozenset[str]]
    told: frozenset[str]
    once: frozenset[str]
    whole: frozenset[str]


class _Table(Struct, frozen=True):
    term: tuple[Choice, ...]


@cache
def choices() -> Choices:
    """Read the packaged table."""
    source = files("communique.lexicon") / "data" / "terms.toml"
    table = convert(tomllib.loads(source.read_text(encoding="utf-8")), _Table).term
    nouns = sorted({noun for choice in table for noun in choice.nouns})
    verbs = sorted({verb for choice in table for verb in choice.verbs})
    return Choices(
        by_noun={noun: tuple(choice for choice in table if noun in choice.nouns) for noun in nouns},
        by_verb={verb: tuple(choice for choice in table if verb in choice.verbs) for verb in verbs},
        beginnings=frozenset(word[:BEGINNING] for word in (*nouns, *verbs)),
        plain={choice.concept: choice.plain for choice in table if choice.plain},
        told=frozenset(choice.concept for choice in table if choice.of),
        once=frozenset(choice.concept for choice in table if choice.once),
        whole=frozenset(choice.concept for choice in table if choice.whole),
    )
