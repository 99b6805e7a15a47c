"""Web archives to pages: WARC files, packed or not, and WACZ, which is a ZIP of WARC files.

Every HTML response with status 200 is a page, as it came over the wire but for its transfer and content codings. A page
that the archive holds only in part, or not at all since it had not changed, is named so and gives no text: half an
article would make its outlet seem silent about the other half. What is no page (images, scripts, answers other than
200) is passed over.

Archives are read in a worker, which takes the path of the archive for its bytes.
"""

from __future__ import annotations

import base64
import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from communique.collect.arrival import TELLING, arrival, refusal
from communique.collect.fetch.urls import MAX_URL, canonical
from communique.collect.unpacking import Unpacked, coded, unchunked
from communique.collect.workers import Job, every
from communique.text.moments import moment, stamp
from communique.types import Arrival, Request, State

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAX_PAGE = 2**24  # bytes of one record
MAX_HEAD = 2**16  # bytes of an answer's headers
SUFFIXES = (".warc", ".warc.gz", ".wacz")
_HTML = ("text/html", "application/xhtml+xml")
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError, UnicodeError)

Headers = tuple[tuple[str, str], ...]


class Page(Struct, frozen=True):
    """One record that holds a page, or why it does not; `record` says where it stands in the archive."""

    record: str
    url: str = ""
    at: str = ""
    status: int = 0
    headers: Headers = ()
    content: bytes = b""
    state: State = "read"
    note: str = ""


def pages(path: bytes) -> Iterator[Page]:
    """Yield the pages of the archive at a path, the fault that ended it last. Raises ValueError where it is none."""
    place = Path(path.decode("utf-8", "surrogateescape"))
    with place.open("rb") as file:
        if file.read(4) == b"PK\x03\x04":
            yield from _wacz(file)
        else:
            file.seek(0)
            yield from _warc(file, "")


PAGES = Job("communique.collect.archives:pages", Page, 120.0)


def archived(path: str) -> Iterator[Arrival]:
    """Yield what came of each page of an archive: its bytes with URL and time of the crawl, or why there are none."""
    none = True
    for found in every(PAGES, path.encode("utf-8", "surrogateescape")):
        none = False
        page = found.value
        if page is None:
            yield refusal(path, found.state, found.note)
        elif page.state != "read" or not page.url:
            state: State = "malformed" if page.state == "read" else page.state
            yield refusal(f"{path}#{page.record}", state, page.note or "the record names no address")
        else:
            yield arrival(_known(page.url), page.content, _request(page, path))
    if none:
        yield refusal(path, "no_text", "there is no HTML page in this archive")


def _request(page: Page, path: str) -> Request:
    headers = tuple(field for field in page.headers if field[0] in TELLING)
    return Request(page.url, _time(page.at), status=page.status, headers=headers, via=f"{path} {page.record}")


def _known(url: str) -> str:
    try:
        return canonical(url)
    except ValueError:
        return url[:MAX_URL]


def _time(stated: str) -> str:
    """Return the time of a crawl as the record writes times, "" where the archive states none."""
    try:
        return stamp(moment(stated))
    except (ValueError, OverflowError):
        return ""


