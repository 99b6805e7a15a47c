"""Commitments: promises joined over outlets, and what later words say became of each.

Evidence is what a report of the same day or later says of the same act; a pledge made again in a later story renews the
promise, and the same act promised anew for a later day is another commitment, to which the first has slipped.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from communique.link.evidence import Told, evidence, status
from communique.link.matters import Matter, matters
from communique.link.promises import MAX_POSTING, MIN_STEMS, promises
from communique.types import UNDECIDED, Bearing, Commitment, Days, Decided, Link, Pledge, Reading, Span, Story, make_id

SAME_ACT = 0.66  # share of all concepts of two promises from which they undertake the same act
RETOLD = 2  # days within which a pledge told in another story is the same one told again, not renewed
_RECALLED = re.compile(r"\b(?:had|was to|were to|that|which)\b")  # a promise told of, not made again
_MID_CLAUSE = re.compile(
    r"(?:to|will|would|shall|should|that|which|who|and|of|on|is|are|was|were|has|have|had|been|be|not)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"\w\W+(?:it|he|she|they|we|I)(?: (?:has|have|had))?\s*$")  # "all prisoners it promised to free"
_PRONOUN = re.compile(r"(?:I|we|he|she|it|they|who|this|these)\b", re.IGNORECASE)


def commitments(
    readings: Sequence[Reading], stories: Sequence[Story], who: Mapping[str, str], decided: Decided = UNDECIDED
) -> tuple[list[Commitment], list[Link]]:
    """Return the commitments of one process, sorted by id, and the links that joined or nearly joined them."""
    found = matters(readings, stories, who)
    groups, links = promises(found, decided)
    chosen = [sorted((found[number] for number in group), key=_in_time) for group in groups]
    anew = _anew(chosen)
    before = {later: number for number, later in sorted(anew.items(), key=lambda item: _in_time(chosen[item[0]][0]))}
    outcomes = _Outcomes(evidence(readings, stories, who))
    made = []
    for number, members in enumerate(chosen):
        after = _first_story(chosen[anew[number]]) if number in anew else ()
        earlier = chosen[before[number]] if number in before else None
        made.append(_commitment(_Promise(members, after, earlier), outcomes, decided))
    return sorted(made, key=lambda commitment: commitment.id), links


class _Promise(Struct, frozen=True):
    """The pledges of one promise in time, those by which it was made anew, and the promise in whose place it came."""

    members: Sequence[Matter]
    after: Sequence[Matter]
    earlier: Sequence[Matter] | None


class _Outcomes:
    """What is told of the fate of promises, found by the concepts of its words."""

    def __init__(self, told: Sequence[Told]) -> None:
        """Index what is told."""
        self.told = told
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(told):
            for stem in item.stems:
                self._by_stem[stem].append(number)

    def near(self, stems: frozenset[str], first: tuple[str, int]) -> list[Told]:
        """Return what shares a concept and was told on that day or later."""
        numbers = sorted({number for stem in stems for number in self._by_stem.get(stem, ())})
        return [self.told[number] for number in numbers if self.told[number].order >= first]


def _in_time(matter: Matter) -> tuple[tuple[str, int], Span]:
    return (matter.order, matter.pledge.span)


def _anew(groups: Sequence[Sequence[Matter]]) -> dict[int, int]:
    """Map the number of a promise to the first one after it that undertakes the same act for a later day.

    What is told from then on bears on the later promise.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for number, members in enumerate(groups):
        for stem in sorted(members[0].stems):
            postings[stem].append(number)
    found: dict[int, int] = {}
    for number, members in enumerate(groups):
        near = Counter(other for stem in sorted(members[0].stems) for other in postings[stem][:MAX_POSTING])
        later = [other for other, shared in near.items() if _made_anew(members[0], groups[other][0], shared)]
        if later:
            found[number] = min(later, key=lambda other: _in_time(groups[other][0]))
    return found


def _made_anew(first: Matter, later: Matter, shared: int) -> bool:
    alike = shared >= max(MIN_STEMS, SAME_ACT * len(first.stems | later.stems))
    same = bool(later.promisor & first.promisor) and later.denied == first.denied
    due, then = first.pledge.due, later.pledge.due
    return (
        alike and same and later.order > first.order and due is not None and then is not None and then.last > due.last
    )


def _first_story(members: Sequence[Matter]) -> list[Matter]:
    return [matter for matter in members if matter.story == members[0].story]


def _commitment(promise: _Promise, outcomes: _Outcomes, decided: Decided) -> Commitment:
    members = promise.members
    found = [*_of(promise, outcomes), *_renewals(members), *(_said_again(later, "slipped") for later in promise.after)]
    bearing = {(item.evidence.span, item.evidence.bearing): item for item in _judged(decided, promise, found, outcomes)}
    items = [bearing[key] for key in sorted(bearing)]
    on_condition = _on_condition(members, outcomes)
    promisor = frozenset(actor for matter in members for actor in matter.promisor)
    states = frozenset(state for matter in members for state in matter.states)
    return Commitment(
        id=_identity(members),
        promisor=tuple(sorted(promisor)),
        to=tuple(sorted({actor for matter in members for actor in matter.to} - promisor)),
        label=_label(members),
        due=_due([matter.pledge for matter in members]),
        status=status(items, promisor, states, _conditional(members), on_condition),
        members=tuple(matter.pledge.id for matter in members),
        pledges=tuple(matter.pledge.span for matter in members),
        evidence=tuple(item.evidence for item in items),
        conditions=tuple(matter.condition.span for matter in members if matter.condition),
        on_condition=tuple(item.evidence for item in on_condition),
        renews=_identity(promise.earlier) if promise.earlier else None,
    )


