"""Asks what is due, one address at a time, hosts in turns, and gives what came to be read.

Each step is kept before the next is taken: bytes and address before anything is read, and the validators that make a
source answer "not modified" only together with the items that its last answer named. So a process that is killed at any
moment goes on where it was: what it had is read, what it had not is asked again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from communique.collect.archives import archived
from communique.collect.arrival import TELLING, arrival
from communique.collect.fetch.answers import Fetched
from communique.collect.fetch.urls import target
from communique.collect.items import JOBS
from communique.collect.watch.asking import Asker, MakeClient, guarded
from communique.collect.watch.files import looked_at, seen_as
from communique.collect.watch.ledger import Ledger
from communique.collect.watch.naming import named
from communique.collect.watch.plan import Plan, Source
from communique.collect.watch.schedule import Rhythm, failed, failure_of, succeeded
from communique.collect.workers import parsed
from communique.text.moments import later, moment, stamp
from communique.types import Address, Arrival, Request

PATIENCE = 60.0  # seconds a round waits for a host to be ready; what takes longer is left for the next
ROUND = 600.0  # seconds of a round, after which what came is linked

Told = Callable[[Address], None]


class Clock(Protocol):
    """Tells the time and waits: the one place where watching meets either."""

    def now(self) -> datetime:
        """Return the time of day, with its zone."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class WallClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the time of day, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class _Turn(NamedTuple):
    """When whose turn it is: the host is ready by then, and the address due."""

    start: str
    host: str
    root: str


