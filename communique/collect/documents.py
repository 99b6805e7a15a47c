"""Captures to documents: plain text, HTML and JSON Lines, told by name and content; each document in a named state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from communique.collect.charset import NotText, UnknownCharset, charset_of, decode
from communique.collect.html import MAX_HTML, page
from communique.collect.jsonl import lines
from communique.collect.web import HTML_TYPES, content_type, own_address
from communique.types import Arrival, Capture, Document, Request

MAX_TEXT = 120_000  # characters; the longest of 1,713 measured news articles has 41,686
LONGEST_CHARACTER = 4  # bytes, in any character set
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
JSONL_SUFFIXES = (".jsonl", ".ndjson")

_HTML_START = re.compile(r"(?is)\A\s{0,999}(?:<!--.{0,2000}?-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b")


def documents(arrival: Arrival) -> Iterator[Document]:
    """Yield the documents of one arrival; there is at least one."""
    if arrival.refused or not arrival.capture:
        yield arrival.refused or Document("", "", "unreadable", note="nothing arrived")
        return
    if arrival.request:
        found = _served(arrival.capture, arrival.content, arrival.request)
    else:
        found = _parsed(arrival.capture, arrival.content)
    for document in found:
        yield _bounded(document)


def _served(capture: Capture, content: bytes, request: Request) -> Iterator[Document]:
    """Yield the report in what a web server answered: a page or a plain text, under its own address."""
    kind, charset = content_type(dict(request.headers).get("content-type", ""))
    if kind and kind not in (*HTML_TYPES, "text/plain"):
        note = f"it was served as {kind}, which is neither a page nor plain text"
        yield Document(capture.source, capture.sha256, "binary", note=note)
        return
    for document in _parsed(capture, content, kind in HTML_TYPES, charset):
        yield replace(document, url=own_address(document.url, request.final or request.url))


def _parsed(capture: Capture, content: bytes, is_page: bool = False, stated: str | None = None) -> Iterator[Document]:
    known = Document(capture.source, capture.sha256, "read")
    try:
        charset, start = charset_of(content, stated)
        if not content or content.isspace():
            yield replace(known, state="empty", note="there is nothing in it")
        elif known.source.lower().endswith(JSONL_SUFFIXES) and not is_page:
            yield from lines(known, content, charset, start)
        else:
            yield _single(known, content, is_page, stated)
    except NotText as error:
        yield replace(known, state="binary", note=f"this is {error}, not text")
    except UnknownCharset as error:
        yield replace(known, state="undecodable", note=f"{error}: save it as UTF-8 and read it again")


def _single(known: Document, content: bytes, is_page: bool, stated: str | None) -> Document:
    """Return the one document of a page or a plain text; what is surely too long is refused before it is decoded."""
    if len(content) > LONGEST_CHARACTER * MAX_HTML:
        return _too_large(known)
    text = decode(content, stated)
    if is_page or known.source.lower().endswith(HTML_SUFFIXES) or _HTML_START.match(text):
        return page(known, text)
    return replace(known, text=text) if text.strip() else replace(known, state="empty", note="there is nothing in it")


def _bounded(document: Document) -> Document:
    """Refuse a text with no letter in it, or one so long that it is no report."""
    if document.state != "read":
        return document
    if len(document.text) > MAX_TEXT:
        return _too_large(document)
    if not any(character.isalpha() for character in document.text):
        return Document(document.source, document.sha256, "no_text", note="there is no word in it")
    return document


def _too_large(document: Document) -> Document:
    note = f"over {MAX_TEXT:,} characters: split it into single reports"
    return Document(document.source, document.sha256, "too_large", note=note)