def _identity(members: Sequence[Matter]) -> str:
    """Hash the first words that undertook it."""
    return make_id("co", members[0].pledge.id)


def _of(promise: _Promise, outcomes: _Outcomes) -> list[Told]:
    """Return what is told of a promise: later words about the same act by the same actors, until it is made anew."""
    stems = frozenset(stem for matter in promise.members for stem in matter.stems)
    promisor = frozenset(actor for matter in promise.members for actor in matter.promisor)
    spans = [matter.pledge.span for matter in promise.members]
    near = outcomes.near(stems, promise.members[0].order)
    told_of = [item for item in near if any(item.concerns(matter.stems, promisor) for matter in promise.members)]
    in_time = [item for item in told_of if not promise.after or item.order < promise.after[0].order]
    return [item for item in in_time if not item.within(spans)]


def _on_condition(members: Sequence[Matter], outcomes: _Outcomes) -> list[Told]:
    """Return what is told of the conditions of a promise."""
    spans = [matter.pledge.span for matter in members]
    found = {
        (item.evidence.span, item.evidence.bearing): item
        for matter in members
        if matter.condition is not None
        for item in outcomes.near(matter.condition.stems, members[0].order)
        if item.concerns(matter.condition.stems, matter.condition.actors) and not item.within(spans)
    }
    return [found[key] for key in sorted(found)]


def _conditional(members: Sequence[Matter]) -> bool:
    """Whether most who tell the promise tell a condition."""
    return 2 * sum(matter.condition is not None for matter in members) > len(members)


def _judged(decided: Decided, promise: _Promise, found: Sequence[Told], outcomes: _Outcomes) -> list[Told]:
    """Return the evidence found, with what people judged to bear on the promise and without what they judged not to.

    Where two judged the same words differently, each by another wording of the promise, the words are left out.
    """
    pledges = {matter.pledge.id for matter in promise.members}
    refused = {one for pair in decided.different if pledges & set(pair) for one in pair} - pledges
    wanted = {one for pair in decided.same if pledges & set(pair) for one in pair}
    both = [*found, *(item for item in outcomes.told if item.source in wanted and item not in found)]
    return [item for item in both if item.source not in refused]


def _renewals(members: Sequence[Matter]) -> list[Told]:
    """Return the pledges of a later story that repeat the commitment."""
    return [
        _said_again(later, "renewed")
        for earlier, later in pairwise(members)
        if later.story != members[0].story and _days_between(earlier, later) > RETOLD
        if not _RECALLED.search(later.words) and not _RELATIVE.search(_ahead(later))
    ]


def _days_between(earlier: Matter, later: Matter) -> int:
    """Return how many days lie between two tellings; more than any where one of the days is not known."""
    try:
        return (date.fromisoformat(later.order[0]) - date.fromisoformat(earlier.order[0])).days
    except ValueError:
        return RETOLD + 1 if later.order > earlier.order else 0


def _said_again(matter: Matter, bearing: Bearing) -> Told:
    return Told.again(matter.pledge, bearing, matter.voice, matter.reported, matter.order)


def _label(members: Sequence[Matter]) -> str:
    """Return a wording that names who is bound and shares most concepts with the others, short ones first.

    Where all begin in the middle of a clause, who is bound is put before the best.
    """
    counts = Counter(stem for matter in members for stem in matter.stems)
    best = max(
        members, key=lambda matter: (_opening(matter), _typical(matter, counts), -len(matter.words), matter.words)
    )
    words = best.words
    if _opening(best) == 0 and best.bound:
        clipped = _MID_CLAUSE.match(words) or best.pledge.span.start < best.pledge.trigger.start
        words = f"{best.bound}{':' if clipped else ''} {words}"
    return words[:1].upper() + words[1:]


def _opening(matter: Matter) -> int:
    """Return how well a wording opens: 2 with who is bound, 1 with a pronoun for it, 0 in the middle of a clause."""
    ahead = _ahead(matter)
    if not ahead or _MID_CLAUSE.match(matter.words) or _RELATIVE.search(ahead):
        return 0
    return 1 if _PRONOUN.match(matter.words) else 2


def _ahead(matter: Matter) -> str:
    """Return the words of a pledge before those that undertake it."""
    return matter.words[: max(0, matter.pledge.trigger.start - matter.pledge.span.start)]


def _typical(matter: Matter, counts: Counter[str]) -> float:
    return sum(counts[stem] for stem in matter.stems) / (len(matter.stems) + 3)


def _due(pledges: Sequence[Pledge]) -> Days | None:
    told = [pledge.due for pledge in pledges if pledge.due is not None]
    return min(told, key=lambda days: ((days.last - days.first).days, days)) if told else None
