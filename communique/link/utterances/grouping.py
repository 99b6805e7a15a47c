"""From pairs to sayings: a statement joins the one that matches it best in another report, if it is the best match too.

A report quotes several sentences of one speech, and they resemble each other; being best on both sides is what keeps
them apart. One report gives a saying once, save for a lead that sums up what the report quotes below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import combinations

from communique.link.utterances.matching import NEAR, Match, match
from communique.link.utterances.sayings import Saying

AVERAGE = 0.28  # average score from which two groups are one saying
REPEATED = 0.8  # score from which reported speech repeats a quotation of the same report
CROWD = 80  # statements of a block from which a concept no longer brings candidates
BEST = 30  # candidates kept for a statement
SMALL = 60  # statements of a block up to which all are compared

Pair = tuple[int, int]


def compare(block: Sequence[Saying], telling: Mapping[str, float]) -> dict[Pair, Match]:
    """Return the match of each pair worth comparing in a block, by positions, the smaller first."""
    matches = {}
    for left, right in _candidates(block, telling):
        found = match(block[left], block[right], telling)
        if found.score >= NEAR:
            matches[left, right] = found
    return matches


def group(block: Sequence[Saying], matches: Mapping[Pair, Match]) -> list[list[int]]:
    """Return the sayings of a block as groups of positions."""
    allowed = {pair: found for pair, found in matches.items() if not found.against}
    groups: dict[int, list[int]] = {at: [at] for at in range(len(block))}
    home = list(range(len(block)))
    for left, right in _mutual(block, allowed):
        one, other = home[left], home[right]
        if one != other and _may_join(groups[one], groups[other], block, matches):
            groups[one].extend(groups.pop(other))
            for at in groups[one]:
                home[at] = one
    _attach_leads(block, matches, groups)
    _attach_repeats(block, matches, groups)
    return sorted(sorted(members) for members in groups.values())


def _candidates(block: Sequence[Saying], telling: Mapping[str, float]) -> list[Pair]:
    if len(block) <= SMALL:
        return list(combinations(range(len(block)), 2))
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, saying in enumerate(block):
        for term in saying.bag:
            holders[term].append(at)
    pairs = set()
    for at, saying in enumerate(block):
        shared: defaultdict[int, float] = defaultdict(float)
        for term in sorted(saying.bag):
            if len(holders[term]) <= CROWD:
                for other in holders[term]:
                    shared[other] += telling.get(term, 0.0)
        shared.pop(at, None)
        for _, other in nsmallest(BEST, ((-round(weight, 9), other) for other, weight in shared.items())):
            pairs.add((min(at, other), max(at, other)))
    return sorted(pairs)


def _mutual(block: Sequence[Saying], matches: Mapping[Pair, Match]) -> list[Pair]:
    """Return the pairs over two reports that are each other's best there, the nearest first."""
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    for (left, right), found in matches.items():
        best[left, block[right].report] = max(best[left, block[right].report], found.score)
        best[right, block[left].report] = max(best[right, block[left].report], found.score)
    mutual = [
        (-found.score, left, right)
        for (left, right), found in matches.items()
        if block[left].report != block[right].report
        and found.score >= best[left, block[right].report]
        and found.score >= best[right, block[left].report]
    ]
    return [(left, right) for _, left, right in sorted(mutual)]


def _may_join(one: Sequence[int], other: Sequence[int], block: Sequence[Saying], matches: Mapping[Pair, Match]) -> bool:
    if {block[at].report for at in one} & {block[at].report for at in other}:
        return False
    scores = []
    for left in one:
        for right in other:
            found = matches.get((min(left, right), max(left, right)))
            if found and found.against:
                return False
            scores.append(found.score if found else 0.0)
    return sum(scores) / len(scores) >= AVERAGE


def _attach_leads(block: Sequence[Saying], matches: Mapping[Pair, Match], groups: dict[int, list[int]]) -> None:
    """Let a lead that was left alone join the saying it sums up, also one that its own report quotes."""
    for at in sorted(groups):
        if groups.get(at) != [at] or not block[at].leading or block[at].statement.form == "direct":
            continue
        scored = [(_average(at, members, matches), -home) for home, members in groups.items() if home != at]
        score, home = max(scored, default=(0.0, 0))
        if score >= AVERAGE:
            groups[-home].append(at)
            del groups[at]


def _attach_repeats(block: Sequence[Saying], matches: Mapping[Pair, Match], groups: dict[int, list[int]]) -> None:
    """Let a statement left alone join one of its own report that says the same words, or nearly."""
    home = {at: number for number, members in groups.items() for at in members}
    for (left, right), found in sorted(matches.items(), key=lambda item: (-item[1].score, item[0])):
        if block[left].report != block[right].report or found.against or not _repeats(block[left], block[right], found):
            continue
        for alone, other in ((right, left), (left, right)):
            if groups.get(home[alone]) == [alone] and home[other] != home[alone]:
                groups[home[other]].append(alone)
                del groups[home[alone]]
                home[alone] = home[other]
                break


def _repeats(left: Saying, right: Saying, found: Match) -> bool:
    """Two quotations of one report are two sentences of a speech unless their words are the same."""
    quoted = left.statement.form == right.statement.form == "direct"
    return found.same_words or (found.score >= REPEATED and not quoted)


def _average(at: int, members: Iterable[int], matches: Mapping[Pair, Match]) -> float:
    scores = []
    for other in members:
        found = matches.get((min(at, other), max(at, other)))
        if found and found.against:
            return 0.0
        scores.append(found.score if found else 0.0)
    return sum(scores) / len(scores)
