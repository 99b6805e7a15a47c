"""Whether a record outlives kills, full disks, failing disks and several writers.

    python -m benchmarks.durability kills --times 1000
    python -m benchmarks.durability faults
    python -m benchmarks.durability full --folder /mnt/small     (a small file system that is yours to fill)
    python -m benchmarks.durability writers --writers 4 --reports 100

A process at work tells of each row once its transaction is committed. Afterwards, whatever has happened to the process
or to the disk, each row told of must be in the record and `verify` must find no fault; and work must go on.
"""

from __future__ import annotations

import argparse
import errno
import multiprocessing
import platform
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks import faults, synthetic
from communique.errors import RecordError
from communique.record import Record
from communique.record.file import copy
from communique.record.verify import verify
from communique.types import Anchor, Decision

Row = tuple[str, str]
FRESH = 60  # kills after which a new file is begun
KEYS = {"capture": "sha256", "reading": "report", "ended": "source", "decision": "hash", "appearance": "entity"}
OLD_REPORTS = 30  # in the record that is migrated
WINDOWS = {"reading": 0.15, "deciding": 0.15, "migrating": 0.18, "copying": 0.09}  # seconds within which the kill comes

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["benchmarks.faults", "benchmarks.synthetic", "communique.record.verify"])


def reading(record: Record, seed: int) -> Iterator[Row]:
    """Read report after report, and derive from each group; tell of each row."""
    first = seed * 1000
    for number in count(first):
        yield from synthetic.keep(record, number)
        if (number + 1) % synthetic.GROUP == 0:
            yield from synthetic.derive(record, list(range(number + 1 - synthetic.GROUP, number + 1)))


def deciding(record: Record, seed: int) -> Iterator[Row]:
    """Decide one thing after another, and tell of each entry of the log."""
    for number in count():
        thing = Anchor("report", f"rp_{seed}_{number}", "", "", ())
        entry = record.decisions.add(Decision("story", "right", (thing,)), "a tester")
        yield "decision", entry.hash
        if number % 5 == 4:
            yield "decision", record.decisions.undo(entry.hash, "a tester").hash


WORK: dict[str, Callable[[Record, int], Iterator[Row]]] = {"reading": reading, "deciding": deciding}


def lost(record: Record, told: Iterable[Row]) -> list[Row]:
    """Return the rows told of that the record does not hold."""
    sql = "SELECT 1 FROM {} WHERE {} = ?"
    return [
        (table, key)
        for table, key in told
        if not list(record.store.rows(sql.format(table, KEYS.get(table, "id")), (key,)))
    ]


def at_work(task: str, path: str, seed: int, pipe: Connection) -> None:
    """Do a task until killed, telling the other side of each row; the process that is killed."""
    pipe.send(("ready", ""))
    if task == "migrating":
        Record(path).close()
        pipe.send(("migrated", ""))
    elif task == "copying":
        copy(path, Path(f"{path}.copy"))
        pipe.send(("copied", ""))
    else:
        with Record(path) as record:
            for row in WORK[task](record, seed):
                pipe.send(row)
    time.sleep(60)  # the kill ends it


def killed(task: str, path: str, seed: int, after: float) -> list[Row]:
    """Start a process on a task, kill it so many seconds after it is ready, and return the rows it told of."""
    ours, theirs = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=at_work, args=(task, path, seed, theirs))
    process.start()
    theirs.close()
    ours.recv()
    time.sleep(after)
    process.kill()
    told: list[Row] = []
    with suppress(EOFError):
        while True:
            told.append(ours.recv())
    process.join()
    ours.close()
    return told


def kill(task: str, times: int, folder: Path, seed: int) -> Counter[str]:
    """Kill a task so many times at random moments; count what is found after each."""
    chance, counted = random.Random(seed), Counter[str]()
    path, told = "", list[Row]()
    for number in range(times):
        if task in ("migrating", "copying") or number % FRESH == 0:
            path, told = str(folder / f"{task}-{number}.db"), []
            if task in ("migrating", "copying"):
                synthetic.old_record(path, OLD_REPORTS)
        told += killed(task, path, seed + number, chance.uniform(0, WINDOWS[task]))
        counted["kills"] += 1
        counted.update(checked(task, path, told))
    return counted


def checked(task: str, path: str, told: list[Row]) -> Counter[str]:
    """Return what is wrong after a kill, and how far the task had come."""
    counted = Counter[str]()
    if task == "copying":
        copied = Path(f"{path}.copy")
        counted["copies left whole"] += copied.exists()
        counted["told of but missing"] += ("copied", "") in told and not copied.exists()
        path = str(copied) if copied.exists() else path
    old = layout(path) == 1
    counted["left in the old layout"] += task == "migrating" and old
    counted["told of but missing"] += task == "migrating" and old and ("migrated", "") in told
    with Record(path) as record:
        counted["faults"] += len(verify(record).faults)
        if task in WORK:
            counted["told of but missing"] += len(lost(record, told))
            counted["rows checked"] += len(told)
        else:
            held = next(record.store.rows("SELECT count(*) FROM reading"))[0]
            counted["told of but missing"] += OLD_REPORTS - held
    return counted


