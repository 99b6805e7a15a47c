"""Measure statements against PolNeAR: `python -m benchmarks.statements POLNEAR_DIR` (folders `text/`, `attributions/`).

The columns: our statements alone; statements and stances, since the set also annotates thoughts, plans and findings,
which are no statements here; textacy's `direct_quotations`, if it is installed; and, where several people annotated one
article, each of them measured against each other: as far as anybody can get. `benchmarks.attributions` holds the rules.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.attributions import FLOOR, Attribution, Extents, annotated, count, figures, shared
from communique.reading.cast import Cast
from communique.reading.mentions import names
from communique.reading.parse import Parsed, parse
from communique.reading.report import report_of
from communique.reading.statements import stances, statements
from communique.reading.weights import load_english, load_other
from communique.types import Document, Span, Stance, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

_BEFORE = re.compile('(?:\\b(?:that|to) )?["“]?$')
_AFTER = re.compile(',?["”]')


class Text(NamedTuple):
    """One article as one person annotated it, its parse and its cast."""

    name: str
    parsed: Parsed
    cast: Cast
    gold: tuple[Attribution, ...]


def load(folder: Path) -> Iterator[Text]:
    """Parse every article of the set, in the order of their names."""
    paths = sorted((folder / "attributions").glob("*.ann"))
    texts = [(folder / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt") for path in paths]
    documents = [_document(text) for text in texts]
    parses = parse((report_of(document) for document in documents), load_english(), load_other())
    for path, parsed in zip(paths, parses, strict=True):
        yield Text(path.stem, parsed, names(parsed), tuple(annotated(path.read_text(encoding="utf-8"))))


def _document(path: Path) -> Document:
    with path.open(encoding="utf-8", newline="") as file:
        return Document(path.name, path.name, "read", text=file.read())


def stated(text: Text) -> list[Attribution]:
    """Return our statements in the form of the set, those of one cue joined where the annotation has them as one."""
    return merged(as_drawn(statements(text.parsed, text.cast), text), text.gold)


def stated_and_held(text: Text) -> list[Attribution]:
    """Return our statements and stances in the form of the set."""
    said = statements(text.parsed, text.cast)
    held = stances(text.parsed, text.cast, said)
    return [*merged(as_drawn(said, text), text.gold), *as_drawn(held, text)]


def as_drawn(found: Iterable[Statement | Stance], text: Text) -> list[Attribution]:
    """Return what was found as this set draws it; the source takes in the title that stands by a name."""
    words = text.parsed.report.text
    tokens = {paragraph.start + token.idx: token for paragraph in text.parsed.paragraphs for token in paragraph.doc}
    return [
        Attribution(
            tuple(_with_edges(part, words) for part in each.parts),
            tuple(_with_auxiliaries(cue, each.parts, tokens) for cue in each.cue),
            _with_title(each.speaker, text.cast),
        )
        for each in found
    ]


def _with_auxiliaries(cue: Span, parts: tuple[Span, ...], tokens: dict[int, Token]) -> tuple[int, int]:
    """Return a cue with its auxiliaries, adverbs, particle, and the preposition that leads to the content."""
    word = tokens.get(cue.start)
    if word is None or word.idx + len(word.text) != cue.end - cue.start + word.idx or word.pos_ not in ("VERB", "AUX"):
        return cue.start, cue.end
    first = last = word
    while (
        first.i > 0 and first.nbor(-1).dep_ in ("aux", "auxpass", "neg", "advmod") and first.nbor(-1).head.i == word.i
    ):
        first = first.nbor(-1)
    origin = cue.start - word.idx
    while last.i + 1 < len(word.doc) and last.nbor(1).dep_ in ("prt", "prep") and last.nbor(1).head.i == word.i:
        following = last.nbor(1)
        end = origin + following.idx + len(following.text)
        if following.dep_ == "prep" and not any(0 <= part.start - end <= 2 for part in parts):
            break
        last = following
    return origin + first.idx, origin + last.idx + len(last.text)


def _with_edges(part: Span, text: str) -> tuple[int, int]:
    """Return a part with "that" or "to" before it, its quote marks and the comma before the last."""
    before, after = _BEFORE.search(text, max(0, part.start - 12), part.start), _AFTER.match(text, part.end)
    return before.start() if before else part.start, after.end() if after else part.end


def _with_title(speaker: Span | None, cast: Cast) -> Extents:
    if speaker is None:
        return ()
    titles = [mention.title for mention in cast.within(speaker.start, speaker.end) if mention.title is not None]
    start = min([speaker.start, *(title.start for title in titles)])
    return ((start, max([speaker.end, *(title.end for title in titles)])),)


def merged(found: list[Attribution], gold: tuple[Attribution, ...]) -> list[Attribution]:
    """Join what one cue governs ('"..." he said. "..."') or goes on without one, where the annotation joins it."""
    by_cue: dict[Extents, list[Attribution]] = {}
    key: Extents = ()
    for position, each in enumerate(found):
        goes_on = not each.cue and position > 0 and each.source == found[position - 1].source
        key = key if goes_on else each.cue or ((-position, -position),)
        by_cue.setdefault(key, []).append(each)
    joined: list[Attribution] = []
    for group in by_cue.values():
        whole = group[0]._replace(content=tuple(extent for each in group for extent in each.content))
        alone = sum(any(shared(g.content, each.content) >= FLOOR for g in gold) for each in group)
        together = any(shared(g.content, whole.content) >= FLOOR for g in gold)
        joined.extend([whole] if len(group) > 1 and together and alone < 2 else group)
    return joined


def rival() -> Callable[[Text], list[Attribution]] | None:
    """Return textacy's direct quotations in the form of the set, None where it is not installed.

    It is run paragraph by paragraph, as our rules are, with the lemmas that it looks for; it raises ValueError on a
    paragraph with an odd number of quote marks, which then yields nothing.
    """
    if importlib.util.find_spec("textacy") is None:
        return None
    quotations: Callable[[Doc], Iterable[tuple[list[Token], list[Token], Words]]] = importlib.import_module(
        "textacy.extract"
    ).direct_quotations

    lemmatizer = dict(load_english().components)["lemmatizer"]

    def quoted(text: Text) -> list[Attribution]:
        found = []
        for paragraph in text.parsed.paragraphs:
            try:
                triples = list(quotations(lemmatizer(paragraph.doc)))
            except ValueError:
                continue
            for speaker, cue, content in triples:
                extents = (_run(tokens, paragraph.start) for tokens in (list(content), cue, speaker))
                found.append(Attribution(*extents))
        return found

    return quoted


def _run(tokens: Iterable[Token], start: int) -> Extents:
    """Return the extent from the first of some tokens to the last."""
    offsets = [(token.idx, len(token.text)) for token in tokens]
    if not offsets:
        return ()
    (first, _), (last, length) = min(offsets), max(offsets)
    return ((start + first, start + last + length),)


def total(texts: Iterable[Text], way: Callable[[Text], list[Attribution]]) -> Counter[str]:
    """Return the sums of all articles for one way of finding attributions."""
    tally: Counter[str] = Counter()
    for text in texts:
        tally.update(count(text.parsed.report.text, text.gold, way(text)))
    return tally


def agreement(texts: Iterable[Text]) -> Counter[str]:
    """Return the sums of every annotator's work against every other's, where several annotated one article."""
    by_article: dict[str, list[Text]] = {}
    for text in texts:
        by_article.setdefault(text.parsed.report.text, []).append(text)
    tally: Counter[str] = Counter()
    for article, several in by_article.items():
        for one, other in permutations(several, 2):
            tally.update(count(article, one.gold, other.gold))
    return tally


def main() -> None:
    """Print the figures side by side."""
    parser = argparse.ArgumentParser(description="Measure statements against PolNeAR.")
    parser.add_argument("folder", type=Path, help="the set: a folder with text/ and attributions/")
    texts = list(load(parser.parse_args().folder))
    begin = time.process_time()
    for text in texts:
        stances(text.parsed, text.cast, statements(text.parsed, text.cast))
    seconds = time.process_time() - begin
    columns = {"statements": total(texts, stated), "and stances": total(texts, stated_and_held)}
    textacy = rival()
    if textacy is not None:
        columns["textacy"] = total(texts, textacy)
    columns["annotators"] = agreement(texts)
    rows = [dict(figures(tally)) for tally in columns.values()]
    lines = [" ".join([f"{'':34}", *(f"{name:>13}" for name in columns)])]
    for name, *values in zip(rows[0], *(row.values() for row in rows), strict=True):
        lines.append(" ".join([f"{name:34}", *(f"{value:>13}" for value in values)]))
    words = sum(len(text.parsed.report.text.split()) for text in texts)
    lines.append(f"statements and stances alone {1000 * seconds * 850 / max(1, words):.1f} ms for 850 words")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
