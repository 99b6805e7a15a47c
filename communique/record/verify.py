"""Check a record: the file, the rows against their seals, the tables against their sums, the spans against the texts,
the log of decisions against its own hashes."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import get_args, get_type_hints

import msgspec
from msgspec import Struct

from communique.errors import RecordDamaged, RecordError
from communique.record.captures import unpack
from communique.record.codec import decode
from communique.record.file import MEMORY
from communique.record.record import Record
from communique.record.rows import seal, summed
from communique.record.store import Store
from communique.types import Agreement, Difference, Fault, Linked, Profile, Reading, Resolved, Span, report_id

Notice = Callable[[str, int, int], None]

DERIVED: dict[str, dict[str, type]] = {
    "process": {"linked": Linked, "differences": tuple[Difference, ...]},
    "agreement": {"body": Agreement},
    "profile": {"body": Profile},
    "resolved": {"body": Resolved},
    "amended": {"body": Reading},
}
"""The columns of derived tables that hold values, and of what type."""


class Checked(Struct):
    """What a check covered and what it found; `size` counts the stored bytes that were hashed."""

    captures: int = 0
    reports: int = 0
    spans: int = 0
    rows: int = 0
    size: int = 0
    faults: list[Fault] = []


def verify(record: Record, notice: Notice = lambda _table, _done, _of: None) -> Checked:
    """Check the whole record, one row in memory at a time; `notice` is told table, rows done and rows in all."""
    return _Check(record, notice).run()


class _Check:
    """One check under way."""

    def __init__(self, record: Record, notice: Notice) -> None:
        self._store = record.store
        self._decisions = record.decisions
        self._changes = record.changes
        self._notice = notice
        self._found = Checked()
        self._lengths: dict[str, int] = {}  # of the texts, in code points, once their readings are checked

    def run(self) -> Checked:
        self._guarded("the file", self._check_file)
        tables: list[str] = []
        self._guarded("the layout", lambda: tables.extend(self._check_layout()))
        for table in sorted(tables, key=lambda table: (table in DERIVED, table)):
            self._guarded(table, partial(self._check_table, table))
        self._guarded("the log of decisions", self._check_log)
        self._guarded("linking", self._check_linking)
        return self._found

    def _guarded(self, where: str, check: Callable[[], None]) -> None:
        """Note as a fault that a check could not be brought to its end, and let the others go on."""
        try:
            check()
        except RecordError as error:
            self._fault(where, str(error))
        except Exception as error:  # a damaged value may be of any type; whatever a check trips over is a fault
            self._fault(where, f"it cannot be checked: {type(error).__name__}: {error}")

    def _fault(self, where: str, what: str) -> None:
        self._found.faults.append(Fault(where, what))

    def _check_file(self) -> None:
        for row in self._store.rows("PRAGMA integrity_check"):
            if row[0] != "ok":
                self._fault("the file", f"SQLite says: {row[0]}")
        for row in self._store.rows("PRAGMA foreign_key_check"):
            self._fault(row["table"], f"a row names something in {row['parent']} that is not there")

    def _check_layout(self) -> list[str]:
        """Return the sealed tables, which are those of this version's layout, whatever the file says."""
        layout = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name, type"
        fresh = Store(MEMORY, create=True)
        wanted = [tuple(row) for row in fresh.rows(layout)]
        tables = [row["name"] for row in fresh.rows("SELECT name FROM manifest ORDER BY name")]
        fresh.close()
        if [tuple(row) for row in self._store.rows(layout)] != wanted:
            self._fault("the layout", "its tables are not those that this version of communique makes")
        return tables

    def _check_log(self) -> None:
        for where, what in self._decisions.faults():
            self._fault(where, what)

    def _check_linking(self) -> None:
        for report in self._changes.unnoticed():
            self._fault(f"reading {report}", "linking has not taken it in as it is, and nothing notes that")

    def _check_table(self, table: str) -> None:
        kept = next(self._store.rows("SELECT count, sum FROM manifest WHERE name = ?", (table,)), None)
        seals = []
        for row in self._store.rows(f"SELECT * FROM {table}"):
            *values, held = tuple(row)
            seals.append(held if isinstance(held, bytes) else b"")
            self._found.rows += 1
            self._found.size += sum(len(value) for value in values if isinstance(value, bytes))
            where = f"{table} {values[0]}"
            if seal(table, *values) != held:
                self._fault(where, "it has changed since it was stored")
            else:
                for what in self._content(table, row):
                    self._fault(where, what)
            self._notice(table, len(seals), kept["count"] if kept else 0)
        if kept is None or (len(seals), summed(seals)) != (kept["count"], kept["sum"]):
            self._fault(table, f"it holds {len(seals)} rows, which are not those that were kept")

    def _content(self, table: str, row: sqlite3.Row) -> Iterator[str]:
        """Yield what is wrong with the content of a row that is as it was stored."""
        try:
            if table == "capture":
                yield from self._capture(row)
            elif table == "reading":
                yield from self._reading(row)
            else:
                for column, kind in DERIVED.get(table, {}).items():
                    yield from self._spans(decode(row[column], kind))
        except RecordDamaged as error:
            yield str(error)

    def _capture(self, row: sqlite3.Row) -> Iterator[str]:
        self._found.captures += 1
        content = unpack(row["content"])
        if len(content) != row["size"] or hashlib.sha256(content).hexdigest() != row["sha256"]:
            yield "its bytes do not have this hash"

    def _reading(self, row: sqlite3.Row) -> Iterator[str]:
        self._found.reports += 1
        reading = decode(row["body"], Reading)
        report = reading.report
        if report_id(report.outlet, report.url, report.text) != row["report"]:
            yield "its text is not the text that its id was made from"
        self._lengths[row["report"]] = len(report.text)
        yield from self._spans(reading, report.id)

    def _spans(self, value: object, report: str | None = None) -> Iterator[str]:
        """Yield what is wrong with the spans in a value; those of a reading lie in its own report."""
        for span in spans_in(value):
            self._found.spans += 1
            if span.end > self._lengths.get(span.report, 0) or report not in (None, span.report):
                yield f"span {span.start}..{span.end} of {span.report} opens no text of it"


def spans_in(value: object) -> Iterator[Span]:
    """Yield every span inside a value, however deep, in no order."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Span):
            yield item
        elif isinstance(item, tuple):
            waiting.extend(item)
        elif isinstance(item, msgspec.Struct):
            waiting.extend(getattr(item, field) for field in _bearing(type(item)))


@cache
def _bearing(kind: type[Struct]) -> tuple[str, ...]:
    """Return the fields of a type that may hold a span."""
    return tuple(field for field, hint in get_type_hints(kind).items() if _may_hold(hint))


def _may_hold(hint: object) -> bool:
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint is Span or bool(_bearing(hint))
    return any(_may_hold(part) for part in get_args(hint))
