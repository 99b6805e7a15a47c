"""The amounts of a report with the nouns they count.

Numbers that count nothing are left out: dates and clock times, ages, numbers of articles and resolutions, numbers
inside names. Ordinals are read by `ranks`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.reading.lemmas import lemma
from communique.reading.ranks import ranks
from communique.text.amounts import Amount, amounts
from communique.types import Figure, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.reading.parse import Parsed

_NAMES = frozenset({"ORG", "LAW", "PRODUCT", "EVENT", "FAC", "WORK_OF_ART", "GPE", "PERSON"})
_CLOCK = re.compile(
    r"\s{0,3}(?:[ap]\.?m\b|o'clock|GMT|UTC|hours GMT|local time|[-:]\d|[)]|(?:st|nd|rd|th)\b)", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:\bNo\.|\bnumber|#|\b[Gg]roup of|\bage of|\bat age|\baged|\b[Pp]hase|\b[Aa]rticle)\s*$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_AGE = re.compile(r" (?:years|months) old\b", re.IGNORECASE)
_LONGEST_LABEL = 12  # characters
_LONG = 1e15  # a longer number is a code
_SAME = {"kilometer": "km", "kilometre": "km", "kms": "km", "metre": "meter", "percentage": "percent", "pct": "percent"}
_NO_UNIT = frozenset({"one", "ones", "other", "others", "which", "them", "these", "those", "whom", "us"})


def figures(parsed: Parsed, whens: Sequence[When]) -> list[Figure]:
    """Return the amounts and ranks of a report in text order. Nouns need a parse: without one the unit stays None."""
    dated = {at for when in whens for at in range(when.span.start, when.span.end)}
    found = ranks(parsed, dated)
    for paragraph in parsed.paragraphs:
        text = paragraph.doc.text  # put together anew each time it is asked for
        for amount in amounts(text):
            start, end = paragraph.start + amount.start, paragraph.start + amount.end
            if not dated.isdisjoint(range(start, end)) or not _counts(paragraph.doc, text, amount):
                continue
            unit = amount.unit or _noun_counted(paragraph.doc, amount)
            if unit is None and "-" in text[amount.core : amount.end] and amount.low != amount.high:
                continue
            found.append(Figure(parsed.chars(start, end), amount.low, amount.high, _SAME.get(unit or "", unit)))
    return sorted(found, key=lambda figure: figure.span)


def _counts(doc: Doc, text: str, amount: Amount) -> bool:
    """Whether the number counts something."""
    if amount.unit in ("usd", "eur", "gbp", "percent"):
        return True
    if (amount.low or amount.high or 0) > _LONG or _CLOCK.match(text, amount.end):
        return False
    if _AGE.match(text, amount.end) or (amount.unit == "year" and text.startswith("-old", amount.end)):
        return False
    if doc.lang_ != "en":
        return not _looks_like_year(text, amount)
    return _counts_in_tree(doc, text, amount)


def _looks_like_year(text: str, amount: Amount) -> bool:
    return _YEAR.fullmatch(text, amount.core, amount.end) is not None


def _counts_in_tree(doc: Doc, text: str, amount: Amount) -> bool:
    token = _token(doc, amount)
    if token is None or (token.ent_type_ in _NAMES and token.pos_ in ("PROPN", "NUM") and _capital_by(token)):
        return False
    if _NUMBERED.search(text, max(0, amount.start - _LONGEST_LABEL), amount.start):
        return False
    noun = _head_noun(token)
    if token.lower_ in ("one", "a", "an") and (noun is None or token.dep_ != "nummod"):
        return False
    if noun is not None and noun.i < token.i and token.dep_ in ("nummod", "appos", "npadvmod"):
        return False
    if _looks_like_year(text, amount):
        return noun is not None and noun.tag_ == "NNS" and text[: amount.end].endswith("00")
    return not _is_age(token)


def _capital_by(token: Token) -> bool:
    """Whether a capitalized word of the same name stands beside the number."""
    beside = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(other.ent_type_ == token.ent_type_ and other.text[0].isupper() for other in beside)


def _is_age(token: Token) -> bool:
    """Whether the number stands between commas after a name ("Ivan Horvat, 45, said")."""
    if token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    return (before.text == "," and after.text in ",.;" and token.i > 1 and token.nbor(-2).text.istitle()) or (
        before.lower_ == "aged"
    )


def _token(doc: Doc, amount: Amount) -> Token | None:
    span = doc.char_span(amount.core, amount.end, alignment_mode="expand")
    return span.root if span is not None else None


def _noun_counted(doc: Doc, amount: Amount) -> str | None:
    if doc.lang_ != "en":
        return None
    token = _token(doc, amount)
    noun = _head_noun(token) if token is not None else None
    if noun is None or noun.lower_ in _NO_UNIT or not noun.text[0].isalpha():
        return None
    return lemma(noun)


def _head_noun(token: Token) -> Token | None:
    """Return the noun that a number counts: its head ("12 points"), or what follows "of" ("dozens of people")."""
    for child in token.rights:
        if child.lower_ == "of" and child.dep_ == "prep":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    node = token
    while node.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "nmod", "advmod") and node.head.i != node.i:
        node = node.head
        if node.pos_ in ("NOUN", "PROPN", "SYM"):
            return node
    return None
