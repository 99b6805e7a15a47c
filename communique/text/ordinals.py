"""Ordinals as written: "third", "21st", "secondly"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_RANK = {word: rank for rank, word in enumerate(_WORDS, start=1)}
_WORD = "|".join(sorted(_RANK, key=lambda word: (-len(word), word)))
_ORDINAL = re.compile(
    rf"(?<![\w.-])(?:(?:(?P<ten>{'|'.join(_TENS)})-)?(?P<word>{_WORD})(?P<adverb>ly)?|(?P<digits>\d{{1,4}})(?:st|nd|rd|th))"
    r"(?![\w-])",
    re.IGNORECASE,
)


class Ordinal(NamedTuple):
    """Characters `start` to `end` give a rank; `adverb` tells "secondly", which always enumerates."""

    start: int
    end: int
    rank: int
    adverb: bool


def ordinals(text: str) -> Iterator[Ordinal]:
    """Yield the ordinals of an English text in order; one in a compound ("third-party") is none."""
    for match in _ORDINAL.finditer(text):
        words = _TENS.get((match["ten"] or "").lower(), 0) + _RANK.get((match["word"] or "").lower(), 0)
        yield Ordinal(*match.span(), int(match["digits"] or words), bool(match["adverb"]))
