"""Bytes under a name, as the line takes them in; or the state that says why there are none."""

from __future__ import annotations

import hashlib

from communique.types import Arrival, Capture, Document, Request, State

MAX_BYTES = 256 * 2**20  # of one file
TELLING = frozenset({"etag", "last-modified", "content-type", "content-language", "date", "age"})
"""The headers of an answer that are kept beside its bytes."""


def arrival(source: str, content: bytes, request: Request | None = None) -> Arrival:
    """Return the arrival of bytes under a name."""
    capture = Capture(hashlib.sha256(content).hexdigest(), _as_text(source), len(content))
    return Arrival(content, capture, request=request)


def refusal(source: str, state: State, note: str) -> Arrival:
    """Return the arrival of a source that gave no bytes."""
    return Arrival(refused=Document(_as_text(source), "", state, note=note))


def _as_text(source: str) -> str:
    """Return a path as text that can be kept: bytes of it that are no UTF-8 are written out, `\\udcff`."""
    return source.encode("utf-8", "backslashreplace").decode()
