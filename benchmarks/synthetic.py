"""Records of any size without a language model: texts of our own words, and readings made by rule.

A report has about as many words and spans as a real one has on average (measured on 500: 400 words, 200 spans), so
that what is measured on such a record holds for others.
"""

from __future__ import annotations

import hashlib
import random
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date

from communique.record import Record
from communique.record.codec import encode
from communique.record.schema import APPLICATION_ID, first_tables
from communique.relinking.portions import RULES
from communique.types import (
    UNDECIDED,
    Account,
    Capture,
    Days,
    Document,
    Entity,
    Event,
    Linked,
    Mention,
    Presence,
    Reading,
    Report,
    Sketch,
    Span,
    Statement,
    Story,
    When,
    Zone,
    make_id,
    report_id,
)

READER = "synthetic-1"
GROUP = 5  # reports of one process
SENTENCES = 20
NAMES = ("Amsel", "Brenk", "Corvin", "Dahlke", "Elster", "Farr", "Gorski", "Hollin", "Ilves", "Jarosz")
VERBS = ("said", "promised", "denied", "repeated", "added", "warned", "conceded", "announced")
THINGS = (
    "the crossing at Narva",
    "the river patrols",
    "a longer truce",
    "the exchange of prisoners",
    "the customs office",
    "the transit of grain",
    "the joint survey",
    "the northern road",
    "a second round of talks",
    "the observers",
)
ENDS = (
    "before the end of May",
    "in the coming weeks",
    "without conditions",
    "under a joint command",
    "as agreed in Riga",
)

_SENTENCE = re.compile(r"[^.]+\.")


def text_of(number: int, edition: int = 0) -> str:
    """Return the text of a report; another edition of it differs in its last sentence."""
    chance = random.Random(number)
    lines = [
        f"{chance.choice(NAMES)} of the delegation {chance.choice(VERBS)} on day {chance.randrange(1, 29)} that"
        f" {chance.choice(THINGS)} would open {chance.choice(ENDS)}, file {chance.randrange(10**6)}."
        for _ in range(SENTENCES)
    ]
    return " ".join([*lines, f"This is report {number}, edition {edition}."])


def reading_of(text: str, source: str, sha256: str) -> Reading:
    """Return a reading with a mention, a statement, an account and a date for nearly every sentence."""
    key = report_id(None, None, text)
    report = Report(key, source, sha256, text, None, None, None, "en", (Zone("body", 0, len(text)),))
    sentences = [Span(key, *match.span()) for match in _SENTENCE.finditer(text)]
    told = [span for span in sentences if text[span.start : span.end].split()[0] in NAMES]
    entities = {
        name: Entity(make_id("en", key, name), key, "person", name, (name,))
        for name in sorted({text[span.start : span.end].split()[0] for span in told})
    }
    mentions, statements, accounts, whens = [], [], [], []
    for span in told:
        start = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip())
        name = text[start : span.end].split()[0]
        who, entity = Span(key, start, start + len(name)), entities[name].id
        said = Span(key, text.index("that ", start) + 5, span.end - 1)
        verb = Span(key, text.index("delegation ", start) + 11, text.index(" on day", start))
        mentions.append(Mention(make_id("mn", key, start), who, "person", entity))
        statements.append(Statement(make_id("st", key, start), (said,), "indirect", (verb,), who, entity))
        accounts.append(
            Account(
                make_id("ac", key, start),
                said,
                verb,
                "CONSULT",
                None,
                "happened",
                participants=(Presence(who, entity),),
            )
        )
        whens.append(When(Span(key, text.index("day ", start), said.start - 6), None, "open"))
    return Reading(
        report,
        READER,
        tuple(sentences),
        tuple(mentions),
        tuple(entities.values()),
        tuple(statements),
        tuple(accounts),
        tuple(whens),
    )


def sketch_of(reading: Reading) -> Sketch:
    """Return a sketch of the usual size."""
    words = dict.fromkeys(sorted(set(reading.report.text.split()))[:60], 1.0)
    runs = tuple(int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest(), "big") for word in words)
    return Sketch(reading.report.id, None, (date(2031, 3, 1),), words, tuple(words)[:20], runs)


