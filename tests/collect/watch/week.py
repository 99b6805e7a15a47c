"""A week on the small web: outlets that publish, edit and delete, and everything that goes wrong on the way.

baltic    RSS, with tracking parameters in its links; edits some articles, deletes others
danube    Atom; fails for three hours, then asks to be left alone (429, Retry-After)
narva     JSON Feed; times out now and then
pskov     a sitemap index with a packed sitemap; a robots.txt that forbids its archive, and fails for some hours
tartu     RSS that moves for good on Wednesday, its old address failing from Friday on
memel     RSS that gives garbage for half a day, then items without dates, then is gone (410) from Saturday on
vilna     every article under three addresses: as it is, for print (rel=canonical) and for phones (the same bytes)
lure      a feed of addresses that must not be asked
"""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

from msgspec import Struct

from communique.collect.watch.plan import Plan, Source
from communique.types import Document, Reading, Report, Zone, report_id
from tests.collect.fetch.stands import reply
from tests.collect.watch.web import Clock, Web, article, rss

HOURS = 7 * 24
DRAIN = 24  # hours after the last article, in which what is still on its way arrives
LISTED = 12  # articles in a feed at a time
FORBIDDEN = (
    "file:///etc/passwd",
    "http://127.0.0.1/admin",
    "http://[::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://inside.example/",
    "ftp://lure.example/a",
    "http://lure.example:22/",
    "http://user:word@lure.example/",
)


class Article(Struct, frozen=True):
    """One article: when it appears, is edited and is deleted, in hours since the start; None for never."""

    outlet: str
    number: int
    appears: float
    edited: float | None = None
    deleted: float | None = None

    @property
    def url(self) -> str:
        """The address without its scheme."""
        return f"{self.outlet}.example/{self.number}"

    def words(self, version: int) -> str:
        """Words that no other article or version has."""
        return f"{self.outlet} matter {self.number}{' as amended' if version else ''}"


