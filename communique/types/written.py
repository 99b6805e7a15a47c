"""What one report says, as written: always at a span, half-open ranges of Unicode code points of `Report.text`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from communique.types.collected import Block


class Span(Struct, frozen=True, order=True):
    """Code points `start` to `end` of the text of report `report`."""

    report: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that holds no character."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span holds at least one character: {self.start}..{self.end}")


class Days(Struct, frozen=True, order=True):
    """A range of calendar days, both included; a known day has first == last."""

    first: date
    last: date

    def overlaps(self, other: Days) -> bool:
        """Tell whether some day lies in both ranges."""
        return self.first <= other.last and other.first <= self.last


ZoneKind = Literal["headline", "dateline", "caption", "body", "boilerplate", "timestamp"]


class Zone(Struct, frozen=True):
    """A part of a report's text and what it serves as. Zones do not overlap and cover all but white space."""

    kind: ZoneKind
    start: int
    end: int


class Report(Struct, frozen=True):
    """One outlet's published text, unchanged. `id` hashes outlet, URL and text.

    `published` is an ISO date or date-time only if the document shows it; `language` is a BCP 47 tag.
    """

    id: str
    source: str
    sha256: str
    text: str
    title: Span | None
    outlet: str | None
    published: str | None
    language: str | None
    zones: tuple[Zone, ...]
    url: str | None = None
    blocks: tuple[Block, ...] = ()

    def quote(self, span: Span) -> str:
        """Return the words at a span: the one way by which words leave a report."""
        if span.report != self.id or span.end > len(self.text):
            raise ValueError(f"{span} does not lie in report {self.id}")
        return self.text[span.start : span.end]


Kind = Literal["person", "organization", "armed_group", "state", "place", "agreement"]


class Mention(Struct, frozen=True):
    """A name as written, with the title that stands by it ("Defense Minister"), and the entity it names here."""

    id: str
    span: Span
    kind: Kind
    entity: str
    title: Span | None = None


class Entity(Struct, frozen=True):
    """Whom or what several mentions in one report name. Actors are joined from entities.

    `name` is the fullest form in the report and `names` are all of them. `known` is the lexicon or gazetteer id where
    a name decides it (`state:TR`, `place:2950159`). `states` are lexicon ids of states the report ties it to
    ("Turkish Foreign Minister"). `titles` are the titles as written, without the name.
    """

    id: str
    report: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    known: str | None = None
    titles: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


class When(Struct, frozen=True):
    """A date expression. `days` is None when nothing in the document resolves it.

    `basis` says what it was resolved against: absolute, published, dateline, caption, text (a day named in the text),
    open (nothing). `partial` keeps what is known of an open day, as ISO 8601 writes a day of any year (`--12-29`) or of
    any week (`-W-6`, a Saturday).
    """

    span: Span
    days: Days | None
    basis: str
    partial: str | None = None


