"""Small words whose choice changes what is said: "before" and "after", "from" and "to", "all" or not.

Other small words may differ between two translations and say the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from importlib import resources


def turns(wordings: Sequence[Collection[str]]) -> bool:
    """Tell whether wordings, given by their folded words, differ in a small word that turns the sense."""
    telling, *opposed = _lines()
    if len({telling.intersection(words) for words in wordings}) > 1:
        return True
    return any(len({found for words in wordings if (found := line.intersection(words))}) > 1 for line in opposed)


@cache
def _lines() -> tuple[frozenset[str], ...]:
    text = resources.files("communique.text").joinpath("turning_words.txt").read_text(encoding="utf-8")
    return tuple(frozenset(line.split()) for line in text.splitlines() if line and not line.startswith("#"))
