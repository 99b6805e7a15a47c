"""Measure statements against PolNeAR: `python -m benchmarks.statements POLNEAR_DIR` (folders `text/`, `attributions/`).

A found statement matches an annotated attribution when their contents share at least half of their characters
(intersection over union). Recall is given for all attributions, for those whose cue is a verb of saying or "according
to", and for those whose content holds a quote mark; precision over all statements found. PolNeAR also annotates
thoughts, plans and findings, which are no statements here.

Beside that the measures of Citron: exact and overlap F1 for cue, source and content, and for the whole.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from communique.reading.cast import Cast
from communique.reading.mentions import names
from communique.reading.parse import Parsed, parse
from communique.reading.report import report_of
from communique.reading.statements import statements
from communique.reading.weights import load_english, load_other
from communique.types import Document, Span, Statement

Extents = tuple[tuple[int, int], ...]

_SAYING = re.compile(
    r"\b(said|says?|saying|told|tells?|telling|according|add(?:s|ed|ing)|wr(?:ote|ites?|iting|itten)|tweet(?:s|ed|ing)|"
    r"stat(?:es|ed|ing)|announc(?:es|ed|ing)|declar(?:es|ed|ing)|ask(?:s|ed|ing)|repl(?:ies|ied|ying)|"
    r"respond(?:s|ed|ing)|explain(?:s|ed|ing)|not(?:es|ed|ing)|warn(?:s|ed|ing)|claim(?:s|ed|ing)|argu(?:es|ed|ing)|"
    r"insist(?:s|ed|ing)|report(?:s|ed|ing))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile('(?:\\b(?:that|to) )?["“]?$')
_AFTER = re.compile(',?["”]')
FLOOR = 0.5  # the share of characters from which two contents are the same
_WORD = re.compile(r"\w+")
_QUOTE_MARK = re.compile('["“”]')


class Attribution(NamedTuple):
    """An annotated or found attribution as extents of characters."""

    content: Extents
    cue: Extents
    source: Extents


class Text(NamedTuple):
    """One article, its annotation and its parse."""

    name: str
    parsed: Parsed
    gold: tuple[Attribution, ...]


class Score(NamedTuple):
    """Pairs of (annotated, found) positions and how much their contents share."""

    gold: int
    found: int
    pairs: tuple[tuple[int, int], ...]


def load(folder: Path) -> Iterator[Text]:
    """Parse every article of the set, in the order of their names."""
    paths = sorted((folder / "attributions").glob("*.ann"))
    texts = [(folder / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt") for path in paths]
    documents = [_document(text) for text in texts]
    parses = parse((report_of(document) for document in documents), load_english(), load_other())
    for path, parsed in zip(paths, parses, strict=True):
        yield Text(path.stem, parsed, tuple(annotated(path.read_text(encoding="utf-8"))))


def _document(path: Path) -> Document:
    with path.open(encoding="utf-8", newline="") as file:
        return Document(path.name, path.name, "read", text=file.read())


def annotated(brat: str) -> Iterator[Attribution]:
    """Yield the attributions of a brat file: those with content."""
    spans: dict[str, Extents] = {}
    links: list[dict[str, list[str]]] = []
    for line in brat.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            where = rest.split("\t")[0].split(" ", 1)[1]
            pairs = (pair.split() for pair in where.split(";"))
            spans[key] = tuple((int(start), int(end)) for start, end in pairs)
        elif key.startswith("E"):
            roles: dict[str, list[str]] = {}
            for role in rest.split():
                name, _, target = role.partition(":")
                roles.setdefault(re.sub(r"\d+$", "", name), []).append(target)
            links.append(roles)
    for roles in links:
        content, cue, source = (_joined(spans, roles.get(name, [])) for name in ("Content", "Cue", "Source"))
        if content:
            yield Attribution(content, cue, source)


def _joined(spans: dict[str, Extents], keys: list[str]) -> Extents:
    return tuple(sorted({extent for key in keys for extent in spans[key]}))


def found_in(text: Text, cast: Cast) -> list[Attribution]:
    """Return our statements in the same form; the source takes in the title that stands by a name."""
    words = text.parsed.report.text
    found = [_attribution(statement, cast) for statement in statements(text.parsed, cast)]
    return [each._replace(content=tuple(_as_annotated(extent, words) for extent in each.content)) for each in found]


def _as_annotated(extent: tuple[int, int], text: str) -> tuple[int, int]:
    """Return an extent as this set draws it: with "that" or "to", its quote marks and the comma before the last."""
    start, end = extent
    before, after = _BEFORE.search(text, max(0, start - 12), start), _AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end


def merged(found: list[Attribution], gold: tuple[Attribution, ...]) -> list[Attribution]:
    """Join what one cue governs ('"..." he said. "..."') where the annotation has it as one attribution."""
    by_cue: dict[Extents, list[Attribution]] = {}
    for position, each in enumerate(found):
        by_cue.setdefault(each.cue or ((-position, -position),), []).append(each)
    joined: list[Attribution] = []
    for group in by_cue.values():
        whole = group[0]._replace(content=tuple(extent for each in group for extent in each.content))
        alone = sum(any(shared(g.content, each.content) >= FLOOR for g in gold) for each in group)
        together = any(shared(g.content, whole.content) >= FLOOR for g in gold)
        joined.extend([whole] if len(group) > 1 and together and alone < 2 else group)
    return joined


def _attribution(statement: Statement, cast: Cast) -> Attribution:
    speaker = _with_title(statement.speaker, cast)
    return Attribution(_extents(statement.parts), _extents(statement.cue), speaker)


def _with_title(speaker: Span | None, cast: Cast) -> Extents:
    if speaker is None:
        return ()
    titles = [mention.title for mention in cast.within(speaker.start, speaker.end) if mention.title is not None]
    start = min([speaker.start, *(title.start for title in titles)])
    return ((start, max([speaker.end, *(title.end for title in titles)])),)


def _extents(spans: Iterable[Span]) -> Extents:
    return tuple((span.start, span.end) for span in spans)


def shared(left: Extents, right: Extents) -> float:
    """Return the share of characters that two lists of extents have in common (intersection over union)."""
    if not left or not right or left[0][0] >= right[-1][1] or right[0][0] >= left[-1][1]:
        return 0.0  # apart: nearly all pairs
    a, b = _cover(left), _cover(right)
    return len(a & b) / len(a | b) if a | b else 0.0


def _cover(extents: Extents) -> set[int]:
    return {position for start, end in extents for position in range(start, end)}


def matched(gold: tuple[Attribution, ...], found: list[Attribution]) -> list[tuple[int, int]]:
    """Return one-to-one pairs of annotated and found attributions, the closest first."""
    scored = sorted(
        ((shared(g.content, f.content), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True
    )
    pairs: list[tuple[int, int]] = []
    for score, i, j in scored:
        free = all(-i != a and -j != b for a, b in pairs)
        if score >= FLOOR and free:
            pairs.append((-i, -j))
    return pairs


def _same_saying(gold: Attribution, found: Attribution) -> bool:
    """Tell whether a found statement is an annotated one at all, its extent right or not."""
    if shared(gold.cue, found.cue) > 0:
        return shared(gold.content, found.content) > 0
    return shared(gold.content, found.content) >= FLOOR


def said_type(attribution: Attribution, text: str) -> bool:
    """Tell whether an attribution's cue is a verb of saying or "according to"."""
    return any(_SAYING.search(text[start:end]) for start, end in attribution.cue)


