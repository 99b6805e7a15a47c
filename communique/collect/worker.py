"""The process that parses HTML: frames with a page in, frames with what it holds out. Run as a module by `html`."""

from __future__ import annotations

import contextlib
import sys

import msgspec

from communique.collect.extract import extract
from communique.collect.html import Extract, read_frame, write_frame

MEMORY_LIMIT = 2**30  # bytes of address space beyond what is in use at the start


def main() -> None:
    """Serve pages until the other side closes the pipe."""
    limit_memory()
    write_frame(sys.stdout.buffer, b"ready")
    while html := read_frame(sys.stdin.buffer):
        write_frame(sys.stdout.buffer, msgspec.msgpack.encode(_guarded(html.decode("utf-8", "surrogatepass"))))


def _guarded(html: str) -> Extract:
    try:
        return extract(html)
    except MemoryError:
        return Extract("", failure="MemoryError")
    except Exception as error:  # whatever a parser raises on hostile input, the page ends in a named state
        return Extract("", failure=f"the parser gave up: {type(error).__name__}")


def limit_memory() -> None:
    """Bound this process's address space, where the platform can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT * 2, MEMORY_LIMIT * 2))


if __name__ == "__main__":
    main()
