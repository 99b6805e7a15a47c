"""What one report more costs a record of thousands: from its reading to the processes that it touches.

usage: python -m benchmarks.adding DATA --readings FILE [--reports 1713 10000] [--more 20]

The record is filled with the articles of data/stories in many invented worlds (see `benchmarks.worlds`), read once and
kept in FILE, and linked as it grows. Then single reports of a world of its own follow, each read by heart and linked:
what is timed is keeping the reading and all that linking makes of it. The language model needs 0.2 s a report besides.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from benchmarks.stories import show
from benchmarks.story_articles import document, load
from benchmarks.worlds import varied, vocabulary_of
from communique.link.stories import sketch
from communique.reading.reader import readings as read
from communique.record import Record
from communique.relinking import relink
from communique.types import Capture, Document, Reading

SEED = 1
PORTION = 500
APART = 7  # days between the beginnings of two worlds


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder that holds stories/dev.jsonl.gz")
    parser.add_argument("--readings", type=Path, required=True, help="where the readings are kept, or are to be")
    parser.add_argument("--reports", type=int, nargs="+", default=[1_713, 10_000])
    parser.add_argument("--more", type=int, default=20)
    chosen = parser.parse_args()
    show(f"Python {platform.python_version()}, {platform.machine()}, seed {SEED}")
    told = _read(chosen.data, chosen.readings)
    many = _many(told)
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r.db") as record:
        held = 0
        for size in sorted(chosen.reports):
            spent = 0.0
            for portion in _portions(islice(many, size - held), PORTION):
                for reading in portion:
                    keep(record, reading)
                begun = time.process_time()
                relink(record)
                spent += time.process_time() - begun
            costs = [one_more(record, reading) for reading in islice(many, chosen.more)]
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


def _many(told: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings in one world after the other, each from a source of its own."""
    vocabulary = vocabulary_of(told)
    world = 0
    while True:
        for reading in varied(told, SEED, world, world * APART, vocabulary):
            source = f"worlds/{world}/{reading.report.id}.txt"
            yield replace(reading, report=replace(reading.report, source=source))
        world += 1


def _portions(found: Iterator[Reading], size: int) -> Iterator[list[Reading]]:
    while portion := list(islice(found, size)):
        yield portion


if __name__ == "__main__":
    main()
