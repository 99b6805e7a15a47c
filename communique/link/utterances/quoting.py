"""The quoted words of a statement, and how many of them another statement holds in the same order.

Quoted words that two outlets print alike are the surest sign of one saying, whatever stands around them: one outlet
quotes a sentence, another three words of it inside its own, a third the whole passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from communique.text.words import folds
from communique.types import Form

RUN = 3  # words in a row that count as the same words; a shorter quotation is looked for whole
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"＂'

Words = tuple[str, ...]


class Held(NamedTuple):
    """Which share of the quoted words of one statement another one holds, and those words."""

    share: float
    words: frozenset[str]


NOTHING = Held(0.0, frozenset())


def quotations(text: str, form: Form) -> tuple[Words, ...]:
    """Return the quoted runs of words of a statement: all of direct speech, what stands in quote marks of mixed."""
    if form == "direct":
        return (tuple(folds(text)),)
    if form == "indirect":
        return ()
    return tuple(found for part in _marked(text) if (found := tuple(folds(part))))


def runs(folded: Sequence[str]) -> frozenset[Words]:
    """Return the runs of one, two and three words of a text."""
    return frozenset(
        tuple(folded[at : at + size]) for size in range(1, RUN + 1) for at in range(len(folded) - size + 1)
    )


def held(quoted: Iterable[Words], other: frozenset[Words]) -> Held:
    """Return how much of some quotations stands in another text, given by its runs."""
    total, hits = 0, 0
    words: set[str] = set()
    for quotation in quoted:
        size = min(RUN, len(quotation))
        covered: set[int] = set()
        for at in range(len(quotation) - size + 1):
            if quotation[at : at + size] in other:
                covered.update(range(at, at + size))
        total, hits = total + len(quotation), hits + len(covered)
        words.update(quotation[at] for at in covered)
    return Held(hits / total, frozenset(words)) if hits else NOTHING


def _marked(text: str) -> Iterator[str]:
    """Yield what stands in double quote marks; one left open reaches to the end, one only closed from the start."""
    opened: int | None = None
    seen = False
    for at, char in enumerate(text):
        if char in _OPENING or (char in _EITHER and opened is None):
            opened, seen = at + 1, True
        elif char in _CLOSING or char in _EITHER:
            if opened is not None or not seen:
                yield text[opened or 0 : at]
            opened, seen = None, True
    if opened is not None:
        yield text[opened:]
