"""Lemmas of the few tokens whose lemma is asked for: to lemmatize every token would cost a tenth of the parse."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.reading.weights import load_english

if TYPE_CHECKING:
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Token

_known: dict[tuple[int, int], str] = {}


def lemma(token: Token) -> str:
    """Return the lower-case lemma of a token of an English parse ("said" -> "say")."""
    key = (token.lower, token.pos)
    if key not in _known:
        _known[key] = _lemmatizer().lemmatize(token)[0].lower()
    return _known[key]


@cache
def _lemmatizer() -> Lemmatizer:
    from spacy.pipeline import Lemmatizer

    pipe = load_english().get_pipe("lemmatizer")
    if not isinstance(pipe, Lemmatizer):
        raise TypeError("the English pipeline's lemmatizer is not one")
    return pipe
