"""The values that pass along the line, in the order in which they come to be.

Frozen throughout. What one report says (as written, always at a span) is kept apart from what the record holds (as
recorded, always built from the former). Spans are half-open ranges of Unicode code points of `Report.text`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct


def make_id(prefix: str, *parts: object) -> str:
    """Return a stable id: the prefix and 80 bits of a hash over what makes the thing the same."""
    joined = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return f"{prefix}_{hashlib.blake2b(joined, digest_size=10).hexdigest()}"


def report_id(outlet: str | None, url: str | None, text: str) -> str:
    """Return the id of a report: its outlet, URL and text make it what it is."""
    return make_id("rp", outlet or "", url or "", text)


# ---------------------------------------------------------------------------------------------- collected

State = Literal[
    "read",  # text found and kept
    "empty",  # no bytes, or white space only
    "no_text",  # bytes decoded, but no article text in them
    "binary",  # not text: an image, an archive, an executable
    "undecodable",  # text in no character set that could be told
    "too_large",  # over the size limit, not parsed
    "timed_out",  # the parser ran over its time and was stopped
    "out_of_memory",  # the parser ran over its memory and was stopped
    "malformed",  # the container is broken: JSON that does not parse, a field of the wrong type
    "failed",  # our own rules fell over it: a fault of the program, named in the note
    "unreadable",  # the operating system refused: missing, no permission, a folder loop
    "truncated",  # a web archive holds only its beginning
    "revisit",  # a web archive says that it was as before, and does not hold it again
    "unfetched",  # an address gave nothing: how that came is in the note
]


class Capture(Struct, frozen=True):
    """Bytes as they arrived. `source` is the path, URL or `-` as given; `sha256` is hexadecimal."""

    sha256: str
    source: str
    size: int


class Request(Struct, frozen=True):
    """By which request bytes came, as far as the carrier tells: a fetch of one's own, or a record of a web archive.

    `url` is what was asked for and `at` when it was answered, UTC, as `2031-03-04T05:06:07.000000Z`; `final` is the
    address that answered, after `redirects`; `headers` are those of the answer that tell of the bytes, lower-case
    names (etag, last-modified, content-type, date ...). `via` names the archive and the record in it.
    """

    url: str
    at: str
    method: str = "GET"
    status: int | None = None
    final: str | None = None
    redirects: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    via: str = ""


AddressKind = Literal["feed", "sitemap", "list", "archive", "page", "robots"]
AddressState = Literal[
    "waiting",  # not asked yet
    "fetched",  # it gave bytes, and they are kept
    "not_modified",  # it gives what it gave before
    "duplicate",  # its bytes are those of another address of the same host
    "gone",  # it was deleted: 410, or 404 where it once gave something
    "http_error",  # the server answered with an error
    "forbidden",  # the guard does not let it be asked: no public web address
    "disallowed",  # the site's robots.txt asks not to
    "robots_unknown",  # the site's robots.txt cannot be had, so nothing is asked
    "unreachable",  # no such host, or nobody answers there
    "timed_out",  # the server, or the parser of what it gave, took too long
    "too_large",  # over the limit
    "redirected_too_often",  # a circle of redirects
    "malformed",  # the answer, or what it holds, is broken
]
SUCCESSES: frozenset[AddressState] = frozenset({"fetched", "not_modified", "duplicate"})


class Address(Struct, frozen=True):
    """What is known of asking a URL, or a file that names URLs: what came of the last try, and when the next is due.

    `root` is the source that the user named and that led here, itself where it is one. Times are as in `Request.at`, ""
    for never: `found` when it was first named, `tried` and `kept` the last try and the last success, `failing` since
    when every try has failed, `failures` of them, `rest` until when `host` asked to be left alone. `due` is None where
    it is not asked again. `visits` counts the answers that told what is there, or that it is gone; `sha256` are the
    bytes last kept, `unread` those of them yet to be read, `conditions` the headers that ask whether they have changed,
    `moved` the address to ask in its place. A file has no `host`.
    """

    url: str
    kind: AddressKind
    root: str
    host: str
    state: AddressState = "waiting"
    note: str = ""
    status: int | None = None
    found: str = ""
    tried: str = ""
    kept: str = ""
    failing: str = ""
    failures: int = 0
    rest: str = ""
    due: str | None = None
    visits: int = 0
    sha256: str = ""
    unread: str = ""
    conditions: tuple[tuple[str, str], ...] = ()
    moved: str | None = None


class Failure(Struct, frozen=True):
    """One try that gave nothing: when, and why. `root` as in Address."""

    url: str
    at: str
    root: str
    state: AddressState
    status: int | None
    note: str


class Arrival(Struct, frozen=True):
    """What came of one source: a capture with its bytes, or the state that says why nothing could be taken in.

    `request` says how the bytes came where that is known; a file has none.
    """

    content: bytes = b""
    capture: Capture | None = None
    refused: Document | None = None
    request: Request | None = None


class Block(Struct, frozen=True):
    """Where a run of extracted text came from: `path` is an XPath in the HTML document of the capture."""

    start: int
    end: int
    path: str


class Document(Struct, frozen=True):
    """One report as its container gives it: the text and what the container itself says of it.

    `state` is "read" when there is text; every other state comes with a `note` that tells the user why. Fields the
    container does not give are None: nothing is guessed.
    """

    source: str
    sha256: str
    state: State
    text: str = ""
    note: str = ""
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()


# --------------------------------------------------------------------------------------------- as written


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
    """An amount as a range: "at least 40" has low 40 and no high. `unit` is a lower-case noun or symbol."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None


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


