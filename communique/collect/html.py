"""HTML pages to documents, parsed in a worker process that can be killed.

One tag with 100,000 attributes holds the parser for minutes, so it never runs in this process. A worker is started when
the first page comes, serves page after page, and is replaced when it has to be stopped.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
import threading
from typing import IO

import msgspec

from communique.types import Block, Document

TIME_LIMIT = 5.0  # seconds for one page, the start of a worker not counted
START_LIMIT = 60.0
MAX_HTML = 2**23  # characters
MIN_WORDS = 10  # fewer are a menu's rest, not an article


class Extract(msgspec.Struct, frozen=True):
    """What a page holds: the article's text, where its paragraphs stand, and what the page says of itself."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    failure: str = ""


class Worker:
    """A process that extracts one page at a time over its pipes; frames are a length in 8 bytes and the payload."""

    def __init__(self) -> None:
        """Start the process and wait until it has loaded its parser."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "communique.collect.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if not self._process.stdin or not self._process.stdout:
            raise RuntimeError("the HTML worker has no pipes")
        self._in: IO[bytes] = self._process.stdin
        self._out: IO[bytes] = self._process.stdout
        if self._answer(START_LIMIT) != b"ready":
            raise RuntimeError("the HTML worker did not start")

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def extract(self, html: str) -> Extract | None:
        """Return what a page holds, or None where the worker had to be stopped or fell over."""
        try:
            write_frame(self._in, html.encode("utf-8", "surrogatepass"))
            answer = self._answer(TIME_LIMIT)
        except OSError:
            return None
        return msgspec.msgpack.decode(answer, type=Extract) if answer else None

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _answer(self, limit: float) -> bytes:
        watchdog = threading.Timer(limit, self._process.kill)
        watchdog.start()
        try:
            return read_frame(self._out)
        finally:
            watchdog.cancel()


_workers: list[Worker] = []


def page(known: Document, html: str) -> Document:
    """Return the document of an HTML page; what is `known` of it already goes before what the page says."""
    if len(html) > MAX_HTML:
        return msgspec.structs.replace(known, state="too_large", note=f"over {MAX_HTML:,} characters of HTML")
    if not html.strip():
        return msgspec.structs.replace(known, state="no_text", note="the page is empty")
    worker = _worker()
    found = worker.extract(html)
    if found is None:
        _workers.remove(worker)
        worker.stop()
        return msgspec.structs.replace(
            known, state="timed_out", note=f"the page held the parser over {TIME_LIMIT:.0f} s"
        )
    if found.failure == "MemoryError":
        return msgspec.structs.replace(known, state="out_of_memory", note="the page took more memory than is allowed")
    if len(found.text.split()) < MIN_WORDS:
        return msgspec.structs.replace(known, state="no_text", note=found.failure or "no article text in this page")
    return msgspec.structs.replace(
        known,
        text=found.text,
        title=known.title or found.title,
        outlet=known.outlet or found.outlet,
        published=known.published or found.published,
        language=known.language or found.language,
        url=known.url or found.url,
        blocks=found.blocks,
    )


def _worker() -> Worker:
    if not _workers or not _workers[0].alive:
        _workers[:] = [Worker()]
        atexit.register(_workers[0].stop)
    return _workers[0]


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Write one frame."""
    stream.write(len(payload).to_bytes(8, "big") + payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Read one frame; empty when the other side is gone."""
    head = stream.read(8)
    return stream.read(int.from_bytes(head, "big")) if len(head) == 8 else b""
