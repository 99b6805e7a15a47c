"""Lists and archives that lie on the disk: opened again when their size or time has changed."""

from __future__ import annotations

from pathlib import Path

from communique.collect.arrival import MAX_BYTES
from communique.collect.fetch.answers import Fetched
from communique.types import Address

_SIZE, _TIME = "size", "modified"


def looked_at(address: Address) -> Fetched:
    """Return what a file is now, as if it had been fetched: its content where it is a list, never an archive's."""
    path = Path(address.url)
    try:
        status = path.stat()
        seen = ((_SIZE, str(status.st_size)), (_TIME, str(status.st_mtime_ns)))
        if seen == address.conditions:
            return Fetched(address.url, "not_modified")
        if not path.is_file():
            return Fetched(address.url, "unreachable", "this is not a regular file")
        if address.kind == "list" and status.st_size > MAX_BYTES:
            return Fetched(address.url, "too_large", f"over {MAX_BYTES // 2**20} MiB: split it into smaller files")
        content = path.read_bytes() if address.kind == "list" else b""
    except OSError as error:
        return Fetched(address.url, "unreachable", error.strerror or type(error).__name__)
    return Fetched(address.url, "fetched", headers=dict(seen), content=content)


def seen_as(answer: Fetched) -> tuple[tuple[str, str], ...]:
    """Return what tells whether the file has changed since."""
    return tuple(answer.headers.items())
