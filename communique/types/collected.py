"""What arrives: addresses, captures, and the documents in them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

State = Literal[
    "read",  # text found and kept
    "empty",  # no bytes, or white space only
    "no_text",  # bytes decoded, but no article text in them
    "binary",  # not text: an image, an archive, an executable
    "undecodable",  # text in no character set that could be told
    "too_large",  # over the size limit, not parsed
    "timed_out",  # the parser ran over its time and was stopped
    "out_of_memory",  # the parser ran over its memory and was stopped
    "malformed",  # the container is broken: JSON that does not parse, a field of the wrong type
    "failed",  # our own rules fell over it: a fault of the program, named in the note
    "unreadable",  # the operating system refused: missing, no permission, a folder loop
    "truncated",  # a web archive holds only its beginning
    "revisit",  # a web archive says that it was as before, and does not hold it again
    "unfetched",  # an address gave nothing: how that came is in the note
]


class Capture(Struct, frozen=True):
    """Bytes as they arrived. `source` is the path, URL or `-` as given; `sha256` is hexadecimal."""

    sha256: str
    source: str
    size: int


class Request(Struct, frozen=True):
    """By which request bytes came, as far as the carrier tells: a fetch of one's own, or a record of a web archive.

    `url` is what was asked for and `at` when it was answered, UTC, as `2031-03-04T05:06:07.000000Z`; `final` is the
    address that answered, after `redirects`; `headers` are those of the answer that tell of the bytes, lower-case
    names (etag, last-modified, content-type, date ...). `via` names the archive and the record in it.
    """

    url: str
    at: str
    method: str = "GET"
    status: int | None = None
    final: str | None = None
    redirects: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    via: str = ""


AddressKind = Literal["feed", "sitemap", "list", "archive", "page", "robots"]
AddressState = Literal[
    "waiting",  # not asked yet
    "fetched",  # it gave bytes, and they are kept
    "not_modified",  # it gives what it gave before
    "duplicate",  # its bytes are those of another address of the same host
    "gone",  # it was deleted: 410, or 404 where it once gave something
    "http_error",  # the server answered with an error
    "forbidden",  # the guard does not let it be asked: no public web address
    "disallowed",  # the site's robots.txt asks not to
    "robots_unknown",  # the site's robots.txt cannot be had, so nothing is asked
    "unreachable",  # no such host, or nobody answers there
    "timed_out",  # the server, or the parser of what it gave, took too long
    "too_large",  # over the limit
    "redirected_too_often",  # a circle of redirects
    "malformed",  # the answer, or what it holds, is broken
]
SUCCESSES: frozenset[AddressState] = frozenset({"fetched", "not_modified", "duplicate"})


class Address(Struct, frozen=True):
    """What is known of asking a URL, or a file that names URLs: what came of the last try, and when the next is due.

    `root` is the source that the user named and that led here, itself where it is one. Times are as in `Request.at`, ""
    for never: `found` when it was first named, `tried` and `kept` the last try and the last success, `failing` since
    when every try has failed, `failures` of them, `rest` until when `host` asked to be left alone. `due` is None where
    it is not asked again. `visits` counts the answers that told what is there, or that it is gone; `sha256` are the
    bytes last kept, `unread` those of them yet to be read, `conditions` the headers that ask whether they have changed,
    `moved` the address to ask in its place. A file has no `host`.
    """

    url: str
    kind: AddressKind
    root: str
    host: str
    state: AddressState = "waiting"
    note: str = ""
    status: int | None = None
    found: str = ""
    tried: str = ""
    kept: str = ""
    failing: str = ""
    failures: int = 0
    rest: str = ""
    due: str | None = None
    visits: int = 0
    sha256: str = ""
    unread: str = ""
    conditions: tuple[tuple[str, str], ...] = ()
    moved: str | None = None


class Failure(Struct, frozen=True):
    """One try that gave nothing: when, and why. `root` as in Address."""

    url: str
    at: str
    root: str
    state: AddressState
    status: int | None
    note: str


class Arrival(Struct, frozen=True):
    """What came of one source: a capture with its bytes, or the state that says why nothing could be taken in.

    `request` says how the bytes came where that is known; a file has none.
    """

    content: bytes = b""
    capture: Capture | None = None
    refused: Document | None = None
    request: Request | None = None


class Block(Struct, frozen=True):
    """Where a run of extracted text came from: `path` is an XPath in the HTML document of the capture."""

    start: int
    end: int
    path: str


class Document(Struct, frozen=True):
    """One report as its container gives it: the text and what the container itself says of it.

    `state` is "read" when there is text; every other state comes with a `note` that tells the user why. Fields the
    container does not give are None: nothing is guessed.
    """

    source: str
    sha256: str
    state: State
    text: str = ""
    note: str = ""
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