def keep(record: Record, number: int, edition: int = 0) -> Iterator[tuple[str, str]]:
    """Put one report into a record as `run` does; yield table and key of each row once its transaction is committed."""
    text, source = text_of(number, edition), f"reports/{number:06}.txt"
    content = text.encode()
    capture = Capture(hashlib.sha256(content).hexdigest(), source, len(content))
    record.captures.keep(capture, content)
    yield "capture", capture.sha256
    reading = reading_of(text, source, capture.sha256)
    document = Document(source, capture.sha256, "read", text)
    record.readings.end(document, 0, READER, reading, sketch_of(reading))
    yield "reading", reading.report.id
    record.readings.done(capture, READER)
    yield "ended", source


def derive(record: Record, numbers: list[int]) -> Iterator[tuple[str, str]]:
    """Derive an actor a name, and one process from these reports; yield as `keep` does."""
    record.versions.settle()
    come: dict[str, tuple[Entity, ...]] = {}
    for entity in record.readings.entities():
        come[entity.report] = (*come.get(entity.report, ()), entity)
    record.cast.update(come, {}, UNDECIDED, RULES)
    yield "appearance", min(entity.id for entities in come.values() for entity in entities)
    yield "process", derive_process(record, numbers)


def derive_process(record: Record, numbers: list[int]) -> str:
    """Derive one process from these reports and return its id."""
    found = record.readings.some(report_id(None, None, text_of(number)) for number in numbers)
    reports = tuple(reading.report.id for reading in found)
    story = Story(make_id("sy", *reports), "Talks", reports)
    key = make_id("pr", story.id)
    told = [account for reading in found for account in reading.accounts]
    days = Days(date(2031, 3, 1), date(2031, 3, 1))
    events = tuple(
        Event(
            make_id("ev", account.id),
            "Talks",
            "CONSULT",
            None,
            days,
            None,
            (),
            "happened",
            (account.id,),
            (account.span,),
            story.id,
        )
        for account in told
    )
    record.derived.set_process(key, "signature", Linked(stories=(story,), events=events), ())
    return key


def fill(record: Record, reports: int) -> None:
    """Put this many reports into a record and derive from each group of them."""
    for number in range(reports):
        for _ in keep(record, number):
            pass
    groups = [list(range(first, min(first + GROUP, reports))) for first in range(0, reports, GROUP)]
    for _ in derive(record, groups[0]):
        pass
    for numbers in groups[1:]:
        derive_process(record, numbers)


def old_record(path: str, reports: int) -> None:
    """Make a record in the first layout, as the first release wrote it, with this many reports and a process."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN")
        first_tables(connection)
        found = []
        for number in range(reports):
            text, source = text_of(number), f"reports/{number:06}.txt"
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            reading = reading_of(text, source, sha256)
            key, body = reading.report.id, encode(reading)
            parts = (encode(sketch_of(reading)), encode(reading.entities), encode(reading.accords))
            connection.execute("INSERT INTO capture VALUES (?, ?, ?)", (sha256, len(text), text.encode()))
            connection.execute("INSERT INTO arrival VALUES (?, ?)", (source, sha256))
            connection.execute("INSERT INTO document VALUES (?, ?, 0, 'read', '', ?, ?)", (source, sha256, key, READER))
            row = (key, source, READER, body, *parts, hashlib.sha256(body).hexdigest())
            connection.execute("INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            found.append(key)
        linked = Linked(stories=(Story("sy_1", "Talks", tuple(found)),))
        process = ("pr_1", "signature", encode(found), encode(linked), encode(()))
        connection.execute("INSERT INTO process VALUES (?, ?, ?, ?, ?)", process)
        connection.execute("INSERT INTO event VALUES ('ev_1', 'pr_1')")
        connection.execute("PRAGMA user_version=1")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("COMMIT")
