"""What `verify` sees, how fast it is, and what the seals cost on writing.

    python -m benchmarks.verify flips --flips 10000
    python -m benchmarks.verify speed --reports 1713

A bit is flipped anywhere in the file of a record. `verify` must see it, or else nothing that the record holds may have
changed: every row of every table, and the layout, as SQLite reads them from the flipped file.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import random
import sqlite3
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from benchmarks import durability, synthetic
from communique.errors import RecordError
from communique.record import Record, rows
from communique.record.file import copy
from communique.record.verify import verify


def sample(folder: Path, reports: int) -> Path:
    """Return a record as one file, with a second edition of a report, decisions, and pages that were freed."""
    path = folder / "sample.db"
    with Record(folder / "made.db") as record:
        synthetic.fill(record, reports)
        for _ in synthetic.keep(record, 0, edition=1):
            pass
        for _ in synthetic.derive(record, list(range(1, reports))):
            pass
        record.derived.drop_processes([max(record.derived.signatures())])
        work = durability.deciding(record, 1)
        for _ in range(6):
            next(work)
    copy(str(folder / "made.db"), path)
    return path


def content(path: Path) -> str:
    """Return a hash over all that SQLite reads from a file: its layout and every row, in order of their values."""
    found = hashlib.sha256()
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            for pragma in ("user_version", "application_id"):
                found.update(repr(connection.execute(f"PRAGMA {pragma}").fetchone()).encode())
            layout = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
            found.update(repr(layout).encode())
            for kind, name, *_ in layout:
                if kind == "table":
                    held = sorted(map(repr, connection.execute(f"SELECT * FROM {name}")))
                    found.update("\n".join([name, *held]).encode())
    except sqlite3.Error as error:
        return f"not readable: {error}"
    return found.hexdigest()


def seen(path: Path) -> str:
    """Return how `verify` sees that something is wrong with a record, or "" where it does not."""
    try:
        with Record(path, create=False, look=True) as record:
            return "named" if verify(record).faults else ""
    except RecordError:
        return "refused"


def flip(flips: int, folder: Path, reports: int, seed: int) -> Counter[str]:
    """Flip one bit at a time and count: named or refused by `verify`, harmless, unseen."""
    original = sample(folder, reports)
    whole, held = original.read_bytes(), content(original)
    if seen(original):
        raise RuntimeError("the sample is not sound to begin with")
    counted, chance, path = Counter[str]({"unseen": 0}), random.Random(seed), folder / "flipped.db"
    for _ in range(flips):
        place = chance.randrange(8 * len(whole))
        changed = bytearray(whole)
        changed[place // 8] ^= 1 << place % 8
        path.write_bytes(changed)
        how = seen(path) or ("harmless" if content(path) == held else "unseen")
        if how == "unseen":
            print(f"unseen: bit {place % 8} of byte {place // 8}")
        counted[how] += 1
    return counted


def measure(reports: int, folder: Path) -> None:
    """Print how fast records are written and verified."""
    path = folder / "large.db"
    with Record(path) as record:
        began = time.perf_counter()
        synthetic.fill(record, reports)
        wrote = time.perf_counter() - began
    with Record(path) as record:
        began = time.perf_counter()
        checked = verify(record)
        took = time.perf_counter() - began
        began = time.perf_counter()
        record.versions.settle()
        settled = time.perf_counter() - began
    began = time.perf_counter()
    copy(str(path), folder / "copy.db")
    copied = time.perf_counter() - began
    print(f"{checked.reports} reports, {checked.rows} rows, {path.stat().st_size / 2**20:.1f} MiB")
    print(f"written in {wrote:.1f} s; versions settled in {settled:.2f} s; copied in {copied:.2f} s")
    print(
        f"verified in {took:.2f} s: {checked.spans / took:,.0f} spans/s, {checked.size / took / 1e6:.1f} MB/s,"
        f" {checked.rows / took:,.0f} rows/s, {len(checked.faults)} faults"
    )


def cost(kept: list[tuple[str | int | bytes | None, ...]], table: str) -> None:
    """Print what keeping rows of a table takes with and without seals, in memory, so that no disk hides it."""
    took = {}
    for sealed in (False, True):
        with Record() as record, record.store.writing() as connection:
            connection.execute(f"DELETE FROM {table}")
            marks = ", ".join("?" * (len(kept[0]) + 1))
            began = time.perf_counter()
            if sealed:
                rows.put(connection, table, kept)
            else:
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [(*row, b"\0" * 16) for row in kept])
            took[sealed] = (time.perf_counter() - began) / len(kept) * 1e6
    print(f"a row of {table}: {took[False]:.1f} us without seal, {took[True]:.1f} us with it")


def main() -> None:
    """Run one of the measurements and print what it found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["flips", "speed"])
    parser.add_argument("--flips", type=int, default=1000)
    parser.add_argument("--reports", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if asked.what == "flips":
            print(dict(flip(asked.flips, folder, asked.reports, asked.seed)))
        else:
            measure(asked.reports, folder)
            with Record(folder / "large.db") as record:
                for table in ("membership", "reading"):
                    cost([tuple(row)[:-1] for row in record.store.rows(f"SELECT * FROM {table}")], table)
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
