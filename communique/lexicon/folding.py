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
        **{"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e", "ħ": "h"},
        **{"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي"},
        **{"ё": "е", "ґ": "г", "ŋ": "n", "ɣ": "g"},
    }
)
_RUSSIAN_ENDING = re.compile(
    r"(?<=..)(?:ими|ыми|ого|его|ому|ему|ией|иям|иях|ами|ями|ая|яя|ую|юю|ое|ее|ые|ие|ый|ий|ой|ей|ою|ею|ом|ем|ым|им|ых"
    r"|их|ам|ям|ах|ях|ов|ев|ия|ию|ии|ье|ья|ью|а|я|о|е|ы|и|у|ю|ь|й)$"
)
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


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Return the key of one word; empty where nothing but marks was in it."""
    if word.isascii():
        return word.lower().replace(".", "")
    marked = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    plain = "".join(char for char in marked if not unicodedata.combining(char)).translate(_LETTERS)
    first = plain[:1]
    if "а" <= first <= "я":
        return _RUSSIAN_ENDING.sub("", plain)
    if "\u0621" <= first <= "\u06ff":
        return _ARABIC_ARTICLE.sub("", plain)
    return plain
