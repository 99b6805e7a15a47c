"""What the record holds, as recorded: always built from what reports say, and never without members."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from communique.types.written import Bearing, Days, Formality, Kind, Span, Stage, Status


class Sketch(Struct, frozen=True):
    """What joining stories needs of a report: small enough to hold for every report of a corpus at once.

    `days` are those its leading part names, `partial` what that part says of days that stay open (ISO 8601: `--12-29`),
    `dateline` the open day on which it says it was written, where that is all there is; `weekdays` the weekdays it
    names (0 is Monday). `names` are keys of people, places and agreements, the most prominent first, and `labels` how
    the report writes them. `shingles` sample its runs of words.
    """

    report: str
    published: date | None
    days: tuple[date, ...]
    words: Mapping[str, float]
    names: tuple[str, ...]
    shingles: tuple[int, ...]
    partial: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    language: str | None = None
    dateline: str | None = None


class TitleHeld(Struct, frozen=True):
    """A title as written and the reports that give it."""

    title: str
    reports: tuple[str, ...]


class Actor(Struct, frozen=True):
    """A person, organization, armed group, state or place, once. Built from `entities`; places carry coordinates."""

    id: str
    label: str
    kind: Kind
    entities: tuple[str, ...]
    names: tuple[str, ...] = ()
    titles: tuple[TitleHeld, ...] = ()
    states: tuple[str, ...] = ()
    known: str | None = None
    lat: float | None = None
    lon: float | None = None
    gazetteer: str | None = None

    def __post_init__(self) -> None:
        """Refuse an actor nobody wrote of."""
        require_members("actor", self.entities)


class Link(Struct, frozen=True):
    """A proposal that two things are the same, different or unsure, with a score in [0, 1] and readable reasons."""

    kind: Literal["actor", "utterance", "event", "story", "agreement", "commitment"]
    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    score: float
    reasons: tuple[str, ...] = ()


class Story(Struct, frozen=True):
    """Reports of one happening; `follows` are the stories it continues."""

    id: str
    label: str
    reports: tuple[str, ...]
    follows: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a story without reports."""
        require_members("story", self.reports)


class Reprint(Struct, frozen=True):
    """Two reports print the same run of `words` words."""

    left: Span
    right: Span
    words: int


class Utterance(Struct, frozen=True):
    """One thing said once. `independent` counts tellings after joining those that print the same words."""

    id: str
    actor: str | None
    label: str
    statements: tuple[str, ...]
    independent: int

    def __post_init__(self) -> None:
        """Refuse an utterance nobody reported."""
        require_members("utterance", self.statements)


class Event(Struct, frozen=True):
    """A real-world happening, once. `members` are account ids and `accounts` their spans, in the same order.

    `called_off` marks a plan of which the last word is that nothing came of it; `moved_from` are the days for which it
    was planned before it was moved. `follows` are ids of the meetings it continues by the words of some report ("the
    second round"), and `instead_of` of plans in whose place it came. `acting` and `affected` are the participants who
    act and those it is turned on, of a visit or a meeting in some party's own country the visitors and the hosts; both
    are empty where the reports do not tell them apart.
    """

    id: str
    label: str
    type: str
    mode: str | None
    date: Days | None
    place: str | None
    participants: tuple[str, ...]
    status: Status
    members: tuple[str, ...]
    accounts: tuple[Span, ...]
    story: str
    called_off: bool = False
    moved_from: tuple[Days, ...] = ()
    follows: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an event nobody told of."""
        require_members("event", self.members)


class Attendance(Struct, frozen=True):
    """One report places one person at one meeting."""

    event: str
    actor: str
    span: Span


class Agreement(Struct, frozen=True):
    """An agreement, body, process, zone or other standing arrangement, once. `members` are accord ids.

    `third_parties` brokered or guarantee it; `parents` are the accords, members of other agreements, under which it is
    said to stand; `stage` is that of PA-X.
    """

    id: str
    label: str
    kind: str
    formality: Formality
    parties: tuple[str, ...]
    date: Days | None
    members: tuple[str, ...]
    mentions: tuple[Span, ...]
    terms: tuple[Span, ...] = ()
    stage: Stage | None = None
    third_parties: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an agreement nobody named."""
        require_members("agreement", self.members)


class Evidence(Struct, frozen=True):
    """Words that bear on a commitment.

    `voice` is the actor who says so, None where the outlet itself does; `reported` the ISO day its report shows.
    """

    span: Span
    bearing: Bearing
    voice: str | None = None
    reported: str | None = None


CommitmentStatus = Literal["open", "reported_kept", "reported_broken", "disputed", "in_progress"]


class Commitment(Struct, frozen=True):
    """Something promised or undertaken, once. `members` are pledge ids and `pledges` their spans.

    `conditions` are the words on which it depends, `on_condition` what is told of them: "kept" is a condition that was
    met. `renews` is the commitment to the same act for an earlier day that it was made in place of.
    """

    id: str
    promisor: tuple[str, ...]
    to: tuple[str, ...]
    label: str
    due: Days | None
    status: CommitmentStatus
    members: tuple[str, ...]
    pledges: tuple[Span, ...]
    evidence: tuple[Evidence, ...] = ()
    conditions: tuple[Span, ...] = ()
    on_condition: tuple[Evidence, ...] = ()
    renews: str | None = None

    def __post_init__(self) -> None:
        """Refuse a commitment nobody worded."""
        require_members("commitment", self.members)


class Claim(Struct, frozen=True):
    """One report's value for an aspect of a subject. Values live in claims, so comparing is grouping."""

    subject: str
    aspect: str
    value: str
    span: Span


class Side(Struct, frozen=True):
    """A value and the spans of those who give it."""

    value: str
    claims: tuple[Span, ...]


class Difference(Struct, frozen=True):
    """Reports do not agree, or some are silent. `silent` are reports that treat the matter and leave this out."""

    id: str
    kind: Literal["contradiction", "omission", "wording"]
    subject: str
    aspect: str
    sides: tuple[Side, ...]
    silent: tuple[str, ...] = ()


def require_members(what: str, members: tuple[str, ...]) -> None:
    """Raise ValueError when a recorded thing rests on nothing."""
    if not members:
        raise ValueError(f"a recorded {what} needs at least one member")


class Fault(Struct, frozen=True):
    """Something kept that is not as it was stored: where, and what is wrong with it."""

    where: str
    what: str
