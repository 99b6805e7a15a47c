"""Average-link clustering: the two nearest groups join first, as long as their members are near on average.

A single near pair never chains two groups together. Distances between groups follow from those of their parts (Lance
and Williams); a pair that was never compared counts by the inner product of the groups' words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from communique.link.stories.days import nearness
from communique.link.stories.weighing import Vector, dot
from communique.types import Days

Pair = tuple[int, int]


def average_link(
    scores: Mapping[Pair, float], vectors: Sequence[Vector], written: Sequence[Days | None], floor: float
) -> list[list[int]]:
    """Return groups of positions, each sorted, in the order of their first members."""
    groups = _Groups(scores, vectors, written, floor)
    groups.join()
    return sorted(sorted(members) for members in groups.members.values())


class _Groups:
    """The groups as they stand, the scores between neighbours, and a queue of pairs, nearest first."""

    def __init__(
        self, scores: Mapping[Pair, float], vectors: Sequence[Vector], written: Sequence[Days | None], floor: float
    ) -> None:
        self.members = {at: [at] for at in range(len(vectors))}
        self._sums: dict[int, Vector] = {}
        self._vectors = vectors
        self._written = list(written)
        self._floor = floor
        self._near: list[dict[int, float]] = [{} for _ in vectors]
        for (left, right), score in scores.items():
            self._near[left][right] = self._near[right][left] = score
        self._queue = [(-score, left, right) for (left, right), score in scores.items() if score >= floor]
        heapify(self._queue)

    def join(self) -> None:
        """Join the nearest two groups until none are near enough."""
        while self._queue:
            score, left, right = heappop(self._queue)
            if self._near[left].get(right) == -score:
                self._unite(left, right)

    def _unite(self, keep: int, gone: int) -> None:
        mine, other = len(self.members[keep]), len(self.members[gone])
        around = sorted((self._near[keep].keys() | self._near[gone].keys()) - {keep, gone})
        scores = {
            third: (self._score(keep, third) * mine + self._score(gone, third) * other) / (mine + other)
            for third in around
        }
        for third in around:
            self._near[third].pop(gone, None)
            self._near[third].pop(keep, None)
        self._sums[keep] = _sum(self._sum(keep), self._sum(gone))
        self._sums.pop(gone, None)
        self.members[keep] += self.members.pop(gone)
        self._written[keep] = _reach(self._written[keep], self._written[gone])
        self._near[gone] = {}
        self._near[keep] = {}
        for third, score in scores.items():
            self._near[keep][third] = self._near[third][keep] = score
            if score >= self._floor:
                heappush(self._queue, (-score, min(keep, third), max(keep, third)))

    def _score(self, group: int, third: int) -> float:
        known = self._near[group].get(third)
        if known is not None:
            return known
        pairs = len(self.members[group]) * len(self.members[third])
        return dot(self._sum(group), self._sum(third)) / pairs * nearness(self._written[group], self._written[third])

    def _sum(self, group: int) -> Vector:
        return self._sums[group] if group in self._sums else self._vectors[group]


def _sum(left: Vector, right: Vector) -> Vector:
    total = dict(left)
    for term, value in right.items():
        total[term] = total.get(term, 0.0) + value
    return total


def _reach(left: Days | None, right: Days | None) -> Days | None:
    if left is None or right is None:
        return left or right
    return Days(min(left.first, right.first), max(left.last, right.last))
