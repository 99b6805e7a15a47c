"""Differences that people judged: found again by their claims, left out where wrong, kept where right.

A difference has no words of its own that an id could rest on, only those of its sides; it is the same difference where
most of the claims that were judged are made again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from communique.record.anchors import Finder
from communique.types import Decision, Difference, Review, Side, Span, make_id

Kind = Literal["contradiction", "omission", "wording"]
KINDS: dict[str, Kind] = {"contradiction": "contradiction", "omission": "omission", "wording": "wording"}


class Judged(Struct, frozen=True):
    """A difference that somebody judged, as it stands in the reports now, the verdict, and who gave it when.

    `subject` is the id of what a report says of the subject, or the subject itself where no report's words are it.
    """

    kind: Kind
    aspect: str
    subject: str
    sides: tuple[Side, ...]
    silent: tuple[str, ...] = ()
    right: bool = True
    reviews: tuple[tuple[str, str], ...] = ()

    @property
    def spans(self) -> list[Span]:
        """Where its claims stand."""
        return [span for side in self.sides for span in side.claims]

    def likeness(self, other: Difference | Judged) -> float:
        """Return the share of claims in common, 0 unless the other difference makes most of the claims judged."""
        if (self.kind, self.aspect) != (other.kind, other.aspect):
            return 0.0
        ours, theirs = self.spans, [span for side in other.sides for span in side.claims]
        met = sum(any(_meet(span, each) for each in theirs) for span in ours)
        return met / (len(ours) + len(theirs) - met) if 2 * met > len(ours) else 0.0


def placed(decision: Decision, finder: Finder) -> Judged | None:
    """Return a judged difference as its words stand now, None where most of them stand nowhere."""
    kind, aspect, subject = decision.about.split(" ", 2)
    sides: defaultdict[str, list[Span]] = defaultdict(list)
    silent: list[str] = []
    for thing in decision.things:
        found = finder.place(thing)
        if thing.written == "words" and found is not None:
            sides[thing.kind] += [Span(found[0].report.id, start, end) for start, end in found[1]]
        elif thing.written == "report" and found is not None:
            silent.append(found[0].report.id)
        elif thing.written not in ("words", "report"):
            standing = finder.find(thing)
            subject = standing.id if standing else subject
    claims = sum(thing.written == "words" for thing in decision.things)
    if kind not in KINDS or 2 * sum(map(len, sides.values())) <= claims:
        return None
    built = (Side(value, tuple(sorted(spans))) for value, spans in sides.items())
    ordered = tuple(sorted(built, key=lambda side: (side.claims[0], side.value)))
    return Judged(KINDS[kind], aspect, subject, ordered, tuple(sorted(silent)))


def judge_differences(
    found: Iterable[Difference], judged: Iterable[Judged], owners: Mapping[str, str]
) -> tuple[list[Difference], list[Review]]:
    """Return the differences without those judged wrong and with those judged right, and the reviews of the latter.

    A difference is the one that it is most like of those judged. One judged right stays even where the rules no longer
    find it. `owners` maps what reports say to what it is part of.
    """
    said = list(judged)
    kept: dict[str, Difference] = {}
    of: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
    for one in found:
        scored = ((each.likeness(one), each.right, -at) for at, each in enumerate(said))
        likeness, right, number = max(scored, default=(0.0, False, 0))
        if right or not likeness:
            kept[one.id] = one
        if right and likeness:
            of[-number].append((-likeness, one.id))
    reviews: set[Review] = set()
    for at, each in enumerate(said):
        if each.right:
            one = kept[min(of[at])[1]] if of[at] else _as_judged(each, owners)
            kept[one.id] = one
            reviews |= {Review("difference", one.id, by, moment) for by, moment in each.reviews}
    return [kept[identity] for identity in sorted(kept)], sorted(reviews)


def _as_judged(each: Judged, owners: Mapping[str, str]) -> Difference:
    subject = owners.get(each.subject, each.subject)
    key = make_id("df", each.kind, each.aspect, subject, *sorted(each.spans))
    return Difference(key, each.kind, subject, each.aspect, each.sides, each.silent)


def _meet(left: Span, right: Span) -> bool:
    return left.report == right.report and left.start < right.end and right.start < left.end
