"""Which reports are older versions of others.

Two reports are versions of one article when they came from one source, or state one URL, one after the other, most of
the shorter one's words stand in the other, and they do not state different days of publication. The last conditions are
there since addresses are used again: a file name for the next article, a line number for another line, a home page's
URL for every page of a site, an address for the bulletin of every day.

The version that arrived last stands for the article in all that is derived. The others are kept, with their readings.
What stands is looked at again only around the addresses about which something new is known (`moves`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from communique.record.readings import Readings
from communique.record.rows import drop, put
from communique.record.store import Store
from communique.text.shingles import shingles
from communique.text.words import folds

RUN = 3  # words in a row that are compared
DAY = len("2031-03-04")
MOSTLY = 0.5  # share of the shorter text's runs that makes two texts versions of one article
PORTION = 500  # addresses looked at in one transaction

ARRIVED = """document JOIN reading USING (report) JOIN arrival ON arrival.sha256 = document.sha256
    AND (arrival.source = document.source
        OR substr(document.source, 1, length(arrival.source) + 1) = arrival.source || '#')"""
"""Reports with when they arrived, also those from one line of a file."""

_STDIN = "-"  # what came by standard input has no source to come from again

Kind = Literal["source", "url"]


class _Place(Struct, frozen=True, order=True):
    """Where a report stands among what one address gave: by time, then by place in the capture."""

    at: str
    number: int
    report: str


def settle(store: Store, readings: Readings) -> None:
    """Find out what has become of all that something new is known about, a few addresses at a time."""
    while _settle_some(store, readings):
        pass


def _settle_some(store: Store, readings: Readings) -> bool:
    """Look at some of it in one transaction; returns whether there was any."""
    with store.writing() as connection:
        sql = f"SELECT kind, key FROM unsettled ORDER BY kind, key LIMIT {PORTION}"
        new = [(row["kind"], row["key"]) for row in store.rows(sql)]
        addresses = _Addresses(store, readings)
        gone: dict[str, str | None] = {}
        stands = []
        for report in sorted(addresses.around(new)):
            if addresses.given(report):
                newer = addresses.newer(report)
                gone |= {report: newer} if newer else {}
                stands += [] if newer else [report]
            else:  # newer rules found another text in the same bytes
                gone[report] = None
        drop(connection, "superseded", "report", stands)
        put(connection, "superseded", gone.items())
        put(connection, "compared", ((*pair, alike) for pair, alike in addresses.compared.items()))
        connection.executemany("DELETE FROM unsettled WHERE kind = ? AND key = ?", new)
    return bool(new)


class _Addresses:
    """What addresses gave, looked up once. `compared` holds the pairs of reports compared anew: texts do not change."""

    def __init__(self, store: Store, readings: Readings) -> None:
        """Look into an open store."""
        self._store = store
        self._readings = readings
        self._places: dict[tuple[Kind, str], list[_Place]] = {}
        self.compared: dict[tuple[str, str], int] = {}

    def around(self, new: Iterable[tuple[str, str]]) -> set[str]:
        """Return the reports that may stand otherwise than before: all that these addresses and reports touch."""
        addresses: set[tuple[Kind, str]] = set()
        found: set[str] = set()
        for kind, key in new:
            if kind == "report":
                found |= self._known(key)
                addresses |= set(self._of(key))
            elif kind == "url":
                addresses.add(("url", key))
            else:
                addresses |= {each for source in self._sources(key) for each in self._at_source(source)}
        return found | {place.report for kind, key in addresses for place in self.places(kind, key)}

    def given(self, report: str) -> bool:
        """Whether some document gives a report."""
        return any(self._store.rows("SELECT 1 FROM document WHERE report = ? LIMIT 1", (report,)))

    def newer(self, report: str) -> str | None:
        """Return the newer version of a report: at its URL, or the last of those at every source that gave it."""
        at_sources = []
        at_url = None
        for kind, key in self._of(report):
            following = self._following(self.places(kind, key), report)
            if kind == "url":
                at_url = following
            elif key.partition("#")[0] != _STDIN:
                at_sources.append(following)
        if at_url is not None:
            return at_url.report
        known = [place for place in at_sources if place is not None]
        return max(known).report if known and len(known) == len(at_sources) else None

    def places(self, kind: Kind, key: str) -> list[_Place]:
        """Return where the reports of one address stand, in order: each where it came last."""
        if (kind, key) not in self._places:
            column = "document.source" if kind == "source" else "reading.url"
            sql = f"""SELECT document.report, document.number, max(arrival.at) AS at FROM {ARRIVED}
                WHERE {column} = ? GROUP BY document.source, document.sha256, document.number"""
            rows = self._store.rows(sql, (key,))
            ordered = sorted(_Place(row["at"], row["number"], row["report"]) for row in rows)
            self._places[kind, key] = sorted({place.report: place for place in ordered}.values())
        return self._places[kind, key]

    def _following(self, places: Iterable[_Place], report: str) -> _Place | None:
        """Return the place after that of a report, if what stands there is a version of it."""
        for older, newer in pairwise(places):
            if older.report == report and (older.at, older.number) != (newer.at, newer.number):
                return newer if self._alike(report, newer.report) else None
        return None

    def _known(self, report: str) -> set[str]:
        return {row["report"] for row in self._store.rows("SELECT report FROM reading WHERE report = ?", (report,))}

    def _sources(self, source: str) -> Iterator[str]:
        """Yield the sources of the documents that one source gave: itself, or its lines."""
        sql = "SELECT DISTINCT source FROM document WHERE source = ? OR (source >= ? AND source < ?)"
        for row in self._store.rows(sql, (source, f"{source}#", f"{source}$")):
            yield row["source"]

    def _at_source(self, source: str) -> Iterator[tuple[Kind, str]]:
        """Yield a source and the addresses at which the time of what it gave counts, too."""
        yield "source", source
        for place in self.places("source", source):
            yield from (each for each in self._of(place.report) if each[0] == "url")

    def _of(self, report: str) -> Iterator[tuple[Kind, str]]:
        """Yield the addresses of a report: the sources that gave it, and the URL that it states."""
        for row in self._store.rows("SELECT DISTINCT source FROM document WHERE report = ?", (report,)):
            yield "source", row["source"]
        for row in self._store.rows("SELECT url FROM reading WHERE report = ? AND url IS NOT NULL", (report,)):
            yield "url", row["url"]

    def _alike(self, older: str, newer: str) -> bool:
        if (older, newer) not in self.compared:
            sql = "SELECT alike FROM compared WHERE older = ? AND newer = ?"
            held = next((int(row["alike"]) for row in self._store.rows(sql, (older, newer))), None)
            self.compared[older, newer] = int(self._versions(older, newer)) if held is None else held
        return bool(self.compared[older, newer])

    def _versions(self, left: str, right: str) -> bool:
        reports = [self._readings.get(left).report, self._readings.get(right).report]
        if len({report.published[:DAY] for report in reports if report.published}) == 2:
            return False
        shorter, longer = sorted((set(shingles(folds(report.text), RUN)) for report in reports), key=len)
        return bool(shorter) and len(shorter & longer) >= MOSTLY * len(shorter)
