"""Words as concepts: what is left when inflection, and the choice among near-synonyms, do not count."""

from __future__ import annotations

from functools import cache
from importlib import resources

from communique.text.words import fold, stem


def concept(folded: str) -> str:
    """Return the concept of a folded word: the first word of its line in `concepts.txt`, or its stem."""
    key = stem(folded)
    return _table().get(key, key)


@cache
def _table() -> dict[str, str]:
    text = resources.files("communique.text").joinpath("concepts.txt").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            members = line.split()
            for word in members:
                table.setdefault(stem(fold(word)), stem(fold(members[0])))
    return table
