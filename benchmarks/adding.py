"""What one report more costs a record of thousands: from its reading to the processes that it touches.

usage: python -m benchmarks.adding DATA --readings FILE [--reports 1713 10000] [--more 20]

The record is filled with the articles of data/stories in many invented worlds (see `benchmarks.worlds`), read once and
kept in FILE, and linked as it grows. Then single reports of a world of its own follow, each read by heart and linked:
what is timed is keeping the reading and all that linking makes of it. The language model needs 0.2 s a report besides.
"""

from __future__ import annotations

import argparse
import hashlib
import heapq
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from benchmarks.stories import show
from benchmarks.story_articles import document, load
from benchmarks.worlds import Vocabulary, varied, vocabulary_of
from communique.link.stories import sketch
from communique.reading.reader import readings as read
from communique.record import Record
from communique.relinking import relink
from communique.types import Capture, Document, Reading

SEED = 1
PORTION = 500
APART = 35  # days between the beginnings of two worlds: some 50 reports a day where all of them run


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder that holds stories/dev.jsonl.gz")
    parser.add_argument("--readings", type=Path, required=True, help="where the readings are kept, or are to be")
    parser.add_argument("--reports", dest="sizes", type=int, nargs="+", default=[1_713, 10_000])
    parser.add_argument("--more", type=int, default=20)
    chosen = parser.parse_args()
    show(f"Python {platform.python_version()}, {platform.machine()}, seed {SEED}")
    told = _read(chosen.data, chosen.readings)
    arriving = many(told, -(-(max(chosen.sizes) + len(chosen.sizes) * chosen.more) // len(told)))
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r.db") as record:
        held = 0
        for size in sorted(chosen.sizes):
            spent = 0.0
            for portion in _portions(islice(arriving, size - held), PORTION):
                for reading in portion:
                    keep(record, reading)
                begun = time.process_time()
                relink(record)
                spent += time.process_time() - begun
            costs = [one_more(record, reading) for reading in islice(arriving, chosen.more)]
            grown, held = size - held, size + chosen.more
            size_mb = (Path(folder) / "r.db").stat().st_size / 1e6
            show(
                f"{size:7} reports: linked at {1000 * spent / max(1, grown):.0f} ms a report; one more"
                f" {statistics.median(costs):.2f} s, at most {max(costs):.2f} s; {size_mb:.0f} MB"
            )


def one_more(record: Record, reading: Reading) -> float:
    """Keep a reading and link it; return the seconds of the processor that this took."""
    begun = time.process_time()
    keep(record, reading)
    relink(record)
    return time.process_time() - begun


def keep(record: Record, reading: Reading) -> None:
    """Keep a reading as `run` does."""
    content = reading.report.text.encode()
    capture = Capture(hashlib.sha256(content).hexdigest(), reading.report.source, len(content))
    record.captures.keep(capture, content)
    document = Document(capture.source, capture.sha256, "read", reading.report.text)
    record.readings.end(document, 0, reading.reader, reading, sketch(reading))
    record.readings.done(capture, reading.reader)


def _read(data: Path, kept: Path) -> list[Reading]:
    if not kept.exists():
        found = list(read(document(article) for article in load(data)))
        kept.write_bytes(msgspec.msgpack.encode(found))
    return msgspec.msgpack.decode(kept.read_bytes(), type=list[Reading])


def many(told: Sequence[Reading], worlds: int) -> Iterator[Reading]:
    """Yield the readings of many worlds in the order of their days, each from a source of its own."""
    days = [date.fromisoformat(reading.report.published[:10]) for reading in told if reading.report.published]
    first, span = min(days), (max(days) - min(days)).days
    ordered = sorted((_day(each, first + timedelta(at * span // len(told))), at) for at, each in enumerate(told))
    vocabulary = vocabulary_of(told)
    begun = [_world([(day, told[at]) for day, at in ordered], world, vocabulary) for world in range(worlds)]
    for _, _, reading in heapq.merge(*begun, key=lambda item: item[:2]):
        yield reading


def _world(
    told: Sequence[tuple[date, Reading]], world: int, vocabulary: Vocabulary
) -> Iterator[tuple[date, int, Reading]]:
    """Yield the readings of one world, each with its day there."""
    shift = timedelta(world * APART)
    there = varied([reading for _, reading in told], SEED, world, shift.days, vocabulary)
    for (day, _), reading in zip(told, there, strict=True):
        source = f"worlds/{world}/{reading.report.id}.txt"
        yield day + shift, world, replace(reading, report=replace(reading.report, source=source))


def _day(reading: Reading, otherwise: date) -> date:
    """Return the day on which a report comes in."""
    return date.fromisoformat(reading.report.published[:10]) if reading.report.published else otherwise


def _portions(found: Iterator[Reading], size: int) -> Iterator[list[Reading]]:
    while portion := list(islice(found, size)):
        yield portion


if __name__ == "__main__":
    main()
