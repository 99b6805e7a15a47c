"""Fetch a URL: schemes, redirects, sizes, times and decompression inside their limits, each end in a named state."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

import httpcore
from msgspec.structs import replace

from communique.collect.fetch.answers import Fetched, Limits
from communique.collect.fetch.dialling import Connect, Guard, Refused, Resolve, connected, resolved
from communique.collect.fetch.urls import MAX_URL, Target, redirected, target
from communique.collect.unpacking import WINDOWS, TooLarge, unpacked

USER_AGENT = "communique (reads news for research; honours robots.txt)"
_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)


Permit = Callable[[str], str]
"""Says why a URL may not be asked, "" where it may."""


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

    def fetch(self, url: str, conditions: Mapping[str, str] | None = None, permit: Permit = lambda _: "") -> Fetched:
        """Return what came of a URL; `conditions` are the headers of a conditional request, sent to its host alone.

        `permit` is asked before another host is. Never raises for what a server does.
        """
        deadline = time.monotonic() + self._limits.total
        hops: list[str] = []
        headers = dict(conditions or {})
        moved, for_good = None, True
        while True:
            try:
                asked = target(url)
            except ValueError as error:
                return Fetched(url[:MAX_URL], "forbidden", str(error), hops=tuple(hops))
            found = replace(self._dialled(url, asked, headers, deadline), hops=tuple(hops), moved=moved)
            location = found.headers.get("location", "")
            if found.status not in _MOVED or not location:
                return found
            if len(hops) >= self._limits.redirects:
                return replace(found, state="redirected_too_often", note=f"over {self._limits.redirects} redirects")
            hops.append(url)
            url = redirected(url, location)
            for_good = for_good and found.status in _FOR_GOOD
            moved = url if for_good else moved
            if not _same_origin(url, asked):
                headers = {}
                reason = permit(url)
                if reason:
                    return Fetched(url, "disallowed", reason, hops=tuple(hops), moved=moved)

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
        if coding not in ("", "identity", *WINDOWS):
            return replace(found, state="malformed", note=f"packed as {coding[:40]}, which was not asked for")
        pieces = _bounded(stream, self._limits.size)
        if coding in WINDOWS:
            pieces = unpacked(pieces, WINDOWS[coding], self._limits.size)
        try:
            return replace(found, content=b"".join(pieces))
        except TooLarge:
            return replace(found, state="too_large", note=f"over {self._limits.size:,} bytes")


def _bounded(stream: Iterable[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for piece in stream:
        total += len(piece)
        if total > limit:
            raise TooLarge
        yield piece


def _same_origin(url: str, before: Target) -> bool:
    try:
        return target(url).origin == before.origin
    except ValueError:
        return False
