"""Date patterns by language, and the tense that verb forms tell where no tree does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from communique.lexicon.dates import date_words
from communique.reading.dates import chinese
from communique.reading.dates.expressions import Family
from communique.reading.dates.grammar import families
from communique.reading.dates.shapes import Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SENTENCE_ENDS = ".!?؟。\uff01\uff1f"


class _Tenses(NamedTuple):
    ahead: re.Pattern[str]
    behind: re.Pattern[str]


TABLES: dict[str, tuple[Family, ...]] = {
    **{language: families(language, words) for language, words in date_words().items()},
    "zh": chinese.CHINESE,
}
_TENSES: dict[str, _Tenses] = {
    **{
        language: _Tenses(*(re.compile(rf"(?i)\b(?:{forms})\b") for forms in (words.ahead, words.behind)))
        for language, words in date_words().items()
    },
    "zh": _Tenses(chinese.AHEAD, chinese.BEHIND),
}
_MANAGED = ("смог", "удал", "начал", "стал", "успе", "сумел", "пришл", "продолж")  # done, what their infinitive tells
_CLIMB = 6  # heads between a date and its verb


def tense_in_tree(doc: Doc, start: int) -> Tense:
    """Return the tense of the Russian verb that governs the date at character `start`; an infinitive looks ahead."""
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    token = span[0] if span is not None else None
    for _ in range(_CLIMB):
        if token is None:
            break
        told = {value for name in ("VerbForm", "Tense") for value in token.morph.get(name, [])}
        if "Fut" in told or any(child.dep_.startswith("aux") and child.lower_[:3] == "буд" for child in token.children):
            return "future"
        if "Inf" in told:
            return "past" if token.head.lower_.startswith(_MANAGED) else "future"
        if "Past" in told:
            return "past"
        token = token.head if token.head.i != token.i else None
    return "unknown"


def tense_nearby(text: str, start: int, end: int, language: str) -> Tense:
    """Return the tense of the verb form that stands nearest to characters `start` to `end` in their sentence."""
    tenses = _TENSES.get(language)
    if tenses is None:
        return "unknown"
    first = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    last = min((at for mark in _SENTENCE_ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    nearest: list[tuple[int, Tense]] = []
    readings: tuple[tuple[re.Pattern[str], Tense], ...] = ((tenses.ahead, "future"), (tenses.behind, "past"))
    for pattern, tense in readings:
        matches = pattern.finditer(text, first, last)
        nearest.extend((max(start - match.end(), match.start() - end), tense) for match in matches)
    return min(nearest, default=(0, "unknown"))[1]
