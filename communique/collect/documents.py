"""Captures to documents: plain text, HTML and JSON Lines, told by name and content; each document in a named state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.collect.charset import NotText, UnknownCharset, decode
from communique.collect.html import page
from communique.collect.jsonl import lines
from communique.types import Arrival, Capture, Document

MAX_TEXT = 120_000  # characters; the longest of 1,713 measured news articles has 41,686
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
JSONL_SUFFIXES = (".jsonl", ".ndjson")

_HTML_START = re.compile(r"(?is)\A\s{0,999}(?:<!--.{0,2000}?-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b")


def documents(arrival: Arrival) -> Iterator[Document]:
    """Yield the documents of one arrival; there is at least one."""
    if arrival.refused or not arrival.capture:
        yield arrival.refused or Document("", "", "unreadable", note="nothing arrived")
        return
    for document in _parsed(arrival.capture, arrival.content):
        yield _bounded(document)


def _parsed(capture: Capture, content: bytes) -> Iterator[Document]:
    source, sha256 = capture.source, capture.sha256
    try:
        text = decode(content)
    except NotText as error:
        yield Document(source, sha256, "binary", note=f"this is {error}, not text")
        return
    except UnknownCharset as error:
        yield Document(source, sha256, "undecodable", note=f"{error}: save it as UTF-8 and read it again")
        return
    if not text.strip():
        yield Document(source, sha256, "empty", note="there is nothing in it")
    elif source.lower().endswith(JSONL_SUFFIXES):
        yield from lines(source, sha256, text)
    elif source.lower().endswith(HTML_SUFFIXES) or _HTML_START.match(text):
        yield page(Document(source, sha256, "read"), text)
    else:
        yield Document(source, sha256, "read", text)


def _bounded(document: Document) -> Document:
    """Refuse a text with no letter in it, or one so long that it is no report."""
    if document.state != "read":
        return document
    if len(document.text) > MAX_TEXT:
        note = f"over {MAX_TEXT:,} characters: split it into single reports"
        return Document(document.source, document.sha256, "too_large", note=note)
    if not any(character.isalpha() for character in document.text):
        return Document(document.source, document.sha256, "no_text", note="there is no word in it")
    return document
