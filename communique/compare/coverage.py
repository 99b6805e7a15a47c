"""What each report covers: whether it treats a matter at all, and whether it tells a certain thing of it.

Only a report that treats a matter can be silent on it, and only if no passage of it tells the thing in other words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice, pairwise
from math import fsum

from communique.compare.likeness import HUBS, LEAST, Concepts, concepts
from communique.text.similarity import rarity
from communique.types import Linked, Reading, Span, Statement

TOLD = 0.3  # share of what a saying says, rare words counting most, with which two sentences in a row tell it too
MOSTLY = 0.6  # part of what is said around a figure with which a passage tells of the same thing
SOON = 2  # days after which a report is of what came next, and its silence says nothing
LEAD = 0.35  # part of a report that tells what it is about,
BRIEF = 800  # or its first characters where it is short,
OPENINGS = 2  # and how much told there two reports of one matter share
PARTIES = 2  # participants of a dated event that is a matter by itself, and counts as much as OPENINGS


class Coverage:
    """Readings of one process by report id, with what was linked and their statements by id."""

    def __init__(self, readings: Mapping[str, Reading], linked: Linked, statements: Mapping[str, Statement]) -> None:
        """Keep the parts as given."""
        self._readings = readings
        self._linked = linked
        self._statements = statements

    def tells(self, report: str, wordings: Iterable[str]) -> bool:
        """Whether some passage of a report holds some of what one of the wordings says, though nothing joined it.

        Whoever tells a thing in other words keeps a part of it; what is rare in these reports tells it from others.
        """
        wanted = set(islice(dict.fromkeys(concepts(words) for words in wordings), HUBS))
        return any(
            self._weight(said & held) >= TOLD * self._weight(said)
            for held in self._passages.get(report, ())
            for said in wanted
        )

    def holds(self, report: str, said: Concepts) -> bool:
        """Whether some passage of a report has most of what is said about a thing."""
        return any(len(said & held) >= max(LEAST, MOSTLY * len(said)) for held in self._passages.get(report, ()))

    def treats(self, report: str, tellers: Iterable[str]) -> bool:
        """Whether a report could tell what others tell: it opens with what one of them opens with, at the same time.

        Where days are not known, what they open with must be a happening of days on which the others came out.
        """
        others = sorted(set(tellers))
        days = [date.fromisoformat(day) for other in others if (day := self._day(other))]
        day = self._day(report)
        if day and days and not 0 <= (date.fromisoformat(day) - min(days)).days <= SOON:
            return False
        mine = self._openings.get(report, Counter())
        shared = [mine & self._openings.get(other, Counter()) for other in others[:HUBS]]
        if day or not days:
            return any(opening.total() >= OPENINGS for opening in shared)
        return any(self._is_news(identity, days) for opening in shared for identity in opening)

    def _is_news(self, identity: str, days: Sequence[date]) -> bool:
        """Whether an event that several took part in happened shortly before some days."""
        happened = self._matters.get(identity)
        return happened is not None and any(0 <= (day - happened).days <= SOON for day in days)

    @cached_property
    def _matters(self) -> dict[str, date]:
        """The days of events of which reports are written: deeds and meetings of several that have happened."""
        return {
            event.id: event.date.first
            for event in self._linked.events
            if event.date is not None and event.date.first == event.date.last
            if event.status == "happened" and len(event.participants) >= PARTIES
        }

    @cached_property
    def _passages(self) -> dict[str, list[Concepts]]:
        """The concepts of each two sentences in a row of a report."""
        return {report: list(_passages(reading)) for report, reading in self._readings.items()}

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """How rare each concept is in the passages of these reports."""
        return rarity(passage for passages in self._passages.values() for passage in passages)

    def _weight(self, said: Concepts) -> float:
        return fsum(sorted(self._rarity.get(concept, 0.0) for concept in said))

    @cached_property
    def _openings(self) -> dict[str, Counter[str]]:
        """What each report opens with that another may share, and how much it counts."""
        openings: dict[str, Counter[str]] = defaultdict(Counter)
        for identity, weight, spans in self._told():
            for span in spans:
                if span.report in self._readings and span.start <= self._lead(span.report):
                    openings[span.report][identity] = weight
        return openings

    def _told(self) -> Iterator[tuple[str, int, Sequence[Span]]]:
        """Yield what was joined over reports, how much it counts, and where it is told."""
        for utterance in self._linked.utterances:
            said = [self._statements[member] for member in utterance.statements if member in self._statements]
            yield utterance.id, 1, [part for statement in said for part in statement.parts]
        for promise in self._linked.commitments:
            yield promise.id, 1, promise.pledges
        for event in self._linked.events:
            yield event.id, OPENINGS if event.id in self._matters else 1, event.accounts

    def _lead(self, report: str) -> float:
        """Return where the part of a report ends that tells what it is about, as a code point of its text."""
        return max(BRIEF, LEAD * len(self._readings[report].report.text))

    def _day(self, report: str) -> str:
        return published_day(self._readings[report])


def published_day(reading: Reading) -> str:
    """Return the ISO day that a report shows, empty where it shows none."""
    return (reading.report.published or "")[:10]


def _passages(reading: Reading) -> Iterator[Concepts]:
    sentences = [concepts(reading.report.quote(sentence)) for sentence in reading.sentences]
    return (one | other for one, other in pairwise([*sentences, frozenset()]))
