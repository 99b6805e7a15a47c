"""A small web that lives on the loopback interface, and a clock that only moves when somebody waits.

Every host name leads to one server on 127.0.0.1: the resolver is a stand-in that gives a public address, the connector
a stand-in that dials the server whatever the address. So the guard checks what it would check, and no packet leaves.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

import httpcore

from communique.collect.fetch.answers import Limits
from communique.collect.fetch.client import Client
from tests.collect.fetch.stands import reply, server

START = datetime(2031, 3, 3, tzinfo=UTC)  # a Monday
PUBLIC = "93.184.216.34"
LIMITS = Limits(wait=0.15, total=0.5, size=200_000, redirects=5)

Page = Callable[[BaseHTTPRequestHandler], None]


class Clock:
    """A clock that moves when somebody waits, and by a moment whenever it is read."""

    def __init__(self) -> None:
        """Begin at the start."""
        self.time = START

    def now(self) -> datetime:
        """Return the time."""
        self.time += timedelta(microseconds=1)
        return self.time

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.time += timedelta(seconds=seconds)

    @property
    def hours(self) -> float:
        """Hours since the start."""
        return (self.time - START).total_seconds() / 3600


class Web:
    """Pages by URL without scheme (`herald.example/a`); what is not there is answered with 404."""

    def __init__(self, clock: Clock) -> None:
        """Make an empty web."""
        self.clock = clock
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[float, str]] = []
        self.dialled: list[str] = []
        self.port = 0

    def put(self, url: str, body: bytes | str, kind: str = "text/html; charset=utf-8") -> None:
        """Serve a body, and answer whether it has changed."""
        content = body.encode() if isinstance(body, str) else body
        mark = f'"{zlib.crc32(content):x}"'

        def page(handler: BaseHTTPRequestHandler) -> None:
            if handler.headers["If-None-Match"] == mark:
                reply(handler, status=304)
            else:
                reply(handler, content, ETag=mark, Content_Type=kind)

        self.pages[url] = page

    def fail(self, url: str, status: int, wait: str = "") -> None:
        """Answer with an error, and how long to wait."""
        self.pages[url] = lambda handler: reply(handler, status=status, Retry_After=wait)

    def move(self, url: str, location: str, status: int = 302) -> None:
        """Answer with a redirect."""
        self.pages[url] = lambda handler: reply(handler, status=status, Location=location)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer a request."""
        url = f"{handler.headers['Host']}{handler.path}"
        self.asked.append((self.clock.hours, url))
        page = self.pages.get(url)
        if page:
            page(handler)
        else:
            reply(handler, status=404)

    def times(self, url: str) -> list[float]:
        """Return the hours at which a URL was asked."""
        return [time for time, asked in self.asked if asked == url]

    def client(self, allowed: Iterable[str]) -> Client:
        """Return a client for which every public host leads here."""
        return Client(allowed, LIMITS, self._resolve, self._connect)

    def _resolve(self, host: str, _port: int) -> Sequence[str]:
        if host.endswith(".nowhere.example"):
            raise OSError("no such host")
        return ["10.0.0.7"] if host.startswith("inside.") else [PUBLIC]

    def _connect(self, address: str, _port: int, timeout: float) -> httpcore.NetworkStream:
        self.dialled.append(address)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


@contextmanager
def web() -> Iterator[Web]:
    """Serve a web while the block runs."""
    made = Web(Clock())
    with server(made.answer) as place:
        made.port = int(place.rpartition(":")[2])
        yield made


def rss(*links: str) -> bytes:
    """Return a feed that names these links."""
    items = "".join(f"<item><title>A report</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def article(words: str, canonical: str = "", outlet: str = "Baltic Courier") -> str:
    """Return a page with an article of these words."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    sentence = f"The foreign ministers of Varmia and Ostland met in Riga on Tuesday and spoke of {words}."
    body = f"<p>{sentence}</p><p>They will meet again in Narva before the end of the month, a spokesman said.</p>"
    site = f'<meta property="og:site_name" content="{outlet}">'
    return (
        f"<html><head><title>Talks on {words}</title>{site}{link}</head><body><article>{body}</article></body></html>"
    )
