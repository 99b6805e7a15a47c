"""Every hostile input of the fault table: the state it ends in, its time, and the memory of the whole program.

    python -m benchmarks.hostile            the fault table, then each strange text at its longest through the reading
    python -m benchmarks.hostile --only warc

Memory is what this process and its workers hold together, looked at every 5 ms.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import psutil

from communique.collect.documents import MAX_TEXT
from communique.reading.reader import readings
from communique.types import Document
from tests.hostile import CASES, ended, outcome
from tests.hostile.case import Case
from tests.hostile.texts import TEXTS

EVERY = 0.005  # seconds


class Run(NamedTuple):
    """One input: its name, how it ended, whether that was foreseen, seconds on the clock and of this process's own
    work, and bytes held at most.
    """

    name: str
    states: str
    foreseen: bool
    seconds: float
    work: float
    peak: int


class Gauge:
    """Looks at what this process and its children hold."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self.peak = 0
        self._ended = threading.Event()

    def watch(self) -> None:
        """Note the peak until stopped."""
        whole = psutil.Process()
        while not self._ended.wait(EVERY):
            held = 0
            for process in (whole, *whole.children(recursive=True)):
                try:
                    held += process.memory_info().rss
                except psutil.Error:
                    continue  # it ended between the two looks
            self.peak = max(self.peak, held)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Watch while the block runs."""
        watcher = threading.Thread(target=self.watch)
        watcher.start()
        try:
            yield
        finally:
            self._ended.set()
            watcher.join()


def main() -> None:
    """Run all, print what each took, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="inputs whose names begin so")
    parser.add_argument("--size", type=int, default=MAX_TEXT, help="characters of each strange text")
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {psutil.cpu_count()} cores")
    _sums([*_table(arguments.only), *_texts(arguments.only, arguments.size)])


def _table(only: str) -> Iterator[Run]:
    for case in CASES:
        if case.name.startswith(only):
            with tempfile.TemporaryDirectory() as folder:
                yield _run(case.name, case.states, partial(_let_in, case, Path(folder)))


def _texts(only: str, size: int) -> Iterator[Run]:
    for name, make in TEXTS.items():
        if f"text_{name}".startswith(only):
            yield _run(f"text_{name}", "read", partial(_read, make(size)[:size]))


def _let_in(case: Case, folder: Path) -> str:
    return outcome(ended(case, folder))


def _read(text: str) -> str:
    document = Document("x", "", "read", text, outlet="Riga Ledger", published="2031-03-05", language="en")
    return "read" if len(list(readings([document]))) == 1 else "none"


def _run(name: str, foreseen: str, job: Callable[[], str]) -> Run:
    gauge = Gauge()
    start, begun = time.perf_counter(), time.process_time()
    with gauge.reading():
        try:
            states = job()
        except Exception as error:  # the very thing that must not be
            states = f"raised {type(error).__name__}: {error}"
    taken, worked = time.perf_counter() - start, time.process_time() - begun
    run = Run(name, states, states in foreseen.split(" or "), taken, worked, gauge.peak)
    mark = "" if run.foreseen else "  NOT FORESEEN"
    print(f"{taken:7.2f} s {worked:7.2f} s {gauge.peak / 2**20:6.0f} MB  {name}: {states}{mark}", flush=True)
    return run


def _sums(runs: list[Run]) -> None:
    states = Counter(state for run in runs for state in set(run.states.split("+")))
    print(f"\n{len(runs)} inputs, {sum(not run.foreseen for run in runs)} in a state not foreseen")
    print(", ".join(f"{state} {count}" for state, count in states.most_common()))
    slowest, largest = max(runs, key=lambda run: run.seconds), max(runs, key=lambda run: run.peak)
    print(f"slowest {slowest.name} {slowest.seconds:.1f} s, of which {slowest.work:.1f} s its own work")
    print(f"most memory {largest.name} {largest.peak / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
