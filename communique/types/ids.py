"""Ids: a prefix and a hash over what makes the thing the same."""

from __future__ import annotations

import hashlib


def make_id(prefix: str, *parts: object) -> str:
    """Return a stable id: the prefix and 80 bits of a hash over what makes the thing the same."""
    joined = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return f"{prefix}_{hashlib.blake2b(joined, digest_size=10).hexdigest()}"


def report_id(outlet: str | None, url: str | None, text: str) -> str:
    """Return the id of a report: its outlet, URL and text make it what it is."""
    return make_id("rp", outlet or "", url or "", text)
