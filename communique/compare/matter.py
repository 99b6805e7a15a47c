"""What the aspects compare: the readings of one process and what linking found in them, indexed for looking up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from communique.compare.coverage import Coverage
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
    actor_of,
    make_id,
)

LONG = 12  # characters of a report for each word of a passage that makes another one a copy of it


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
            for statement in (self.statement.get(member) for member in utterance.statements):
                for part in statement.parts if statement is not None else ():
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
    def copied(self) -> dict[str, set[str]]:
        """The reports of lesser id with which each report shares long passages: a reprint and its original are one."""
        shared: dict[str, set[str]] = defaultdict(set)
        for reprint in self.linked.reprints:
            first, other = sorted((reprint.left.report, reprint.right.report))
            if first in self.reading and reprint.words >= len(self.reading[first].report.text) // LONG:
                shared[other].add(first)
        return shared

    @cached_property
    def coverage(self) -> Coverage:
        """What each report covers."""
        return Coverage(self.reading, self.linked, self.statement)

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

    def quote(self, span: Span) -> str:
        """Return the words at a span with white space evened out."""
        return " ".join(self.reading[span.report].report.quote(span).split())


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
