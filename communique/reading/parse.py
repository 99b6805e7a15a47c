"""Tokens, tags and trees for the paragraphs of a report: the one place that runs the language model.

A report is fed paragraph by paragraph, with quote marks straightened one to one, so that every token offset plus the
paragraph's start is an offset into `Report.text`. English is parsed in full, and so is Russian where its models are
installed; other languages get tokens and sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from communique.reading.russian.tagging import documents
from communique.reading.russian.weights import load_models
from communique.text.paragraphs import paragraphs
from communique.text.quotes import plain_quotes
from communique.types import Report, Span, ZoneKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

PARSED_ZONES: tuple[ZoneKind, ...] = ("headline", "caption", "body")
MAX_PARAGRAPH = 20_000  # characters; a longer one is parsed in pieces
_MARKS = re.compile(r"[^\w\s]{60,}")
BATCH = 64  # paragraphs a call: a third faster than 8, and a report seldom has more
MAX_BATCH = 32_000  # characters a call: what the model holds grows with them


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `doc` is the parse of the text from `start`, straight quotes in place of curly ones."""

    start: int
    zone: ZoneKind
    doc: Doc


@dataclass(frozen=True)
class Parsed:
    """A report with the parse of its headline, captions and body, in text order."""

    report: Report
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def english(self) -> bool:
        """Whether the paragraphs carry the tags and trees of English."""
        return is_english(self.report)

    @cached_property
    def russian(self) -> bool:
        """Whether the paragraphs carry the tags and trees of Russian."""
        return any(paragraph.doc.lang_ == "ru" for paragraph in self.paragraphs)

    def span(self, paragraph: Paragraph, first: Token, last: Token | None = None) -> Span:
        """Return where the tokens from `first` to `last`, both included, stand in the report."""
        end = last if last is not None else first
        return Span(self.report.id, paragraph.start + first.idx, paragraph.start + end.idx + len(end.text))

    def chars(self, start: int, end: int) -> Span:
        """Return the span of two offsets into the report's text."""
        return Span(self.report.id, start, end)


def is_english(report: Report) -> bool:
    """Whether the English model reads this report: an unknown language is tried as English."""
    return report.language is None or report.language.split("-")[0] == "en"


def is_russian(report: Report) -> bool:
    """Whether the Russian models, where they are installed, read this report."""
    return report.language is not None and report.language.split("-")[0] == "ru"


def parse(reports: Iterable[Report], english: Language, other: Language) -> Iterator[Parsed]:
    """Parse reports one after the other; memory holds one report at a time."""
    for report in reports:
        pieces = list(_pieces(report))
        texts = [_legible(report.text[start:end]) for start, end, _ in pieces]
        russian = load_models() if is_russian(report) else None
        if russian is not None:
            docs = documents(texts, russian)
        else:
            model = english if is_english(report) else other
            batch = min(BATCH, max(1, MAX_BATCH // max(map(len, texts), default=1)))
            docs = model.pipe(map(plain_quotes, texts), batch_size=batch)
        read = zip(pieces, docs, strict=True)
        yield Parsed(report, tuple(Paragraph(start, zone, doc) for (start, _, zone), doc in read))


def _legible(text: str) -> str:
    """Return text of the same length with blanks for a long run of marks.

    The tokenizer takes marks off a word one by one and looks at all that is left each time.
    """
    return _MARKS.sub(lambda run: " " * len(run.group()), text)


def _pieces(report: Report) -> Iterator[tuple[int, int, ZoneKind]]:
    for zone in report.zones:
        if zone.kind in PARSED_ZONES:
            for start, end in paragraphs(report.text[zone.start : zone.end]):
                for piece in range(start, end, MAX_PARAGRAPH):
                    yield zone.start + piece, zone.start + min(end, piece + MAX_PARAGRAPH), zone.kind
