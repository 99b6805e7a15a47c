"""Tests of web archives."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from communique.collect.archives import archived
from communique.collect.documents import documents
from communique.types import Arrival
from tests.collect.watch.web import article

URL = "http://herald.example/a"
HTML = article("the crossings").encode()


def answer(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """Return an answer of a web server."""
    fields = {"Content_Type": "text/html; charset=utf-8"} | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def record(block: bytes, kind: str = "response", url: str = URL, **headers: str) -> bytes:
    """Return a record of a web archive."""
    fields = {
        "WARC_Type": kind,
        "WARC_Record_ID": "<urn:uuid:5a1e5f4c-0000-4000-8000-000000000001>",
        "WARC_Date": "2031-03-04T05:06:07Z",
        "WARC_Target_URI": url,
        "Content_Type": "application/http; msgtype=response",
        "Content_Length": str(len(block)),
    } | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def sha1(block: bytes) -> str:
    """Return a digest as archives write it."""
    return f"sha1:{base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()}"


def found(folder: Path, content: bytes, name: str = "a.warc.gz") -> list[Arrival]:
    """Return what comes of an archive."""
    path = folder / name
    path.write_bytes(content)
    return list(archived(str(path)))


def states(arrived: list[Arrival]) -> list[str]:
    """Return "page" or the state of each arrival."""
    return [item.refused.state if item.refused else "page" for item in arrived]


PAGE = record(answer(HTML))
CHUNKS = b"%x;x=1\r\n" % 100 + HTML[:100] + b"\r\n%x\r\n" % len(HTML[100:]) + HTML[100:] + b"\r\n0\r\n\r\n"
WHOLE = {
    "plain": PAGE,
    "packed": gzip.compress(PAGE),
    "a member each": gzip.compress(record(b"software: x", "warcinfo")) + gzip.compress(PAGE),
    "padded": gzip.compress(PAGE) + bytes(512),
    "its digest right": record(answer(HTML), WARC_Block_Digest=sha1(answer(HTML))),
    "its digest of a kind unknown here": record(answer(HTML), WARC_Block_Digest="blake9:AAAA"),
    "in chunks": record(answer(CHUNKS, Transfer_Encoding="chunked")),
    "chunks joined, header kept": record(answer(HTML, Transfer_Encoding="chunked")),
    "gzip inside": record(answer(gzip.compress(HTML), Content_Encoding="gzip")),
    "unpacked, header kept": record(answer(HTML, Content_Encoding="gzip")),
    "an address in angle brackets": record(answer(HTML), url=f"<{URL}>"),
    "a tracking parameter": record(answer(HTML), url=f"{URL}?utm_source=x#top"),
    "among what is no page": record(answer(b"\x89PNG", Content_Type="image/png"))
    + record(answer(b"<p>no</p>", "404 Not Found"))
    + record(b"GET /a HTTP/1.1\r\n\r\n", "request")
    + PAGE,
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_page_comes_out_as_it_was_served(tmp_path: Path, kind: str) -> None:
    """With the address and the time of the crawl."""
    (page,) = found(tmp_path, WHOLE[kind])
    assert page.capture
    assert page.request
    assert (page.content, page.capture.source) == (HTML, URL)
    assert (page.request.at, page.request.status) == ("2031-03-04T05:06:07.000000Z", 200)
    assert "urn:uuid" in page.request.via


def test_the_time_of_the_crawl_is_no_day_of_publication(tmp_path: Path) -> None:
    """The report's day is what the page states, here nothing."""
    (page,) = found(tmp_path, PAGE)
    (document,) = documents(page)
    assert (document.state, document.published, document.url) == ("read", None, URL)