class Watcher:
    """Watches the sources of a plan; what is known of them is in a ledger."""

    def __init__(
        self,
        plan: Plan,
        ledger: Ledger,
        clock: Clock | None = None,
        client: MakeClient = guarded,
        told: Told = lambda _: None,
    ) -> None:
        """Enter new sources as due now. `told` is told of each address that was asked."""
        self._plan, self._ledger, self._clock, self._told = plan, ledger, clock or WallClock(), told
        self._sources = {source.url: source for source in plan.sources}
        self._asker = Asker(plan.allowed, plan.pace, client, ledger, self._now)
        ledger.put(_entered(source, ledger.address(source.url), self._now()) for source in plan.sources)

    def round(self, seconds: float | None = ROUND) -> Iterator[Arrival]:
        """Yield what is to be read, until nothing is due or the time is over; first what was kept and not yet read."""
        end = None if seconds is None else later(self._now(), seconds)
        for address, came in self._ledger.unread():
            yield came
            self._ledger.put([replace(address, unread="")])
        while end is None or self._now() < end:
            now = self._now()
            turn = self._turn(now)
            if turn is None or turn.start > later(now, PATIENCE):
                return
            self._sleep_until(turn.start)
            due = self._ledger.first(turn.root, turn.host)
            if due:
                yield from self._visit(due, self._sources[turn.root])

    def visit(self, url: str) -> Iterator[Arrival]:
        """Yield what comes of one page, asked now or as soon as its host is ready."""
        now = self._now()
        page = Source(url, "page")
        held = self._ledger.address(url) or _entered(page, None, now)
        ready = self._asker.ready(held.host)
        if ready <= later(now, PATIENCE):
            self._sleep_until(ready or now)
            yield from self._visit(held, page)

    def add(self, source: Source) -> None:
        """Watch one source more, as due now."""
        self._sources[source.url] = source
        entered = _entered(source, self._ledger.address(source.url), self._now())
        self._ledger.put([replace(entered, due=self._now())])

    def wait(self) -> bool:
        """Wait until something is due and its host ready; False where nothing ever will be."""
        turn = self._turn(None)
        if turn:
            self._sleep_until(turn.start)
        return turn is not None

    def _sleep_until(self, time: str) -> None:
        seconds = (moment(time) - self._clock.now()).total_seconds()
        if seconds > 0:
            self._clock.sleep(seconds)

    def _now(self) -> str:
        return stamp(self._clock.now())

    def _turn(self, now: str | None) -> _Turn | None:
        """Return whose turn it is first, of what is due by now, or ever."""
        turns = (
            _Turn(max(due, self._asker.ready(host), now or ""), host, root)
            for root, host, due in self._ledger.turns()
            if root in self._sources and (now is None or due <= now)
        )
        return min(turns, default=None)

    def _visit(self, address: Address, source: Source) -> Iterator[Arrival]:
        """Ask for an address, keep what came of it, and yield what is to be read."""
        answer = self._asker.ask(address) if address.host else looked_at(address)
        if answer.state == "not_modified" and not address.conditions:
            answer = replace(answer, state="malformed", note="it says that nothing changed, and was not asked that")
        if answer.state == "not_modified":
            self._settle(succeeded(address, answer, self._now(), _rhythm(address, source, self._plan)))
        elif answer.state != "fetched":
            self._fail(address, answer, source)
        elif address.kind == "archive":
            yield from self._archive(address, answer, source)
        elif address.kind == "page":
            yield from self._page(address, answer, source)
        else:
            self._list(address, answer, source)

    def _fail(self, address: Address, answer: Fetched, source: Source) -> None:
        held = failed(address, answer, self._now(), _rhythm(address, source, self._plan))
        if held.rest:
            self._asker.rest(held.host, held.rest)
        self._ledger.put([held], () if held.state == "robots_unknown" else [failure_of(held)])
        self._told(held)

    def _settle(self, held: Address) -> None:
        self._ledger.put([held])
        self._told(held)

    def _page(self, address: Address, answer: Fetched, source: Source) -> Iterator[Arrival]:
        came = _came(address, answer, self._now())
        sha256 = came.capture.sha256 if came.capture else ""
        held = succeeded(address, answer, self._now(), _rhythm(address, source, self._plan))
        twin = self._ledger.twin(sha256, address.host, address.url)
        if sha256 == address.sha256:
            same = replace(answer, state="not_modified")
            self._settle(succeeded(address, same, self._now(), _rhythm(address, source, self._plan)))
        elif twin is not None:
            self._ledger.keep(came, replace(held, state="duplicate", note=f"the same bytes as {twin}", sha256=sha256))
            self._told(held)
        else:
            held = replace(held, sha256=sha256, unread=sha256)
            self._ledger.keep(came, held)
            self._told(held)
            yield came
            self._ledger.put([replace(held, unread="")])

    def _list(self, address: Address, answer: Fetched, source: Source) -> None:
        """Keep a list of addresses, then what it names together with what asks whether it has changed."""
        came = _came(address, answer, self._now())
        self._ledger.keep(came, replace(address, tried=self._now()))
        found = parsed(JOBS[address.kind], answer.content)
        if found.value is None:
            state = "timed_out" if found.state == "timed_out" else "malformed"
            self._fail(address, replace(answer, state=state, note=found.note, headers={}), source)
            return
        now = self._now()
        held = succeeded(address, answer, now, _rhythm(address, source, self._plan))
        sha256 = came.capture.sha256 if came.capture else ""
        held = replace(held, sha256=sha256, conditions=held.conditions if held.host else seen_as(answer))
        base = answer.url if held.host else ""
        names = list(named(found.value.items, base, source, self._sources.keys(), self._ledger, now))
        self._ledger.put([*names, held], [failure_of(name) for name in names if name.state == "forbidden"])
        self._told(held)

    def _archive(self, address: Address, answer: Fetched, source: Source) -> Iterator[Arrival]:
        yield from archived(address.url)
        held = succeeded(address, answer, self._now(), _rhythm(address, source, self._plan))
        self._settle(replace(held, conditions=seen_as(answer)))


def _entered(source: Source, held: Address | None, now: str) -> Address:
    """Return the address of a source that the user names: as it is known, or new and due."""
    if held is None:
        host = "" if source.is_file else target(source.url).host
        return Address(source.url, source.kind, source.url, host, found=now, due=now)
    if held.kind == source.kind and held.root == source.url:
        return held
    return replace(held, kind=source.kind, root=source.url, due=now, conditions=())


def _rhythm(address: Address, source: Source, plan: Plan) -> Rhythm:
    """Return how often an address is asked: a source in its own rhythm, what it named as the plan says."""
    if address.url == source.url:
        return Rhythm(every=source.every)
    return Rhythm(revisit=plan.revisit if address.kind == "page" else ())


def _came(address: Address, answer: Fetched, now: str) -> Arrival:
    """Return the bytes of an answer with how they came."""
    headers = tuple((name, value) for name, value in answer.headers.items() if name in TELLING)
    asked = address.moved or address.url
    request = Request(asked, now, "GET", answer.status, answer.url, answer.hops, headers) if address.host else None
    return arrival(address.url, answer.content, request)
