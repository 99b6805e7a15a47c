"""Commitments: undertakings joined over outlets, and what later words say became of each.

Two pledges are one commitment when those bound are compatible, what is undertaken shares most of its telling words, and
the due days do not conflict. Evidence is what a report of the same day or later says of the same act.

Status, from the evidence: a claim counts as a report only when it is not the promisor's own. "reported_kept" and
"reported_broken" need such a report; both, or a promisor who contradicts one, make it "disputed"; "in_progress"
needs words that it is under way or was renewed; all else, a promisor's own claim of success too, leaves it "open".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from communique.link.bonds import keep_to
from communique.link.evidence import Told, evidence, status
from communique.link.matters import Matter, matters
from communique.types import UNDECIDED, Commitment, Days, Decided, Link, Pledge, Reading, Span, Story, make_id

MIN_LIKENESS = 0.5  # of two pledges that are one: mean of the share of the shorter one and the cosine, weighted
MEAN_LIKENESS = 0.4  # of all pairs across two groups that are joined
UNSURE_LIKENESS = 0.35  # from here on a pair is proposed as unsure
MIN_STEMS = 2
SAME_ACT = 0.66  # share of all concepts of two promises from which they undertake the same act
_RECALLED = re.compile(r"\b(?:had|was to|were to|that|which)\b")  # a promise told of, not made again
MAX_POSTING = 60  # pledges that hold a stem; a commoner stem proposes no pairs


def commitments(
    readings: Sequence[Reading], stories: Sequence[Story], who: Mapping[str, str], decided: Decided = UNDECIDED
) -> tuple[list[Commitment], list[Link]]:
    """Return the commitments of one process, sorted by id, and the links that joined or nearly joined them."""
    found = matters(readings, stories, who)
    pairs = sorted(_pairs(found), key=lambda pair: (-pair.likeness, pair.left, pair.right))
    clusters = _kept(decided, found, _clusters(found, pairs), pairs)
    told = evidence(readings, stories, who)
    by_stem: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(told):
        for stem in item.stems:
            by_stem[stem].append(number)
    groups = [sorted((found[number] for number in cluster), key=_in_time) for cluster in clusters]
    until = _until(groups)
    made = [_commitment(members, told, by_stem, until.get(number), decided) for number, members in enumerate(groups)]
    home = {number: place for place, cluster in enumerate(clusters) for number in cluster}
    links = [_link(found, pair, home) for pair in pairs]
    return sorted(made, key=lambda commitment: commitment.id), sorted(links, key=lambda link: (link.left, link.right))


class _Pair(NamedTuple):
    """Two pledges by number, how alike they are, and the concepts they share."""

    left: int
    right: int
    likeness: float
    shared: tuple[str, ...]


def _clusters(found: Sequence[Matter], pairs: Sequence[_Pair]) -> list[list[int]]:
    """Join the likeliest pairs first, and two groups only if their members are alike on average: no chains."""
    likeness = {(pair.left, pair.right): pair.likeness for pair in pairs}
    home = list(range(len(found)))
    groups = {number: [number] for number in home}
    for pair in pairs:
        one, other = home[pair.left], home[pair.right]
        if pair.likeness < MIN_LIKENESS or one == other:
            continue
        across = [likeness.get((min(a, b), max(a, b)), 0.0) for a in groups[one] for b in groups[other]]
        if sum(across) / len(across) >= MEAN_LIKENESS:
            groups[one] += groups.pop(other)
            for member in groups[one]:
                home[member] = one
    return [sorted(group) for group in groups.values()]


def _kept(
    decided: Decided, found: Sequence[Matter], clusters: Sequence[list[int]], pairs: Sequence[_Pair]
) -> list[list[int]]:
    """Return the clusters as people decided; what they left open goes with what it is most like."""
    likeness = {(pair.left, pair.right): pair.likeness for pair in pairs}
    return keep_to(
        decided,
        clusters,
        lambda number: found[number].pledge.id,
        lambda a, b: likeness.get((min(a, b), max(a, b)), 0.0),
    )


def _link(found: Sequence[Matter], pair: _Pair, home: Mapping[int, int]) -> Link:
    left, right = found[pair.left], found[pair.right]
    joined = home[pair.left] == home[pair.right]
    verdict: Literal["same", "unsure"] = "same" if joined else "unsure"
    reasons = (f"both undertake: {', '.join(pair.shared)}", _who_reason(left, right))
    return Link("commitment", left.pledge.id, right.pledge.id, verdict, round(min(pair.likeness, 1.0), 3), reasons)


def _pairs(found: Sequence[Matter]) -> Iterator[_Pair]:
    """Yield pairs that share rare stems and may be one commitment, with their likeness and what they share."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, matter in enumerate(found):
        for stem in sorted(matter.stems):
            postings[stem].append(number)
    weight = {stem: 1.0 / len(held) ** 0.5 for stem, held in postings.items()}
    shared: Counter[tuple[int, int]] = Counter()
    for held in postings.values():
        if len(held) <= MAX_POSTING:
            shared.update((left, right) for place, left in enumerate(held) for right in held[place + 1 :])
    for (one, other), count in sorted(shared.items()):
        left, right = found[one], found[other]
        enough = count >= MIN_STEMS or (count >= min(len(left.stems), len(right.stems)) and _vouched(left, right))
        if not enough or not compatible(left, right):
            continue
        common = sorted(left.stems & right.stems)
        weighed = sum(weight[stem] for stem in common)
        sizes = [sum(weight[stem] for stem in matter.stems) for matter in (left, right)]
        likeness = (weighed / min(sizes) + weighed / (sizes[0] * sizes[1]) ** 0.5) / 2
        if likeness >= UNSURE_LIKENESS:
            yield _Pair(one, other, likeness, tuple(common))


