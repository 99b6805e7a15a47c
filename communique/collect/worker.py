"""The process in which parsers run: frames with a job in, frames with what came of it out. Started by `workers`.

It may neither write a file nor take more memory than its limit, and it gives way to a fresh one when it has grown.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO

import msgspec

from communique.collect.workers import (
    FAILED,
    OUT_OF_MEMORY,
    READY,
    REST,
    VALUE,
    WORN,
    read_frame,
    write_frame,
)

MEMORY_LIMIT = 640 * 2**20  # bytes of address space
WORN_AT = 256 * 2**20  # bytes once held, above which memory is too scattered to count on for the next job

_STATUS = Path("/proc/self/status")
Parser = Callable[[bytes], object]


def main() -> None:
    """Serve jobs until the other side closes the pipe."""
    requests, answers = sys.stdin.buffer, _private_stdout()
    limit()
    with contextlib.suppress(EOFError):
        while True:
            parser = _loaded(read_frame(requests)[1].decode())
            write_frame(answers, READY)
            for tag, payload in _answered(parser, read_frame(requests)[1]):
                write_frame(answers, tag, payload)
            write_frame(answers, WORN if _peak() > WORN_AT else REST)


def _loaded(function: str) -> Parser:
    module, _, name = function.partition(":")
    parser: Parser = getattr(import_module(module), name)
    return parser


def _answered(parser: Parser, content: bytes) -> Iterator[tuple[bytes, bytes]]:
    try:
        found = parser(content)
        for value in found if isinstance(found, Iterator) else (found,):
            yield VALUE, msgspec.msgpack.encode(value)
    except MemoryError:
        yield OUT_OF_MEMORY, b""
    except ValueError as error:
        yield FAILED, str(error)[:300].encode("utf-8", "replace")
    except Exception as error:  # whatever a parser raises on hostile input, the job ends in a named state
        yield FAILED, f"the parser gave up: {type(error).__name__}".encode()


def _private_stdout() -> IO[bytes]:
    """Keep the pipe for frames: what a parser prints goes where its errors go."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def limit() -> None:
    """Bound what this process may take, where the platform can."""
    sys.dont_write_bytecode = True
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        for kind, most in ((resource.RLIMIT_AS, MEMORY_LIMIT), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
            resource.setrlimit(kind, (most, most))


def _peak() -> int:
    """Return the most bytes this process has held, 0 where the platform does not tell.

    Linux gives a child the peak of its parent in getrusage, so its own is read where Linux keeps it.
    """
    with contextlib.suppress(OSError):
        own = (line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(next(own, "VmHWM: 0").split()[1]) * 1024
    with contextlib.suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0


if __name__ == "__main__":
    main()