def _wacz(file: IO[bytes]) -> Iterator[Page]:
    """Yield the pages of the WARC files in a WACZ; names inside it are shown, and never taken for paths."""
    try:
        packed = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise ValueError(f"the WACZ is no ZIP file that can be opened: {error}") from error
    with packed:
        inside = [item for item in packed.infolist() if _is_archive(item.filename)]
        if not inside:
            raise ValueError("there is no archive/*.warc.gz in this ZIP: it is no WACZ")
        for item in inside:
            try:
                with packed.open(item) as stream:
                    yield from _warc(stream, item.filename)
            except _BROKEN as error:
                yield Page(item.filename, state="malformed", note=f"this part of the WACZ is broken: {error}")


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _warc(stream: IO[bytes], part: str) -> Iterator[Page]:
    """Yield the pages of one WARC file."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    unpacked = Unpacked(stream)
    wanted = WarcRecordType.response | WarcRecordType.revisit
    count = 0
    try:
        for record in ArchiveIterator(unpacked, parse_http=False, stream_detect=False):
            count += 1
            if record.record_type & wanted:
                yield from _page(record, part)
    except (*_BROKEN, ValueError) as error:
        if not count and not part:
            raise ValueError(f"this is no WARC file, or a broken one: {error}") from error
        yield Page(part, state="malformed", note=f"broken after {count} records, the rest is not read: {error}")
        return
    if unpacked.cut:
        yield Page(part, state="malformed", note=f"the file is cut short after {count} records: download it again")


def _page(record: WarcRecord, part: str) -> Iterator[Page]:
    """Yield the page of a record that holds one or stands for one."""
    from fastwarc.warc import WarcRecordType

    known = record.headers
    named = f"{part} {record.record_id or ''}".strip()
    url, at = (known.get("WARC-Target-URI") or "").strip("<> "), known.get("WARC-Date") or ""
    if record.record_type & WarcRecordType.revisit:
        note = "the archive says that it was as before, and holds it under an earlier date"
        yield Page(named, url, at, state="revisit", note=note)
        return
    size = record.content_length
    if size > MAX_PAGE:
        yield Page(named, url, at, state="too_large", note=f"over {MAX_PAGE:,} bytes")
        return
    digest = known.get("WARC-Block-Digest")
    block = record.reader.read(size)
    cut = known.get("WARC-Truncated") or ("its record is cut short" if len(block) < size else "")
    parts = _answer(block)
    if cut and (parts is None or (parts[0] == 200 and _is_html(*parts[1:]))):
        yield Page(named, url, at, state="truncated", note=f"the archive holds only its beginning: {cut}")
        return
    if parts is None:
        yield Page(named, url, at, state="malformed", note="the record holds no answer of a web server")
        return
    status, headers, body = parts
    if status != 200 or not _is_html(headers, body):
        return
    found = Page(named, url, at, status, headers)
    yield _checked(found, len(block) < size, known.get("WARC-Truncated"), _digested(block, digest), body)


def _checked(page: Page, short: bool, truncated: str | None, sound: bool, body: bytes) -> Page:
    """Return a page with its content, or with the state that says why it has none."""
    if short or truncated:
        return replace(
            page, state="truncated", note=f"the archive holds only its beginning ({truncated or 'cut short'})"
        )
    if not sound:
        return replace(page, state="malformed", note="its bytes do not have the digest that the archive gives")
    fields = dict(page.headers)
    try:
        content = coded(
            unchunked(body, fields.get("transfer-encoding", "")), fields.get("content-encoding", ""), MAX_PAGE
        )
    except ValueError as error:
        return replace(page, state="malformed", note=str(error))
    return replace(page, content=content)


def _answer(block: bytes) -> tuple[int, Headers, bytes] | None:
    """Return status, headers (lower-case names) and body of an answer of a web server."""
    end = block.find(b"\r\n\r\n", 0, MAX_HEAD)
    lines = block[: max(end, 0)].decode("latin-1").split("\r\n")
    first = lines[0].split(" ", 2)
    if end < 0 or not first[0].startswith("HTTP/") or len(first) < 2 or len(first[1]) != 3 or not first[1].isdecimal():
        return None
    fields = (line.partition(":") for line in lines[1:] if ":" in line)
    return int(first[1]), tuple((name.strip().lower(), value.strip()) for name, _, value in fields), block[end + 4 :]


def _is_html(headers: Headers, body: bytes) -> bool:
    kind = dict(headers).get("content-type", "").partition(";")[0].strip().lower()
    return kind in _HTML if kind else body.lstrip()[:1] == b"<"


def _digested(block: bytes, digest: str | None) -> bool:
    """Tell whether a block has the digest that its record gives, if it gives one of a kind that is known here."""
    name, _, given = (digest or "").partition(":")
    if name.lower() not in ("sha1", "sha256", "md5"):
        return True
    found = hashlib.new(name.lower(), block, usedforsecurity=False)
    return given.lower() in (found.hexdigest(), base64.b32encode(found.digest()).decode().lower())
