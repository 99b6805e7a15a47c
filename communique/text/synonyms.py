"""Near-synonyms: words that share one of their commoner senses ("seize" and "capture", "withdraw" and "withdrawal").

`near-synonyms.tsv.gz` is derived from WordNet (see docs/forked-sentence.md). A sense shared is a hint that two wordings
say one thing, never a proof: words have several senses, and nothing here knows which one is meant.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources

from communique.text.words import stem

_NONE: frozenset[int] = frozenset()


def root(folded: str) -> str:
    """Return the stem of a folded word's stem: "crossings" and "crossing" meet only there."""
    return stem(stem(folded))


def senses(folded: str) -> frozenset[int]:
    """Return the numbers of the senses that a folded word shares with others."""
    return _table().get(root(folded), _NONE)


def near(left: str, right: str) -> bool:
    """Tell whether two folded words are near-synonyms, or one word in two inflections."""
    return root(left) == root(right) or not senses(left).isdisjoint(senses(right))


def synonyms(folded: str) -> frozenset[str]:
    """Return the roots that share a sense with a folded word, without its own."""
    mine = root(folded)
    return frozenset(other for sense in senses(folded) for other in _holders()[sense]) - {mine}


@cache
def _table() -> dict[str, frozenset[int]]:
    packed = resources.files("communique.text").joinpath("near-synonyms.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: frozenset(map(int, numbers.split())) for word, numbers in rows}


@cache
def _holders() -> dict[int, list[str]]:
    holders: dict[int, list[str]] = {}
    for word, numbers in _table().items():
        for number in numbers:
            holders.setdefault(number, []).append(word)
    return holders