def quoting(attribution: Attribution, text: str) -> bool:
    """Tell whether an attribution's content holds a quote mark."""
    return any(_QUOTE_MARK.search(text[max(0, start - 1) : end + 1]) for start, end in attribution.content)


def _wording(content: Extents, text: str) -> list[str]:
    """Return the words of a content without marks and without the "that" or "to" before it."""
    found = [word.lower() for start, end in content for word in _WORD.findall(text[start:end])]
    return found[1:] if found[:1] in (["that"], ["to"]) else found


def f1(hits: float, found: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall, in per cent."""
    return 200.0 * hits / (found + gold) if found + gold else 0.0


class Tally:
    """Sums over articles."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.counts: dict[str, float] = {}

    def add(self, name: str, amount: float = 1) -> None:
        """Add to a named sum."""
        self.counts[name] = self.counts.get(name, 0) + amount

    def __getitem__(self, name: str) -> float:
        """Return a named sum, 0 where nothing was added."""
        return self.counts.get(name, 0)


def count(text: Text, found: list[Attribution], tally: Tally) -> None:
    """Add one article to the sums."""
    words = text.parsed.report.text
    pairs = matched(text.gold, found)
    hit = {i for i, _ in pairs}
    tally.add("found", len(found))
    tally.add("pairs", len(pairs))
    tally.add("real", sum(any(_same_saying(gold, each) for gold in text.gold) for each in found))
    for position, gold in enumerate(text.gold):
        for name, belongs in (("all", True), ("said", said_type(gold, words)), ("quoting", quoting(gold, words))):
            if belongs:
                tally.add(name)
                tally.add(f"{name} hit", position in hit)
    for i, j in pairs:
        tally.add("wording", _wording(text.gold[i].content, words) == _wording(found[j].content, words))
        if text.gold[i].source:
            for name, belongs in (("", True), ("said ", said_type(text.gold[i], words))):
                if belongs:
                    tally.add(f"{name}sources")
                    tally.add(f"{name}sources right", shared(text.gold[i].source, found[j].source) > 0)
    _count_spans(text.gold, found, pairs, tally)


def _count_spans(
    gold: tuple[Attribution, ...], found: list[Attribution], pairs: list[tuple[int, int]], tally: Tally
) -> None:
    for name in ("cue", "source", "content"):
        tally.add(f"{name} gold", sum(bool(getattr(each, name)) for each in gold))
        tally.add(f"{name} found", sum(bool(getattr(each, name)) for each in found))
        for i, j in pairs:
            left, right = getattr(gold[i], name), getattr(found[j], name)
            tally.add(f"{name} exact", bool(left) and left == right)
            tally.add(f"{name} overlap", shared(left, right) > 0)
    tally.add("whole exact", sum(gold[i] == found[j] for i, j in pairs))


def report(tally: Tally) -> Iterator[str]:
    """Yield the lines to print."""
    yield f"precision           {tally['pairs'] / max(1, tally['found']):.3f}  ({tally['found']:.0f} found)"
    yield f"  extent aside      {tally['real'] / max(1, tally['found']):.3f}  (cue annotated, contents overlap)"
    for name in ("said", "quoting", "all"):
        yield f"recall {name:12s} {tally[f'{name} hit'] / max(1, tally[name]):.3f}  (of {tally[name]:.0f})"
    for name in ("", "said "):
        right = tally[f"{name}sources right"] / max(1, tally[f"{name}sources"])
        yield f"right speaker words {right:.3f}  ({name or 'all '}found, {tally[f'{name}sources']:.0f})"
    for name in ("cue", "source", "content"):
        exact, overlap = (
            f1(tally[f"{name} {how}"], tally[f"{name} found"], tally[f"{name} gold"]) for how in ("exact", "overlap")
        )
        yield f"{name:8s} F1 exact {exact:.1f}  overlap {overlap:.1f}"
    yield f"same words          {tally['wording'] / max(1, tally['pairs']):.3f}  (content, of those found)"
    yield f"whole    F1 exact {f1(tally['whole exact'], tally['found'], tally['all']):.1f}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure statements against PolNeAR.")
    parser.add_argument("folder", type=Path, help="the set: a folder with text/ and attributions/")
    texts = list(load(parser.parse_args().folder))
    tally, seconds = Tally(), 0.0
    for text in texts:
        cast = names(text.parsed)
        begin = time.process_time()
        found = found_in(text, cast)
        seconds += time.process_time() - begin
        found = merged(found, text.gold)
        count(text, found, tally)
    words = sum(len(text.parsed.report.text.split()) for text in texts)
    lines = [*report(tally), f"rules alone {1000 * seconds * 850 / max(1, words):.1f} ms for 850 words"]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
