"""Check a record: every capture against its hash, every text against its id, every span against its text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from communique.errors import RecordDamaged
from communique.record.codec import decode, digest
from communique.record.record import Record
from communique.types import Actor, Agreement, Difference, Linked, Reading, Span, report_id


class Fault(Struct, frozen=True):
    """Something in the record that is not as it was stored: where, and what is wrong with it."""

    where: str
    what: str


class Checked(Struct):
    """What a check covered and what it found."""

    captures: int = 0
    reports: int = 0
    spans: int = 0
    faults: list[Fault] = []


def verify(record: Record) -> Checked:
    """Check the whole record, holding one reading in memory at a time."""
    checked = Checked()
    for row in record.store.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            checked.faults.append(Fault("the file", f"SQLite says: {row[0]}"))
    for sha256, content in record.captures.contents():
        checked.captures += 1
        if digest(content) != sha256:
            checked.faults.append(Fault(f"capture {sha256}", "its bytes no longer have this hash"))
    lengths: dict[str, int] = {}
    for report, body, expected in record.readings.stored():
        checked.reports += 1
        checked.faults.extend(_check_reading(report, body, expected, lengths, checked))
    checked.faults.extend(_check_derived(record, lengths, checked))
    return checked


def _check_reading(
    report: str, body: bytes, expected: str, lengths: dict[str, int], checked: Checked
) -> Iterator[Fault]:
    if digest(body) != expected:
        yield Fault(f"report {report}", "what was read from it has changed since it was stored")
    try:
        reading = decode(body, Reading)
    except RecordDamaged as error:
        yield Fault(f"report {report}", str(error))
        return
    text = reading.report
    if report_id(text.outlet, text.url, text.text) != report:
        yield Fault(f"report {report}", "its text is not the text that its id was made from")
    lengths[report] = len(reading.report.text)
    for span in spans_in(reading):
        checked.spans += 1
        if span.report != report or span.end > lengths[report]:
            yield Fault(f"report {report}", f"span {span.start}..{span.end} does not lie in its text")


def _check_derived(record: Record, lengths: dict[str, int], checked: Checked) -> Iterator[Fault]:
    columns: tuple[tuple[str, str, type], ...] = (
        ("process", "linked", Linked),
        ("process", "differences", tuple[Difference, ...]),
        ("agreement", "body", Agreement),
        ("actor", "body", Actor),
    )
    for table, column, kind in columns:
        for row in record.store.rows(f"SELECT id, {column} AS body FROM {table} ORDER BY id"):
            where = f"{table} {row['id']}"
            try:
                spans = list(spans_in(decode(row["body"], kind)))
            except RecordDamaged as error:
                yield Fault(where, str(error))
                continue
            checked.spans += len(spans)
            for span in spans:
                if span.end > lengths.get(span.report, 0):
                    yield Fault(where, f"span {span.start}..{span.end} of {span.report} opens no text")


def spans_in(value: object) -> Iterator[Span]:
    """Yield every span inside a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_in(item)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans_in(getattr(value, field))
