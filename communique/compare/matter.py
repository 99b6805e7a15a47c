"""What the aspects compare: the readings of one process and what linking found in them, indexed for looking up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from communique.compare.likeness import LEAST, Concepts, concepts
from communique.types import (
    Account,
    Actor,
    Agreement,
    Claim,
    Difference,
    Linked,
    Reading,
    Side,
    Span,
    Statement,
    actor_of,
    make_id,
)

TOLD = 0.5  # share of the concepts of a saying with which two sentences in a row tell it too,
SURELY = 5  # and number of them that will do whatever else it says


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
    def _passages(self) -> dict[str, list[Concepts]]:
        """The concepts of each two sentences in a row of a report."""
        return {reading.report.id: list(_passages(reading)) for reading in self.readings}

    def tells(self, report: str, claims: Iterable[Claim]) -> bool:
        """Whether some passage of a report holds much of what one of the claims says, though nothing joined it."""
        wanted = [concepts(self.quote(claim.span)) for claim in claims]
        return any(
            len(said & held) >= min(SURELY, max(LEAST, TOLD * len(said)), len(said))
            for held in self._passages.get(report, ())
            for said in wanted
        )

    def before(self, report: str, claims: Iterable[Claim]) -> bool:
        """Whether a report was published before all those that make the claims, as far as days are known."""
        days = [day for claim in claims if (day := published_day(self.reading[claim.span.report]))]
        day = published_day(self.reading[report])
        return bool(day and days) and day < min(days)

    def quote(self, span: Span) -> str:
        """Return the words at a span with white space evened out."""
        return " ".join(self.reading[span.report].report.quote(span).split())


def _passages(reading: Reading) -> Iterable[Concepts]:
    sentences = [concepts(reading.report.quote(sentence)) for sentence in reading.sentences]
    return (one | other for one, other in pairwise([*sentences, frozenset()]))


def published_day(reading: Reading) -> str:
    """Return the ISO day that a report shows, empty where it shows none."""
    return (reading.report.published or "")[:10]


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


def omission(subject: str, aspect: str, claims: Iterable[Claim], silent: Iterable[str]) -> Difference:
    """Return the difference that some reports leave out what others tell."""
    return Difference(
        make_id("df", "omission", subject, aspect), "omission", subject, aspect, sides(claims), tuple(sorted(silent))
    )


def wording(subject: str, aspect: str, claims: Iterable[Claim], key: object = "") -> Difference:
    """Return the difference that reports use other words for one thing; `key` tells subjects of one name apart."""
    return Difference(make_id("df", "wording", subject, aspect, key), "wording", subject, aspect, sides(claims))
