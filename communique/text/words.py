"""The words of a text in any script, with their offsets and a folded form under which spellings meet.

Folding drops case, accents, marks and the points of abbreviations ("U.S.", "US"). Scripts written without spaces
(Chinese, Japanese, Thai, ...) give one word a letter, so that runs of words mean the same in every language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from msgspec import Struct

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670"
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_UNSPACED = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17d3\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"[A-Za-z]++(?![\w'’.{_MARKS}])"
    rf"|\d+(?:[.,]\d+)*"
    rf"|(?:[A-Za-z]\.){{2,}}"
    rf"|[{_UNSPACED}][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
    rf"|[a-zA-Z]+?(?=n['’]t\b)|n['’]t\b"
    rf"|(?:(?![{_UNSPACED}\d])(?:[^\W_]|[{_MARKS}{_INDIC}]))+(?:\d++[^\W_]*+)?"
    rf"|['’](?:s|re|ve|ll|d|m)\b"
)
_ALIKE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ё": "е", "’": "'"})
_ENDINGS = ("ations", "ation", "ating", "ated", "ates", "ate", "ies", "ied", "ing", "ed", "es", "s")

# "US" and "UN" would fold into function words.
_ABBREVIATED = {"US": "u.s", "U.S.": "u.s", "UN": "u.n", "U.N.": "u.n"}


class Word(Struct, frozen=True, gc=False):
    """A word at code points `start` to `end`; `fold` is the form in which spellings are compared."""

    fold: str
    start: int
    end: int


def words(text: str, offset: int = 0) -> list[Word]:
    """Return the words of a text in order; a possessive or contracted ending is a word of its own.

    `offset` is where the text stands in that which the words are to point into.
    """
    return [Word(fold(match.group()), offset + match.start(), offset + match.end()) for match in _WORD.finditer(text)]


def folds(text: str) -> list[str]:
    """Return the folded words of a text in order."""
    return [fold(found) for found in _WORD.findall(text)]


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return the form under which spellings of one word meet."""
    if word in _ABBREVIATED:
        return _ABBREVIATED[word]
    lowered = word.casefold().translate(_ALIKE)
    if lowered == "n't":
        return "not"
    if lowered[0].isdigit():
        return _plain_number(lowered)
    if lowered.isascii():
        return lowered.replace(".", "")
    flat = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in flat if not unicodedata.combining(char)).replace(".", "") or word


def is_small(folded: str) -> bool:
    """Tell whether a folded word is a function word."""
    return folded in _small_words()


@lru_cache(maxsize=100_000)
def stem(folded: str) -> str:
    """Return a folded word without its commonest English endings: enough to join "agreements" and "agreement"."""
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 4 and not folded.endswith("ss"):
            base = folded[: -len(ending)]
            doubled = base[-1] == base[-2] and base[-1] in "bdgmnprt"
            return base + "y" if ending in ("ies", "ied") else base[:-1] if doubled else base
    return folded[:-1] if len(folded) > 4 and folded[-1] == "e" else folded


@cache
def _small_words() -> frozenset[str]:
    lines = resources.files("communique.text").joinpath("small_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


def _plain_number(written: str) -> str:
    head, comma, tail = written.rpartition(",")
    thousands = comma and len(tail.partition(".")[0]) == 3
    return written.replace(",", "") if thousands else f"{head}.{tail}" if comma else written
