"""Statements whose speaker is open, and words that two outlets give to two speakers: told by what is quoted.

A quotation that is found whole with a known speaker of the same story is that speaker's. Found with two speakers it
stays apart from both; the same quotation under two names is a link "unsure", for a person to look at. What is told
inside another statement of its report ("he stated that they had promised ...") is somebody else's, and is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from communique.link.utterances.candidates import by_quotation
from communique.link.utterances.matching import Match, match
from communique.link.utterances.sayings import Saying


class Bond(NamedTuple):
    """Two statements of one story that quote the same words, under one name, under two, or with a speaker open."""

    left: Saying
    right: Saying
    match: Match

    @property
    def disputed(self) -> bool:
        """Whether two known speakers are given."""
        return bool(self.left.actor and self.right.actor)


def bonds(said: Iterable[Saying], telling: Mapping[str, float]) -> Iterator[Bond]:
    """Yield the statements of one story that quote the same telling words, unless one known speaker says both."""
    stories: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in said:
        stories[saying.story].append(saying)
    for story in sorted(stories):
        block = sorted(_outermost(stories[story]), key=lambda saying: saying.id)
        for left, right in sorted(by_quotation(block)):
            one, other = block[left], block[right]
            if one.actor != other.actor or not one.actor:
                found = match(one, other, telling)
                if found.long_quotation:
                    yield Bond(one, other, found)


def adopted(groups: Sequence[Sequence[Saying]], found: Iterable[Bond]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of groups to join: one without a speaker, and the one group of a known speaker it goes with."""
    home = {saying.id: number for number, members in enumerate(groups) for saying in members}
    known = [next((saying.actor for saying in members if saying.actor), None) for members in groups]
    kin: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for bond in found:
        for one, other in ((bond.left, bond.right), (bond.right, bond.left)):
            if known[home[one.id]] is None and home[one.id] != home[other.id]:
                held = kin[home[one.id]]
                held[home[other.id]] = max(held.get(home[other.id], 0.0), bond.match.telling)
    for orphan in sorted(kin):
        speakers = {known[other] for other in kin[orphan]} - {None}
        if len(speakers) <= 1:
            named = [(weight, -other) for other, weight in kin[orphan].items() if known[other]]
            weighed = named or [(weight, -other) for other, weight in kin[orphan].items()]
            yield orphan, -max(weighed)[1]


def _outermost(said: Iterable[Saying]) -> Iterator[Saying]:
    """Yield the statements that do not lie within another one of their report."""
    reach: dict[str, int] = {}
    ordered = sorted(said, key=lambda saying: (saying.report, saying.start, -saying.end))
    for saying in ordered:
        if saying.start >= reach.get(saying.report, 0):
            yield saying
        reach[saying.report] = max(reach.get(saying.report, 0), saying.end)
