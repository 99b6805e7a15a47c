"""Which statements are worth comparing: those that share telling concepts, or a run of quoted words.

Small blocks are compared whole; beyond that a statement meets a bounded number of others, so that the cost grows with
the number of statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import combinations

from communique.link.utterances.quoting import RUN, Words
from communique.link.utterances.sayings import Saying
from communique.text.words import is_small

CROWD = 80  # statements from which a concept or a run of words no longer brings candidates
BEST = 30  # candidates kept for a statement
SMALL = 60  # statements of a block up to which all are compared

Pair = tuple[int, int]


def candidates(block: Sequence[Saying], telling: Mapping[str, float]) -> list[Pair]:
    """Return the pairs worth comparing within a block, by positions, the smaller first."""
    if len(block) <= SMALL:
        return list(combinations(range(len(block)), 2))
    return sorted({*_by_concepts(block, telling), *by_quotation(block)})


def by_quotation(block: Sequence[Saying]) -> set[Pair]:
    """Return the pairs of which one holds three words in a row that the other quotes, two of them with meaning."""
    quoting: defaultdict[Words, list[int]] = defaultdict(list)
    for at, saying in enumerate(block):
        for run in sorted({run for quotation in saying.quoted for run in _telling_runs(quotation)}):
            quoting[run].append(at)
    pairs: set[Pair] = set()
    for at, saying in enumerate(block):
        for run in {run for run in _telling_runs(saying.folds) if run in quoting}:
            if len(quoting[run]) <= CROWD:
                pairs.update((min(at, other), max(at, other)) for other in quoting[run] if other != at)
    return pairs


def _telling_runs(folded: Sequence[str]) -> list[Words]:
    """Return the runs of three words with two that mean something; a shorter text is one run."""
    size = min(RUN, len(folded))
    found = (tuple(folded[at : at + size]) for at in range(len(folded) - size + 1))
    return [run for run in found if run and sum(map(is_small, run)) <= size - min(2, size)]


def _by_concepts(block: Sequence[Saying], telling: Mapping[str, float]) -> set[Pair]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, saying in enumerate(block):
        for term in saying.bag:
            holders[term].append(at)
    pairs: set[Pair] = set()
    for at, saying in enumerate(block):
        shared: defaultdict[int, float] = defaultdict(float)
        for term in sorted(saying.bag):
            if len(holders[term]) <= CROWD:
                for other in holders[term]:
                    shared[other] += telling.get(term, 0.0)
        shared.pop(at, None)
        for _, other in nsmallest(BEST, ((-round(weight, 9), other) for other, weight in shared.items())):
            pairs.add((min(at, other), max(at, other)))
    return pairs
