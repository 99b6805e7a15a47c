"""Time the way of evidence: `python -m benchmarks.bundle [--reports N]` packs, signs and checks a generated record."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.synthetic import fill
from communique.cli.bundle import pack
from communique.publish.bundle import check
from communique.publish.bundle.seals import check_seals
from communique.record import Record
from communique.record.decisions import chain

T = TypeVar("T")


def timed(name: str, work: Callable[[], T]) -> T:
    """Do some work and print its seconds of CPU and of the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    result = work()
    sys.stdout.write(f"{name:8s} {time.process_time() - cpu:6.2f} CPU-s {time.perf_counter() - clock:6.2f} s\n")
    return result


def private_key() -> bytes:
    """Return a new Ed25519 key in PEM."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def main() -> None:
    """Print the times and what was checked."""
    parser = argparse.ArgumentParser(description="Time packing and checking of evidence bundles.")
    parser.add_argument("--reports", type=int, default=1_713)
    reports = parser.parse_args().reports
    sys.stdout.write(f"{platform.platform()}, Python {platform.python_version()}, {reports} generated reports\n")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        key = folder / "key.pem"
        key.write_bytes(private_key())
        with Record(folder / "record.db") as record:
            fill(record, reports)
            timed("pack", lambda: pack(record, folder / "bundle", key))
        checked = timed("verify", lambda: check(folder / "bundle", chain))
        sealed = timed("seals", lambda: check_seals(folder / "bundle"))
        size = sum(path.stat().st_size for path in (folder / "bundle").rglob("*") if path.is_file())
    sys.stdout.write(
        f"{checked.files} files, {size / 1e6:.1f} MB, {checked.spans} spans, "
        f"{len(checked.faults) + len(sealed.faults)} faults\n"
    )


if __name__ == "__main__":
    main()
