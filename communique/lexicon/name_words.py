"""The words of a name that tell whose it is: folded, in one spelling, without titles, particles and legal forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.lexicon.name_forms import load_name_forms
from communique.text.fold import folded_words
from communique.text.names import slips

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][A-Za-z])")  # "IvoBrandt"
_ARTICLE = re.compile("\\b\u0627\u0644(?=\\w{3})")  # Arabic, written together with its noun
_POINTED = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
_DIGITS = str.maketrans("0134579", "oieastg")  # typed for a letter
_MIXED = re.compile(r"[a-z]\d|\d[a-z]")
_BRITISH = ((re.compile(r"(?<=.{3})is(?=ation|e$|ed$|ing$)"), "iz"), (re.compile(r"(?<=..[lbnv])our"), "or"))

Words = tuple[str, ...]


def words_of_person(name: str) -> Words:
    """Return the telling words of a person's name in their order; a comma turns the name round."""
    before, comma, after = name.partition(",")
    turned = f"{after} {before}" if comma and "," not in after else name
    forms = load_name_forms()
    words = [_lettered(word) for word in folded_words(_JOINED.sub(" ", _ARTICLE.sub("", turned).replace(".", ". ")))]
    while len(words) > 2 and words[-1] in forms.forms:
        words.pop()
    return _telling(words, forms.honorifics | forms.joining)


def words_of_organization(name: str) -> Words:
    """Return the telling words of an organization's, a company's or a ship's name in their order."""
    forms = load_name_forms()
    plain = _POINTED.sub(lambda match: match.group().replace(".", "").lower() + " ", name)
    words = [_american(word) for word in folded_words(_JOINED.sub(" ", plain.replace("&", " and ")))]
    words = list(_without_phrases(words))
    if len(words) > 1 and words[0] in forms.vessels:
        del words[0]
    return _telling(_numbered(words), forms.forms | forms.joining)


def is_number(word: str) -> bool:
    """Tell whether a word of a name counts or dates: two names with other numbers are two."""
    return any(char.isdigit() for char in word)


def _telling(words: Sequence[str], left_out: frozenset[str]) -> Words:
    kept = [word for word in words if word not in left_out]
    return tuple(kept or words)


def _lettered(word: str) -> str:
    return word.translate(_DIGITS) if _MIXED.search(word) else word


def _american(word: str) -> str:
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return word


def _without_phrases(words: Sequence[str]) -> Iterator[str]:
    """Yield the words but those of legal forms of several words."""
    phrases = load_name_forms().phrases
    at = 0
    while at < len(words):
        found = next((phrase for phrase in phrases if _begins(words[at:], phrase)), ())
        if not found:
            yield words[at]
        at += len(found) or 1


def _begins(words: Sequence[str], phrase: Words) -> bool:
    """Tell whether words begin with a legal form, a letter of it perhaps lost."""
    near = zip(words, phrase, strict=False)
    return len(words) >= len(phrase) and all(w == p or (len(p) > 5 and slips(w, p) == 1) for w, p in near)


def _numbered(words: Sequence[str]) -> list[str]:
    """Return the words with numbers in digits: "Forty-Four", "1st", "XII"."""
    forms = load_name_forms()
    found: list[str] = []
    for at, word in enumerate(words):
        value = forms.numbers.get(word) if len(word) > 1 or 0 < at == len(words) - 1 else None
        if value is not None and found and found[-1] in forms.tens and int(value) < 10:
            found[-1] = str(10 * (forms.tens.index(found[-1]) + 2) + int(value))
        else:
            found.append(value or word)
    return [str(10 * (forms.tens.index(word) + 2)) if word in forms.tens else word for word in found]
