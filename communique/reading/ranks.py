"""The ranks of a report: ordinals that count something ("the third round") or the items of a list ("First, ...").

An ordinal counts where it stands before a common noun. One that only opens a sentence counts in a series alone: a lone
"First, ..." lists nothing. Names ("the Second Army"), dates and fixed phrases count nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.reading.lemmas import lemma
from communique.text.ordinals import Ordinal, ordinals
from communique.types import Figure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.reading.parse import Parsed

_FIXED = frozenset(
    [
        *("lady", "place", "hand", "party", "person", "degree", "class", "half", "quarter", "century", "name", "thing"),
        *("world", "amendment", "glance", "sight", "floor", "grade", "generation", "fiddle", "nature", "thought"),
        *("responder", "cousin", "family", "aid", "base", "gear", "language", "guess", "opinion", "wave"),
    ]
)
_REPEATED = frozenset({"time", "instance"})  # of which the first is no rank: "for the first time"
_SHARED_WITH = frozenset({"RBS", "JJS", "CD"})  # "second largest", "the first three"
_NAMES = frozenset({"ORG", "LAW", "PRODUCT", "EVENT", "FAC", "WORK_OF_ART", "GPE", "PERSON", "LOC"})


def ranks(parsed: Parsed, dated: set[int]) -> list[Figure]:
    """Return the ordinals that count, in text order; `dated` are the characters of date expressions."""
    if not parsed.english:
        return []
    counting: list[Figure] = []
    opening: list[Figure] = []
    for paragraph in parsed.paragraphs:
        for ordinal in ordinals(paragraph.doc.text):
            start, end = paragraph.start + ordinal.start, paragraph.start + ordinal.end
            token = _token(paragraph.doc, ordinal)
            if token is None or token.ent_type_ not in ("", "ORDINAL") or not dated.isdisjoint(range(start, end)):
                continue
            noun = _ranked(token, ordinal.rank)
            unit = lemma(noun) if noun is not None else None
            rank = Figure(parsed.chars(start, end), ordinal.rank, ordinal.rank, unit, ordinal=True)
            if noun is not None:
                counting.append(rank)
            if _opens(token, ordinal):
                opening.append(rank)
    return sorted({*counting, *_series(opening)}, key=lambda rank: rank.span)


def _token(doc: Doc, ordinal: Ordinal) -> Token | None:
    span = doc.char_span(ordinal.start, ordinal.end, alignment_mode="expand")
    return span.root if span is not None else None


def _ranked(token: Token, rank: int) -> Token | None:
    """Return the noun that an ordinal ranks; None for names, fixed phrases and "the second most populous"."""
    noun = token.head
    if token.i + 1 < len(token.doc) and token.nbor(1).tag_ in _SHARED_WITH:
        return None
    if token.dep_ not in ("amod", "nummod") or noun.pos_ != "NOUN" or noun.i < token.i or noun.ent_type_ in _NAMES:
        return None
    word = lemma(noun)
    return None if word in _FIXED or (rank == 1 and word in _REPEATED) else noun


def _opens(token: Token, ordinal: Ordinal) -> bool:
    """Whether an ordinal opens a sentence or its quotation: "First, we ...", "The third theme ..."."""
    first = token.nbor(-1) if token.i and token.nbor(-1).lower_ == "the" else token
    opens = first.i == 0 or first.is_sent_start or not first.nbor(-1).text[-1].isalnum()
    return opens and first.text[0].isupper() and (ordinal.adverb or first is not token or token.dep_ == "advmod")


def _series(opening: list[Figure]) -> Iterator[Figure]:
    """Yield the openings of which the next one has the next rank: first, second."""
    for one, other in pairwise(opening):
        if one.low is not None and other.low == one.low + 1:
            yield from (one, other)
