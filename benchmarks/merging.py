"""How long two records take to become one, and what a log of decisions costs.

    python -m benchmarks.merging --reports 1000 --shared 200 --decisions 500

Two records of synthetic reports, some of which both hold, each with decisions of its own, are merged into a third one;
then the same again, which must change nothing; then in the other order, which must give the same log.
"""

from __future__ import annotations

import argparse
import platform
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import synthetic
from communique.record import Record
from communique.record.anchors import Standing, anchored, standings
from communique.record.judgements import judgements
from communique.record.merge import merge
from communique.record.verify import verify
from communique.types import Decision, Verdict

DAY = datetime(2031, 5, 1, 12, tzinfo=UTC)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long a block took."""
    began = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - began:.2f} s")


def made(path: Path, first: int, reports: int, decisions: int, by: str) -> None:
    """Make a record of reports from number `first` on, with decisions on what they say."""
    chance = random.Random(first)
    with Record(path) as record:
        for number in range(first, first + reports):
            for _ in synthetic.keep(record, number):
                pass
        said = _said(record)
        with timed(f"{decisions} decisions of {by} entered"):
            for _ in range(decisions):
                verdict: Verdict = chance.choice(("same", "different", "right", "wrong"))
                things = chance.sample(said, 2 if verdict in ("same", "different") else 1)
                reading = [record.readings.get(standing.report).report for standing in things]
                anchors = tuple(anchored(each, report) for each, report in zip(things, reading, strict=True))
                record.decisions.add(Decision("utterance", verdict, anchors), by, lambda: DAY)


def _said(record: Record) -> list[Standing]:
    """Return a statement of each report."""
    found = []
    for report in sorted(record.readings.reports()):
        stand = standings(record.readings.get(report))
        found.append(next(each for each in stand if each.written == "statement"))
    return found


def main() -> None:
    """Make two records, merge them, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--shared", type=int, default=200)
    parser.add_argument("--decisions", type=int, default=500)
    asked = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        made(folder / "a.db", 0, asked.reports, asked.decisions, "Ana")
        made(folder / "b.db", asked.reports - asked.shared, asked.reports, asked.decisions, "Pavel")
        logs = []
        for names in (("a", "b"), ("b", "a")):
            others = [Record(folder / f"{name}.db", create=False, look=True) for name in names]
            with Record(folder / f"{''.join(names)}.db") as both:
                with timed(f"{' and '.join(names)} merged"):
                    print(merge(others, both))
                with timed("merged again"):
                    print(merge(others, both))
                with timed("decisions held against the readings"):
                    found = judgements(both.decisions, both.readings)
                print(dict(Counter(outcome.state for outcome in found.outcomes.values())))
                with timed("verified"):
                    print(verify(both).faults)
                logs.append(list(both.decisions.texts()))
            for other in others:
                other.close()
        print("the same log in either order:", logs[0] == logs[1])


if __name__ == "__main__":
    main()
