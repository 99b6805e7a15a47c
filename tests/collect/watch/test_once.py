"""Tests of fetching once what a user names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.collect.watch.once import Fetcher
from communique.record import Record
from communique.run import run
from tests.collect.watch.web import Web, article, web
from tests.collect.watch.week import read_quickly


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web with two articles, which is all that can be reached."""
    with web() as fresh:
        fresh.put("herald.example/a", article("grain"))
        fresh.put("courier.example/b", article("gas"))
        monkeypatch.setattr("communique.run.readings", read_quickly)
        yield fresh


def read(made: Web, record: Record, *sources: str) -> Counter[str]:
    """Read sources into a record, fetching from the web."""
    fetcher = Fetcher(record.fetches, clock=made.clock, client=made.client)
    return run(sources, record, fetch=fetcher)


def sources(record: Record) -> list[str]:
    """Return the addresses of the reports."""
    rows = list(record.store.rows("SELECT report FROM reading"))
    return sorted(record.readings.get(row["report"]).report.url or "" for row in rows)


def test_a_url_is_read_as_a_file_is(made: Web) -> None:
    """And a second time not at all."""
    with Record(clock=made.clock.now) as record:
        assert read(made, record, "http://herald.example/a?utm_source=x") == {"read": 1}
        assert sources(record) == ["http://herald.example/a"]
        assert read(made, record, "http://herald.example/a") == {"known": 1}


def test_what_gives_nothing_is_named(made: Web) -> None:
    """With the state of the fetch in its note."""
    with Record(clock=made.clock.now) as record:
        urls = ("http://herald.example/none", "http://127.0.0.1/", "http://", "http://x.nowhere.example/")
        assert read(made, record, *urls) == {"unfetched": 4}
        notes = [ending.note.partition(":")[0] for ending in record.readings.endings()]
    assert sorted(notes) == ["forbidden", "forbidden", "http_error", "robots_unknown"]
    assert set(made.dialled) == {"93.184.216.34"}


def test_a_host_that_asked_for_rest_is_not_asked(made: Web) -> None:
    """The user is told to come back; nothing is sent."""
    with Record(clock=made.clock.now) as record:
        made.fail("herald.example/b", 429, wait="3600")
        assert read(made, record, "http://herald.example/b") == {"unfetched": 1}
        asked = len(made.asked)
        assert read(made, record, "http://herald.example/a") == {"unfetched": 1}
        assert "left alone" in next(ending.note for ending in record.readings.endings())
        assert len(made.asked) == asked


def test_every_page_of_a_list_is_read(made: Web, tmp_path: Path) -> None:
    """The rest is named; a second time nothing is asked that was read."""
    path = tmp_path / "urls.txt"
    path.write_text("http://herald.example/a\nhttp://courier.example/b\nhttp://courier.example/c\n")
    with Record(clock=made.clock.now) as record:
        assert read(made, record, str(path)) == {"read": 2, "unfetched": 1}
        assert sources(record) == ["http://courier.example/b", "http://herald.example/a"]
        asked = len(made.asked)
        assert read(made, record, str(path)) == {"known": 2, "unfetched": 1}
        assert len(made.asked) == asked


def test_a_broken_list_is_named(made: Web, tmp_path: Path) -> None:
    """As every source is."""
    path = tmp_path / "stories.csv"
    path.write_text("id,title\n1,Talks\n")
    with Record(clock=made.clock.now) as record:
        assert read(made, record, str(path)) == {"unfetched": 1}


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("text/html; charset=windows-1251", "read"),
        ("application/xhtml+xml", "read"),
        ("text/plain; charset=utf-8", "read"),
        ("", "read"),
        ("application/pdf", "binary"),
        ("application/json", "binary"),
        ("image/png", "binary"),
    ],
)
def test_only_pages_and_plain_text_are_reports(made: Web, kind: str, state: str) -> None:
    """By what the server says it sends."""
    body = article("grain") if "plain" not in kind else "The ministers met in Riga and spoke of grain."
    made.put("herald.example/a", body, kind)
    with Record(clock=made.clock.now) as record:
        assert read(made, record, "http://herald.example/a") == {state: 1}


def test_the_character_set_of_the_answer_counts(made: Web) -> None:
    """Where the bytes themselves do not show another."""
    made.put("herald.example/a", article("переговоры").encode("cp1251"), "text/html; charset=windows-1251")
    with Record(clock=made.clock.now) as record:
        read(made, record, "http://herald.example/a")
        (row,) = record.store.rows("SELECT report FROM reading")
        assert "переговоры" in record.readings.get(row["report"]).report.text
