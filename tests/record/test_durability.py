"""Short runs of the trials in benchmarks/durability.py: kills, failing disks, several writers."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from benchmarks import durability, faults


@pytest.mark.parametrize("task", ["reading", "deciding", "migrating", "copying"])
def test_a_kill_loses_nothing_that_was_told_of(tmp_path: Path, task: str) -> None:
    """Nor does it leave a fault behind."""
    counted = durability.kill(task, 6, tmp_path, seed=11)
    assert counted["kills"] == 6
    assert (counted["told of but missing"], counted["faults"]) == (0, 0)


@pytest.mark.skipif(not faults.available(), reason="SQLite is not a shared library here")
@pytest.mark.parametrize(("kind", "code"), [("write", errno.ENOSPC), ("read", errno.EIO), ("truncate", errno.EIO)])
def test_a_disk_that_fails_at_one_call_harms_nothing(tmp_path: Path, kind: str, code: int) -> None:
    """Whichever call it is, the record tells of it, is sound, and goes on when the disk is well."""
    counted = durability.fail(kind, code, 10**9, tmp_path, every=9)
    assert counted["calls made to fail"] > 0
    assert (counted["told of but missing"], counted["faults"]) == (0, 0)


@pytest.mark.parametrize("writers", [2, 4])
def test_several_writers_neither_fail_nor_lose_anything(tmp_path: Path, writers: int) -> None:
    """They wait for one another."""
    counted = durability.write_together(writers, 5, tmp_path)
    assert counted["rows checked"] >= 5 * writers
    assert (counted["writers that failed"], counted["told of but missing"], counted["faults"]) == (0, 0, 0)
