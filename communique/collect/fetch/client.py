"""Fetch a URL: schemes, redirects, sizes, times and decompression inside their limits, each end in a named state."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import httpcore
from msgspec import Struct
from msgspec.structs import replace

from communique.collect.fetch.dialling import Connect, Guard, Refused, Resolve, connected, resolved
from communique.collect.fetch.urls import MAX_URL, Target, redirected, target

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
]
USER_AGENT = "communique (reads news for research; honours robots.txt)"
_MOVED = (301, 302, 303, 307, 308)
_CODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # what zlib is told: a gzip header, or whichever stands there
_PIECE = 65_536


class Limits(Struct, frozen=True):
    """Bounds of one fetch: seconds for a peer to answer and for the whole, bytes packed and unpacked, redirects."""

    wait: float = 15.0
    total: float = 60.0
    size: int = 2**24
    redirects: int = 5


class Fetched(Struct, frozen=True):
    """What came of a URL. `url` is the last one asked, `hops` those before it; headers have lower-case names."""

    url: str
    state: FetchState
    note: str = ""
    status: int = 0
    headers: dict[str, str] = {}
    content: bytes = b""
    hops: tuple[str, ...] = ()


class Client:
    """Fetches one URL at a time; nothing is kept between two fetches, no cookie and no credential."""

    def __init__(
        self,
        allowed: Iterable[str] = (),
        limits: Limits | None = None,
        resolve: Resolve = resolved,
        connect: Connect = connected,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """Set the rules: `allowed` hosts are the user's own, `resolve` and `connect` can be stand-ins."""
        self._allowed, self._limits = frozenset(host.lower() for host in allowed), limits or Limits()
        self._resolve, self._connect, self._trust = resolve, connect, trust

    def fetch(self, url: str, conditions: Mapping[str, str] | None = None) -> Fetched:
        """Return what came of a URL; `conditions` are the headers of a conditional request, sent to its host alone.

        Never raises for what a server does.
        """
        deadline = time.monotonic() + self._limits.total
        hops: list[str] = []
        headers = dict(conditions or {})
        while True:
            try:
                asked = target(url)
            except ValueError as error:
                return Fetched(url[:MAX_URL], "forbidden", str(error), hops=tuple(hops))
            found = replace(self._dialled(url, asked, headers, deadline), hops=tuple(hops))
            location = found.headers.get("location", "")
            if found.status not in _MOVED or not location:
                return found
            if len(hops) >= self._limits.redirects:
                return replace(found, state="redirected_too_often", note=f"over {self._limits.redirects} redirects")
            hops.append(url)
            url = redirected(url, location)
            if not _same_origin(url, asked):
                headers = {}

    def _dialled(self, url: str, asked: Target, conditions: Mapping[str, str], deadline: float) -> Fetched:
        guard = Guard(self._allowed, deadline, self._resolve, self._connect)
        try:
            with httpcore.ConnectionPool(self._trust, network_backend=guard, max_connections=1) as pool:
                return self._asked(pool, url, asked, conditions)
        except Refused as error:
            return Fetched(url, "forbidden", f"{error}: it is not dialled; allow the host by name if it is your own")
        except httpcore.TimeoutException as error:
            return Fetched(url, "timed_out", str(error) or f"no answer in {self._limits.wait:.0f} s")
        except (httpcore.NetworkError, OSError) as error:
            return Fetched(url, "unreachable", str(error) or "no connection")
        except (httpcore.ProtocolError, zlib.error, ValueError) as error:
            return Fetched(url, "malformed", f"the server's answer is broken: {error}")

    def _asked(self, pool: httpcore.ConnectionPool, url: str, asked: Target, conditions: Mapping[str, str]) -> Fetched:
        place = httpcore.URL(scheme=asked.scheme, host=asked.host, port=asked.port, target=asked.path)
        sent: dict[str | bytes, str | bytes] = {"host": asked.authority, "user-agent": USER_AGENT, "accept": "*/*"}
        sent |= {"accept-encoding": "gzip, deflate", "connection": "close"}
        sent.update(conditions)
        times = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.wait)
        with pool.stream("GET", place, headers=sent, extensions={"timeout": times}) as answer:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            found = Fetched(url, "fetched", status=answer.status, headers=headers)
            if answer.status == 304:
                return replace(found, state="not_modified")
            if not 200 <= answer.status < 300:
                return replace(found, state="http_error", note=f"the server answered {answer.status}")
            return self._body(found, answer.iter_stream())

    def _body(self, found: Fetched, stream: Iterable[bytes]) -> Fetched:
        coding = found.headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("", "identity", *_CODINGS):
            return replace(found, state="malformed", note=f"packed as {coding[:40]}, which was not asked for")
        pieces = _bounded(stream, self._limits.size)
        if coding in _CODINGS:
            pieces = _unpacked(pieces, _CODINGS[coding], self._limits.size)
        try:
            return replace(found, content=b"".join(pieces))
        except _TooLarge:
            return replace(found, state="too_large", note=f"over {self._limits.size:,} bytes")


class _TooLarge(Exception):
    """More bytes than the limit."""


def _bounded(stream: Iterable[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for piece in stream:
        total += len(piece)
        if total > limit:
            raise _TooLarge
        yield piece


def _unpacked(pieces: Iterable[bytes], window: int, limit: int) -> Iterator[bytes]:
    """Unpack in pieces, so that a bomb is stopped before it is held."""
    unpacker = zlib.decompressobj(window)
    total = 0
    for packed in pieces:
        rest = packed
        while rest and not unpacker.eof:
            piece = unpacker.decompress(rest, _PIECE)
            rest = unpacker.unconsumed_tail
            total += len(piece)
            if total > limit:
                raise _TooLarge
            yield piece
    yield unpacker.flush()[: max(0, limit - total)]
    if not unpacker.eof:
        raise ValueError("the packed content is cut short")


def _same_origin(url: str, before: Target) -> bool:
    try:
        return target(url).origin == before.origin
    except ValueError:
        return False
