"""Which pledges are one promise: those bound are compatible, and what is undertaken shares most telling words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from communique.link.bonds import keep_to
from communique.link.matters import Matter, idle
from communique.text.concepts import concept
from communique.text.synonyms import near
from communique.types import Days, Decided, Link

MIN_LIKENESS = 0.5  # of two pledges that are one: mean of the share of the shorter one and the cosine, weighted
MEAN_LIKENESS = 0.4  # of all pairs across two groups that are joined
UNSURE_LIKENESS = 0.35  # from here on a pair is proposed as unsure
VOUCHED = 0.15  # what a number or a due day in common adds where the same are bound to the same act
OTHER_ACT = 0.6  # what is left of the likeness of two pledges whose acts are not one: "reopen" and "repair" the bridge
MIN_STEMS = 2
MAX_POSTING = 60  # pledges that hold a stem; a commoner stem proposes no pairs


class Pair(NamedTuple):
    """Two pledges by number, how alike they are, and the concepts they share."""

    left: int
    right: int
    likeness: float
    shared: tuple[str, ...]


def promises(found: Sequence[Matter], decided: Decided) -> tuple[list[list[int]], list[Link]]:
    """Return groups of pledges by number, as people decided them, and the links that joined or nearly joined them."""
    pairs = sorted(_pairs(found), key=lambda pair: (-pair.likeness, pair.left, pair.right))
    likeness = {(pair.left, pair.right): pair.likeness for pair in pairs}
    groups = keep_to(
        decided,
        _groups(len(found), pairs, likeness),
        lambda number: found[number].pledge.id,
        lambda a, b: likeness.get((min(a, b), max(a, b)), 0.0),
    )
    home = {number: place for place, group in enumerate(groups) for number in group}
    links = [_link(found, pair, home) for pair in pairs]
    return groups, sorted(links, key=lambda link: (link.left, link.right))


def _groups(count: int, pairs: Sequence[Pair], likeness: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Join the likeliest pairs first, and two groups only if their members are alike on average: no chains."""
    home = list(range(count))
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


def _link(found: Sequence[Matter], pair: Pair, home: Mapping[int, int]) -> Link:
    left, right = found[pair.left], found[pair.right]
    joined = home[pair.left] == home[pair.right]
    verdict: Literal["same", "unsure"] = "same" if joined else "unsure"
    who = "the same are bound" if left.promisor & right.promisor else "one does not say who is bound"
    reasons = (f"both undertake: {', '.join(pair.shared)}", who)
    return Link("commitment", left.pledge.id, right.pledge.id, verdict, round(min(pair.likeness, 1.0), 3), reasons)


def _pairs(found: Sequence[Matter]) -> Iterator[Pair]:
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
        enough = count >= MIN_STEMS or (count >= min(len(left.stems), len(right.stems)) and _one_word(left, right))
        if not enough or not compatible(left, right):
            continue
        common = sorted(left.stems & right.stems)
        weighed = sum(weight[stem] for stem in common)
        sizes = [sum(weight[stem] for stem in matter.stems) for matter in (left, right)]
        likeness = (weighed / min(sizes) + weighed / (sizes[0] * sizes[1]) ** 0.5) / 2
        if _other_act(left, right):
            likeness *= OTHER_ACT if count > MIN_STEMS else 0.0  # "meet the envoy" and "thank the envoy"
        elif count > MIN_STEMS and left.promisor & right.promisor and _vouched(left, right):
            likeness += VOUCHED
        if likeness >= UNSURE_LIKENESS:
            yield Pair(one, other, likeness, tuple(common))


def _one_word(left: Matter, right: Matter) -> bool:
    """Whether two pledges of one telling word are of one story or promisor, and the same word or vouched for."""
    same = left.story == right.story or bool(left.promisor & right.promisor)
    return same and (left.stems == right.stems or _vouched(left, right))


def _other_act(left: Matter, right: Matter) -> bool:
    """Whether the words for what is to be done mean different acts, as far as they tell any."""
    one, other = left.act, right.act
    if not one or not other or idle(one) or idle(other) or left.stems == right.stems:
        return False
    told = (concept(one) in right.stems and concept(other) in left.stems) or concept(one) == concept(other)
    return not told and not near(one, other)


def _vouched(left: Matter, right: Matter) -> bool:
    """Whether two pledges share a number or fall due within the same days."""
    due, then = left.pledge.due, right.pledge.due
    dated = due is not None and then is not None and due.overlaps(then)
    return dated or bool(left.numbers & right.numbers)


def compatible(left: Matter, right: Matter) -> bool:
    """Whether neither those bound, nor cities, nor a denial, nor, over stories, due days speak against one commitment.

    A person of whom no state is told may speak for any. Within a story other days are a difference between its reports,
    not another promise.
    """
    same = left.promisor & right.promisor or left.states & right.states
    comparable = bool(left.states and right.states) or left.kinds == right.kinds
    apart = bool(left.promisor) and bool(right.promisor) and not same and comparable
    due = left.story == right.story or _overlap(left.pledge.due, right.pledge.due)
    elsewhere = bool(left.cities) and bool(right.cities) and not left.cities & right.cities
    return not apart and not elsewhere and due and left.denied == right.denied


def _overlap(left: Days | None, right: Days | None) -> bool:
    return left is None or right is None or left.overlaps(right)
