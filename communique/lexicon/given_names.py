"""Given names: how many of the locales that were asked give a word to their children.

The table (`data/given-names.tsv.gz`) holds folded words only, so a name counts in every script and spelling that folds
alike.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache, lru_cache

from communique.lexicon.table import SortedTable
from communique.text.fold import fold

WIDESPREAD = 6  # locales: a name even where the word is a particle elsewhere


def given_name(word: str) -> int:
    """Return how many locales know a word as a given name, 0 where none does."""
    plain = fold(word)
    return _locales(plain) or _locales(plain.replace("kh", "h"))


def core(words: Sequence[str], particles: Set[str]) -> tuple[str, ...]:
    """Return a name's words (folded) without particles, all if there are no others; "Ben Olsen" keeps its Ben."""
    first = words[:1] if words and given_name(words[0]) >= WIDESPREAD else words[:0]
    return (*first, *(word for word in words[len(first) :] if word not in particles)) or tuple(words)


@cache
def _table() -> SortedTable:
    return SortedTable.packaged("given-names.tsv.gz")


@lru_cache(maxsize=1 << 14)
def _locales(word: str) -> int:
    found = _table().get(word)
    return int(found) if found is not None else 0
