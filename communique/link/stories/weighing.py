"""From sketches to unit vectors of words: frequent words weigh little, telling ones much.

How many reports of a period use a word is counted in buckets of days, not in reports: a few outlets on one meeting do
not make its words common. Where reports are many, ten of a bucket count as one more. A background of news at large
counts as so many buckets more: a small corpus leans on it. All is counted in steps that double, so that a report that
arrives seldom changes the weights of others.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from communique.link.stories.periods import BUCKETS
from communique.text.commonness import share
from communique.types import Sketch

PRIOR = 50  # buckets that the background stands for
FIRST = 4  # buckets from which on a word counts as common at all

Vector = dict[str, float]


def step(count: int, first: int = FIRST) -> int:
    """Return the last step that a count has come to, 0 before the first."""
    return first << (count // first).bit_length() - 1 if count >= first else 0


def vector(sketch: Sketch, steps: Mapping[str, int], total: int) -> Vector:
    """Return the vector of a sketch, of length 1; `steps` say how common its words are, `total` how long the period."""
    return unit(
        {term: (1 + math.log(count)) * _rarity(term, steps[term], total) for term, count in sketch.words.items()}
    )


def dot(left: Vector, right: Vector) -> float:
    """Return the inner product of two vectors."""
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return sum(value * large[term] for term, value in small.items() if term in large)


def total(vectors: Iterable[Vector]) -> Vector:
    """Return the sum of vectors, brought to length 1."""
    summed: Vector = {}
    for each in vectors:
        for term, value in each.items():
            summed[term] = summed.get(term, 0.0) + value
    return unit(summed)


def unit(values: Mapping[str, float]) -> Vector:
    """Return a vector brought to length 1, its words in order, so that sums over them are the same every time."""
    length = math.sqrt(math.fsum(value * value for value in values.values())) or 1.0
    return {term: values[term] / length for term in sorted(values)}


def heaviest(values: Vector, most: int) -> list[str]:
    """Return the words that weigh most, the heaviest first."""
    return sorted(values, key=lambda term: (-values[term], term))[:most]


def _rarity(term: str, common: int, total: int) -> float:
    seen = max(common, 1) + PRIOR * share(term) + 0.5
    return max(0.0, math.log((max(total, BUCKETS) + PRIOR + 1) / seen))
