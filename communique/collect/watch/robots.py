"""robots.txt (RFC 9309): what a site asks programs not to fetch, and how fast it wants to be asked.

A site without one allows everything; where it cannot be had (the server fails, nobody answers) nothing is fetched until
it can. It is asked for once a day.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from protego import Protego

from communique.collect.arrival import TELLING, arrival
from communique.collect.fetch.answers import Fetched
from communique.collect.fetch.urls import target
from communique.collect.watch.ledger import Ledger
from communique.collect.watch.schedule import BACK_OFF, DAY, Rhythm, failed, failure_of, succeeded
from communique.types import Address, Request

if TYPE_CHECKING:
    from communique.collect.fetch.client import Client

PRODUCT = "communique"  # the name under which a robots.txt speaks of us
MAX_SIZE = 512_000  # bytes that are looked at, as RFC 9309 has it
_DAILY = Rhythm(every=DAY)
_UNTIL_HAD = Rhythm(every=BACK_OFF)


class Rules(Struct, frozen=True):
    """What a site asks for; `parser` is None where it asks for nothing, `unknown` says why that cannot be told."""

    until: str
    parser: Protego | None = None
    unknown: str = ""

    def forbids(self, url: str) -> str:
        """Return why a URL may not be asked, "" where it may."""
        if self.unknown:
            return self.unknown
        allowed = self.parser is None or self.parser.can_fetch(url, PRODUCT)
        return "" if allowed else "the site's robots.txt asks programs not to"

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests."""
        if self.parser is None:
            return 0.0
        rate = self.parser.request_rate(PRODUCT)
        return min(max(self.parser.crawl_delay(PRODUCT) or 0.0, rate.seconds / rate.requests if rate else 0.0), DAY)


class Robots:
    """The rules of every site that was asked."""

    def __init__(self, ledger: Ledger, now: Callable[[], str]) -> None:
        """Keep what is learned in a ledger."""
        self._ledger, self._now = ledger, now
        self._known: dict[str, Rules] = {}

    def rules(self, url: str, client: Client) -> Rules:
        """Return the rules of the site of a URL, asked for with this client where they are not known."""
        asked = target(url)
        place = f"{asked.scheme}://{asked.authority}/robots.txt"
        known = self._known.get(place)
        if known is None or known.until <= self._now():
            known = self._known[place] = self._held(place) or self._asked(place, asked.host, client)
        return known

    def _held(self, place: str) -> Rules | None:
        held = self._ledger.address(place)
        if held is None or held.kind != "robots" or held.due is None or held.due <= self._now():
            return None
        content = self._ledger.content(held.sha256) if held.sha256 and held.state == "fetched" else b""
        return _read(held, content)

    def _asked(self, place: str, host: str, client: Client) -> Rules:
        answer = client.fetch(place)
        now = self._now()
        if answer.state == "forbidden" and not answer.hops:
            return Rules(now)  # asking for the page itself will say so
        held = self._ledger.address(place)
        if held is None or held.kind != "robots":
            held = Address(place, "robots", "", host, found=now)
        if 400 <= answer.status < 500 and answer.status != 429:
            answer = replace(answer, state="fetched", note="the site has no robots.txt", content=b"", headers={})
        if answer.state != "fetched":
            held = failed(held, answer, now, _UNTIL_HAD)
            self._ledger.put([held], [failure_of(held)])
            return _read(held, b"")
        return self._kept(held, answer, now)

    def _kept(self, held: Address, answer: Fetched, now: str) -> Rules:
        headers = tuple((name, value) for name, value in answer.headers.items() if name in TELLING)
        request = Request(held.url, now, "GET", answer.status, answer.url, answer.hops, headers)
        came = arrival(held.url, answer.content[:MAX_SIZE], request)
        sha256 = came.capture.sha256 if came.capture and answer.content else ""
        held = replace(succeeded(held, answer, now, _DAILY), note=answer.note, sha256=sha256, conditions=())
        if answer.content:
            self._ledger.keep(came, held)
        else:
            self._ledger.put([held])
        return _read(held, answer.content)


def _read(held: Address, content: bytes) -> Rules:
    """Return the rules in a robots.txt, by what is known of it."""
    until = held.due or ""
    if held.state != "fetched":
        return Rules(until, unknown=f"robots.txt cannot be had ({held.state}: {held.note}), so nothing is asked")
    try:
        return Rules(until, Protego.parse(content[:MAX_SIZE].decode("utf-8-sig", "replace")) if content else None)
    except ValueError as error:
        return Rules(until, unknown=f"robots.txt cannot be understood ({error}), so nothing is asked")
