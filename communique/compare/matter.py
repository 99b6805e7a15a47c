"""What the aspects compare: the readings of one process and what linking found in them, indexed for looking up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise

from communique.compare.likeness import LEAST, Concepts, concepts
from communique.types import (
    Account,
    Actor,
    Agreement,
    Claim,
    Difference,
    Event,
    Linked,
    Reading,
    Side,
    Span,
    Statement,
    Utterance,
    actor_of,
    make_id,
)

TOLD = 0.6  # share of the concepts of a saying with which two sentences in a row tell it too,
SURELY = 6  # and number of them that will do whatever else it says
MOSTLY = 0.6  # part of what is said around a figure with which a passage tells of the same thing
SOON = 2  # days after which a report is of what came next, and its silence says nothing
LEAD = 0.35  # part of a report that tells what it is about,
OPENINGS = 2  # and things told there that two reports of one matter share,
UNDATED = 3  # or more where nobody knows when one came out


class Matter:
    """The readings of a process, what was linked, and look-ups from ids to things."""

    def __init__(
        self, readings: Sequence[Reading], linked: Linked, actors: Sequence[Actor], agreements: Sequence[Agreement]
    ) -> None:
        """Keep the parts as given."""
        self.readings = readings
        self.linked = linked
        self.actors = actors
        self.agreements = agreements

    @cached_property
    def reading(self) -> dict[str, Reading]:
        """Readings by report id."""
        return {reading.report.id: reading for reading in self.readings}

    @cached_property
    def who(self) -> dict[str, str]:
        """Actor ids by entity id."""
        return actor_of(self.actors)

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def account(self) -> dict[str, Account]:
        """Accounts by id."""
        return {account.id: account for reading in self.readings for account in reading.accounts}

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for reading in self.readings for statement in reading.statements}

    @cached_property
    def _sayings(self) -> dict[str, list[tuple[Span, str]]]:
        """What is said in each report, with the actor whose utterance it belongs to."""
        said: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for utterance in self.linked.utterances:
            for part in self._parts(utterance):
                said[part.report].append((part, utterance.actor or ""))
        return said

    def said_by(self, span: Span) -> str:
        """Return the actor of whose sayings some words are part, empty where there is none."""
        within = (actor for part, actor in self._sayings.get(span.report, ()) if part.start <= span.start < part.end)
        return next(within, "")

    @cached_property
    def story_of(self) -> dict[str, str]:
        """Story ids by report id."""
        return {report: story.id for story in self.linked.stories for report in story.reports}

    @cached_property
    def peers(self) -> dict[str, tuple[str, ...]]:
        """The reports of the same story, by report id."""
        return {report: story.reports for story in self.linked.stories for report in story.reports}

    @cached_property
    def _passages(self) -> dict[str, list[Concepts]]:
        """The concepts of each two sentences in a row of a report."""
        return {reading.report.id: list(_passages(reading)) for reading in self.readings}

    def holds(self, report: str, said: Concepts) -> bool:
        """Whether some passage of a report has most of what is said about a thing."""
        return any(len(said & held) >= max(LEAST, MOSTLY * len(said)) for held in self._passages.get(report, ()))

    @cached_property
    def _accounts(self) -> dict[str, list[tuple[int, Span, Event]]]:
        """The accounts of events in each report, with how many people the event has."""
        present = Counter(row.event for row in self.linked.attendance)
        accounts: dict[str, list[tuple[int, Span, Event]]] = defaultdict(list)
        for event in self.linked.events:
            for account in event.accounts:
                accounts[account.report].append((present[event.id], account, event))
        return accounts

    def event_at(self, span: Span) -> Event | None:
        """Return the event in whose account some words stand, of several that with most people: talks, not remarks."""
        holding = [
            (-people, account.end - account.start, event.id, event)
            for people, account, event in self._accounts.get(span.report, ())
            if account.start <= span.start and span.end <= account.end
        ]
        return min(holding, key=lambda held: held[:3])[3] if holding else None

    def tells(self, report: str, claims: Iterable[Claim]) -> bool:
        """Whether some passage of a report holds much of what one of the claims says, though nothing joined it."""
        wanted = [concepts(self.quote(claim.span)) for claim in claims]
        return any(
            len(said & held) >= min(SURELY, max(LEAST, TOLD * len(said)), len(said))
            for held in self._passages.get(report, ())
            for said in wanted
        )

    @cached_property
    def _leading(self) -> dict[str, set[str]]:
        """What each report opens with that another may share: utterances, commitments and events."""
        linked = self.linked
        told: list[tuple[str, Iterable[Span]]] = [
            *((said.id, self._parts(said)) for said in linked.utterances),
            *((promise.id, promise.pledges) for promise in linked.commitments),
            *((event.id, event.accounts) for event in linked.events),
        ]
        leading: dict[str, set[str]] = defaultdict(set)
        for identity, spans in told:
            for span in spans:
                if span.report in self.reading and span.start <= LEAD * len(self.reading[span.report].report.text):
                    leading[span.report].add(identity)
        return leading

    def _parts(self, utterance: Utterance) -> list[Span]:
        said = (self.statement.get(member) for member in utterance.statements)
        return [part for statement in said if statement is not None for part in statement.parts]

    def treats(self, report: str, tellers: Iterable[str]) -> bool:
        """Whether a report could tell what others tell: it opens with what one of them opens with, and not before them.

        Days are compared as far as they are known; a report without one must share more.
        """
        others = list(tellers)
        mine = self._leading.get(report, set())
        days = [day for other in others if (day := published_day(self.reading[other]))]
        day = published_day(self.reading[report])
        if day and days and not 0 <= (date.fromisoformat(day) - date.fromisoformat(min(days))).days <= SOON:
            return False
        enough = OPENINGS if day else UNDATED
        return any(len(mine & self._leading.get(other, set())) >= enough for other in others)

    def quote(self, span: Span) -> str:
        """Return the words at a span with white space evened out."""
        return " ".join(self.reading[span.report].report.quote(span).split())


def _passages(reading: Reading) -> Iterable[Concepts]:
    sentences = [concepts(reading.report.quote(sentence)) for sentence in reading.sentences]
    return (one | other for one, other in pairwise([*sentences, frozenset()]))


def published_day(reading: Reading) -> str:
    """Return the ISO day that a report shows, empty where it shows none."""
    return (reading.report.published or "")[:10]


def longest_part(statement: Statement) -> Span:
    """Return the longest of the parts that a cue breaks a statement into."""
    return max(statement.parts, key=lambda part: (part.end - part.start, -part.start))


def sides(claims: Iterable[Claim]) -> tuple[Side, ...]:
    """Group claims by value; sides sorted by their first span, claims within a side too, each span once."""
    grouped: dict[str, set[Span]] = defaultdict(set)
    for claim in claims:
        grouped[claim.value].add(claim.span)
    built = [Side(value, tuple(sorted(spans))) for value, spans in grouped.items()]
    return tuple(sorted(built, key=lambda side: (side.claims[0], side.value)))


def contradiction(
    subject: str, aspect: str, claims: Iterable[Claim], silent: Iterable[str] = (), key: object = ""
) -> Difference:
    """Return the difference that some claims cannot all be true; `key` tells subjects of one name apart."""
    return Difference(
        make_id("df", "contradiction", subject, aspect, key),
        "contradiction",
        subject,
        aspect,
        sides(claims),
        tuple(sorted(silent)),
    )


def omission(subject: str, aspect: str, claims: Iterable[Claim], silent: Iterable[str], key: object = "") -> Difference:
    """Return the difference that some reports leave out what others tell; `key` tells subjects of one name apart."""
    identity = make_id("df", "omission", subject, aspect, *([key] if key else []))
    return Difference(identity, "omission", subject, aspect, sides(claims), tuple(sorted(silent)))


def wording(subject: str, aspect: str, claims: Iterable[Claim], key: object = "") -> Difference:
    """Return the difference that reports use other words for one thing; `key` tells subjects of one name apart."""
    return Difference(make_id("df", "wording", subject, aspect, key), "wording", subject, aspect, sides(claims))
