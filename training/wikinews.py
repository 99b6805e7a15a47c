"""The Wikinews articles that are labelled: GUM news and MEANTIME as paragraphs of running text.

Both sets come as tokens. They are joined again by plain rules of spacing, so that a label can stand apart from the text
it belongs to: a file, a paragraph and offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]%…]|'s|’s|’|n't|n’t|'(?:re|ve|ll|d|m)|’(?:re|ve|ll|d|m)")
_NO_SPACE_AFTER = frozenset("([$£€#")
_BLOCKS = ("p", "head", "item", "caption", "quote", "note")
SENTENCES = 3  # MEANTIME has no paragraphs: so many sentences make one, and an open quotation is not cut


def articles(data: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each article below the folder of public data, and its paragraphs."""
    for path in sorted((data / "gum-news").glob("*.xml")):
        yield f"gum-news/{path.name}", list(_gum(path))
    for path in sorted((data / "meantime").glob("*/*.xml")):
        yield f"meantime/{path.parent.name}/{path.name}", list(_meantime(path))


def _gum(path: Path) -> Iterator[str]:
    root = etree.parse(path).getroot()
    for block in root.iter(*_BLOCKS):
        if any(above.tag in _BLOCKS for above in block.iterancestors()):
            continue
        text = joined(_tokens(block))
        if text:
            yield text


def _tokens(element: etree._Element) -> Iterator[tuple[str, bool]]:
    """Yield each token and whether it is written together with the one before."""
    tight = element.tag == "w"
    first = True
    for node, text in _texts(element):
        for line in text.splitlines():
            word, _, rest = line.partition("\t")
            if rest:
                yield word, tight and not first
                first = False
        if node is not None:
            for position, (word, close) in enumerate(_tokens(node)):
                yield word, close or (tight and not first and position == 0)
                first = False


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
    yield None, element.text or ""
    for child in element:
        yield child, ""
        yield None, child.tail or ""


def _meantime(path: Path) -> Iterator[str]:
    sentences: dict[int, list[str]] = {}
    for token in etree.parse(path).getroot().iter("token"):
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    held: list[str] = []
    count = 0
    for number, words in sorted(sentences.items()):
        held.extend(words)
        count += 1
        if number < 2 or (count >= SENTENCES and held.count('"') % 2 == 0):  # the title and the day stand alone
            yield joined((word, False) for word in held)
            held, count = [], 0
    if held:
        yield joined((word, False) for word in held)


def joined(tokens: Iterable[tuple[str, bool]]) -> str:
    """Join tokens to running text."""
    text, open_marks, glue = "", set[str](), True
    for word, tight in tokens:
        closing = word in open_marks or (word == "'" and text.endswith("s"))
        if text and not glue and not tight and not closing and not _NO_SPACE_BEFORE.fullmatch(word):
            text += " "
        text += word
        opening = word in ("'", '"') and not closing
        glue = opening or word == "“" or word in _NO_SPACE_AFTER
        if opening:
            open_marks.add(word)
        else:
            open_marks.discard(word)
    return text
