"""Which reports are worth comparing: those that share telling words inside the time window, never all with all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import combinations

from communique.link.stories.days import FAR
from communique.link.stories.weighing import Vector
from communique.types import Days, Sketch

CROWD = 200  # reports inside the window from which a word no longer brings candidates
FORMULA = 30  # reports from which a run of words is a formula and no sign of copying
FEWEST_RUNS = 4  # sampled runs that two reports must share to be compared for it
FEWEST_NAMES = 3  # names that two reports in two languages must share to be compared
BEST = 20  # candidates kept for a report
_PROBES = 40  # heaviest words of a report that are looked up


def candidates(vectors: Sequence[Vector], written: Sequence[Days | None]) -> set[tuple[int, int]]:
    """Return pairs of positions, the smaller first, near in time and rich in shared telling words."""
    postings = _Postings(vectors, written)
    pairs = set()
    for at, vector in enumerate(vectors):
        shared: defaultdict[int, float] = defaultdict(float)
        for term, weight in list(vector.items())[:_PROBES]:
            for other, its in postings.near(term, written[at]):
                shared[other] += weight * its
        shared.pop(at, None)
        for _, other in nsmallest(BEST, ((-round(score, 9), other) for other, score in shared.items())):
            pairs.add((min(at, other), max(at, other)))
    return pairs


def translations(sketches: Sequence[Sketch]) -> set[tuple[int, int]]:
    """Return pairs in two languages that share three names: words cannot bring them together."""
    if len({each.language for each in sketches if each.language}) < 2:
        return set()
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(sketches):
        for name in each.names:
            if not name.startswith("state:"):
                holders[name].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for group in holders.values():
        if len(group) <= CROWD:
            pairs = combinations(group, 2)
            shared.update(pair for pair in pairs if sketches[pair[0]].language != sketches[pair[1]].language)
    return {pair for pair, count in shared.items() if count >= FEWEST_NAMES}


def copies(runs: Sequence[tuple[int, ...]]) -> set[tuple[int, int]]:
    """Return pairs that share sampled runs of words, whenever they were written: a reprint may come weeks later."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for at, each in enumerate(runs):
        for run in each:
            holders[run].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for group in holders.values():
        if 1 < len(group) <= FORMULA:
            shared.update(combinations(group, 2))
    return {pair for pair, count in shared.items() if count >= FEWEST_RUNS}


class _Postings:
    """For each word the reports that use it, by the day of writing, those without a day apart."""

    def __init__(self, vectors: Sequence[Vector], written: Sequence[Days | None]) -> None:
        self._dated: defaultdict[str, list[tuple[int, int, float]]] = defaultdict(list)
        self._undated: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, (vector, days) in enumerate(zip(vectors, written, strict=True)):
            for term, weight in vector.items():
                if days:
                    self._dated[term].append((days.first.toordinal(), at, weight))
                else:
                    self._undated[term].append((at, weight))
        for entries in self._dated.values():
            entries.sort()

    def near(self, term: str, days: Days | None) -> Iterator[tuple[int, float]]:
        """Yield the reports that use a word about these days, unless they are a crowd."""
        dated = self._dated.get(term, [])
        undated = self._undated.get(term, [])
        if days:
            low = bisect_left(dated, (days.first.toordinal() - FAR, -1, 0.0))
            high = bisect_right(dated, (days.last.toordinal() + FAR, len(dated) + 1, 0.0))
        else:
            low, high = 0, len(dated)
        if high - low + len(undated) <= CROWD:
            yield from ((at, weight) for _, at, weight in dated[low:high])
            yield from undated