class Pledge(Struct, frozen=True):
    """A promise, undertaking or plan as one report words it. Entities by id; `statement` is the one that voices it."""

    id: str
    span: Span
    trigger: Span
    promisor: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: Days | None = None
    condition: Span | None = None
    statement: str | None = None


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


class Accord(Struct, frozen=True):
    """An agreement, body, process or zone as one report names or describes it.

    `name` is the designation reduced to what tells it from others ("sochi agreement"); `kind` is one of agreement,
    process, body, zone, mechanism, truce.
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


# -------------------------------------------------------------------------------------------- as recorded


class Sketch(Struct, frozen=True):
    """What joining stories needs of a report: small enough to hold for every report of a corpus at once.

    `days` are those its leading part names, `partial` what that part says of days that stay open (ISO 8601: `--12-29`),
    `weekdays` the weekdays it names (0 is Monday). `names` are keys of people, places and agreements, the most
    prominent first, and `labels` how the report writes them. `shingles` sample its runs of words.
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
    """A real-world happening, once. `members` are account ids and `accounts` their spans, in the same order."""

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

    def __post_init__(self) -> None:
        """Refuse an event nobody told of."""
        require_members("event", self.members)


class Attendance(Struct, frozen=True):
    """One report places one person at one meeting."""

    event: str
    actor: str
    span: Span


class Agreement(Struct, frozen=True):
    """An agreement, body, process, zone or other standing arrangement, once. `members` are accord ids."""

    id: str
    label: str
    kind: str
    formality: Formality
    parties: tuple[str, ...]
    date: Days | None
    members: tuple[str, ...]
    mentions: tuple[Span, ...]
    terms: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an agreement nobody named."""
        require_members("agreement", self.members)


class Evidence(Struct, frozen=True):
    """Words that bear on a commitment."""

    span: Span
    bearing: Bearing


CommitmentStatus = Literal["open", "reported_kept", "reported_broken", "disputed", "in_progress"]


class Commitment(Struct, frozen=True):
    """Something promised or undertaken, once. `members` are pledge ids and `pledges` their spans."""

    id: str
    promisor: tuple[str, ...]
    to: tuple[str, ...]
    label: str
    due: Days | None
    status: CommitmentStatus
    members: tuple[str, ...]
    pledges: tuple[Span, ...]
    evidence: tuple[Evidence, ...] = ()

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


# ---------------------------------------------------------------------------------------------- decided

Level = Literal[
    "actor",
    "mention",
    "statement",
    "utterance",
    "event",
    "story",
    "agreement",
    "commitment",
    "evidence",
    "difference",
]
Verdict = Literal["same", "different", "right", "wrong", "is"]


Written = Literal["entity", "mention", "statement", "account", "pledge", "outcome", "accord", "report", "words"]


class Mark(Struct, frozen=True):
    """Words as they stood in a report's text when somebody decided about them."""

    start: int
    end: int
    words: str


