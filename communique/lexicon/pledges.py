"""The words of undertaking, and of what becomes of an undertaking: `data/pledges.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert


class Undertaking(Struct, frozen=True):
    """Lemmas of verbs and nouns by which somebody undertakes something; `data/pledges.toml` says what each list is."""

    promises: frozenset[str]
    intends: frozenset[str]
    decided: frozenset[str]
    expected: frozenset[str]
    nouns: frozenset[str]
    restates: frozenset[str]
    announces: frozenset[str]
    announcements: frozenset[str]
    acts: frozenset[str]
    progressive: frozenset[str]
    agents: frozenset[str]
    bodies: frozenset[str]
    starting: frozenset[str]
    held: frozenset[str]
    forecasts: frozenset[str]
    light: frozenset[str]


class Outcomes(Struct, frozen=True):
    """Lemmas of verbs that tell what became of an undertaking, and nouns for what was undertaken."""

    kept: frozenset[str]
    broken: frozenset[str]
    slipped: frozenset[str]
    renewed: frozenset[str]
    progress: frozenset[str]
    disputed: frozenset[str]
    promised: frozenset[str]
    done: frozenset[str]


class PledgeWords(Struct, frozen=True):
    """Both halves of the table."""

    undertaking: Undertaking
    outcomes: Outcomes
    irregular: frozenset[str]

    @property
    def beginnings(self) -> frozenset[str]:
        """First letters of every form of these words: to look at other words is to waste time."""
        return _beginnings()


BEGINNING = 3  # letters


@cache
def _beginnings() -> frozenset[str]:
    words = pledge_words()
    lists = (getattr(half, name) for half in (words.undertaking, words.outcomes) for name in half.__struct_fields__)
    return frozenset(word[:BEGINNING] for held in (*lists, words.irregular) for word in held)


@cache
def pledge_words() -> PledgeWords:
    """Read the packaged table."""
    source = files("communique.lexicon") / "data" / "pledges.toml"
    return convert(tomllib.loads(source.read_text(encoding="utf-8")), PledgeWords)
