"""A story's label: the names its reports make most of. Our words, not an outlet's headline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from communique.types import Sketch

MOST = 3  # names in a label
_WORTH = {"person": 1.0, "place": 0.8, "state": 0.3}  # by the kind of a name's key


def label(sketches: Sequence[Sketch]) -> str:
    """Return the two or three names that head most of the reports, people before places, places before states."""
    weights: defaultdict[str, float] = defaultdict(float)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in sketches:
        for rank, (name, form) in enumerate(zip(each.names, each.labels, strict=False)):
            weights[name] += _WORTH.get(name.partition(":")[0], 0.6) / (rank + 2)
            forms[name][form] += 1
    best = sorted(weights, key=lambda name: (-round(weights[name], 9), name))[:MOST]
    if best:
        return ", ".join(min(forms[name], key=lambda form: (-forms[name][form], form)) for name in best)
    words = Counter(term for each in sketches for term in sorted(each.words, key=lambda term: -each.words[term])[:5])
    return (
        ", ".join(term for term, _ in sorted(words.items(), key=lambda item: (-item[1], item[0]))[:MOST]) or "untitled"
    )
