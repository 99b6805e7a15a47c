"""A simulated week of watching: is a report lost or doubled, also when the process is killed, and what does it cost.

    python -m benchmarks.watch --daily 12 --kills 50 --pages 2000

Outlets on a server of the loopback interface publish, edit and delete, and fail in every way that the module
`tests.collect.watch.week` lists; the clock only moves when somebody waits. Reading is a stand-in, since fetching and
keeping are measured.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import os
import platform
import random
import sqlite3
import tempfile
import time
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from unittest.mock import patch

from communique.collect.archives import archived
from communique.collect.watch.plan import Plan
from communique.collect.watch.watcher import Watcher
from communique.record import Record
from communique.record.verify import verify
from communique.run import take
from tests.collect.test_archives import answer, record
from tests.collect.watch.web import START, Clock, Web, article, web
from tests.collect.watch.week import Week, end_of, read_quickly, told


class SharedClock(Clock):
    """A clock that several processes share, in seconds since the start."""

    def __init__(self, seconds: Synchronized[float]) -> None:
        """Go on where it is."""
        super().__init__()
        self.seconds = seconds

    def now(self) -> datetime:
        """Return the time."""
        self.sleep(1e-5)
        self.time = START + timedelta(seconds=self.seconds.value)
        return self.time

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        with self.seconds.get_lock():
            self.seconds.value += seconds

    @property
    def hours(self) -> float:
        """Hours since the start."""
        return self.seconds.value / 3600


def watched(path: Path, plan: Plan, clock: Clock, made: Web) -> None:
    """Watch until the week is over."""
    with Record(path, clock=clock.now) as opened, patch("communique.run.readings", read_quickly):
        watcher = Watcher(plan, opened.fetches, clock, made.client)
        while not end_of(clock):
            take(watcher.round(), opened)
            watcher.wait()


def child(path: Path, plan: Plan, seconds: Synchronized[float], port: int) -> None:
    """Watch in a process of its own, the server being in another."""
    clock = SharedClock(seconds)
    made = Web(clock)
    made.port = port
    watched(path, plan, clock, made)


def report(path: Path, week: Week, seconds: float) -> None:
    """Print what was lost, what was doubled, and what it took."""
    expected, asked = week.expected(), week.web.asked
    with Record(path, create=False) as opened:
        keys = [row["report"] for row in opened.store.rows("SELECT report FROM reading")]
        found = Counter(told(opened.readings.get(key)) for key in keys)
        states = Counter(address.state for address in opened.fetches.addresses() if address.kind == "page")
        failures = Counter(failure.state for failure in opened.fetches.failures())
        faults = verify(opened).faults
    lost, doubled = sum((expected - found).values()), sum((found - expected).values())
    print(f"  {len(week.articles)} articles, {sum(expected.values())} versions to read: {lost} lost, {doubled} doubled")
    print(f"  {len(asked)} requests in {seconds:.1f} s, {1000 * seconds / max(len(asked), 1):.1f} ms each")
    print(f"  addresses of articles: {', '.join(f'{count} {state}' for state, count in states.most_common())}")
    print(f"  failures noted: {', '.join(f'{count} {state}' for state, count in failures.most_common())}")
    print(
        f"  dialled: {', '.join(sorted(set(week.web.dialled))) or 'in other processes'}; verify: {len(faults)} faults"
    )
    with closing(sqlite3.connect(path)) as file:
        pages = file.execute("PRAGMA page_count").fetchone()[0] * file.execute("PRAGMA page_size").fetchone()[0]
    print(f"  record: {pages / 2**20:.1f} MiB", flush=True)


def undisturbed(folder: Path, daily: int, every: float) -> None:
    """Watch a week in one process."""
    with web() as made:
        week = Week(made, daily, every)
        begin = time.perf_counter()
        watched(folder / "week.db", week.plan, made.clock, made)
        print("a week in one process")
        report(folder / "week.db", week, time.perf_counter() - begin)


def killed(folder: Path, daily: int, every: float, kills: int, seed: int) -> None:
    """Watch a week in processes that are killed at random moments, then in one that is not."""
    chance, fork = random.Random(seed), multiprocessing.get_context("fork")
    seconds = fork.Value("d", 0.0)
    with web() as made:
        made.clock = SharedClock(seconds)
        week = Week(made, daily, every)
        begin, ended = time.perf_counter(), 0
        while not end_of(made.clock):
            process = fork.Process(target=child, args=(folder / "killed.db", week.plan, seconds, made.port))
            process.start()
            if ended < kills:
                asked = len(made.asked)
                while len(made.asked) == asked and process.is_alive():
                    time.sleep(0.01)
                process.join(chance.expovariate(4.0))
                ended += process.is_alive()
                process.kill()
            process.join()
        print(f"a week in {ended + 1} processes, {ended} of them killed (SIGKILL)")
        report(folder / "killed.db", week, time.perf_counter() - begin)


def archive(folder: Path, pages: int) -> None:
    """Take the pages out of a web archive."""
    path = folder / "crawl.warc.gz"
    with path.open("wb") as file:
        for number in range(pages):
            page = article(f"matter {number} {'and more ' * 2000}").encode()
            file.write(gzip.compress(record(answer(page), url=f"http://herald.example/{number}"), mtime=0))
    begin = time.perf_counter()
    found = sum(len(came.content) for came in archived(str(path)))
    seconds = time.perf_counter() - begin
    print(f"an archive of {pages} pages: {pages / seconds:.0f} pages/s, {found / seconds / 2**20:.0f} MiB/s unpacked")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--daily", type=int, default=3, help="articles a day of each of seven outlets")
    parser.add_argument("--every", type=float, default=1800.0, help="seconds between two polls of a source")
    parser.add_argument("--kills", type=int, default=0, help="processes to kill on the way")
    parser.add_argument("--pages", type=int, default=0, help="pages of an archive to take out")
    parser.add_argument("--seed", type=int, default=1, help="of the moments of the kills")
    asked = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} CPUs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        undisturbed(folder, asked.daily, asked.every)
        if asked.kills:
            killed(folder, asked.daily, asked.every, asked.kills, asked.seed)
        if asked.pages:
            archive(folder, asked.pages)


if __name__ == "__main__":
    main()
