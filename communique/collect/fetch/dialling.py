"""Connections that are checked at the moment they are made.

A name is looked up once, every address of the answer is checked, and the address that was checked is the one that is
dialled: a name that would answer otherwise the second time (DNS rebinding) is not asked twice.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence

import httpcore

from communique.collect.fetch.addresses import forbidden_address, local_name

Resolve = Callable[[str, int], Sequence[str]]
Connect = Callable[[str, int, float], httpcore.NetworkStream]
PORTS = (80, 443, 8000, 8008, 8080, 8443)


class Refused(Exception):
    """The guard does not allow this connection; the message says why."""


class OutOfTime(httpcore.TimeoutException):
    """The whole time of a fetch is used up."""


class Guard(httpcore.NetworkBackend):
    """Dials for one fetch; `allowed` are hosts of the user's own, as `host` or `host:port`, that are not checked."""

    def __init__(self, allowed: frozenset[str], deadline: float, resolve: Resolve, connect: Connect) -> None:
        """Keep the rules; `deadline` is a time of `time.monotonic`."""
        self._allowed, self._deadline = allowed, deadline
        self._resolve, self._connect = resolve, connect

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers. Raises Refused where one address of the answer is forbidden."""
        del local_address, socket_options  # part of the interface; this client sets neither
        own = bool(self._allowed & {host, f"{host}:{port}"})
        if not own and port not in PORTS:
            raise Refused(f"port {port} is not one that pages are served at")
        addresses = self._addresses(host, port, own)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._connect(address, port, self._left(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Timed(stream, self._left)
        raise failure

    def _addresses(self, host: str, port: int, own: bool) -> Sequence[str]:
        literal = _is_literal(host)
        if not own and not literal and local_name(host):
            raise Refused(f"{host} is a name of a local network")
        addresses = (host,) if literal else _within(self._left(None), self._resolve, host, port)
        for address in () if own else addresses:
            reason = forbidden_address(address)
            if reason:
                raise Refused(f"{host} is {reason}" if literal else f"{host} leads to {reason} ({address})")
        return addresses

    def _left(self, timeout: float | None) -> float:
        """Return the seconds that are left, `timeout` at most."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise OutOfTime("the time for this page is used up")
        return left if timeout is None else min(left, timeout)


class _Timed(httpcore.NetworkStream):
    """A stream whose every read and write ends by the fetch's deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[float | None], float]) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._left(timeout)), self._left)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _is_literal(host: str) -> bool:
    return ":" in host or host.rpartition(".")[2].isdigit()


def _within(seconds: float, resolve: Resolve, host: str, port: int) -> Sequence[str]:
    """Return the answer of a resolver that may not keep us longer: the system's has no limit of its own."""
    answers: list[Sequence[str]] = []
    failures: list[OSError] = []

    def ask() -> None:
        try:
            answers.append(resolve(host, port))
        except OSError as error:
            failures.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if failures:
        raise httpcore.ConnectError(f"{host} cannot be looked up") from failures[0]
    if not answers:
        raise OutOfTime(f"{host} was not looked up in time")
    return answers[0]


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses that the system's resolver gives, in its order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def connected(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
    """Return a connection to an address. Raises httpcore.ConnectError or httpcore.ConnectTimeout."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout)
