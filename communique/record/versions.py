"""The versions of an article: what one address gave one time after another, and which of it stands for the article."""

from __future__ import annotations

from msgspec import Struct

from communique.errors import NotInRecord
from communique.record.codec import decode
from communique.record.readings import Readings
from communique.record.settling import ARRIVED, settle
from communique.record.store import Store
from communique.types import Report, Request


class Version(Struct, frozen=True):
    """What a source gave at one time ("" where that is not known), and by which request, if by any."""

    source: str
    at: str
    sha256: str
    request: Request | None
    report: Report
    superseded: str | None


class Versions:
    """The versions that a record holds."""

    def __init__(self, store: Store, readings: Readings) -> None:
        """Work on an open store."""
        self._store = store
        self._readings = readings

    def settle(self) -> None:
        """Find out which reports are older versions of others, so that what is derived leaves them out."""
        settle(self._store, self._readings)

    def edited(self) -> list[str]:
        """Return the sources that gave several versions of an article, in name order."""
        sql = """SELECT DISTINCT document.source FROM superseded JOIN document USING (report)
            WHERE superseded.by IS NOT NULL ORDER BY document.source"""
        return [row["source"] for row in self._store.rows(sql)]

    def of(self, source: str) -> list[Version]:
        """Return all that a source or URL gave, in order of time. Raises NotInRecord where it gave no report."""
        sql = f"""SELECT document.source, document.report, arrival.at, arrival.sha256, arrival.request, superseded.by
            FROM {ARRIVED} LEFT JOIN superseded USING (report)
            WHERE document.source = ? OR reading.url = ? ORDER BY arrival.at, document.number, document.report"""
        found = [
            Version(
                row["source"],
                row["at"],
                row["sha256"],
                decode(row["request"], Request) if row["request"] else None,
                self._readings.get(row["report"]).report,
                row["by"],
            )
            for row in self._store.rows(sql, (source, source))
        ]
        if not found:
            raise NotInRecord(f"no report came from {source}", "list the sources with `communique show --documents`")
        return found
