"""Given names: how many of the locales that were asked give a word to their children.

The table (`data/given-names.tsv.gz`) holds folded words only, so a name counts in every script and spelling that folds
alike.
"""

from __future__ import annotations

from functools import cache, lru_cache

from communique.lexicon.table import SortedTable
from communique.text.fold import fold


def given_name(word: str) -> int:
    """Return how many locales know a word as a given name, 0 where none does."""
    plain = fold(word)
    return _locales(plain) or _locales(plain.replace("kh", "h"))


@cache
def _table() -> SortedTable:
    return SortedTable.packaged("given-names.tsv.gz")


@lru_cache(maxsize=1 << 14)
def _locales(word: str) -> int:
    found = _table().get(word)
    return int(found) if found is not None else 0
