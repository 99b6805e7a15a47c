"""A paragraph with its quotations: what stands between quote marks, and which token stands where.

Marks may be straight, curly, mixed, low or angled; one left open ends with the paragraph, and the next paragraph takes
it up again if it opens with a mark of its own (the typographic habit for speech that runs over several paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from communique.reading.parse import Paragraph, Parsed
from communique.reading.statements.said import Extent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = re.compile("''|``|[\"“”„‟«»″〝〞＂'‘’‚‛]")
_OPENING = frozenset("“„‟«〝‘‚‛")
_CLOSING = frozenset("”»〞’")
_SINGLE = frozenset("'‘’‚‛")
_REACH = 600  # characters within which a single mark must close: beyond that it is an apostrophe
_ELISIONS = re.compile(r"['’‘](?:s|em|til|tis|twas|cause|n|\d0s)\b", re.IGNORECASE)
_END_OF_SAYING = frozenset(",.!?…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quote marks, in offsets of their paragraph.

    `opened` and `closed` take the marks in, `start` and `end` leave them out; `first` to `last` are the indices of the
    tokens inside. `open_ended`: no mark closes it; `continues`: it takes up the one the paragraph before left open.
    """

    opened: int
    start: int
    end: int
    closed: int
    first: int
    last: int
    open_ended: bool = False
    continues: bool = False


@dataclass(frozen=True)
class Passage:
    """One paragraph, its number in the report, its quotations in text order and its text with straight marks."""

    number: int
    paragraph: Paragraph
    quotations: tuple[Quotation, ...]
    text: str

    @property
    def doc(self) -> Doc:
        """The tokens of the paragraph."""
        return self.paragraph.doc

    @cached_property
    def inside(self) -> list[int]:
        """For each token the index of the quotation it stands in, -1 outside; marks stand outside."""
        found = [-1] * len(self.doc)
        for index, quotation in enumerate(self.quotations):
            for position in range(quotation.first, quotation.last + 1):
                found[position] = index
        return found

    def extent(self, first: Token, last: Token) -> Extent:
        """Return the report offsets from one token to another, both included."""
        return Extent(self.paragraph.start + first.idx, self.paragraph.start + last.idx + len(last.text))

    def inner(self, quotation: Quotation) -> Extent:
        """Return the report offsets of the words quoted, without a comma or a space at their end."""
        text = self.text
        start, end = quotation.start, quotation.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        return Extent(self.paragraph.start + start, self.paragraph.start + end)


def passages(parsed: Parsed) -> list[Passage]:
    """Return the paragraphs of a report with their quotations."""
    found: list[Passage] = []
    left_open = False
    for number, paragraph in enumerate(parsed.paragraphs):
        plain = paragraph.doc.text
        text = parsed.report.text[paragraph.start : paragraph.start + len(plain)]
        quotations = tuple(_quotations(text, paragraph.doc, left_open))
        left_open = bool(quotations) and quotations[-1].open_ended
        found.append(Passage(number, paragraph, quotations, plain))
    return found


def _quotations(text: str, doc: Doc, left_open: bool) -> Iterator[Quotation]:
    starts = [token.idx for token in doc]
    for opened, start, end, closed in _stretches(text):
        inside = [position for position in _tokens_between(starts, start, end) if not doc[position].is_space]
        if inside and any(doc[position].text[0].isalnum() for position in inside):
            yield Quotation(
                opened,
                start,
                end,
                closed,
                inside[0],
                inside[-1],
                open_ended=closed == end,
                continues=left_open and opened == 0,
            )


def _tokens_between(starts: list[int], start: int, end: int) -> range:
    from bisect import bisect_left

    return range(bisect_left(starts, start), bisect_left(starts, end))


def _stretches(text: str) -> Iterator[tuple[int, int, int, int]]:
    opening: re.Match[str] | None = None
    until = -1  # where the single mark that opened will close
    for mark in _MARKS.finditer(text):
        if opening is None:
            if _opens(text, mark):
                until = _single_close(text, mark) if mark.group() in _SINGLE else -1
                opening = mark if until != 0 else None
        elif until >= 0:
            if mark.start() == until:
                yield opening.start(), opening.end(), mark.start(), mark.end()
                opening = None
        elif mark.group() not in _SINGLE and _closes(text, mark):
            yield opening.start(), opening.end(), mark.start(), mark.end()
            opening = None
        elif mark.group() not in _SINGLE and mark.group() not in _OPENING | _CLOSING:
            stop = _unclosed(text, opening.end(), mark.start())
            yield opening.start(), opening.end(), stop, stop
            opening = mark
    if opening is not None:
        yield opening.start(), opening.end(), len(text), len(text)


def _opens(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() in _SINGLE:
        free = not (before.isalnum() or before in _CLOSING) or not before
        return free and after.isalnum() and not _ELISIONS.match(text, mark.start())
    return mark.group() in _OPENING or not before or not before.isalnum() or after.isalnum()


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a double mark closes what is open: a straight one before a word and after a space opens again."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() in _CLOSING:
        return True
    if mark.group() in _OPENING:
        return not after.isalnum()
    return not (before.isspace() and after.isalnum())


def _single_close(text: str, mark: re.Match[str]) -> int:
    """Return where the single mark closes that opens here, 0 where none does: after punctuation for choice."""
    first = 0
    for other in _MARKS.finditer(text, mark.end(), min(len(text), mark.end() + _REACH)):
        if other.group() not in "'’‘" or text[other.end() : other.end() + 1].isalnum():
            continue
        if text[other.start() - 1] in _END_OF_SAYING:
            return other.start()
        first = first or other.start()
    return first


def _unclosed(text: str, start: int, end: int) -> int:
    """Return where a quotation that no mark closes may end: with the last sentence before the next one opens."""
    stop = max(text.rfind(mark, start, end) for mark in ".!?")
    return stop + 1 if stop > start else end
