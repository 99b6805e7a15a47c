"""What each report covers: whether it treats a matter at all, and whether it tells a certain thing of it.

Only a report that treats a matter can be silent on it, and only if no passage of it tells the thing in other words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice, pairwise
from math import fsum
from typing import NamedTuple

from communique.compare.likeness import HUBS, LEAST, Concepts, concepts
from communique.text.calendar import fits
from communique.text.commonness import shares
from communique.text.similarity import rarity
from communique.types import Account, Linked, Reading, Span, Statement

TOLD = 0.37  # share of what a sentence says, rare words counting most, with which two sentences in a row tell it too
RARELY = 0.5  # share of the weight of a wording that another one of the same saying has
BACKGROUND = 50  # passages of other news that what is common there counts for
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
MOSTLY = 0.6  # part of what is said around a figure with which a passage tells of the same thing
SOON = 1  # days after which a report is of what came next, and its silence says nothing
RECENT = 2  # days after a happening on which it is still reported
LEAD = 0.35  # part of a report that tells what it is about,
BRIEF = 800  # or its first characters where it is short
PARTIES = 2  # participants of a dated event of which reports are written
CARRIED = 2  # tellers, if there are as many, that open with what a silent report opens with
BESIDE = 300  # characters between two sayings of one speaker on one occasion
# what happens once; what is said, asked and refused today is said again tomorrow
DEEDS = frozenset(
    [
        *("AGREE", "CONSULT", "COOPERATE", "AID", "CONCEDE", "RETREAT"),
        *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    ]
)


class _Said(NamedTuple):
    """A saying in a report: its words there, and what was said by whom."""

    span: Span
    utterance: str
    actor: str


class Coverage:
    """Readings of one process by report id, with what was linked and their statements by id."""

    def __init__(self, readings: Mapping[str, Reading], linked: Linked, statements: Mapping[str, Statement]) -> None:
        """Keep the parts as given."""
        self._readings = readings
        self._linked = linked
        self._statements = statements

    def telling(self, reports: Iterable[str], wordings: Iterable[str]) -> set[str]:
        """Return the reports with a passage that holds some of what a sentence of a wording says.

        Whoever tells a thing in other words keeps a part of it; what is rare in news, and in these reports, tells it
        from others.
        """
        units = dict.fromkeys(concepts(unit) for words in wordings for unit in (words, *_SENTENCES.split(words)))
        wanted = [(unit, TOLD * self._weight(unit)) for unit in islice((u for u in units if len(u) > LEAST), HUBS)]
        return {
            report
            for report in reports
            if any(
                held and self._weight(held) >= enough
                for passage in self._passages.get(report, ())
                for said, enough in wanted
                if (held := said & passage)
            )
        }

    def alike(self, one: Concepts, other: Concepts) -> bool:
        """Whether two wordings share most of what is rare in the shorter one, not names that all these reports have."""
        lesser = min(self._weight(one), self._weight(other))
        return self._weight(one & other) >= RARELY * lesser

    def holds(self, report: str, said: Concepts) -> bool:
        """Whether some passage of a report has most of what is said about a thing."""
        return any(len(said & held) >= max(LEAST, MOSTLY * len(said)) for held in self._passages.get(report, ()))

    def treating(self, reports: Iterable[str], told: Sequence[Span]) -> set[str]:
        """Return the reports that could tell what others tell, at the same time.

        They quote the same man there, for whoever quotes what stands right beside a saying had the whole of it before
        him (if they alone show no day, as two put it: one may look back), or they open as those do who tell it.
        """
        tellers = sorted({span.report for span in told})
        days = [date.fromisoformat(day) for other in tellers if (day := self._day(other))]
        beside, opened = self._beside(told), self._opened(tellers)
        surely = {utterance for utterance, count in beside.items() if count >= min(CARRIED, len(tellers))}
        return {
            report
            for report in reports
            if self._is_timely(report, days)
            and (
                not self._said.get(report, frozenset()).isdisjoint(beside if self._day(report) or not days else surely)
                or self._opens(report, opened, days)
            )
        }

    def _is_timely(self, report: str, days: Sequence[date]) -> bool:
        day = self._day(report)
        return not day or not days or 0 <= (date.fromisoformat(day) - min(days)).days <= SOON

    def _beside(self, told: Sequence[Span]) -> Counter[str]:
        """Return the other sayings of a speaker that stand right beside one told, by utterance, and how often."""
        found: Counter[str] = Counter()
        for span in told[:HUBS]:
            sayings = self._sayings.get(span.report, ())
            own = {said.utterance: said.actor for said in sayings if _apart(said.span, span) < 0}
            near = (said for said in sayings if said.utterance not in own and _apart(said.span, span) <= BESIDE)
            found.update({said.utterance for said in near if said.actor in own.values()})
        return found

    def _opened(self, tellers: Sequence[str]) -> frozenset[str]:
        """Return the happenings with which two tellers open, or the only one."""
        counted = Counter(event for teller in tellers for event in self._openings.get(teller, ()))
        return frozenset(event for event, count in counted.items() if count >= min(CARRIED, len(tellers)))

    def _opens(self, report: str, opened: frozenset[str], days: Sequence[date]) -> bool:
        """Whether a report opens with one of some happenings, and if it shows no day, with one of some days."""
        shared = opened & self._openings.get(report, frozenset())
        if self._day(report) or not days:
            return bool(shared)
        return any(0 <= (day - self._matters[event]).days <= RECENT for event in shared for day in days)

    @cached_property
    def _matters(self) -> dict[str, date]:
        """The days of events of which reports are written: deeds and meetings of several that have happened."""
        return {
            event.id: event.date.first
            for event in self._linked.events
            if event.date is not None and event.date.first == event.date.last
            if event.type in DEEDS and event.status == "happened" and len(event.participants) >= PARTIES
        }

    @cached_property
    def _passages(self) -> dict[str, list[Concepts]]:
        """The concepts of each two sentences in a row of a report."""
        return {report: list(_passages(reading)) for report, reading in self._readings.items()}

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """How rare each concept is in the passages of these reports and in news at large."""
        passages = (passage for passages in self._passages.values() for passage in passages)
        return rarity(passages, shares(), BACKGROUND)

    def _weight(self, said: Concepts) -> float:
        return fsum(sorted(self._rarity.get(concept, 0.0) for concept in said))

    @cached_property
    def _openings(self) -> dict[str, frozenset[str]]:
        """The happenings that each report opens with as past: who first announces one could not tell of it.

        A report that shows no day must say there on which day it was.
        """
        accounts = {account.id: account for reading in self._readings.values() for account in reading.accounts}
        openings: dict[str, set[str]] = defaultdict(set)
        for event in (event for event in self._linked.events if event.id in self._matters):
            told: dict[str, list[Account]] = defaultdict(list)
            for account in (accounts[member] for member in event.members if member in accounts):
                if account.span.start <= self._lead(account.span.report):
                    told[account.span.report].append(account)
            for report, opening in told.items():
                first, day = min(opening, key=lambda account: account.span), self._matters[event.id]
                if first.status == "happened" and (self._day(report) or _is_dated(first, day)):
                    openings[report].add(event.id)
        return {report: frozenset(events) for report, events in openings.items()}

    @cached_property
    def _said(self) -> dict[str, frozenset[str]]:
        """The utterances of known speakers that each report has."""
        return {report: frozenset(said.utterance for said in found) for report, found in self._sayings.items()}

    @cached_property
    def _sayings(self) -> dict[str, list[_Said]]:
        """What known speakers say in each report, at some length."""
        found: dict[str, list[_Said]] = defaultdict(list)
        for utterance in self._linked.utterances:
            for said in (self._statements[each] for each in utterance.statements if each in self._statements):
                words = " ".join(self._readings[said.report].report.quote(part) for part in said.parts)
                if utterance.actor and len(concepts(words)) > LEAST:
                    whole = Span(said.report, min(said.parts).start, max(part.end for part in said.parts))
                    found[said.report].append(_Said(whole, utterance.id, utterance.actor))
        return found

    def _lead(self, report: str) -> float:
        """Return where the part of a report ends that tells what it is about, as a code point of its text."""
        return max(BRIEF, LEAD * len(self._readings[report].report.text))

    def _day(self, report: str) -> str:
        return published_day(self._readings[report])


def published_day(reading: Reading) -> str:
    """Return the ISO day that a report shows, empty where it shows none."""
    return (reading.report.published or "")[:10]


def _is_dated(account: Account, day: date) -> bool:
    """Whether an account says that it is of a day, if only which day of the week it was."""
    known = account.days is not None and account.days.first <= day <= account.days.last
    return known or (account.partial is not None and fits(account.partial, day))


def _apart(one: Span, other: Span) -> int:
    """Return how many characters lie between two spans of a report; below 0 where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _passages(reading: Reading) -> Iterator[Concepts]:
    sentences = [concepts(reading.report.quote(sentence)) for sentence in reading.sentences]
    return (one | other for one, other in pairwise([*sentences, frozenset()]))
