"""Fetching once what a user names: a page, or every page of a list; each ends in a state, as a file does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from communique.collect.arrival import refusal
from communique.collect.fetch.urls import canonical
from communique.collect.sources import WEB
from communique.collect.watch.asking import MakeClient, guarded
from communique.collect.watch.ledger import Ledger
from communique.collect.watch.plan import Plan, Source
from communique.collect.watch.watcher import Clock, Watcher
from communique.types import SUCCESSES, Address, Arrival


class Fetcher:
    """Gives what comes of a URL, or of the URLs in a list on the disk."""

    def __init__(
        self,
        ledger: Ledger,
        allowed: Iterable[str] = (),
        clock: Clock | None = None,
        client: MakeClient = guarded,
    ) -> None:
        """Keep what is learned in a ledger; `allowed` are hosts of the user's own that the guard lets through."""
        self._ledger, self._clock, self._client = ledger, clock, client
        self._plan = Plan((), allowed=tuple(allowed))

    @cached_property
    def _watcher(self) -> Watcher:
        return Watcher(self._plan, self._ledger, self._clock, self._client)

    def __call__(self, source: str) -> Iterator[Arrival]:
        """Yield what came. What came before and has not changed is given as it was kept."""
        return self._page(source) if source.lower().startswith(WEB) else self._list(source)

    def _page(self, source: str) -> Iterator[Arrival]:
        try:
            url = canonical(source)
        except ValueError as error:
            yield refusal(source, "unfetched", f"forbidden: {error}")
            return
        yield from self._with_the_rest(self._watcher.visit(url), url)

    def _list(self, path: str) -> Iterator[Arrival]:
        self._watcher.add(Source(path, "list", is_file=True))
        yield from self._with_the_rest(self._watcher.round(seconds=None), path)

    def _with_the_rest(self, fresh: Iterator[Arrival], root: str) -> Iterator[Arrival]:
        """Yield what came, then for each page that gave nothing new what it gave before, or why it gave nothing."""
        given = set()
        for came in fresh:
            given.add(came.capture.sha256 if came.capture else "")
            yield came
        held = self._ledger.address(root) or Address(root, "page", root, "")
        is_list = held.kind == "list"
        if is_list and held.state not in SUCCESSES:
            yield _refused(held)
        for page in self._ledger.named_by(root) if is_list else iter([held]):
            if page.state == "duplicate" or (page.sha256 and page.sha256 in given):
                continue
            yield self._ledger.arrival(page.url, page.sha256) if page.state in SUCCESSES else _refused(page)


def _refused(address: Address) -> Arrival:
    note = address.note or "its host asked to be left alone for longer than a minute: run the same command again later"
    return refusal(address.url, "unfetched", f"{address.state}: {note}")
