"""Agreements without a name, joined by what was agreed, between whom and when.

The accords given are those of one process. One of which nothing is told ("an understanding was reached")
stands for itself within its own report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from communique.link.designated import Key, telling
from communique.types import Accord

MIN_SHARED = 3  # stems that two unnamed agreements share at least
MIN_SHARE = 0.6  # and what part of the shorter one that must be
MAX_COMPARED = 20  # clusters, and accords of a cluster, an unnamed agreement is compared with at most
MAX_HELD = 3  # clusters that one stem leads to within one setting


def by_matter(unnamed: Sequence[Accord], who: Mapping[str, str]) -> list[list[Accord]]:
    """Join agreements without a name whose matter, parties and day agree; in the order given, in linear time."""
    clusters: list[list[Accord]] = []
    postings: dict[tuple[Key, str], list[int]] = defaultdict(list)
    for accord in unnamed:
        stems = _matter(accord)
        keys = [(key, stem) for key in _keys(accord) for stem in sorted(stems)]
        near = Counter(number for key in keys for number in postings[key])
        home = _nearest(accord, stems, near, clusters, who)
        if home is None:
            home = len(clusters)
            clusters.append([])
        clusters[home].append(accord)
        for key in keys:
            if home not in postings[key][-MAX_HELD:]:
                postings[key].append(home)
    return clusters


def actors(accord: Accord, who: Mapping[str, str]) -> set[str]:
    """Return the parties as actors of the record."""
    return {who.get(entity, entity) for entity in accord.parties}


def _matter(accord: Accord) -> set[str]:
    """Return the stems of what was agreed; one of which nothing is told stands for itself."""
    return set(telling(accord)[:-1]) or {accord.name}


def _keys(accord: Accord) -> list[Key]:
    """Return where to look for the same agreement: anywhere, or its own report where nothing else tells it."""
    return [("anywhere",)] if telling(accord)[:-1] else [("within", accord.span.report)]


def _nearest(
    accord: Accord, stems: set[str], near: Counter[int], clusters: list[list[Accord]], who: Mapping[str, str]
) -> int | None:
    """Return the cluster that shares most of the matter, if it shares enough and nothing speaks against it."""
    scored = []
    for number, _ in near.most_common(MAX_COMPARED):
        for other in clusters[number][:MAX_COMPARED]:
            theirs = _matter(other)
            common = len(stems & theirs)
            share = common / min(len(stems), len(theirs))
            if common >= min(MIN_SHARED, len(stems), len(theirs)) and share >= MIN_SHARE and _agree(accord, other, who):
                scored.append((share, common, -number))
    return -max(scored)[2] if scored else None


def _agree(left: Accord, right: Accord, who: Mapping[str, str]) -> bool:
    """Whether neither parties nor days speak against one agreement."""
    ours, theirs = actors(left, who), actors(right, who)
    apart = bool(ours) and bool(theirs) and not ours & theirs
    if not telling(left)[:-1]:
        apart = not (ours <= theirs or theirs <= ours)  # nothing else tells one "deal" of a report from another
    return not apart and (left.days is None or right.days is None or left.days.overlaps(right.days))
