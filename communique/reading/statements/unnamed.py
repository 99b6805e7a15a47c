"""Pronouns that speak: left open where whom they were taken for is not meant, and "it" for a body."""

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

_PRONOUNS = frozenset({"he", "she"})
_SOMEBODY = re.compile(r"(?:an?|one|another)\b", re.IGNORECASE)
_SPEAKING_BODIES: frozenset[Kind] = frozenset({"state", "organization", "armed_group"})


def unsettled(found: list[Said], passages: list[Passage], cast: Cast) -> list[Said]:
    """Return statements with the speaker left open where whom a pronoun was taken for cannot or need not be meant.

    "A diplomat said ... He added": whom the text named earlier is not meant, unless it names them again between; nor is
    whom the words said name themselves ("He said Tesk had left").
    """
    order = sorted((said for said in found if said.speaker is not None), key=_speaking_at)
    opened: dict[int, Said] = {}
    before: Said | None = None
    for said in order:
        speaker = said.speaker
        pronoun = _words(said, passages).lower() in _PRONOUNS
        if speaker is not None and speaker.voices and pronoun:
            passed = before is not None and _passed_over(said, before, cast, passages)
            if passed or _names_itself(said, cast, passages):
                opened[id(said)] = replace(said, speaker=replace(speaker, voices=()))
        if not pronoun or (id(said) not in opened and speaker is not None and speaker.voices):
            before = said
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


def _passed_over(said: Said, before: Said, cast: Cast, passages: list[Passage]) -> bool:
    """Tell whether a pronoun was taken for somebody further up than the one who spoke just before it."""
    if said.speaker is None or before.speaker is None or set(said.speaker.voices) & set(before.speaker.voices):
        return False
    here, there = _page(said, passages), _page(before, passages)
    nested = any(part.start <= _speaking_at(said) < part.end for part in before.parts)
    if here is None or there is None or nested:
        return False
    nameless = not before.speaker.voices and bool(_SOMEBODY.match(_words(before, passages)))
    near = 1 if nameless else 0
    if here.number - there.number > near or not (nameless or before.speaker.voices):
        return False
    begin = min(extent.start for extent in (before.speaker.words, *before.parts, *before.cue))
    between = [mention for mention in cast.within(begin, _speaking_at(said)) if mention.entity in said.speaker.voices]
    return all(any(part.start <= mention.span.start < part.end for part in before.parts) for mention in between)


def _names_itself(said: Said, cast: Cast, passages: list[Passage]) -> bool:
    """Tell whether the words said name whom they were given to: "He said Tesk had left" is not Tesk's.

    Before the pronoun only a quotation counts: "Tesk was on his way home, he said" may well be his own.
    """
    page = _page(said, passages)
    if page is None or said.speaker is None:
        return False
    begin = page.paragraph.start
    for part in said.parts:
        quoted = page.text[max(0, part.start - begin - 1) : part.start - begin].strip() in ('"', "'")
        named = any(mention.entity in said.speaker.voices for mention in cast.within(*part))
        if named and (quoted or part.start > said.speaker.words.start):
            return True
    return False


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
