"""Sources to arrivals: files, folders, glob patterns, standard input, web archives, URLs and lists of them.

Nothing that goes wrong with one source stops the others. What is to be fetched is left to whoever may fetch.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from communique.collect.archives import SUFFIXES as ARCHIVES
from communique.collect.archives import archived
from communique.collect.arrival import MAX_BYTES, arrival, refusal
from communique.collect.lists import only_addresses
from communique.types import Arrival

STDIN = "-"
_MAGIC = re.compile(r"[*?\[]")
WEB = ("http://", "https://")
LISTS = (".csv", ".csv.zip", ".urls")
SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", *ARCHIVES)

Fetch = Callable[[str], Iterator[Arrival]]


def unfetched(source: str) -> Iterator[Arrival]:
    """Refuse a source that would have to be fetched."""
    yield refusal(source, "unfetched", "nothing is fetched here: save the page and read the file")


def arrivals(sources: Iterable[str], fetch: Fetch = unfetched) -> Iterator[Arrival]:
    """Yield what came of each source, in the order given, folders and patterns in name order.

    `fetch` gives what comes of a URL, or of the URLs in the list at a path.
    """
    for source in sources:
        if source == STDIN:
            yield _stdin()
        elif source.lower().startswith(WEB) or is_list(source):
            yield from fetch(source)
        else:
            yield from _paths(source)


def is_list(source: str) -> bool:
    """Tell whether a source is a list of URLs: a CSV or GDELT file by its name, or a text that holds nothing else."""
    path = Path(source)
    try:
        if not path.is_file():
            return False
    except OSError:  # a name too long for the file system
        return False
    if source.lower().endswith(LISTS):
        return True
    if not source.lower().endswith((".txt", ".text", ".urls")):
        return False
    with contextlib.suppress(OSError):
        if path.stat().st_size <= MAX_BYTES:
            return only_addresses(path.read_bytes())
    return False


def _paths(source: str) -> Iterator[Arrival]:
    if os.path.lexists(source):
        if Path(source).is_dir():
            yield from _folder(source)
        elif source.lower().endswith(ARCHIVES) and Path(source).is_file():
            yield from archived(source)
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
                yield from _paths(str(Path(folder, name)))
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
