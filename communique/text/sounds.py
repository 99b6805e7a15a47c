"""How a folded word sounds: one key for most transliterations of a name, and a coarser one that misses none of them.

`sound` is fine enough to tell names apart that are not spelt alike. `skeleton` is for looking up: it keeps the
consonants by where they are spoken and only notes that a vowel stood between them.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS = (
    (re.compile(r"dh"), "d"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"(?<=[abd-fijl-oru-y])h(?=[^aeiouy]|$)"), ""),
    (re.compile(r"shch|sch|sh|cz|cs|sz|zh|j(?=[aeiou])|dj|dzh"), "s"),
    (re.compile(r"gh|tch|ch|ck|q|c(?![eiy])|x"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"c(?=[eiy])|ts|tz"), "s"),
    (re.compile(r"w|v"), "v"),
    (re.compile(r"th"), "t"),
    (re.compile(r"z"), "s"),
    (re.compile(r"ou|oo|(?<=[bcdfgklmnprstvz])[yj]u|u"), "u"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"i[ie]+|ee|ei|ai|ia|e"), "i"),
)
_TWICE = re.compile(r"(.)\1+")

# Where a consonant is spoken. Which of "c", "ch", "j", "g" and "q" is written for one sound differs by language, and a
# Turkish "ç" without its mark is a "c"; so all of them are one class.
_PLACES = re.compile(
    r"(?P<back>dsch|dzh|tsch|tch|kh|ch|ck|cs|cz|dj|gh|zh|[ckgq]|j(?=[aeiouy]))|(?P<hiss>sch|sh|sz|ts|tz|[szx])"
    r"|(?P<lip>ph|[vfw])|(?P<stop>[bp])|(?P<tongue>[dt])|(?P<own>[lrmn])|(?P<vowel>[aeiouyj]+)|.",
    re.DOTALL,
)
_LETTER = {"back": "k", "hiss": "s", "lip": "v", "stop": "p", "tongue": "t", "vowel": "a"}
_SHCH = re.compile(r"shch|schtsch|shtsh")
_HS = re.compile(r"^hs")
_FIRST_H = re.compile(r"^k?h")  # Russian writes it as its own "g" or "kh"
_LATER_H = re.compile(r"(?<=[^skzcgdtp])kh(?=.)|(?<=[^skzcgp])h")
_MATRES = re.compile(r"[wyv]")  # letters that write long vowels there


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Return a rough key of how a folded word sounds, the same for most transliterations of one name."""
    key = word
    for pattern, plain in _SOUNDS:
        key = pattern.sub(plain, key)
    return _TWICE.sub(r"\1", key)


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word by class, with "a" for any vowels: the word itself if it has no letter."""
    key = _LATER_H.sub("", _FIRST_H.sub("k", _HS.sub("s", _SHCH.sub("szch", word))))
    letters = (_LETTER.get(match.lastgroup or "", match.group()) for match in _PLACES.finditer(key) if match.lastgroup)
    return _TWICE.sub(r"\1", "".join(letters)) or word


def bones(word: str) -> str:
    """Return the skeleton of a folded word without vowels, as Arabic and Hebrew letters write it."""
    return _TWICE.sub(r"\1", skeleton(word[:1] + _MATRES.sub("", word[1:])).replace("a", ""))