class Anchor(Struct, frozen=True):
    """Where a thing of the kind `written` stands, so that it is found again whatever id later rules give it.

    `capture` is the SHA-256 of the bytes the report came in; `kind` tells apart what stands at the same words (the type
    of an account, the bearing of an outcome, the value that words claim). Of an account or a pledge the first mark is
    the trigger.
    """

    written: Written
    report: str
    capture: str
    kind: str
    marks: tuple[Mark, ...]


class Decision(Struct, frozen=True):
    """What a person decided about things that reports say.

    "same" and "different" name two things, "right" and "wrong" all that the judged line rests on, "is" a name or a
    statement and then, if the record knows him, the person. `about` is the person's name after "is", and the kind,
    the aspect and the subject of a difference; `line` is what the person saw.
    """

    level: Level
    verdict: Verdict
    things: tuple[Anchor, ...]
    about: str = ""
    line: str = ""
    note: str = ""


class Entry(Struct, frozen=True):
    """One entry of the log. `parents` are the hashes of the entries before it: several where two logs were merged.

    It holds a decision, or undoes the entry with the hash `undoes`, or only binds the heads of merged logs.
    """

    hash: str
    parents: tuple[str, ...]
    by: str
    at: str
    decision: Decision | None = None
    undoes: str | None = None


class Decided(Struct, frozen=True):
    """What people decided to be the same or not: pairs of ids of what reports say, each pair sorted."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


UNDECIDED = Decided()


class Review(Struct, frozen=True, order=True):
    """Somebody judged a thing that a report says, or a difference, to be right. `by` and `at` say who and when."""

    level: Level
    id: str
    by: str
    at: str


class Fault(Struct, frozen=True):
    """Something kept that is not as it was stored: where, and what is wrong with it."""

    where: str
    what: str


class Linked(Struct, frozen=True):
    """What linking found within one process: a chain of stories that follow one another.

    `whens` are date expressions that their own report leaves open and an event of the process closes.
    """

    stories: tuple[Story, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    events: tuple[Event, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    whens: tuple[When, ...] = ()
    links: tuple[Link, ...] = ()


class Process(Struct, frozen=True):
    """One process with all it rests on: what a page shows and an export writes.

    `readings` are without what people judged wrong. `actors` and `agreements` are those of the whole record that they
    mention.
    """

    readings: tuple[Reading, ...]
    linked: Linked
    differences: tuple[Difference, ...]
    actors: tuple[Actor, ...]
    agreements: tuple[Agreement, ...]
    reviews: tuple[Review, ...] = ()

    def actor_of(self) -> dict[str, str]:
        """Map each entity id to the id of the actor it was joined into."""
        return actor_of(self.actors)


def actor_of(actors: Iterable[Actor]) -> dict[str, str]:
    """Map each entity id to the id of the actor it was joined into."""
    return {entity: actor.id for actor in actors for entity in actor.entities}


def owners(linked: Linked, actors: Iterable[Actor], agreements: Iterable[Agreement]) -> dict[str, str]:
    """Map the id of each thing that reports say to the id of the recorded thing it is part of."""
    return {
        **actor_of(actors),
        **{member: pact.id for pact in agreements for member in pact.members},
        **{member: said.id for said in linked.utterances for member in said.statements},
        **{member: event.id for event in linked.events for member in event.members},
        **{member: promise.id for promise in linked.commitments for member in promise.members},
    }


def require_members(what: str, members: tuple[str, ...]) -> None:
    """Raise ValueError when a recorded thing rests on nothing."""
    if not members:
        raise ValueError(f"a recorded {what} needs at least one member")
