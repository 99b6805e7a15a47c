"""Sources to arrivals: files, folders, glob patterns and standard input, read as bytes and hashed.

Nothing is parsed here, and nothing that goes wrong with one source stops the others.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.types import Arrival, Capture, Document, State

STDIN = "-"
MAX_BYTES = 256 * 2**20
_MAGIC = re.compile(r"[*?\[]")
SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")


def arrivals(sources: Iterable[str]) -> Iterator[Arrival]:
    """Yield what came of each source, in the order given, folders and patterns in name order."""
    for source in sources:
        if source == STDIN:
            yield _stdin()
        else:
            yield from _paths(source)


def arrival(source: str, content: bytes) -> Arrival:
    """Return the arrival of bytes under a name."""
    return Arrival(content, Capture(hashlib.sha256(content).hexdigest(), _as_text(source), len(content)))


def refusal(source: str, state: State, note: str) -> Arrival:
    """Return the arrival of a source that gave no bytes."""
    return Arrival(refused=Document(_as_text(source), "", state, note=note))


def _as_text(source: str) -> str:
    """Return a path as text that can be kept: bytes of it that are no UTF-8 are written out, `\\udcff`."""
    return source.encode("utf-8", "backslashreplace").decode()


def _paths(source: str) -> Iterator[Arrival]:
    if os.path.lexists(source):
        if Path(source).is_dir():
            yield from _folder(source)
        else:
            yield _file(source)
    elif _MAGIC.search(source):
        found = _matches(source)
        for path in found:
            yield from _paths(path)
        if not found:
            yield refusal(source, "unreadable", "no file matches this pattern")
    else:
        yield refusal(source, "unreadable", "there is no such file")


def _matches(pattern: str) -> list[str]:
    """Return the paths that a glob pattern names, in name order."""
    parts = Path(pattern).parts
    fixed = next(number for number, part in enumerate(parts) if _MAGIC.search(part))
    return sorted(str(path) for path in Path(*parts[:fixed]).glob(str(Path(*parts[fixed:]))))


def _folder(source: str) -> Iterator[Arrival]:
    """Read the files of a folder that look like reports; hidden ones and links to folders are passed over."""
    count = 0
    for folder, subfolders, names in os.walk(source):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                count += 1
                yield _file(str(Path(folder, name)))
    if not count:
        yield refusal(source, "unreadable", f"the folder holds no file ending in {', '.join(SUFFIXES)}")


def _file(path: str) -> Arrival:
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            return refusal(path, "unreadable", "this is not a regular file")
        if status.st_size > MAX_BYTES:
            return refusal(path, "too_large", f"over {MAX_BYTES // 2**20} MiB: split it into smaller files")
        return arrival(path, Path(path).read_bytes())
    except OSError as error:
        return refusal(path, "unreadable", error.strerror or type(error).__name__)


def _stdin() -> Arrival:
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return refusal(STDIN, "too_large", f"over {MAX_BYTES // 2**20} MiB: split it into smaller files")
    return arrival(STDIN, content)
