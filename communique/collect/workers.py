"""Parsers of foreign bytes run in processes that can be killed, each run bounded in time and memory.

One tag with 100,000 attributes holds an HTML parser for minutes, and a thread cannot be stopped; so no parser of what
came from outside runs in this process. A parser is a plain function of bytes, named by a `Job`:

    FEED = Job("communique.collect.feeds:feed", Feed)
    parsed(FEED, content).value

A worker is started when the first job comes, serves job after job, and is replaced when it had to be stopped.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from typing import IO, Generic, TypeVar

import msgspec

from communique.types import State

START_LIMIT = 60.0  # seconds for a worker to start, and for it to load a parser
T = TypeVar("T")


class Job(msgspec.Struct, Generic[T], frozen=True):
    """A parser: the `module:name` of a function, what it gives, and its limit in seconds for each value.

    The function takes bytes and returns a value of type `gives`, or an iterator of such values. It raises ValueError,
    with a message for the user, where the bytes are not what it reads; it prints nothing and opens no file.
    """

    function: str
    gives: type[T]
    seconds: float = 5.0


class Parsed(msgspec.Struct, Generic[T], frozen=True):
    """What came of a job: "read" with a value, or malformed, timed_out or out_of_memory with a note that says why."""

    state: State
    value: T | None = None
    note: str = ""


def parsed(job: Job[T], content: bytes) -> Parsed[T]:
    """Return what a parser makes of bytes. Never raises for what the bytes hold."""
    found = list(every(job, content))
    return found[0] if found else Parsed("malformed", note="the parser found nothing in it")


def every(job: Job[T], content: bytes) -> Generator[Parsed[T], None, None]:
    """Yield value after value of a parser that gives many; where it fails, its state is the last to come."""
    worker = _free()
    rested = False
    try:
        for tag, payload in worker.run(job.function, content, job.seconds):
            rested = tag == REST
            if tag == VALUE:
                yield Parsed("read", msgspec.msgpack.decode(payload, type=job.gives))
            elif tag == FAILED:
                yield Parsed("malformed", note=payload.decode())
            elif tag == OUT_OF_MEMORY:
                yield Parsed("out_of_memory", note="it took more memory than is allowed")
    except TimeoutError:
        yield Parsed("timed_out", note=f"it held the parser over {job.seconds:g} s")
    except EOFError as error:
        yield Parsed("malformed", note=str(error))
    finally:
        if rested:
            _idle.append(worker)
        else:
            worker.stop()


class Worker:
    """A process that runs one job at a time over its pipes.

    A frame is a tag of one byte, a length in eight bytes and the payload. Sent are the name of a function and the
    content; what comes back are values or one failure, then REST, or WORN where the process should take no other job.
    """

    def __init__(self) -> None:
        """Start the process; -P keeps modules that lie in the user's folder from being imported by it."""
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "communique.collect.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if not self._process.stdin or not self._process.stdout:
            raise RuntimeError("the worker has no pipes")
        self._in: IO[bytes] = self._process.stdin
        self._out: IO[bytes] = self._process.stdout
        self._expired = False

    @property
    def alive(self) -> bool:
        """Whether the process still runs and was not told to stop."""
        return not self._expired and self._process.poll() is None

    def run(self, function: str, content: bytes, seconds: float) -> Iterator[tuple[bytes, bytes]]:
        """Yield the frames that answer a job. Raises TimeoutError, or EOFError where the process fell over."""
        try:
            with self._within(START_LIMIT):
                write_frame(self._in, JOB, function.encode())
                read_frame(self._out)
        except (EOFError, TimeoutError) as error:
            raise RuntimeError(f"the parser {function} could not be loaded") from error
        with self._within(seconds):
            write_frame(self._in, JOB, content)
            tag, payload = read_frame(self._out)
        yield tag, payload
        while tag not in (REST, WORN):
            with self._within(seconds):
                tag, payload = read_frame(self._out)
            yield tag, payload

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        with contextlib.suppress(OSError):  # what was not yet written has no reader any more
            self._in.close()
        self._out.close()
        self._process.wait()

    @contextlib.contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        watchdog = threading.Timer(seconds, self._expire)
        watchdog.start()
        try:
            yield
        except (OSError, EOFError) as error:
            if self._expired:
                raise TimeoutError from error
            raise EOFError(f"the parser fell over it (exit {self._process.wait()})") from error
        finally:
            watchdog.cancel()

    def _expire(self) -> None:
        self._expired = True
        self._process.kill()


JOB, READY, VALUE, FAILED, OUT_OF_MEMORY, REST, WORN = b"J", b"L", b"V", b"F", b"M", b"R", b"W"


def write_frame(stream: IO[bytes], tag: bytes, payload: bytes = b"") -> None:
    """Write one frame."""
    stream.write(tag + len(payload).to_bytes(8, "big"))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """Read one frame. Raises EOFError where the other side is gone."""
    head = stream.read(9)
    size = int.from_bytes(head[1:], "big")
    payload = stream.read(size)
    if len(head) < 9 or len(payload) < size:
        raise EOFError("the other side is gone")
    return head[:1], payload


def _free() -> Worker:
    """Return a worker that nobody uses; each has one user at a time, so threads and nested jobs never meet."""
    while _idle:
        worker = _idle.pop()
        if worker.alive:
            return worker
        worker.stop()
    return Worker()


def _stop_all() -> None:
    while _idle:
        _idle.pop().stop()


_idle: list[Worker] = []
atexit.register(_stop_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.clear)  # a pipe has one owner
