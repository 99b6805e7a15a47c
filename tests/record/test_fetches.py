"""Tests of the addresses that a record keeps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from communique.collect.arrival import arrival
from communique.errors import RecordDamaged
from communique.record import Record
from communique.record.verify import verify
from communique.types import Address, AddressState, Failure, Request

FEED, HOST = "http://herald.example/feed", "herald.example"
EARLY, LATE = "2031-03-03T00:00:00.000000Z", "2031-03-03T01:00:00.000000Z"


@pytest.fixture
def record() -> Iterator[Record]:
    """An empty record."""
    with Record() as opened:
        yield opened


def page(
    name: str,
    due: str | None = None,
    sha256: str = "",
    unread: str = "",
    rest: str = "",
    state: AddressState = "fetched",
) -> Address:
    """Return an address of a page."""
    asks = (("If-None-Match", '"ä"'),)
    url = f"http://{HOST}/{name}"
    return Address(url, "page", FEED, HOST, state, due=due, sha256=sha256, unread=unread, rest=rest, conditions=asks)


def test_an_address_comes_back_as_it_was_put(record: Record) -> None:
    """With every field."""
    put = page("a", due=EARLY, sha256="00")
    record.fetches.put([put])
    assert record.fetches.address(put.url) == put
    assert record.fetches.address("http://herald.example/b") is None
    assert list(record.fetches.addresses()) == [put]


def test_bytes_and_address_are_kept_together(record: Record) -> None:
    """So that what was kept is known to be unread."""
    came = arrival("http://herald.example/a", b"words", Request("http://herald.example/a", EARLY))
    assert came.capture
    record.fetches.keep(came, page("a", sha256=came.capture.sha256, unread=came.capture.sha256))
    ((address, again),) = record.fetches.unread()
    assert (address.url, again) == (came.capture.source, came)
    assert verify(record).faults == []


def test_the_address_that_is_due_first_has_its_turn(record: Record) -> None:
    """What is not to be asked has none."""
    record.fetches.put([page("a", due=LATE), page("b", due=EARLY), page("c")])
    assert list(record.fetches.turns()) == [(FEED, HOST, EARLY)]
    first = record.fetches.first(FEED, HOST)
    assert first
    assert first.url.endswith("/b")


def test_a_twin_is_another_address_of_the_host_with_the_same_bytes(record: Record) -> None:
    """One that is itself a twin does not count."""
    record.fetches.put([page("a", sha256="00"), page("b", sha256="00", state="duplicate"), page("c", sha256="01")])
    assert record.fetches.twin("00", HOST, "http://herald.example/z") == "http://herald.example/a"
    assert record.fetches.twin("00", HOST, "http://herald.example/a") is None
    assert record.fetches.twin("00", "courier.example", "http://courier.example/a") is None


def test_a_host_rests_until_the_last_time_it_asked_for(record: Record) -> None:
    """Whichever of its addresses was answered so."""
    record.fetches.put([page("a", rest=EARLY), page("b", rest=LATE), page("c")])
    assert record.fetches.rests() == {HOST: LATE}


def test_failures_are_listed_with_the_last_first(record: Record) -> None:
    """Each try is a row."""
    tries = [Failure(f"http://{HOST}/a", at, FEED, "timed_out", None, "no answer") for at in (EARLY, LATE)]
    record.fetches.put([], tries)
    assert list(record.fetches.failures()) == tries[::-1]


def test_a_changed_row_is_seen_by_verify_and_by_who_reads_it(record: Record) -> None:
    """As with every table of the record."""
    record.fetches.put([page("a")])
    record.store.connection.execute("UPDATE address SET state = 'fine', conditions = '{'")
    assert [fault.where for fault in verify(record).faults] == ["address http://herald.example/a"]
    with pytest.raises(RecordDamaged):
        record.fetches.address("http://herald.example/a")
