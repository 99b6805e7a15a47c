"""Labelled paragraphs as the network is trained on them: what it sees of them, and what it should say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from communique.reading.parse import Parsed, parse
from communique.reading.report import report_of
from communique.reading.statements.passages import Passage, passages
from communique.reading.weights import load_english, load_other
from communique.types import Document
from training.features import COLUMNS, Floats, Indices, Vocabulary, depths_of, strings_of
from training.marks import Extents, Labelled, read_marks
from training.standoff import labelled_articles

if TYPE_CHECKING:
    from spacy.tokens import Doc

TEXTS = Path(__file__).parent / "texts"
MANNERS = ("", "voiced", "held")
OUTSIDE, CONTENT, SOURCE, CUE = range(4)
_RARE = {"word": 12, "head word": 12}
_OFTEN = 3
_RANKS = {"VERB": 0, "AUX": 1, "NOUN": 2, "PROPN": 2}


class Article(NamedTuple):
    """A labelled article, or a paragraph of our own that stands alone; labels by offset into the text."""

    name: str
    text: str
    labels: tuple[Labelled, ...]


class Example(NamedTuple):
    """A paragraph and its labels: for each head of a cue the manner (1 voiced, 2 held) and the parts (n,)."""

    passage: Passage
    cues: dict[int, tuple[int, Indices]]


def own_articles(folder: Path = TEXTS) -> Iterator[Article]:
    """Yield our own paragraphs, each as an article of its own. Raises MarkError."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if line.strip():
                yield Article(f"{path.stem}/{number}", *read_marks(line))


def wikinews_articles(data: Path) -> Iterator[Article]:
    """Yield the labelled Wikinews articles: paragraphs with a blank line between."""
    for name, paragraphs in labelled_articles(data):
        text = ""
        labels: list[Labelled] = []
        for words, held in paragraphs:
            text += "\n\n" if text else ""
            labels.extend(_moved(each, len(text)) for each in held.attributions)
            text += words
        yield Article(name, text, tuple(labels))


def _moved(labelled: Labelled, by: int) -> Labelled:
    cue, source, content = (
        tuple((start + by, end + by) for start, end in part)
        for part in (labelled.cue, labelled.source, labelled.content)
    )
    return Labelled(labelled.manner, cue, source, content)


def parsed_articles(articles: Sequence[Article]) -> Iterator[tuple[Article, Parsed]]:
    """Parse articles as the reader does."""
    reports = (report_of(Document(each.name, each.name, "read", text=each.text, language="en")) for each in articles)
    return zip(articles, parse(reports, load_english(), load_other()), strict=True)


def examples_of(article: Article, parsed: Parsed) -> Iterator[Example]:
    """Yield the paragraphs of an article with their labels."""
    for passage in passages(parsed):
        if len(passage.doc):
            start, end = passage.paragraph.start, passage.paragraph.start + len(passage.doc.text)
            here = [each for each in article.labels if start <= each.cue[0][0] < end]
            yield Example(passage, _cues(passage, here))


def _cues(passage: Passage, labels: Iterable[Labelled]) -> dict[int, tuple[int, Indices]]:
    found: dict[int, tuple[int, Indices]] = {}
    for each in labels:
        cue = _touched(passage, each.cue)
        if cue:
            parts = np.zeros(len(passage.doc), dtype=np.int64)
            for label, extents in ((SOURCE, each.source), (CONTENT, each.content), (CUE, each.cue)):
                parts[sorted(_touched(passage, extents))] = label
            found.setdefault(head_of(passage.doc, cue), (MANNERS.index(each.manner), parts))
    return found


def _touched(passage: Passage, extents: Extents) -> set[int]:
    begin = passage.paragraph.start
    return {
        token.i
        for token in passage.doc
        if not token.is_space
        and any(begin + token.idx < end and start < begin + token.idx + len(token) for start, end in extents)
    }


def head_of(doc: Doc, cue: set[int]) -> int:
    """Return the token that a cue turns on: one whose head lies outside, a verb for choice."""
    tops = [position for position in cue if doc[position].head.i not in cue or doc[position].head.i == position]
    return min(tops or cue, key=lambda position: (_RANKS.get(doc[position].pos_, 3), position))


def vocabulary_of(examples: Sequence[Example], words: dict[str, int], vectors: Floats) -> Vocabulary:
    """Return the symbols that occur often enough among the examples to learn something of them."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in COLUMNS}
    for example in examples:
        heads = np.array([token.head.i for token in example.passage.doc], dtype=np.int64)
        for name, strings in strings_of(example.passage, depths_of(heads)).items():
            counts[name].update(strings)
    symbols = {
        name: {each: number for number, each in enumerate(_frequent(counts[name], _RARE.get(name, _OFTEN)), 1)}
        for name in COLUMNS
    }
    return Vocabulary(symbols, words, vectors)


def _frequent(counts: Counter[str], least: int) -> list[str]:
    return sorted(each for each, count in counts.items() if count >= least)
