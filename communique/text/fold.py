"""Folding: one plain spelling for words that differ only in script, case or marks."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’\u02bc`][^\W_]+)*")

# Russian declines surnames: "Лавровым", "Лаврова" and "Лавров" are one name.
_CASES = (
    (re.compile("(?<=[гк])ё"), "о"),  # foreign: "Гёксал" is Göksal
    (re.compile("(?<=[а-яё]{2}[оеё]в|[а-яё]{2}[иы]н)(?:а|у|ым|е|ой)\\b"), ""),
    (re.compile("(?<=[сц]к)(?:ого|ому|им|ом|ой|ую|ая)\\b"), "ий"),
    (re.compile("(?<=[а-яё]{3}[бвгдзклмнпрстфхш])(?:ом|а)\\b"), ""),
)
_MARKS = str.maketrans("", "", "'’\u02bc`\u02b9\u02ba\"")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return text in lower-case ASCII letters: "Çavuşoğlu" and "CAVUSOGLU" both give "cavusoglu"."""
    if text.isascii():
        return text.lower().translate(_MARKS)
    from anyascii import anyascii

    plain = text.casefold()
    for ending, base in _CASES:
        plain = ending.sub(base, plain)
    return anyascii(plain).lower().translate(_MARKS)


def folded_words(text: str) -> list[str]:
    """Return the words of a text, each folded; marks between words are dropped."""
    return [word for word in (fold(match.group()) for match in _WORD.finditer(text)) if word]
