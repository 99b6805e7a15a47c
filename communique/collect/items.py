"""What a feed, a sitemap or a list names: addresses of pages, and of further sitemaps and lists."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from communique.collect.workers import Job

MAX_ITEMS = 50_000  # as the sitemap protocol bounds one file
MAX_UNPACKED = 52_428_800  # bytes, as the sitemap protocol bounds one file


class Item(Struct, frozen=True):
    """An address as written, relative ones included. `changed` is an ISO day or time at which it last changed."""

    url: str
    kind: Literal["page", "sitemap", "list"] = "page"
    changed: str | None = None


class Listing(Struct, frozen=True):
    """The items of one file, each address once, in its order; `passed` counts the entries that name no address."""

    items: tuple[Item, ...] = ()
    passed: int = 0


def listing(items: Iterable[Item | None]) -> Listing:
    """Return a listing of at most MAX_ITEMS; None stands for an entry without an address."""
    kept: dict[str, Item] = {}
    passed = 0
    for item in items:
        if item is None or not item.url.strip() or len(kept) >= MAX_ITEMS:
            passed += 1
        else:
            kept.setdefault(item.url.strip(), item)
    return Listing(tuple(kept.values()), passed)


def unzipped(content: bytes) -> bytes:
    """Return what gzip data unpacks to; other bytes as they are. Raises ValueError where it is broken or too much."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            found = packed.read(MAX_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"the packed file is broken: {error}") from error
    if len(found) > MAX_UNPACKED:
        raise ValueError(f"it unpacks to over {MAX_UNPACKED:,} bytes")
    return found


FEED = Job("communique.collect.feeds:feed", Listing)
SITEMAP = Job("communique.collect.sitemaps:sitemap", Listing, 20.0)
LIST = Job("communique.collect.lists:addresses", Listing, 20.0)
JOBS = {"feed": FEED, "sitemap": SITEMAP, "list": LIST}
