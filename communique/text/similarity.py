"""How near two texts are: characters, concepts, and how much of the shorter one the longer one holds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from communique.text.words import folds

SIZES = (3, 4, 5)  # letters in a gram


def grams(text: str) -> Counter[str]:
    """Count the runs of 3 to 5 characters of a text, in folded words set off by spaces."""
    plain = f" {' '.join(folds(text))} "
    return Counter(plain[at : at + size] for size in SIZES for at in range(len(plain) - size + 1))


def rarity(
    bags: Iterable[Iterable[str]], prior: Mapping[str, float] | None = None, weight: float = 0.0
) -> dict[str, float]:
    """Return the inverse document frequency of each term, smoothed; a prior share of texts counts as `weight` texts."""
    seen: Counter[str] = Counter()
    total = 0
    for bag in bags:
        seen.update(set(bag))
        total += 1
    known = prior or {}
    return {
        term: max(0.0, math.log((total + weight + 1) / (count + weight * known.get(term, 0.0) + 0.5)))
        for term, count in seen.items()
    }


def weighed(bag: Mapping[str, float], rarities: Mapping[str, float]) -> dict[str, float]:
    """Return the TF-IDF vector of a bag of terms, of length 1; terms unknown to `rarities` are left out."""
    return _unit({term: (1 + math.log(count)) * rarities[term] for term, count in bag.items() if rarities.get(term)})


def unit(bag: Mapping[str, float]) -> dict[str, float]:
    """Return the vector of a bag of terms, each as telling as the other, of length 1."""
    return _unit({term: 1 + math.log(count) for term, count in bag.items()})


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items()} if length else {}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the inner product of two vectors of length 1."""
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return math.fsum(value * large[term] for term, value in small.items() if term in large)


def containment(left: Iterable[str], right: Iterable[str], rarities: Mapping[str, float]) -> float:
    """Return which share of the lighter bag's weight the other bag holds, in [0, 1]."""
    one, other = set(left), set(right)
    lighter = min(_mass(one, rarities), _mass(other, rarities))
    return min(1.0, _mass(one & other, rarities) / lighter) if lighter else 0.0


def overlap(left: Sequence[str], right: Sequence[str]) -> float:
    """Return the Jaccard overlap of two texts' words."""
    one, other = set(left), set(right)
    return len(one & other) / len(one | other) if one | other else 0.0


def _mass(terms: Iterable[str], rarities: Mapping[str, float]) -> float:
    return math.fsum(sorted(rarities.get(term, 0.0) for term in terms))
