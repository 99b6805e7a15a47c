"""Readings: what each report says, and how each document ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from communique.errors import NotInRecord
from communique.record.codec import decode, encode
from communique.record.rows import put
from communique.record.store import Store
from communique.types import Accord, Capture, Document, Entity, Reading, Sketch, State

_CURRENT = "WHERE report NOT IN (SELECT report FROM superseded)"


class Ending(Struct, frozen=True):
    """How one document ended: its state, why, and the report it gave, if any."""

    source: str
    state: State
    note: str
    report: str | None


class Readings:
    """The readings of a record, one a report. Lists leave out older versions (see `versions`); `get` does not."""

    def __init__(self, store: Store) -> None:
        """Work on an open store."""
        self._store = store

    def has(self, capture: Capture, reader: str) -> bool:
        """Whether every document of this capture has ended under this version of the reading rules."""
        sql = "SELECT reader FROM ended WHERE source = ? AND sha256 = ?"
        return any(row["reader"] == reader for row in self._store.rows(sql, (capture.source, capture.sha256)))

    def ended(self, document: Document, number: int, reader: str) -> bool:
        """Whether the document `number` of its capture has ended under this version of the reading rules."""
        sql = "SELECT reader FROM document WHERE source = ? AND sha256 = ? AND number = ?"
        held = self._store.rows(sql, (document.source, document.sha256, number))
        return any(row["reader"] == reader for row in held)

    def done(self, capture: Capture, reader: str) -> None:
        """Note that every document of this capture has ended under this version of the reading rules."""
        with self._store.writing() as connection:
            put(connection, "ended", [(capture.source, capture.sha256, reader)])

    def end(self, document: Document, number: int, reader: str, reading: Reading | None, sketch: Sketch | None) -> None:
        """Note how the document `number` of its capture ended, and keep its reading, in one transaction."""
        report = reading.report.id if reading else None
        row = (document.source, document.sha256, number, document.state, document.note, report, reader)
        with self._store.writing() as connection:
            if reading and sketch:
                _keep(connection, reading, sketch)
            put(connection, "document", [row])

    def endings(self) -> Iterator[Ending]:
        """Yield how every document ended, ordered by source."""
        sql = "SELECT source, state, note, report FROM document ORDER BY source, sha256, number"
        for row in self._store.rows(sql):
            yield Ending(row["source"], row["state"], row["note"], row["report"])

    def get(self, report: str) -> Reading:
        """Return the reading of a report. Raises NotInRecord for an id the record does not hold."""
        for row in self._store.rows("SELECT body FROM reading WHERE report = ?", (report,)):
            return decode(row["body"], Reading)
        raise NotInRecord(f"no report {report}", "list the reports with `communique show --reports`")

    def some(self, reports: Iterable[str]) -> tuple[Reading, ...]:
        """Return the readings of these reports, ordered by id."""
        return tuple(self.get(report) for report in sorted(reports))

    def standing_for(self, report: str, capture: str) -> tuple[str, ...]:
        """Return what stands for a report now: itself, a later version, or what else its bytes gave to newer rules."""
        seen: set[str] = set()
        while report not in seen:
            seen.add(report)
            if any(self._store.rows(f"SELECT 1 FROM reading {_CURRENT} AND report = ?", (report,))):
                return (report,)
            for row in self._store.rows("SELECT by FROM superseded WHERE report = ?", (report,)):
                report = row["by"] or report
        sql = f"""SELECT DISTINCT report FROM document JOIN reading USING (report)
            {_CURRENT} AND sha256 = ? ORDER BY report"""
        return tuple(row["report"] for row in self._store.rows(sql, (capture,)))

    def sketch(self, report: str) -> Sketch:
        """Return the sketch of a report. Raises NotInRecord for an id the record does not hold."""
        for row in self._store.rows("SELECT sketch FROM reading WHERE report = ?", (report,)):
            return decode(row["sketch"], Sketch)
        raise NotInRecord(f"no report {report}", "list the reports with `communique show --reports`")

    def extracts(self, report: str) -> tuple[tuple[Entity, ...], tuple[Accord, ...]]:
        """Return the entities and accords of a report. Raises NotInRecord for an id the record does not hold."""
        for row in self._store.rows("SELECT entities, accords FROM reading WHERE report = ?", (report,)):
            return decode(row["entities"], tuple[Entity, ...]), decode(row["accords"], tuple[Accord, ...])
        raise NotInRecord(f"no report {report}", "list the reports with `communique show --reports`")

    def entities(self) -> Iterator[Entity]:
        """Yield the entities of every current report, ordered by report."""
        for row in self._store.rows(f"SELECT entities FROM reading {_CURRENT} ORDER BY report"):
            yield from decode(row["entities"], tuple[Entity, ...])

    def reports(self) -> list[str]:
        """Return the current reports, in order."""
        return [row["report"] for row in self._store.rows(f"SELECT report FROM reading {_CURRENT} ORDER BY report")]

    def seal(self, report: str) -> str:
        """Return the seal of a stored reading, which changes when the reading does."""
        rows = self._store.rows("SELECT seal FROM reading WHERE report = ?", (report,))
        return next((str(row["seal"].hex()) for row in rows), "")


def _keep(connection: sqlite3.Connection, reading: Reading, sketch: Sketch) -> None:
    """Keep a reading; of several sources with one text the first by name gives its name, whatever came first."""
    report = reading.report
    held = connection.execute("SELECT source, reader FROM reading WHERE report = ?", (report.id,)).fetchone()
    if held and held["reader"] == reading.reader and held["source"] <= report.source:
        return
    parts = (encode(reading), encode(sketch), encode(reading.entities), encode(reading.accords))
    put(connection, "reading", [(report.id, report.source, report.url, reading.reader, *parts)])