class Week:
    """What the outlets do; `daily` articles a day each."""

    def __init__(self, web: Web, daily: int = 3, every: float = 3600.0) -> None:
        """Fill a web with the outlets; each source is asked `every` so many seconds."""
        self.web, self.clock, self.every = web, web.clock, every
        self.articles = [
            article
            for place, outlet in enumerate(("baltic", "danube", "narva", "pskov", "tartu", "memel", "vilna"))
            for article in _published(outlet, daily, 0.31 * place)
        ]
        for item in self.articles:
            self._serve(item)
        self._feeds()
        self._lure()

    @property
    def plan(self) -> Plan:
        """The sources."""
        names = ("baltic", "danube", "narva", "tartu", "memel", "vilna", "lure")
        feeds = tuple(Source(f"http://{name}.example/feed", "feed", self.every) for name in names)
        return Plan((*feeds, Source("http://pskov.example/sitemap.xml", "sitemap", self.every)), pace=2.0)

    def expected(self) -> Counter[tuple[str, str]]:
        """Return outlet and words of every report that was to be read, each once."""
        return Counter(
            (item.outlet, item.words(version))
            for item in self.articles
            for version in range(1 + (item.edited is not None))
            if not (item.outlet == "memel" and item.appears > MEMEL_GONE - self.every / 3600)
        )

    def _serve(self, item: Article) -> None:
        url = item.url
        self.web.pages[url] = lambda handler: self._page(handler, item, "")
        if item.outlet == "vilna":
            self.web.pages[f"{url}?print=1"] = lambda handler: self._page(handler, item, f"http://{url}")
            self.web.pages[f"vilna.example/m/{item.number}"] = self.web.pages[url]

    def _page(self, handler: BaseHTTPRequestHandler, item: Article, canonical: str) -> None:
        now = self.clock.hours
        if now < item.appears or (item.deleted is not None and now >= item.deleted):
            reply(handler, status=404)
            return
        version = int(item.edited is not None and now >= item.edited)
        mark = f'"{version}"'
        if handler.headers["If-None-Match"] == mark:
            reply(handler, status=304)
        else:
            page = article(item.words(version), canonical, item.outlet)
            reply(handler, page.encode(), ETag=mark, Content_Type="text/html; charset=utf-8")

    def _listed(self, outlet: str) -> list[Article]:
        """Return the articles that a feed names now, the last first."""
        now = self.clock.hours
        return [item for item in reversed(self.articles) if item.outlet == outlet and item.appears <= now][:LISTED]

    def _feeds(self) -> None:
        pages = self.web.pages
        pages["baltic.example/feed"] = self._baltic
        pages["danube.example/feed"] = self._danube
        pages["narva.example/feed"] = self._narva
        pages["tartu.example/feed"] = self._tartu
        pages["neu-tartu.example/rss.xml"] = lambda handler: _feed(handler, rss(*self._links("tartu")))
        pages["memel.example/feed"] = self._memel
        pages["vilna.example/feed"] = self._vilna
        pages["pskov.example/robots.txt"] = self._pskov_robots
        pages["pskov.example/sitemap.xml"] = self._pskov_index
        pages["pskov.example/news.xml.gz"] = self._pskov_news

    def _links(self, outlet: str, tail: str = "") -> list[str]:
        return [f"http://{item.url}{tail}" for item in self._listed(outlet)]

    def _baltic(self, handler: BaseHTTPRequestHandler) -> None:
        _feed(handler, rss(*self._links("baltic", "?utm_source=rss&amp;utm_medium=feed#top")))

    def _danube(self, handler: BaseHTTPRequestHandler) -> None:
        if 30 <= self.clock.hours < 33:
            reply(handler, status=503)
        elif 50 <= self.clock.hours < 53:
            reply(handler, status=429, Retry_After="10800")
        else:
            entries = "".join(f'<entry><link href="{link}"/></entry>' for link in self._links("danube"))
            _feed(handler, f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode())

    def _narva(self, handler: BaseHTTPRequestHandler) -> None:
        if int(self.clock.hours) % 29 == 7:
            time.sleep(0.2)
            return
        items = [{"id": link, "url": link} for link in self._links("narva")]
        _feed(handler, json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode())

    def _tartu(self, handler: BaseHTTPRequestHandler) -> None:
        if self.clock.hours >= 96:
            reply(handler, status=500)
        elif self.clock.hours >= 48:
            reply(handler, status=301, Location="http://neu-tartu.example/rss.xml")
        else:
            _feed(handler, rss(*self._links("tartu")))

    def _memel(self, handler: BaseHTTPRequestHandler) -> None:
        if self.clock.hours >= MEMEL_GONE:
            reply(handler, status=410)
        elif 60 <= self.clock.hours < 72:
            _feed(handler, bytes(range(256)) * 8 if int(self.clock.hours) % 2 else b"<rss><channel><item><li")
        else:
            _feed(handler, rss(*self._links("memel")))

    def _vilna(self, handler: BaseHTTPRequestHandler) -> None:
        items = self._listed("vilna")
        links = [f"http://{item.url}" for item in items] + [f"http://{item.url}?print=1" for item in items]
        _feed(handler, rss(*links, *(f"http://vilna.example/m/{item.number}" for item in items)))

    def _pskov_robots(self, handler: BaseHTTPRequestHandler) -> None:
        if 70 <= self.clock.hours < 75:
            reply(handler, status=503)
        else:
            reply(handler, b"User-agent: *\nDisallow: /archive/\nCrawl-delay: 4\n")

    def _pskov_index(self, handler: BaseHTTPRequestHandler) -> None:
        place = "<sitemap><loc>http://pskov.example/news.xml.gz</loc></sitemap>"
        reply(
            handler,
            f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{place}</sitemapindex>'.encode(),
        )

    def _pskov_news(self, handler: BaseHTTPRequestHandler) -> None:
        links = [*self._links("pskov"), "http://pskov.example/archive/1"]
        entries = "".join(f"<url><loc>{link}</loc></url>" for link in links)
        found = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()
        reply(handler, gzip.compress(found, mtime=0), Content_Type="application/gzip")

    def _lure(self) -> None:
        self.web.put("lure.example/feed", rss(*FORBIDDEN, "http://lure.example/away"), "application/rss+xml")
        self.web.move("lure.example/away", "http://127.0.0.1:9/")


MEMEL_GONE = 120


def _published(outlet: str, daily: int, shift: float) -> Iterator[Article]:
    """Yield the articles of an outlet; of baltic's, every third is edited and every fifth deleted."""
    for number in range(daily * 7):
        appears = number * 24 / daily + shift
        edited = appears + 8 if outlet == "baltic" and number % 3 == 1 else None
        deleted = appears + 20 if outlet == "baltic" and number % 5 == 2 and edited is None else None
        yield Article(outlet, number, appears, edited, deleted)


def _feed(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    """Answer with a feed, or that it has not changed."""
    mark = f'"{len(content)}-{sum(content)}"'
    if handler.headers["If-None-Match"] == mark:
        reply(handler, status=304)
    else:
        reply(handler, content, ETag=mark)


def read_quickly(documents: list[Document]) -> Iterator[Reading]:
    """Stand in for reading: a report and nothing of what it says."""
    for found in documents:
        key = report_id(found.outlet, found.url, found.text)
        zones = (Zone("body", 0, len(found.text)),)
        report = Report(
            key, found.source, found.sha256, found.text, None, found.outlet, None, "en", zones, url=found.url
        )
        yield Reading(report, "quick")


def told(reading: Reading) -> tuple[str, str]:
    """Return outlet and words of a report of the week."""
    words = reading.report.text.partition("spoke of ")[2].partition(".")[0]
    return reading.report.outlet or "", words


def end_of(clock: Clock) -> bool:
    """Whether the week, and the day after it, is over."""
    return clock.hours >= HOURS + DRAIN
