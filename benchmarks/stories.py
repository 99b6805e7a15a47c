"""Story clustering on AllSides articles: B-cubed, time and memory, beside a tuned word TF-IDF baseline.

usage: python -m benchmarks.stories DATA [--sizes 200 800 1713] [--read]

Our figures are for the default setting. The baseline links single pairs; its threshold and window are the best on this
very set, which flatters it. `--read` runs the whole reading first (names and dates as well as words); without it
reports are sketched from words alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from communique.link.stories import sketch, stories, words_sketch
from communique.text.words import folds, is_small
from communique.types import Document, Sketch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

THRESHOLDS = [step / 100 for step in range(20, 62, 2)]
WINDOWS = (2, 3, 5, 8)


class Article(Struct, frozen=True):
    """One article of the set; fields we do not use are ignored."""

    id: str
    story: str
    title: str
    text: str
    date: str | None = None
    outlet: str | None = None
    story_date: str | None = None
    topic: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of publication."""
        return day_of(self.date)

    @property
    def story_day(self) -> dt.date | None:
        """The day of the story, as its editors date it."""
        return day_of(self.story_date)


def day_of(written: str | None) -> dt.date | None:
    """Return a day, which the set writes in two ways."""
    if not written:
        return None
    if "/" in written:
        month, day, year = map(int, written.split("/"))
        return dt.date(2000 + year, month, day)
    return dt.date.fromisoformat(written)


class Score(Struct, frozen=True):
    """B-cubed precision, recall and F1, in percent."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        """Show the three figures."""
        return f"P {self.precision:5.1f}  R {self.recall:5.1f}  F {self.f1:5.1f}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder that holds stories/dev.jsonl.gz")
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 800, 1713])
    parser.add_argument("--read", action="store_true", help="read names and dates too (about 0.15 s an article)")
    chosen = parser.parse_args()
    articles = list(load(chosen.data))
    gold = {article.id: article.story for article in articles}
    start = time.perf_counter()
    sketches = list(read(articles) if chosen.read else bare(articles))
    show(f"sketching {len(articles)} articles: {time.perf_counter() - start:.1f} s")
    for size in chosen.sizes:
        part = sketches[:size]
        start = time.perf_counter()
        found = {report: story.id for story in stories(part) for report in story.reports}
        spent = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        cost = 1000 * spent / max(1, len(part))
        show(
            f"{len(part):5} reports  {b_cubed(found, gold)}  {spent:5.2f} s  {cost:.2f} ms a report  peak {peak:.0f} MB"
        )
    show(f"baseline {len(articles):5} reports  {baseline(articles, gold)}")


def load(data: Path) -> Iterator[Article]:
    """Yield the articles of the set."""
    with gzip.open(data / "stories" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield msgspec.json.decode(line, type=Article)


def bare(articles: Sequence[Article]) -> Iterator[Sketch]:
    """Yield sketches of words alone."""
    for article in articles:
        yield words_sketch(article.id, article.title, article.text, article.day)


def read(articles: Sequence[Article]) -> Iterator[Sketch]:
    """Yield sketches of whole readings, under the articles' own ids."""
    from msgspec.structs import replace

    from communique.reading.reader import readings

    for article, reading in zip(articles, readings(map(document, articles)), strict=True):
        yield replace(sketch(reading), report=article.id)


def document(article: Article) -> Document:
    """Return an article as its container would give it."""
    text = f"{article.title}\n\n{article.text}"
    day = article.day
    return Document(
        source=article.id,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        state="read",
        text=text,
        title=article.title,
        outlet=article.outlet,
        published=day.isoformat() if day else None,
    )


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> Score:
    """Score a clustering against the gold one, over the reports that were found."""
    ours: defaultdict[str, set[str]] = defaultdict(set)
    theirs: defaultdict[str, set[str]] = defaultdict(set)
    for report, cluster in found.items():
        ours[cluster].add(report)
        theirs[gold[report]].add(report)
    precision = recall = 0.0
    for report, cluster in found.items():
        both = len(ours[cluster] & theirs[gold[report]])
        precision += both / len(ours[cluster])
        recall += both / len(theirs[gold[report]])
    precision, recall = 100 * precision / len(found), 100 * recall / len(found)
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


# ----------------------------------------------------------------------------------------------- baseline


def baseline(articles: Sequence[Article], gold: Mapping[str, str]) -> str:
    """Return the best figures of word TF-IDF with single-link clustering inside a day window, and the setting."""
    near = similarities(articles)
    days = [article.day.toordinal() if article.day else None for article in articles]
    best: tuple[float, str] = (0.0, "")
    for window in WINDOWS:
        for threshold in THRESHOLDS:
            labels = single_link(near, days, threshold, window)
            score = b_cubed({article.id: label for article, label in zip(articles, labels, strict=True)}, gold)
            best = max(best, (score.f1, f"{score}  (threshold {threshold:.2f}, {window} days)"))
    return best[1]


def similarities(articles: Sequence[Article]) -> Matrix:
    """Return the cosine of each two articles' TF-IDF vectors of words."""
    import numpy as np

    bags = [Counter(word for word in folds(f"{each.title}\n{each.text}") if not is_small(word)) for each in articles]
    seen = Counter(word for bag in bags for word in bag)
    places = {word: at for at, word in enumerate(sorted(word for word, count in seen.items() if count > 1))}
    matrix = np.zeros((len(bags), len(places)), np.float32)
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            if word in places:
                matrix[row, places[word]] = (1 + np.log(count)) * np.log(len(bags) / seen[word])
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    result: Matrix = matrix @ matrix.T
    return result


def single_link(near: Matrix, days: Sequence[int | None], threshold: float, window: int) -> list[str]:
    """Return a label for each article: linked where near enough and not known to be too many days apart."""
    import numpy as np

    home = list(range(len(days)))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    for left, right in zip(*np.where(np.triu(near, 1) >= threshold), strict=True):
        one, other = days[left], days[right]
        if one is None or other is None or abs(one - other) <= window:
            home[root(int(left))] = root(int(right))
    return [str(root(at)) for at in range(len(days))]


def show(line: str) -> None:
    """Write a line of figures."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
