"""The rows of the exported record: one Struct a table, one field a column.

The layout is a contract with tools outside the project. Fields beyond it are added at the end of a Struct; none is ever
renamed or dropped. A `Part` lies in the report that its row names, a `Place` names its report itself; `origin` is the
XPath the words came from in an HTML capture, and is left out where there is none.
"""

from __future__ import annotations

from msgspec import Struct


class Part(Struct, frozen=True, omit_defaults=True):
    """Offsets into the text of the report that the row names."""

    start: int
    end: int
    origin: str | None = None


class Place(Struct, frozen=True, omit_defaults=True):
    """Offsets into the text of a report."""

    report: str
    start: int
    end: int
    origin: str | None = None


class Range(Struct, frozen=True):
    """ISO dates, both included."""

    first: str
    last: str


class ReviewRow(Struct, frozen=True):
    """Who judged a line to be right, and when."""

    by: str
    at: str


class ZoneRow(Struct, frozen=True):
    """A part of a text and what it serves as."""

    kind: str
    start: int
    end: int


class ReportRow(Struct, frozen=True):
    """One outlet's published text; `title` is its words, `title_at` where they stand."""

    id: str
    source: str
    sha256: str
    text: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    zones: list[ZoneRow]
    story: str | None
    title_at: Part | None = None
    url: str | None = None


class MentionRow(Struct, frozen=True):
    """A name as written."""

    id: str
    report: str
    start: int
    end: int
    kind: str
    actor: str | None
    title: Part | None
    origin: str | None = None


class TitleRow(Struct, frozen=True):
    """A title as written and the reports that give it."""

    title: str
    reports: list[str]


class ActorRow(Struct, frozen=True):
    """A person, organization, armed group, state or place, once."""

    id: str
    label: str
    kind: str
    names: list[str]
    titles: list[TitleRow]
    lat: float | None
    lon: float | None
    gazetteer: str | None
    known: str | None = None
    states: list[str] = []
    reviewed: list[ReviewRow] = []


class StatementRow(Struct, frozen=True):
    """What one report says somebody said."""

    id: str
    report: str
    parts: list[Part]
    form: str
    cue: list[Part]
    speaker: Part | None
    actor: str | None
    utterance: str | None
    relay: Part | None = None
    polarity: str = "affirmed"
    status: str = "happened"
    reviewed: list[ReviewRow] = []


class UtteranceRow(Struct, frozen=True):
    """One thing said once, however many reports carry it."""

    id: str
    actor: str | None
    label: str
    statements: list[str]
    independent: int
    reviewed: list[ReviewRow] = []


class EventRow(Struct, frozen=True):
    """A real-world happening, once."""

    id: str
    label: str
    type: str
    mode: str | None
    date: Range | None
    place: str | None
    participants: list[str]
    status: str
    accounts: list[Place]
    story: str
    reviewed: list[ReviewRow] = []
    acting: list[str] = []
    affected: list[str] = []
    called_off: bool = False
    moved_from: list[Range] = []
    follows: list[str] = []
    instead_of: list[str] = []


class AttendanceRow(Struct, frozen=True):
    """One report places one person at one meeting."""

    event: str
    actor: str
    report: str
    start: int
    end: int
    origin: str | None = None


class AgreementRow(Struct, frozen=True):
    """An agreement, body, process, zone or other standing arrangement, once. `parents` are ids of agreements."""

    id: str
    label: str
    kind: str
    formality: str
    parties: list[str]
    date: Range | None
    mentions: list[Place]
    terms: list[Place]
    stage: str | None = None
    third_parties: list[str] = []
    parents: list[str] = []
    reviewed: list[ReviewRow] = []


class EvidenceRow(Struct, frozen=True, omit_defaults=True):
    """Words that bear on a commitment: who says so, if not the outlet, and the day its report shows."""

    report: str
    start: int
    end: int
    bearing: str
    voice: str | None = None
    reported: str | None = None
    origin: str | None = None
    reviewed: list[ReviewRow] = []


class CommitmentRow(Struct, frozen=True):
    """Something promised or undertaken, once. `on_condition` is what is told of its conditions."""

    id: str
    promisor: list[str]
    to: list[str]
    label: str
    due: Range | None
    status: str
    pledges: list[Place]
    evidence: list[EvidenceRow]
    conditions: list[Place] = []
    on_condition: list[EvidenceRow] = []
    renews: str | None = None
    reviewed: list[ReviewRow] = []


class SideRow(Struct, frozen=True):
    """A value and where it is claimed."""

    value: str
    claims: list[Place]


class DifferenceRow(Struct, frozen=True):
    """Reports do not agree, or some are silent."""

    id: str
    kind: str
    subject: str
    aspect: str
    sides: list[SideRow]
    silent: list[str]
    reviewed: list[ReviewRow] = []


class DateRow(Struct, frozen=True):
    """A date expression."""

    report: str
    start: int
    end: int
    first: str | None
    last: str | None
    basis: str
    origin: str | None = None


class FigureRow(Struct, frozen=True):
    """An amount, or a rank where `ordinal`."""

    report: str
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    origin: str | None = None
    ordinal: bool = False


class ReprintRow(Struct, frozen=True):
    """Two reports print the same run of words."""

    left: Place
    right: Place
    words: int


class StoryRow(Struct, frozen=True):
    """Reports of one happening."""

    id: str
    label: str
    reports: list[str]
    follows: list[str]


Row = (
    ReportRow
    | MentionRow
    | ActorRow
    | StatementRow
    | UtteranceRow
    | EventRow
    | AttendanceRow
    | AgreementRow
    | CommitmentRow
    | DifferenceRow
    | DateRow
    | FigureRow
    | ReprintRow
    | StoryRow
)

TABLES: dict[str, type[Row]] = {
    "reports": ReportRow,
    "mentions": MentionRow,
    "actors": ActorRow,
    "statements": StatementRow,
    "utterances": UtteranceRow,
    "events": EventRow,
    "attendance": AttendanceRow,
    "agreements": AgreementRow,
    "commitments": CommitmentRow,
    "differences": DifferenceRow,
    "dates": DateRow,
    "figures": FigureRow,
    "reprints": ReprintRow,
    "stories": StoryRow,
}
