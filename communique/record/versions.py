"""Versions of one article: what one address gave one time after another, and which of it stands for the article.

Two reports are versions of one article when they came from one source, or state one URL, one after the other, most of
the shorter one's words stand in the other, and they do not state different days of publication. The last conditions are
there since addresses are used again: a file name for the next article, a line number for another line, a home page's
URL for every page of a site, an address for the bulletin of every day.

The version that arrived last stands for the article in all that is derived. The others are kept, with their readings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from communique.errors import NotInRecord
from communique.record.codec import decode
from communique.record.readings import Readings
from communique.record.rows import put, replace_all
from communique.record.store import Store
from communique.text.shingles import shingles
from communique.text.words import folds
from communique.types import Report, Request

RUN = 3  # words in a row that are compared
DAY = len("2031-03-04")
MOSTLY = 0.5  # share of the shorter text's runs that makes two texts versions of one article

_ARRIVED = """document JOIN reading USING (report) JOIN arrival ON arrival.sha256 = document.sha256
    AND (arrival.source = document.source
        OR substr(document.source, 1, length(arrival.source) + 1) = arrival.source || '#')"""
"""Reports with when they arrived, also those from one line of a file."""

_STDIN = "-"


class Version(Struct, frozen=True):
    """What a source gave at one time ("" where that is not known), and by which request, if by any."""

    source: str
    at: str
    sha256: str
    request: Request | None
    report: Report
    superseded: str | None


class _Place(Struct, frozen=True, order=True):
    """Where a report stands among what one address gave: by time, then by place in the capture."""

    at: str
    number: int
    report: str


class Versions:
    """The versions that a record holds."""

    def __init__(self, store: Store, readings: Readings) -> None:
        """Work on an open store."""
        self._store = store
        self._readings = readings

    def settle(self) -> None:
        """Find out which reports are older versions of others, so that what is derived leaves them out."""
        sources, urls = self._places()
        compared = {(row["older"], row["newer"]): row["alike"] for row in self._store.rows("SELECT * FROM compared")}
        known = len(compared)
        givers = Counter(report for places in sources.values() for report in {place.report for place in places})
        newer_at: dict[str, list[_Place]] = defaultdict(list)
        for places in sources.values():
            for older, newer in self._successions(places, compared):
                newer_at[older].append(newer)
        wanted = {older: max(newer).report for older, newer in newer_at.items() if len(newer) == givers[older]}
        for places in urls.values():
            wanted.update((older, newer.report) for older, newer in self._successions(places, compared))
        with self._store.writing() as connection:
            put(connection, "compared", ((*pair, alike) for pair, alike in list(compared.items())[known:]))
            replace_all(connection, "superseded", {**dict.fromkeys(self._orphans()), **wanted})

    def _places(self) -> tuple[dict[str, set[_Place]], dict[str, set[_Place]]]:
        """Return what each source and each URL gave; what came by standard input has no source to come from again."""
        sources: dict[str, set[_Place]] = defaultdict(set)
        urls: dict[str, set[_Place]] = defaultdict(set)
        sql = f"""SELECT document.report, document.source, document.number, reading.url, max(arrival.at) AS at
            FROM {_ARRIVED} GROUP BY document.source, document.sha256, document.number"""
        for row in self._store.rows(sql):
            place = _Place(row["at"], row["number"], row["report"])
            if row["source"].partition("#")[0] != _STDIN:
                sources[row["source"]].add(place)
            if row["url"]:
                urls[row["url"]].add(place)
        return sources, urls

    def _orphans(self) -> list[str]:
        """Return the reports that no document gives any more: newer rules found another text in the same bytes."""
        sql = "SELECT report FROM reading WHERE report NOT IN (SELECT report FROM document WHERE report IS NOT NULL)"
        return [row["report"] for row in self._store.rows(sql)]

    def _successions(
        self, places: Iterable[_Place], compared: dict[tuple[str, str], int]
    ) -> Iterator[tuple[str, _Place]]:
        """Yield each report of one address that the next one is a version of, with that one.

        What has to be compared for it goes into `compared`, since texts do not change.
        """
        last: dict[str, _Place] = {}
        for place in sorted(places):
            last[place.report] = place
        for older, newer in pairwise(sorted(last.values())):
            if (older.at, older.number) != (newer.at, newer.number):
                pair = older.report, newer.report
                if pair not in compared:
                    compared[pair] = int(self._alike(*pair))
                if compared[pair]:
                    yield older.report, newer

    def _alike(self, left: str, right: str) -> bool:
        reports = [self._readings.get(left).report, self._readings.get(right).report]
        if len({report.published[:DAY] for report in reports if report.published}) == 2:
            return False
        shorter, longer = sorted((set(shingles(folds(report.text), RUN)) for report in reports), key=len)
        return bool(shorter) and len(shorter & longer) >= MOSTLY * len(shorter)

    def edited(self) -> list[str]:
        """Return the sources that gave several versions of an article, in name order."""
        sql = """SELECT DISTINCT document.source FROM superseded JOIN document USING (report)
            WHERE superseded.by IS NOT NULL ORDER BY document.source"""
        return [row["source"] for row in self._store.rows(sql)]

    def of(self, source: str) -> list[Version]:
        """Return all that a source or URL gave, in order of time. Raises NotInRecord where it gave no report."""
        sql = f"""SELECT document.source, document.report, arrival.at, arrival.sha256, arrival.request, superseded.by
            FROM {_ARRIVED} LEFT JOIN superseded USING (report)
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
