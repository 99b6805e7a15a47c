"""Pronouns that speak for somebody without a name, and "it" for a body: what no list of persons can settle."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.reading.cast import Cast
from communique.reading.clauses import SUBJECTS, children
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Said

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.types import Kind

_SINGULAR = frozenset({"he", "she"})
_SOMEBODY = re.compile(r"(?:an?|one|another)\b", re.IGNORECASE)
_SPEAKING_BODIES: frozenset[Kind] = frozenset({"state", "organization", "armed_group"})


def unsettled(found: list[Said], passages: list[Passage], cast: Cast) -> list[Said]:
    """Return statements with the speaker left open where "he" follows somebody unnamed who spoke just before.

    "A diplomat said ... He added": whom the text named earlier is not meant, unless it names them again between.
    """
    order = sorted((said for said in found if said.speaker is not None), key=_speaking_at)
    opened: dict[int, Said] = {}
    before: Said | None = None
    for said in order:
        words = _words(said, passages).lower()
        if words not in _SINGULAR:
            before = said
        elif before is not None and _nameless(before, passages) and _meant(said, before, cast, passages):
            speaker = said.speaker
            opened[id(said)] = replace(said, speaker=replace(speaker, voices=())) if speaker is not None else said
    return [opened.get(id(said), said) for said in found]


def _speaking_at(said: Said) -> int:
    return said.speaker.words.start if said.speaker is not None else 0


def _words(said: Said, passages: list[Passage]) -> str:
    page = _page(said, passages)
    if page is None or said.speaker is None:
        return ""
    begin = page.paragraph.start
    return page.text[said.speaker.words.start - begin : said.speaker.words.end - begin]


def _page(said: Said, passages: list[Passage]) -> Passage | None:
    number = bisect_right(passages, _speaking_at(said), key=lambda page: page.paragraph.start) - 1
    return passages[number] if number >= 0 else None


def _nameless(said: Said, passages: list[Passage]) -> bool:
    return said.speaker is not None and not said.speaker.voices and bool(_SOMEBODY.match(_words(said, passages)))


def _meant(said: Said, before: Said, cast: Cast, passages: list[Passage]) -> bool:
    """Tell whether the pronoun goes back to the unnamed speaker: near, and no name of its own between."""
    here, there = _page(said, passages), _page(before, passages)
    if here is None or there is None or said.speaker is None or here.number - there.number > 1:
        return False
    between = cast.within(_speaking_at(before), _speaking_at(said))
    return not any(mention.entity in said.speaker.voices for mention in between)


def body_meant(token: Token, passage: Passage, cast: Cast) -> str | None:
    """Return the id of the body that "it" stands for: the subject of the sentence just before, if that is one."""
    sentence = token.sent
    if sentence.start == 0:
        return None
    earlier = token.doc[sentence.start - 1].sent
    for subject in children(earlier.root, *SUBJECTS):
        extent = passage.extent(subject, subject)
        entity = cast.entity_at(*extent) if passage.inside[subject.i] < 0 else None
        if entity is not None and entity.kind in _SPEAKING_BODIES:
            return entity.id
    return None
