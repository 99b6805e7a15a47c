"""Feeds to the addresses they name: RSS 0.9x to 2.0, RDF and Atom through feedparser, and JSON Feed.

feedparser is given bytes, never an address, so it fetches nothing. Only links are taken: what a feed says of title and
date is a summary by the outlet's software, and the page itself is what counts.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import BinaryIO, Protocol

import msgspec

from communique.collect.items import Item, Listing, listing, unzipped

_WEB = ("http://", "https://")


class _Parse(Protocol):
    """feedparser's one function, as far as it is used here."""

    def __call__(
        self, stream: BinaryIO, *, sanitize_html: bool, resolve_relative_uris: bool
    ) -> Mapping[str, object]: ...


class _Entry(msgspec.Struct):
    id: str | int | float | None = None
    url: str | None = None


class _JsonFeed(msgspec.Struct):
    version: str
    items: list[_Entry] = []


def feed(content: bytes) -> Listing:
    """Return what a feed names. Raises ValueError for what is no feed."""
    content = unzipped(content)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return listing(_json(content))
    parse: _Parse = import_module("feedparser").parse
    try:
        found = parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False) if content.strip() else {}
    except Exception as error:  # feedparser promises to read anything, and falls over some broken markup
        raise ValueError(f"the feed is broken: {type(error).__name__}") from error
    entries = found.get("entries")
    if not isinstance(entries, list) or not (found.get("version") or entries):
        raise ValueError("this is neither RSS, Atom nor JSON Feed")
    return listing(_linked(entry) for entry in entries)


def _linked(entry: Mapping[str, object]) -> Item | None:
    """Return what an entry links to: the article's own address where a service that passes feeds on keeps it."""
    link = entry.get("feedburner_origlink") or entry.get("link")
    return Item(link) if isinstance(link, str) else None


def _json(content: bytes) -> Iterator[Item | None]:
    try:
        found = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_JsonFeed)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ValueError(f"this is no JSON Feed: {error}") from error
    if "jsonfeed.org" not in found.version:
        raise ValueError("this is JSON, but not a JSON Feed: its `version` names another format")
    for entry in found.items:
        link = entry.url or (entry.id if isinstance(entry.id, str) and entry.id.startswith(_WEB) else None)
        yield Item(link) if link else None