def _vouched(left: Matter, right: Matter) -> bool:
    """Whether two pledges of one telling word are of one story and the same word, or share a number or a due day."""
    dated = left.pledge.due is not None and left.pledge.due == right.pledge.due
    same = left.story == right.story or bool(left.promisor & right.promisor)
    return same and (left.stems == right.stems or dated or bool(left.numbers & right.numbers))


def compatible(left: Matter, right: Matter) -> bool:
    """Whether neither those bound, nor a denial, nor, over stories, the due days speak against one commitment.

    A person of whom no state is told may speak for any. Within a story other days are a difference between its reports,
    not another promise.
    """
    same = left.promisor & right.promisor or left.states & right.states
    comparable = bool(left.states and right.states) or left.kinds == right.kinds
    apart = bool(left.promisor) and bool(right.promisor) and not same and comparable
    due = left.story == right.story or _overlap(left.pledge.due, right.pledge.due)
    return not apart and due and left.denied == right.denied


def _overlap(left: Days | None, right: Days | None) -> bool:
    return left is None or right is None or left.overlaps(right)


def _who_reason(left: Matter, right: Matter) -> str:
    return "the same are bound" if left.promisor & right.promisor else "one does not say who is bound"


def _in_time(matter: Matter) -> tuple[tuple[str, int], Span]:
    return (matter.order, matter.pledge.span)


def _until(groups: Sequence[Sequence[Matter]]) -> dict[int, tuple[str, int]]:
    """Map the number of a promise to when the same act was promised anew, for another day.

    What is told from then on bears on the later promise.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for number, members in enumerate(groups):
        for stem in sorted(members[0].stems):
            postings[stem].append(number)
    until: dict[int, tuple[str, int]] = {}
    for number, members in enumerate(groups):
        first = members[0]
        near = Counter(other for stem in sorted(first.stems) for other in postings[stem][:MAX_POSTING])
        for other, shared in sorted(near.items()):
            anew = groups[other][0]
            alike = shared >= max(MIN_STEMS, SAME_ACT * len(first.stems | anew.stems))
            if alike and anew.order > first.order and anew.promisor & first.promisor:
                until[number] = min(until.get(number, anew.order), anew.order)
    return until


def _commitment(
    members: Sequence[Matter],
    told: Sequence[Told],
    by_stem: Mapping[str, list[int]],
    until: tuple[str, int] | None,
    decided: Decided,
) -> Commitment:
    found = [item for item in _of(members, told, by_stem) if until is None or item.order < until]
    found = _judged(decided, members, [*found, *_renewals(members)], told)
    bearing = {(item.evidence.span, item.evidence.bearing): item for item in found}
    items = [bearing[key] for key in sorted(bearing)]
    promisor = frozenset(actor for matter in members for actor in matter.promisor)
    return Commitment(
        id=make_id("co", members[0].pledge.id),
        promisor=tuple(sorted(promisor)),
        to=tuple(sorted({actor for matter in members for actor in matter.to} - promisor)),
        label=_label(members),
        due=_due([matter.pledge for matter in members]),
        status=status(items, promisor, frozenset(state for matter in members for state in matter.states)),
        members=tuple(matter.pledge.id for matter in members),
        pledges=tuple(matter.pledge.span for matter in members),
        evidence=tuple(item.evidence for item in items),
    )


def _of(members: Sequence[Matter], told: Sequence[Told], by_stem: Mapping[str, list[int]]) -> list[Told]:
    """Return what is told of a commitment: later words about the same act by the same actors."""
    stems = frozenset(stem for matter in members for stem in matter.stems)
    promisor = frozenset(actor for matter in members for actor in matter.promisor)
    first = members[0].order
    spans = [matter.pledge.span for matter in members]
    near = sorted({number for stem in stems for number in by_stem.get(stem, ())})
    later = [told[number] for number in near if told[number].order >= first]
    told_of = [item for item in later if any(item.concerns(matter.stems, promisor) for matter in members)]
    return [item for item in told_of if not item.within(spans)]


def _judged(decided: Decided, members: Sequence[Matter], found: Sequence[Told], told: Sequence[Told]) -> list[Told]:
    """Return the evidence found, without what people judged not to bear on it, and with what they judged to."""
    pledges = {matter.pledge.id for matter in members}
    refused = {one for pair in decided.different if pledges & set(pair) for one in pair} - pledges
    wanted = {one for pair in decided.same if pledges & set(pair) for one in pair}
    kept = [item for item in found if item.source not in refused]
    return kept + [item for item in told if item.source in wanted and item not in kept]


def _renewals(members: Sequence[Matter]) -> list[Told]:
    """Return the pledges of a later story that repeat the commitment."""
    return [
        Told.renewal(later.pledge, later.order)
        for earlier, later in pairwise(members)
        if later.story != members[0].story and later.order > earlier.order and not _RECALLED.search(later.words)
    ]


def _label(members: Sequence[Matter]) -> str:
    """Return the wording that shares most stems with the others, short ones first."""
    counts = Counter(stem for matter in members for stem in matter.stems)
    best = max(members, key=lambda matter: (_typical(matter, counts), -len(matter.words), matter.words))
    return best.words[:1].upper() + best.words[1:]


def _typical(matter: Matter, counts: Counter[str]) -> float:
    return sum(counts[stem] for stem in matter.stems) / (len(matter.stems) + 3)


def _due(pledges: Sequence[Pledge]) -> Days | None:
    told = [pledge.due for pledge in pledges if pledge.due is not None]
    return min(told, key=lambda days: ((days.last - days.first).days, days)) if told else None
