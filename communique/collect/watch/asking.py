"""Asking politely: as the site's robots.txt allows, at its pace, and through the guard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from communique.collect.fetch.answers import Fetched
from communique.collect.fetch.urls import target
from communique.collect.watch.ledger import Ledger
from communique.collect.watch.robots import Robots
from communique.text.moments import later
from communique.types import Address

if TYPE_CHECKING:
    from communique.collect.fetch.client import Client

MakeClient = Callable[[Iterable[str]], "Client"]
Now = Callable[[], str]


def guarded(allowed: Iterable[str]) -> Client:
    """Return the client that fetches; it is loaded when there is something to fetch."""
    from communique.collect.fetch.client import Client

    return Client(allowed)


class Asker:
    """Asks for addresses, and knows from when on each host may be asked again."""

    def __init__(self, allowed: Iterable[str], pace: float, client: MakeClient, ledger: Ledger, now: Now) -> None:
        """Set the rules: `allowed` are hosts of the user's own, `pace` seconds between two requests to a host."""
        self._allowed, self._pace, self._now = frozenset(allowed), pace, now
        self._public, self._own = client(()), client(self._allowed)
        self._robots = Robots(ledger, now)
        self._ready = ledger.rests()

    def ready(self, host: str) -> str:
        """Return from when on a host may be asked, "" where it may."""
        return self._ready.get(host, "")

    def rest(self, host: str, until: str) -> None:
        """Leave a host alone for longer than its pace."""
        self._ready[host] = max(self.ready(host), until)

    def ask(self, address: Address) -> Fetched:
        """Return what came of an address."""
        url = address.moved or address.url
        try:
            host = target(url).host
        except ValueError as error:
            return Fetched(url, "forbidden", str(error))
        client = self._own if self._trusted(url, address) else self._public
        rules = self._robots.rules(url, client)
        reason = rules.forbids(url)
        if reason:
            return Fetched(url, "robots_unknown" if rules.unknown else "disallowed", reason)

        def permit(other: str) -> str:
            return self._robots.rules(other, client).forbids(other)

        answer = client.fetch(url, dict(address.conditions), permit)
        for asked in (host, address.host):
            self.rest(asked, later(self._now(), max(self._pace, rules.delay)))
        return answer

    def _trusted(self, url: str, address: Address) -> bool:
        """Whether the guard lets a host of the user's own through: he named the address, or the host itself did."""
        return self._is_own(url) and (address.url == address.root or self._is_own(address.root))

    def _is_own(self, url: str) -> bool:
        try:
            asked = target(url)
        except ValueError:
            return False
        return bool({asked.host, f"{asked.host}:{asked.port}"} & self._allowed)
