"""Which tokens read as parts of a name, and which may stand inside one: particles, hyphens, brackets, nicknames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.names.words import OPENERS, PARTICLES, bare

if TYPE_CHECKING:
    from spacy.tokens import Token

_BRACKETS = {"[": "]"}
_TAILS = frozenset({"ally", "based", "born", "era", "free", "held", "led", "like", "made", "run", "style", "wide"})
_NEVER = frozenset({"DATE", "TIME", "NORP", "LANGUAGE", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_CLOSED = frozenset({"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "NUM", "PUNCT", "SYM"})
_OPENERS = frozenset({'"', "'", ":", "-", "--", "–", "—", "(", "...", "…", "/", "|", "•"})


def is_capital(token: Token) -> bool:
    """Tell whether a token reads as part of a name: capitalised, and not merely for opening a sentence."""
    text = token.text
    if bare(token) in OPENERS or (token.is_sent_start and token.is_stop and not text.isupper()):
        return False
    if not text[0].isupper() or text == "I" or text[-1] == "/" or token.ent_type_ in _NEVER or token.pos_ in _CLOSED:
        return False
    if token.pos_ == "PROPN" or token.ent_type_:
        return True
    if token.is_stop or token.i == 0 or token.is_sent_start:
        return False
    before = token.nbor(-1).text
    return before not in _OPENERS or (before == '"' and token.i > 1 and token.nbor(-2).text in {",", ".", "?", "!"})


def may_open_with_a_name(token: Token) -> bool:
    """Tell whether a capital that a sentence's start explains might be a name all the same."""
    return token.text[0].isupper() and len(token.text) > 2 and not token.is_stop and bare(token) not in OPENERS


def opens_name(token: Token) -> bool:
    """Tell whether a name may begin here: with a capital, or with a bracketed word."""
    if token.text in _BRACKETS:
        near = token.doc[token.i + 1 : token.i + 3]
        return len(near) == 2 and near[0].text[0].isupper() and near[1].text == _BRACKETS[token.text]
    return is_capital(token)


def is_initial(token: Token) -> bool:
    """Tell whether a token is one letter and a point."""
    return len(token.text) == 2 and token.text[1] == "."


def continues_name(token: Token) -> bool:
    """Tell whether a token may stand inside a name: a particle, hyphen or bracket with more of the name behind it."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    before = token.nbor(-1)
    if token.text == '"':
        return _nickname(token)
    if token.text == "-":
        return not before.whitespace_ and not token.whitespace_ and after.text[0].isalpha()
    if before.text == "-" and not before.whitespace_:
        return token.text[0].isalpha()
    if token.text in {"[", "]"}:
        return after.text[0].isupper()
    return bare(token) in PARTICLES and (after.text[0].isupper() or after.text == "-" or bare(after) in PARTICLES)


def is_syllable(token: Token, first: int) -> bool:
    """Tell whether a short lower-case word hangs on a name by a hyphen ("Ban Ki-moon") and is no "Trump-era"."""
    if token.i - first < 2 or token.nbor(-1).text != "-" or token.nbor(-2).whitespace_ or len(token.text) > 5:
        return False
    if token.lower_ in _TAILS:
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    free = after is None or not (token.whitespace_ and after.pos_ in {"NOUN", "ADJ"})
    return token.text.isalpha() and (token.ent_type_ == "PERSON" or (free and token.i - first > 2))


def _nickname(token: Token) -> bool:
    """Tell whether a quote mark opens or closes one capitalised word between two others (Richard "Tex" Hall)."""
    doc = token.doc
    opening = token.i + 3 < len(doc) and doc[token.i + 2].text == '"' and doc[token.i + 3].text[0].isupper()
    closing = token.i >= 2 and doc[token.i - 2].text == '"' and token.nbor(1).text[0].isupper()
    return token.nbor(1).text[0].isupper() and token.nbor(-1).text[0].isalpha() and (opening or closing)
