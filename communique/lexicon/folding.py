"""Words of a text as lookup keys: case, diacritics, Arabic orthography and Russian endings folded away.

Names in a text and names in the tables pass through the same function, so a key need not be a real word: "Анкара" and
"Анкаре" both fold to "анкар".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

_WORD = re.compile(r"(?:[A-Z]\.){2,}(?:[A-Z](?!\w))?|[^\W_][\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0640]*")
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("ʿʾʼʻʹʺ.\u0640", ""),
        **dict(zip("ıøłđðæœəħŋ", ["i", "o", "l", "d", "d", "ae", "oe", "e", "h", "n"], strict=True)),
        # Arabic: alef with hamza or madda, dotless and Persian yeh, Persian kaf, teh marbuta, waw and yeh with hamza
        **dict.fromkeys("\u0622\u0623\u0625\u0671", "\u0627"),
        **dict.fromkeys("\u0649\u06cc\u0626", "\u064a"),
        "\u06a9": "\u0643",
        "\u0629": "\u0647",
        "\u0624": "\u0648",
        "\u0451": "\u0435",
        "\u0491": "\u0433",
    }
)
_RUSSIAN_ENDINGS = (
    "ими ыми о\u0433о е\u0433о ому ему ией иям иях ами ями ая яя ую юю ое ее ые ие ый ий ой ей ою ею ом ем ым им ых их "
    "ам ям ах ях ов ев ия ию ии ье ья ью а я о е ы и у ю ь й"
)
_RUSSIAN_ENDING = re.compile(rf"(?<=...)(?:{'|'.join(_RUSSIAN_ENDINGS.split())})$")
ARABIC_PREFIXES = "\u0648\u0628\u0644\u0641\u0643"  # and, in, to, so, as: written together with the word they precede
_ARABIC_ARTICLE = re.compile(r"^(?:وال|بال|كال|فال|لل|ال)(?=...)")


class Word(Struct, frozen=True):
    """A word of a text: code points `start` to `end`, and its key."""

    start: int
    end: int
    key: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order; hyphens and apostrophes part words, "U.S." is one word."""
    for match in _WORD.finditer(text):
        key = fold_word(match.group())
        if key:
            yield Word(match.start(), match.end(), key)


def fold(name: str) -> str:
    """Return the key of a name of several words: the keys of its words with one space between."""
    return " ".join(word.key for word in words(name))


def without_prefix(text: str, word: Word) -> Word:
    """Return an Arabic word without the one letter that may be a conjunction or preposition."""
    return Word(word.start + 1, word.end, fold_word(text[word.start + 1 : word.end]))


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Return the key of one word; empty where nothing but marks was in it."""
    if word.isascii():
        return word.lower().replace(".", "")
    lowered = unicodedata.normalize("NFC", word).casefold().translate(_LETTERS)
    if "\u0430" <= lowered[:1] <= "\u044f":  # not taken apart: short i is a letter of its own, and ends many endings
        return _RUSSIAN_ENDING.sub("", lowered)
    marked = unicodedata.normalize("NFKD", lowered)
    plain = "".join(char for char in marked if not unicodedata.combining(char)).translate(_LETTERS)
    if "\u0621" <= plain[:1] <= "\u06ff":
        return _ARABIC_ARTICLE.sub("", plain)
    return plain
