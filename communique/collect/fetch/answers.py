"""What comes of asking for a URL: bytes, or the named state that says why there are none."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

FetchState = Literal[
    "fetched",
    "not_modified",
    "http_error",
    "forbidden",
    "unreachable",
    "timed_out",
    "too_large",
    "redirected_too_often",
    "malformed",
    "disallowed",  # by robots.txt, as is the next: said by those who ask for it
    "robots_unknown",
]


class Limits(Struct, frozen=True):
    """Bounds of one fetch: seconds for a peer to answer and for the whole, bytes packed and unpacked, redirects."""

    wait: float = 15.0
    total: float = 60.0
    size: int = 2**24
    redirects: int = 5


class Fetched(Struct, frozen=True):
    """What came of a URL. `url` is the last one asked, `hops` those before it; headers have lower-case names.

    `moved` is where the URL has moved for good: as far as its redirects, from the first on, say so.
    """

    url: str
    state: FetchState
    note: str = ""
    status: int = 0
    headers: dict[str, str] = {}
    content: bytes = b""
    hops: tuple[str, ...] = ()
    moved: str | None = None
