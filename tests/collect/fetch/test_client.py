"""The client's limits, against a server on the loopback interface that it is told to trust."""

from __future__ import annotations

import gzip
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from communique.collect.fetch.answers import Fetched, Limits
from communique.collect.fetch.client import Client
from tests.collect.fetch.stands import Answer, reply, server

LIMITS = Limits(wait=0.4, total=1.0, size=100_000, redirects=3)


def fetched(answer: Answer, path: str = "/", **conditions: str) -> Fetched:
    """Return what comes of one fetch from a server that answers so."""
    with server(answer) as place:
        return Client(allowed=[place], limits=LIMITS).fetch(f"http://{place}{path}", conditions)


def test_a_page_arrives_with_its_status_and_headers() -> None:
    """Header names are in lower case."""
    found = fetched(lambda handler: reply(handler, b"words", ETag='"v1"'))
    assert (found.state, found.status, found.content, found.headers["etag"]) == ("fetched", 200, b"words", '"v1"')


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_packed_content_is_unpacked(coding: str, pack: object) -> None:
    """Both codings that are asked for."""
    assert callable(pack)
    assert fetched(lambda handler: reply(handler, pack(b"words"), Content_Encoding=coding)).content == b"words"


def test_a_bomb_is_stopped_at_the_size_limit() -> None:
    """Ten megabytes of nothing in ten kilobytes."""
    bomb = gzip.compress(bytes(10_000_000))
    assert fetched(lambda handler: reply(handler, bomb, Content_Encoding="gzip")).state == "too_large"


def test_a_body_over_the_size_limit_is_stopped() -> None:
    """Without a length in the headers too."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b"x" * 1000)

    assert fetched(endless).state == "too_large"


BROKEN = {
    "an unknown coding": lambda handler: reply(handler, b"x", Content_Encoding="br"),
    "a coding that is not there": lambda handler: reply(handler, b"plain", Content_Encoding="gzip"),
    "packed content cut short": lambda handler: reply(
        handler, gzip.compress(b"words" * 99)[:-9], Content_Encoding="gzip"
    ),
    "no HTTP at all": lambda handler: handler.wfile.write(b"SSH-2.0-x\r\n\r\n"),
    "a length that is no number": lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"),
    "two lengths": lambda handler: handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx"
    ),
    "less than was promised": lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"),
    "headers without end": lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 30_000),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_answer_is_named_so(fault: str) -> None:
    """Nothing of it is kept."""
    found = fetched(BROKEN[fault])
    assert (found.state, found.content) == ("malformed", b"")


def test_a_server_that_drips_is_left_at_the_deadline() -> None:
    """Each byte comes in time, the whole does not; the same in the headers."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Y: z\r\n" * 50:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(0.05)

    begin = time.monotonic()
    assert fetched(drip).state == "timed_out"
    assert time.monotonic() - begin < 4 * LIMITS.total


def test_a_silent_server_times_out() -> None:
    """After the wait, not the whole time."""
    assert fetched(lambda _: time.sleep(0.8)).state == "timed_out"


def test_nobody_at_the_port_is_unreachable() -> None:
    """A port that was just closed."""
    with server(reply) as place:
        pass
    assert Client(allowed=[place], limits=LIMITS).fetch(f"http://{place}/").state == "unreachable"


def test_redirects_are_followed_and_remembered() -> None:
    """The last address is the one the content came from."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/b":
            reply(handler, b"words")
        else:
            reply(handler, status=301, Location="/b")

    found = fetched(answer, "/a")
    assert (found.content, found.url.rpartition("/")[2], [hop.rpartition("/")[2] for hop in found.hops]) == (
        b"words",
        "b",
        ["a"],
    )


def test_a_circle_of_redirects_ends() -> None:
    """After as many as the limit says."""
    found = fetched(lambda handler: reply(handler, status=302, Location="/again"))
    assert (found.state, len(found.hops)) == ("redirected_too_often", 3)


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.2/", "http://localhost/", "file:///etc/passwd", "http://[::1/", "http://a:b@c.example/"],
)
def test_a_redirect_leads_nowhere_that_is_forbidden(location: str) -> None:
    """The guard looks at each hop."""
    assert fetched(lambda handler: reply(handler, status=302, Location=location)).state == "forbidden"


def test_conditions_are_sent_and_not_modified_is_no_content() -> None:
    """A conditional request."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        reply(handler, b"words", status=304 if handler.headers["If-None-Match"] == '"v1"' else 200)

    assert fetched(answer, **{"If-None-Match": '"v1"'}).state == "not_modified"


def test_conditions_are_not_forwarded_to_another_host() -> None:
    """Nor are cookies kept, or credentials sent."""
    seen: list[dict[str, str]] = []

    def second(handler: BaseHTTPRequestHandler) -> None:
        seen.append(dict(handler.headers))
        reply(handler, b"words")

    with server(second) as other:

        def first(handler: BaseHTTPRequestHandler) -> None:
            reply(handler, status=302, Location=f"http://{other}/", Set_Cookie="a=b")

        with server(first) as place:
            Client(allowed=[place, other]).fetch(f"http://{place}/", {"If-None-Match": '"v1"'})
    assert not {"If-None-Match", "Cookie", "Authorization", "Referer"} & set(seen[0])


def test_an_error_of_the_server_keeps_its_status() -> None:
    """So that what failed and why can be told."""
    found = fetched(lambda handler: reply(handler, status=503, Retry_After="9"))
    assert (found.state, found.status, found.headers["retry-after"]) == ("http_error", 503, "9")
