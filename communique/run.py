"""The whole line: collect, read, link, compare, record. Read this file first.

    sources -> captures -> documents -> readings, decisions -> actors, agreements, stories -> processes

What a report says is read once and kept, and so is what people decide about it. Everything derived follows from these
two, in whatever order they came; only what a change touches is built again (`relinking`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from communique.collect import arrivals, documents
from communique.collect.sources import Fetch
from communique.collect.watch.once import Fetcher
from communique.collect.watch.watcher import Watcher
from communique.errors import CommuniqueError
from communique.lexicon import use
from communique.link.stories import sketch
from communique.reading.reader import reader, readings
from communique.record import Record
from communique.relinking import relink
from communique.types import Arrival, Document

Notice = Callable[[Document], None]


def run(
    sources: Iterable[str], record: Record, notice: Notice = lambda _: None, fetch: Fetch | None = None
) -> Counter[str]:
    """Read sources into a record and bring what is derived up to date.

    Returns how many documents ended in each state; captures read before count as "known". `notice` is told of each
    document as it ends; `fetch` gives what comes of a URL, by default from the web.
    """
    tally = take(arrivals(sources, fetch or Fetcher(record.fetches)), record, notice)
    relink(record)
    return tally


def take(arrived: Iterable[Arrival], record: Record, notice: Notice = lambda _: None) -> Counter[str]:
    """Keep what arrives and read it, one arrival after the other; returns how many documents ended in each state."""
    tally: Counter[str] = Counter()
    use(record.settings.lexicon)
    for arrival in arrived:
        if arrival.capture:
            record.captures.keep(arrival.capture, arrival.content, arrival.request)
            if record.readings.has(arrival.capture, reader()):
                tally["known"] += 1
                continue
        for number, document in enumerate(documents(arrival)):
            if arrival.capture and record.readings.ended(document, number, reader()):  # stopped half-way the last time
                tally["known"] += 1
                continue
            ended = finish(document, number, record)
            tally[ended.state] += 1
            notice(ended)
        if arrival.capture:
            record.readings.done(arrival.capture, reader())
    return tally


def watch(watcher: Watcher, record: Record, notice: Notice = lambda _: None, *, once: bool = False) -> Counter[str]:
    """Read what watched sources give: all that is due now, or on and on until nothing ever will be.

    Returns how many documents ended in each state. What is derived is brought up to date after each round.
    """
    tally: Counter[str] = Counter()
    while True:
        fresh = take(watcher.round(), record, notice)
        tally += fresh
        if fresh:
            relink(record)
        if once or not watcher.wait():
            return tally


def finish(document: Document, number: int, record: Record) -> Document:
    """Keep how one document ended, with its reading or in the state that says why there is none, and return it."""
    reading = None
    if document.state == "read":
        try:
            reading = next(readings([document]))
        except CommuniqueError:
            raise
        except Exception as error:  # a fault of our rules on one text must not lose the others
            note = f"a fault of communique, please report it: {type(error).__name__}: {error}"
            document = replace(document, state="failed", note=note)
    record.readings.end(document, number, reader(), reading, sketch(reading) if reading else None)
    return document
