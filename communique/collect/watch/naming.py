"""Items that a source names, as addresses to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from fnmatch import fnmatchcase
from urllib.parse import urljoin

from msgspec.structs import replace

from communique.collect.fetch.urls import MAX_URL, canonical, target
from communique.collect.items import Item
from communique.collect.watch.ledger import Ledger
from communique.collect.watch.plan import Source
from communique.text.moments import later, moment
from communique.types import Address

REASK = 21_600.0  # seconds: some sites say at every moment that every page has just changed


def named(
    items: Iterable[Item], base: str, source: Source, roots: Set[str], ledger: Ledger, now: str
) -> Iterator[Address]:
    """Yield the addresses that are new, or due for a reason that an item gives; `base` is where the items stand.

    An address that may not be asked at all is yielded as forbidden, so that it can be told why nothing came of it.
    """
    for item in items:
        if source.max_age is not None and _older(item.changed, now, source.max_age):
            continue
        try:
            url = canonical(urljoin(base, item.url))
        except ValueError as error:
            written = item.url[:MAX_URL].encode("utf-8", "backslashreplace").decode()
            if ledger.address(written) is None:
                yield Address(written, "page", source.url, "", "forbidden", str(error), found=now, tried=now)
            continue
        if target(url).path == "/robots.txt":
            continue
        if item.kind == "page" and source.match and not any(fnmatchcase(url, pattern) for pattern in source.match):
            continue
        held = ledger.address(url)
        if held is None:
            yield Address(url, item.kind, source.url, target(url).host, found=now, due=now)
        elif _due_again(held, item, roots, now):
            yield replace(held, root=source.url if held.root not in roots else held.root, due=now)


def _due_again(held: Address, item: Item, roots: Set[str], now: str) -> bool:
    """Whether a known address is to be asked: it changed, or came to nothing under a source no longer watched."""
    if held.kind != item.kind or held.url in roots:
        return False
    if not held.kept:
        return held.root not in roots and held.due is not None
    try:
        changed = moment(item.changed or "")
    except (ValueError, OverflowError):
        return item.kind == "sitemap" and not held.failures  # nothing tells, and asking is cheap if nothing changed
    if changed > moment(now):
        return False
    if item.kind == "sitemap":
        return changed.date() >= moment(held.kept).date()
    return changed > moment(held.kept) and later(held.tried, REASK) <= now


def _older(stated: str | None, now: str, seconds: float) -> bool:
    """Whether an item says that it last changed so long ago."""
    try:
        return stated is not None and (moment(now) - moment(stated)).total_seconds() > seconds
    except (ValueError, OverflowError):
        return False