def layout(path: str) -> int:
    """Return the layout of a record as it lies there."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def some_work(record: Record, seed: int, told: list[Row]) -> None:
    """Do a little of every kind of work, adding the rows to `told` as they are committed."""
    for number in (seed * 1000, seed * 1000 + 1):
        told.extend(synthetic.keep(record, number))
    told.extend(synthetic.derive(record, [seed * 1000, seed * 1000 + 1]))
    decisions = deciding(record, seed)
    told.extend(next(decisions) for _ in range(2))


def fail(kind: str, code: int, times: int, folder: Path, every: int = 1) -> Counter[str]:
    """Let each system call of a kind (or one in `every`) fail in turn; once the disk is well, go on."""
    counted = Counter[str]()
    base = folder / "base.db"
    with Record(base) as record:
        some_work(record, 0, [])
    for first in count(1, every):
        path = folder / f"{kind}-{code}-{times}-{first}.db"
        copy(str(base), path)
        told: list[Row] = []
        with Record(path) as record:
            with faults.failing(kind, code, first, times) as calls:
                try:
                    some_work(record, 1, told)
                except RecordError as error:
                    counted[type(error).__name__] += 1
            some_work(record, 2, told)
        with Record(path) as record:
            counted["faults"] += len(verify(record).faults)
            counted["told of but missing"] += len(lost(record, told))
        path.unlink()
        if not calls.failed:
            return counted
        counted["calls made to fail"] += 1
    return counted


def fill_up(folder: Path) -> Counter[str]:
    """Work on a small file system with ever more room left, from none on, and go on when there is room again."""
    counted, step = Counter[str](), 4096
    ballast = folder / "ballast"
    for room in count(0, step):
        path, told = folder / "full.db", list[Row]()
        with Record(path) as record:
            some_work(record, 0, told)
            with ballast.open("wb", buffering=0) as file, suppress(OSError):
                while True:
                    file.write(b"\0" * step)
            with ballast.open("r+b") as file:
                file.truncate(max(0, ballast.stat().st_size - room))
            ended = False
            try:
                some_work(record, 1, told)
                ended = True
            except RecordError as error:
                counted[type(error).__name__] += 1
            ballast.unlink()
            some_work(record, 2, told)
            counted["faults"] += len(verify(record).faults)
            counted["told of but missing"] += len(lost(record, told))
        path.unlink()
        counted["fillings"] += 1
        if ended:
            return counted
    return counted


def write_along(path: str, seed: int, reports: int, pipe: Connection) -> None:
    """Write so many reports beside others; one of the writers."""
    with Record(path) as record:
        work = reading(record, seed)
        kept = 0
        while kept < reports:
            row = next(work)
            kept += row[0] == "reading"
            pipe.send(row)
    pipe.close()


def write_together(writers: int, reports: int, folder: Path) -> Counter[str]:
    """Let several processes write to one record at once; count rows and what is wrong after."""
    path, told, started = str(folder / "shared.db"), list[Row](), []
    for seed in range(1, writers + 1):
        ours, theirs = CONTEXT.Pipe(duplex=False)
        process = CONTEXT.Process(target=write_along, args=(path, seed, reports, theirs))
        process.start()
        theirs.close()
        started.append((process, ours))
    for process, ours in started:
        with suppress(EOFError):
            while True:
                told.append(ours.recv())
        process.join()
    with Record(path) as record:
        return Counter(
            {
                "writers that failed": sum(process.exitcode != 0 for process, _ in started),
                "rows checked": len(told),
                "told of but missing": len(lost(record, told)),
                "faults": len(verify(record).faults),
            }
        )


def main() -> None:
    """Run one of the trials and print what it counted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trial", choices=["kills", "faults", "full", "writers"])
    parser.add_argument("--times", type=int, default=100, help="kills, over all tasks")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work")
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--reports", type=int, default=50, help="of each writer")
    asked = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        if asked.trial == "kills":
            tasks = ("reading", "deciding", "migrating", "copying")
            for task in tasks:
                print(task, dict(kill(task, asked.times // len(tasks), folder, asked.seed)), flush=True)
        elif asked.trial == "faults":
            for kind, code in (
                ("write", errno.ENOSPC),
                ("write", errno.EIO),
                ("read", errno.EIO),
                ("truncate", errno.EIO),
            ):
                for times in (1, 10**9):
                    lasting = "once" if times == 1 else "from then on"
                    print(kind, errno.errorcode[code], lasting, dict(fail(kind, code, times, folder)), flush=True)
        elif asked.trial == "full":
            print(dict(fill_up(folder)))
        else:
            print(dict(write_together(asked.writers, asked.reports, folder)))
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
