"""Runs of capitals that hold a person's name and more: glued link text, credits, words that open a heading.

"Considering Brandt", "Brandt-Olsen summit" and "Ivo BrandtCourt" are no names. What stands inside them is found by the
names that the rest of the report confirms.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from communique.lexicon.given_names import given_name
from communique.text.commonness import share
from communique.text.words import is_small, stem

GLUED = re.compile(r"[a-z]{3}[A-Z][a-z]")  # and not "MacArthur"


def overfull(words: Sequence[str], text: str, alone: Container[str]) -> bool:
    """Tell whether a run holds more than one person's name; `alone` are the words that stand alone in the report."""
    if len(words) < 2:
        return False
    if len(set(words)) < len(words) or GLUED.search(text):
        return True
    if words[-1] not in alone:
        return False
    pair = len(words) == 2 and "-" in text and words[0] in alone
    return pair or any(is_common(word) for word in words[:-1])


def is_common(word: str) -> bool:
    """Tell whether a word is one of news at large and no given name."""
    return len(word) > 2 and not given_name(word) and (is_small(word) or share(stem(word)) > 0)
