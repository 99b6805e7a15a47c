"""A week of polling against servers with faults: no report is lost, none is read twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from communique.collect.watch.watcher import Watcher
from communique.record import Record
from communique.record.fetches import Fetches
from communique.record.verify import verify
from communique.run import take
from communique.types import Address, Arrival, Failure
from tests.collect.watch.web import Web, web
from tests.collect.watch.week import FORBIDDEN, HOURS, Week, end_of, read_quickly, told

EVERY = 3 * 3600.0


class Killed(BaseException):
    """The process ends here."""


class Mortal(Fetches):
    """A ledger under which the process ends after some writes, before or after one of them is on the disk."""

    left = 1_000_000
    after = False

    def put(self, addresses: Iterable[Address], failures: Iterable[Failure] = ()) -> None:
        """Write, or end."""
        self._live(lambda: super(Mortal, self).put(addresses, failures))

    def keep(self, arrival: Arrival, address: Address) -> None:
        """Write, or end."""
        self._live(lambda: super(Mortal, self).keep(arrival, address))

    def _live(self, write: object) -> None:
        assert callable(write)
        self.left -= 1
        if self.left < 0 and not self.after:
            raise Killed
        write()
        if self.left < 0:
            raise Killed


def watched(made: Web, week: Week, path: Path, seed: int | None) -> Counter[str]:
    """Watch for a week; with a seed the process ends every so often, and a new one goes on. Returns what is known."""
    chance = random.Random(seed)
    known: Counter[str] = Counter()
    while not end_of(made.clock):
        with Record(path, clock=made.clock.now) as record:
            ledger = Mortal(record.store, record.captures)
            ledger.left, ledger.after = (chance.randrange(60), chance.random() < 0.5) if seed else (10**9, False)
            try:
                watcher = Watcher(week.plan, ledger, made.clock, made.client)
                known["starts"] += 1
                while not end_of(made.clock):
                    take(watcher.round(), record)
                    watcher.wait()
            except Killed:
                known["ends"] += 1
    return known


def reports(record: Record) -> Counter[tuple[str, str]]:
    """Count the reports in a record by outlet and words."""
    keys = [row["report"] for row in record.store.rows("SELECT report FROM reading")]
    return Counter(told(record.readings.get(key)) for key in keys)


@pytest.mark.parametrize("seed", [None, 7])
def test_no_report_of_a_week_is_lost_or_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int | None
) -> None:
    """Whatever the servers do; and, with a seed, although the process is ended again and again."""
    monkeypatch.setattr("communique.run.readings", read_quickly)
    with web() as made:
        week = Week(made, daily=1, every=EVERY)
        known = watched(made, week, tmp_path / "r.db", seed)
        with Record(tmp_path / "r.db", create=False) as record:
            assert reports(record) == week.expected()
            check_addresses(record)
            assert verify(record).faults == []
    assert set(made.dialled) == {"93.184.216.34"}
    assert known["ends"] > 20 if seed else known["ends"] == 0


def check_addresses(record: Record) -> None:
    """Check that each source and each odd page ended as it was to end."""
    held = {address.url: address for address in record.fetches.addresses()}
    assert held["http://memel.example/feed"].state == "gone"
    assert held["http://memel.example/feed"].due is None
    assert held["http://tartu.example/feed"].moved == "http://neu-tartu.example/rss.xml"
    assert held["http://pskov.example/archive/1"].state == "disallowed"
    assert held["http://baltic.example/2"].state == "gone"
    assert {held[url].state for url in held if "vilna.example/m/" in url} == {"duplicate"}
    forbidden = {url for url, address in held.items() if address.state == "forbidden"}
    assert len(forbidden) == len(FORBIDDEN) + 1
    assert {failure.url for failure in record.fetches.failures() if failure.state == "forbidden"} == forbidden


def test_a_host_that_asks_for_rest_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the host is asked until the time that its Retry-After named."""
    monkeypatch.setattr("communique.run.readings", read_quickly)
    with web() as made:
        week = Week(made, daily=1, every=3600.0)
        week.clock.sleep(49.5 * 3600)
        with Record(tmp_path / "r.db", clock=made.clock.now) as record:
            watcher = Watcher(week.plan, record.fetches, made.clock, made.client)
            while made.clock.hours < 56:
                take(watcher.round(), record)
                watcher.wait()
        asked = [hour for hour, url in made.asked if url.startswith("danube.example")]
    refused = next(hour for hour in asked if 50 <= hour < 53)
    assert min(hour for hour in asked if hour > refused) >= refused + 3
    assert HOURS > 56
