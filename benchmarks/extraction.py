"""Main text from HTML: how much of an article, and how little else, extraction keeps.

    python -m benchmarks.extraction ../shared/data/extraction

The folder holds `html/ID.html.gz`, `ground-truth.json` (the article of each page) and any `output-NAME.json` of another
program to stand beside ours. The measure is that of the article-extraction-benchmark: the bags of all runs of four
words of the extracted and of the true text are compared, true positives, false positives and false negatives are taken
as shares of one document, averaged over documents, and precision, recall and F1 computed from the averages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.collect.extract import extract

RUN = 4  # words
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Overlap:
    """How much of one document is right, too much and missing: shares that add up to 1."""

    right: float
    extra: float
    missing: float

    @property
    def f1(self) -> float:
        """F1 of this document."""
        return 2 * self.right / (2 * self.right + self.extra + self.missing)


@dataclass(frozen=True)
class Quality:
    """Precision, recall and F1 over documents."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the bag of all runs of four words; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)) if words)


def overlap(true: str, found: str) -> Overlap:
    """Compare two texts as bags of runs."""
    wanted, got = runs(true), runs(found)
    right, extra, missing = (wanted & got).total(), (got - wanted).total(), (wanted - got).total()
    whole = right + extra + missing
    return Overlap(right / whole, extra / whole, missing / whole) if whole else Overlap(1.0, 0.0, 0.0)


def quality(overlaps: Sequence[Overlap]) -> Quality:
    """Average over documents."""
    right, extra, missing = (sum(getattr(o, part) for o in overlaps) for part in ("right", "extra", "missing"))
    return Quality(right / (right + extra), right / (right + missing))


def articles(path: Path) -> dict[str, str]:
    """Return the article of each page in a file of the benchmark's form."""
    value = json.loads(path.read_text(encoding="utf-8"))
    return {key: page["articleBody"] for key, page in value.get("output", value).items()}


def ours(folder: Path, ids: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield id, text and title that extraction gives for each page."""
    for identity in ids:
        page = gzip.decompress((folder / "html" / f"{identity}.html.gz").read_bytes()).decode("utf-8", "replace")
        found = extract(page)
        yield identity, found.text, found.title or ""


def show(name: str, truth: Mapping[str, str], found: Mapping[str, str]) -> None:
    """Print the quality of one program's texts."""
    reached = quality([overlap(true, found.get(identity, "")) for identity, true in truth.items()])
    print(f"{name:<24} precision {reached.precision:.3f}  recall {reached.recall:.3f}  F1 {reached.f1:.4f}")


def untitled(texts: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, str]:
    """Return the texts without the title that opens them: the true articles hold no headlines."""
    return {key: text.removeprefix(titles.get(key, "")).lstrip() for key, text in texts.items()}


def main() -> None:
    """Measure our extraction and every other output in the folder, and list the pages that went worst."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="list this many pages that went worst")
    asked = parser.parse_args()
    truth = articles(asked.folder / "ground-truth.json")
    before = time.process_time()
    pages = list(ours(asked.folder, truth))
    seconds = time.process_time() - before
    texts = {identity: text for identity, text, _ in pages}
    print(f"{len(pages)} pages, {len(pages) / seconds:.1f} pages/CPU-s, Python {sys.version.split()[0]}")
    show("communique", truth, texts)
    titles = {identity: title for identity, _, title in pages}
    show("  title line taken off", truth, untitled(texts, titles))
    for path in sorted(asked.folder.glob("output-*.json")):
        theirs = articles(path)
        show(path.stem.removeprefix("output-"), truth, theirs)
        show("  title line taken off", truth, untitled(theirs, titles))
    scored = {identity: overlap(truth[identity], text) for identity, text in texts.items()}
    for identity in sorted(scored, key=lambda key: scored[key].f1)[: asked.worst]:
        page = scored[identity]
        print(f"{identity[:12]}  F1 {page.f1:.3f}  extra {page.extra:.3f}  missing {page.missing:.3f}")


if __name__ == "__main__":
    main()