class Figure(Struct, frozen=True):
    """An amount as a range: "at least 40" has low 40 and no high. `unit` is a lower-case noun or symbol.

    `ordinal` marks a rank: "the third round" has low and high 3 and the unit round, "Secondly, ..." no unit.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    ordinal: bool = False


Form = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "denied"]
Status = Literal["happened", "planned", "conditional", "claimed"]


class Statement(Struct, frozen=True):
    """What the report says somebody said.

    `parts` are the words said, without outer quote marks and without the cue; `cue` the words that report the saying;
    `speaker` the words that name the speaker here ("he" included) and `voice` the entity they refer to, None where it
    stays open; `voices` are all of them where several speak as one ("Moscow and Ankara"), else empty; `relay` names who
    passed it on ("Russian media").
    """

    id: str
    parts: tuple[Span, ...]
    form: Form
    cue: tuple[Span, ...] = ()
    speaker: Span | None = None
    voice: str | None = None
    voices: tuple[str, ...] = ()
    relay: Span | None = None
    polarity: Polarity = "affirmed"
    status: Status = "happened"

    @property
    def report(self) -> str:
        """The id of the report that carries it."""
        return self.parts[0].report


StanceKind = Literal["thinks", "wants", "plans", "expects", "fears", "backs", "opposes", "speaks_of", "withholds"]


class Stance(Struct, frozen=True):
    """Where the report says somebody stands, when it gives no words of theirs.

    A thought, wish, plan, expectation or fear nobody is said to have voiced; a thing backed, opposed or spoken of; what
    somebody kept to themselves. `parts` hold the matter, `cue` the words that tell it; `speaker`, `voice` and `voices`
    name whose it is, as in a statement. `statement` is the one that tells it, None where the report itself does. A
    stance is no statement: no utterance or difference rests on it.
    """

    id: str
    kind: StanceKind
    parts: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: Span
    voice: str | None = None
    voices: tuple[str, ...] = ()
    polarity: Polarity = "affirmed"
    statement: str | None = None

    @property
    def report(self) -> str:
        """The id of the report that carries it."""
        return self.parts[0].report


class Presence(Struct, frozen=True):
    """Somebody placed at a happening: by name (`entity`), or by role alone (`entity` None, "the defence ministers")."""

    span: Span
    entity: str | None
    side: Literal["actor", "recipient", "attendee"] = "attendee"


class Account(Struct, frozen=True):
    """The words in which one report tells of one happening.

    `span` is the extent told, `trigger` the words that name the happening ("held talks"); `type` and `mode` are PLOVER
    2.0. `roster` holds the spans that read as a list of who was there, empty where the report gives none. `refers`
    marks words that point back to a happening ("the meeting", "Saturday's talks") rather than tell of a new one.
    `called_off` marks a meeting that was planned and that will not, or did not, come about by these words. `partial`
    keeps what is known of an open day, as in When.
    """

    id: str
    span: Span
    trigger: Span
    type: str
    mode: str | None
    status: Status
    days: Days | None = None
    place: str | None = None
    participants: tuple[Presence, ...] = ()
    roster: tuple[Span, ...] = ()
    refers: bool = False
    called_off: bool = False
    partial: str | None = None


class Pledge(Struct, frozen=True):
    """A promise, undertaking or plan as one report words it. Entities by id; `statement` is the one that voices it.

    `act` is the word for what is to be done ("reopen", "withdrawal").
    """

    id: str
    span: Span
    trigger: Span
    promisor: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: Days | None = None
    condition: Span | None = None
    statement: str | None = None
    act: Span | None = None


Bearing = Literal["kept", "broken", "disputed", "in_progress", "slipped", "renewed"]


class Outcome(Struct, frozen=True):
    """Words that bear on some promise's fate ("has withdrawn", "failed to hand over"). `voice` is who claims it.

    `deed` is the verb of an act told as done or left undone; None where the words tell of the promise itself.
    """

    id: str
    span: Span
    bearing: Bearing
    entities: tuple[str, ...] = ()
    voice: str | None = None
    deed: Span | None = None


Formality = Literal["signed", "joint_statement", "understanding", "reported"]
Stage = Literal["pre_negotiation", "ceasefire", "partial", "comprehensive", "implementation", "renewal"]


class Accord(Struct, frozen=True):
    """An agreement, body, process or zone as one report names or describes it.

    `name` is the designation reduced to what tells it from others ("sochi agreement"); `kind` is one of agreement,
    process, body, zone, mechanism, truce. `stage` is that of PA-X, as far as its words tell; `third_parties` are who
    brokered or guarantees it; `parent` is the accord of the same report under which it is said to stand.
    """

    id: str
    span: Span
    name: str
    kind: str
    formality: Formality
    parties: tuple[str, ...] = ()
    days: Days | None = None
    terms: tuple[Span, ...] = ()
    places: tuple[str, ...] = ()  # the place names in the designation, folded: "the Sochi agreement" has "sochi"
    label: str = ""  # the designation as written, without its article
    setting: tuple[str, ...] = ()  # the states its report names most, up to three: tell apart two of one name
    published: str | None = None  # when its report appeared, as that shows it
    stage: Stage | None = None
    third_parties: tuple[str, ...] = ()
    parent: str | None = None


class Term(Struct, frozen=True):
    """Words chosen for a concept where other reports may choose others ("pullout" for a withdrawal of forces).

    `head` is the lemma that carries the choice; `whose` the lexicon ids of the states or groups it belongs to.
    """

    span: Span
    concept: str
    head: str
    whose: tuple[str, ...] = ()


class Reading(Struct, frozen=True):
    """All that one report says. `reader` names the rules that read it, so that newer rules can read it again."""

    report: Report
    reader: str
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    accounts: tuple[Account, ...] = ()
    whens: tuple[When, ...] = ()
    figures: tuple[Figure, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    accords: tuple[Accord, ...] = ()
    terms: tuple[Term, ...] = ()
    stances: tuple[Stance, ...] = ()
