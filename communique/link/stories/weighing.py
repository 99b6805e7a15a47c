"""From the sketches of a corpus to unit vectors of words: frequent words weigh little, telling ones much.

How many reports use a word is counted in three-day buckets, not in reports: forty outlets on one meeting do not make
its words common. A background of news at large counts as so many buckets more: a small corpus leans on it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from communique.text.commonness import share
from communique.types import Sketch

PRIOR = 50  # buckets that the background stands for
BUCKET = 3  # days

Vector = dict[str, float]


def vectors(sketches: Sequence[Sketch]) -> list[Vector]:
    """Return the vector of each sketch, of length 1, its words from the heaviest down."""
    rarity = _rarity(sketches)
    return [
        _unit({term: (1 + math.log(count)) * rarity[term] for term, count in each.words.items()}) for each in sketches
    ]


def dot(left: Vector, right: Vector) -> float:
    """Return the inner product of two vectors."""
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return sum(value * large[term] for term, value in small.items() if term in large)


def _rarity(sketches: Sequence[Sketch]) -> dict[str, float]:
    buckets: defaultdict[str, set[int | str]] = defaultdict(set)
    every: set[int | str] = set()
    for each in sketches:
        bucket = each.published.toordinal() // BUCKET if each.published else each.report
        every.add(bucket)
        for term in each.words:
            buckets[term].add(bucket)
    total = len(every) + PRIOR + 1
    return {term: max(0.0, math.log(total / (len(seen) + PRIOR * share(term) + 0.5))) for term, seen in buckets.items()}


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(math.fsum(value * value for value in vector.values())) or 1.0
    ordered = sorted(vector.items(), key=lambda item: (-item[1], item[0]))
    return {term: value / length for term, value in ordered}
