"""In which order the words of a personal name stand, and which of them is the one its bearer is called by.

Most names end with it. Chinese, Korean, Japanese and Hungarian ones may begin with the family name, Ethiopians are
called by their first name, Spanish ones have two family names of which the first is used, and a Russian list puts the
patronymic last. `data/name-order.toml` holds the words that tell.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from communique.lexicon.given_names import given_name

_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstwxyz]{0,3}[aeiouy]{1,3}(?:ng|ck|[bcghklmnprtw])?")
_PINYIN = re.compile(
    r"(?:(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|an|en|in|un|ai|ei|ao|ou|er"
    r"|ia|ie|iu|ua|uo|ui|ue|[aeiou])){1,2}"
)
_JAPANESE = re.compile(r"(?:(?:[kghbpmnr]y|sh|ch|ts|[kgsztdnhbpmyrwjf])?[aiueo]{1,2}n?){2,5}")
_PATRONYMIC = ("ovich", "evich", "ovna", "evna", "inichna", "mich", "kich", "tich")

Words = tuple[str, ...]


class _Hungarian(Struct, frozen=True):
    families: frozenset[str]
    given: frozenset[str]


class _Orders(Struct, frozen=True):
    mainland: frozenset[str]
    japanese: frozenset[str]
    hungarian: _Hungarian
    first: frozenset[str]
    double: frozenset[str]
    spellings: dict[str, str]


def in_order(groups: Sequence[Sequence[str]]) -> Words:
    """Return the folded words of a name with the one its bearer is called by last.

    `groups` are the words as written apart: those that a hyphen joins are one group.
    """
    words = tuple(word for group in groups for word in group)
    if len(words) < 2:
        return words
    if _first_is_called(groups, words):
        return (*words[1:], words[0])
    if len(words) > 2 and words[-1].endswith(_PATRONYMIC) and given_name(words[-2]):
        return (*words[1:], words[0])
    if len(words) > 2 and words[-2] in _orders().double and not given_name(words[-2]):
        return (*words[:-2], words[-1], words[-2])
    if len(words) == 2 and words[0] in _orders().double and not given_name(words[0]):
        return words[1], words[0]
    return words


def is_eastern(words: Words) -> bool:
    """Tell whether the folded words of a name read as a Chinese or Korean one, in either order."""
    mainland = _orders().mainland
    rest = [words[1:] if words[:1] and words[0] in mainland else words[:-1]]
    return len(words) > 1 and (words[0] in mainland or words[-1] in mainland) and _syllables(rest)


def one_spelling(word: str) -> str:
    """Return one spelling for all those of a Korean family name ("pak", "park"); other words as they are."""
    return _orders().spellings.get(word, word)


def _first_is_called(groups: Sequence[Sequence[str]], words: Words) -> bool:
    orders = _orders()
    first, last = words[0], words[-1]
    if len(groups[0]) > 1:
        return False
    if first in orders.mainland:
        return _syllables(groups[1:])
    if first in orders.japanese and len(words) == 2:
        return last not in orders.japanese and _JAPANESE.fullmatch(last) is not None
    if first in orders.hungarian.families and first not in orders.hungarian.given:
        return last in orders.hungarian.given
    return first in orders.first and len(words) < 4


def _syllables(groups: Sequence[Sequence[str]]) -> bool:
    """Tell whether words read as a Chinese or Korean given name: two syllables apart, or one word of Pinyin."""
    words = [word for group in groups for word in group]
    if len(words) == 1:
        return _PINYIN.fullmatch(words[0]) is not None
    return len(words) == 2 and all(_SYLLABLE.fullmatch(word) for word in words)


@cache
def _orders() -> _Orders:
    data = tomllib.loads((files("communique.lexicon") / "data" / "name-order.toml").read_text(encoding="utf-8"))
    eastern = {name: frozenset(words.split()) for name, words in data["eastern"].items()}
    return _Orders(
        mainland=eastern["chinese"] | eastern["korean"],
        japanese=eastern["japanese"],
        hungarian=convert({name: words.split() for name, words in data["hungarian"].items()}, _Hungarian),
        first=frozenset(data["first"]["ethiopian"].split()),
        double=frozenset(data["double"]["spanish"].split()),
        spellings={word: row.split()[0] for row in reversed(data["spellings"]["korean"]) for word in row.split()},
    )