def test_the_pages_of_a_wacz_come_out(tmp_path: Path) -> None:
    """Names inside it are never taken for paths."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as files:
        files.writestr("archive/../../../escaped.warc.gz", gzip.compress(PAGE))
        files.writestr("archive/b.warc", record(answer(HTML), url="http://herald.example/b"))
        files.writestr("pages/pages.jsonl", "{}")
    arrived = found(tmp_path, packed.getvalue(), "a.wacz")
    assert [item.capture.source for item in arrived if item.capture] == [URL, "http://herald.example/b"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.wacz"]


def wacz(name: str, content: bytes, cut: int = 0) -> bytes:
    """Return a ZIP with one file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr(name, content)
    return packed.getvalue()[: len(packed.getvalue()) - cut]


BROKEN = {
    "a page not held again": (record(b"HTTP/1.1 304 Not Modified\r\n\r\n", "revisit"), ["revisit"]),
    "cut by the crawler": (record(answer(HTML), WARC_Truncated="length"), ["truncated"]),
    "cut at its end": (PAGE[:-200], ["truncated"]),
    "cut within gzip": (gzip.compress(PAGE) + gzip.compress(PAGE)[:-60], ["page", "truncated", "malformed"]),
    "a wrong digest": (record(answer(HTML), WARC_Block_Digest=sha1(b"other")), ["malformed"]),
    "a wrong checksum of gzip": (gzip.compress(PAGE)[:-8] + b"12345678", ["malformed"]),
    "no answer inside": (record(b"what is this"), ["malformed"]),
    "chunks broken": (
        record(answer(b"5\r\nwords\r\nzz\r\n", Transfer_Encoding="chunked")) + PAGE,
        ["malformed", "page"],
    ),
    "gzip inside broken": (record(answer(b"\x1f\x8bxxxx", Content_Encoding="gzip")), ["malformed"]),
    "a bomb inside": (record(answer(gzip.compress(bytes(40_000_000)), Content_Encoding="gzip")), ["malformed"]),
    "a large page": (record(answer(b"<p>" + b"x" * 17_000_000)) + PAGE, ["too_large", "page"]),
    "garbage after a page": (PAGE + b"garbage\r\n\r\n" * 99, ["page", "malformed"]),
    "something else after gzip": (gzip.compress(PAGE) + b"garbage", ["page", "malformed"]),
    "a length that is none": (record(answer(HTML), Content_Length="x"), ["malformed", "malformed"]),
    "a length beyond all": (record(answer(HTML), Content_Length="9" * 30), ["malformed", "malformed"]),
    "headers without end": (b"WARC/1.0\r\n" + b"A: b\r\n" * 99_999, ["malformed"]),
    "no address": (record(answer(HTML), url=""), ["malformed"]),
    "a bomb": (gzip.compress(b"WARC/1.0\r\n" + bytes(200_000_000), 9), ["malformed"]),
    "garbage": (b"garbage " * 99, ["malformed"]),
    "nothing": (b"", ["no_text"]),
    "no page in it": (record(b"x: y", "warcinfo"), ["no_text"]),
    "another ZIP": (wacz("a.txt", PAGE), ["malformed"]),
    "a cut ZIP": (wacz("archive/a.warc", PAGE, cut=30), ["malformed"]),
    "a ZIP bomb": (wacz("archive/a.warc", b"WARC/1.0\r\n" + bytes(200_000_000)), ["malformed"]),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_broken_is_named_and_the_rest_is_read(tmp_path: Path, kind: str) -> None:
    """Half a page gives no text: its outlet would seem silent about the other half."""
    content, expected = BROKEN[kind]
    arrived = found(tmp_path, content)
    assert states(arrived) == expected
    assert all(item.refused.note for item in arrived if item.refused)


@pytest.mark.parametrize("date", ["", "yesterday", "2031-13-45T99:99:99Z", "99999-01-01T00:00:00Z"])
def test_an_absurd_time_is_no_time(tmp_path: Path, date: str) -> None:
    """The page is read, its time stays unknown."""
    (page,) = found(tmp_path, record(answer(HTML), WARC_Date=date))
    assert page.request
    assert page.request.at == ""
