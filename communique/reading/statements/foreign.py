"""Quotations in languages without a parse: the words between the marks and the verb of saying beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues
from communique.reading.cast import Cast
from communique.reading.statements.passages import Passage, Quotation
from communique.reading.statements.said import Extent, Said, Speaker

if TYPE_CHECKING:
    from communique.types import Mention

_REACH = 60  # characters between a quotation and its verb
_LEAST = 3  # words; fewer are names and words picked out


def quoted_abroad(passage: Passage, language: str, cast: Cast) -> Iterator[Said]:
    """Yield the quotations of a paragraph that a verb of saying stands beside; `language` is a BCP 47 tag."""
    verbs = load_cues().foreign.get(language.split("-")[0], frozenset())
    for quotation in passage.quotations:
        words = passage.text[quotation.start : quotation.end]
        cue = _beside(quotation, passage, verbs)
        if cue is not None and len(words.split()) >= _LEAST:
            begin = passage.paragraph.start
            extent = Extent(begin + cue.start, begin + cue.end)
            yield Said((passage.inner(quotation),), (extent,), _speaker(quotation, extent, passage, cast))


def _beside(quotation: Quotation, passage: Passage, verbs: frozenset[str]) -> Extent | None:
    """Return the verb nearest to a quotation, after it for choice, in offsets of the paragraph."""
    text = passage.text
    after = text[quotation.closed : quotation.closed + _REACH]
    found = _first(after.split('"')[0], verbs)
    if found is not None:
        return Extent(quotation.closed + found.start, quotation.closed + found.end)
    start = max(0, quotation.opened - _REACH)
    before = text[start : quotation.opened]
    offset = before.rfind('"') + 1
    found = _first(before[offset:], verbs)
    return Extent(start + offset + found.start, start + offset + found.end) if found is not None else None


def _first(text: str, verbs: frozenset[str]) -> Extent | None:
    lowered = text.lower()
    hits = []
    for verb in verbs:
        position = lowered.find(verb)
        end = position + len(verb)
        free = position >= 0 and not (position and lowered[position - 1].isalpha())
        if free and not (end < len(lowered) and lowered[end].isalpha()):
            hits.append((position, -end))
    if not hits or len(lowered) != len(text):
        return None
    start, end = min(hits)
    return Extent(start, -end)


def _speaker(quotation: Quotation, cue: Extent, passage: Passage, cast: Cast) -> Speaker | None:
    """Return the named person nearest to the verb, outside the quotation, if any."""
    begin = passage.paragraph.start
    near = cast.within(max(begin, cue.start - _REACH), min(begin + len(passage.text), cue.end + _REACH))
    opened, closed = begin + quotation.opened, begin + quotation.closed
    people = [each for each in near if each.kind == "person" and not opened <= each.span.start < closed]
    if not people:
        return None

    def distance(mention: Mention) -> tuple[int, int]:
        return min(abs(mention.span.start - cue.end), abs(cue.start - mention.span.end)), mention.span.start

    nearest = min(people, key=distance)
    return Speaker(Extent(nearest.span.start, nearest.span.end), (nearest.entity,))
