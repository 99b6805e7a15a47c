"""Tests of watching, against a small web on the loopback interface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from communique.collect.watch.plan import Plan, Source
from communique.collect.watch.watcher import Watcher
from communique.record import Record
from communique.types import Address
from tests.collect.fetch.stands import reply
from tests.collect.test_archives import PAGE
from tests.collect.watch.web import Web, article, rss, web

FEED = Source("http://herald.example/feed", "feed")
KEEP_ASKING = (3600.0, 86_400.0)


@pytest.fixture
def made() -> Iterator[Web]:
    """A web with one feed that names one article."""
    with web() as fresh:
        fresh.put("herald.example/feed", rss("http://herald.example/a"), "application/rss+xml")
        fresh.put("herald.example/a", article("grain"))
        yield fresh


@pytest.fixture
def record(made: Web) -> Iterator[Record]:
    """An empty record whose clock is that of the web."""
    with Record(clock=made.clock.now) as opened:
        yield opened


def watch(
    made: Web, record: Record, hours: float = 0.0, sources: Iterable[Source] = (FEED,), **plan: object
) -> list[str]:
    """Watch until nothing is due, or for some hours; return the sources of what came to be read."""
    allowed = plan.get("allowed", ())
    assert isinstance(allowed, tuple)
    watcher = Watcher(
        Plan(tuple(sources), revisit=KEEP_ASKING, allowed=allowed), record.fetches, made.clock, made.client
    )
    end = made.clock.hours + hours
    found = [came.capture.source for came in watcher.round() if came.capture]
    while made.clock.hours < end and watcher.wait():
        found += [came.capture.source for came in watcher.round() if came.capture]
    return found


def held(record: Record, url: str) -> Address:
    """Return what is known of an address."""
    found = record.fetches.address(f"http://{url}")
    assert found
    return found


def test_what_a_feed_names_comes_to_be_read(made: Web, record: Record) -> None:
    """With how it came."""
    assert watch(made, record) == ["http://herald.example/a"]
    came = record.fetches.arrival("http://herald.example/a", held(record, "herald.example/a").sha256)
    assert came.request
    assert (came.request.status, came.request.final) == (200, "http://herald.example/a")
    assert dict(came.request.headers)["etag"]


def test_what_has_not_changed_is_not_read_again(made: Web, record: Record) -> None:
    """The feed is asked every half hour, the article after an hour and a day."""
    assert watch(made, record, hours=30) == ["http://herald.example/a"]
    assert len(made.times("herald.example/feed")) == 61
    assert [round(hour) for hour in made.times("herald.example/a")] == [0, 1, 25]


def test_an_edited_article_is_kept_in_both_versions(made: Web, record: Record) -> None:
    """Each with its time."""
    watch(made, record)
    made.put("herald.example/a", article("grain and gas"))
    assert watch(made, record, hours=2) == ["http://herald.example/a"]
    rows = list(record.store.rows("SELECT at, sha256 FROM arrival WHERE source = 'http://herald.example/a'"))
    assert len({row["sha256"] for row in rows}) == len({row["at"] for row in rows}) == 2


def test_a_deleted_article_is_noted_and_kept(made: Web, record: Record) -> None:
    """With a failure that says so."""
    watch(made, record)
    del made.pages["herald.example/a"]
    assert watch(made, record, hours=2) == []
    address = held(record, "herald.example/a")
    assert (address.state, record.fetches.content(address.sha256)) == ("gone", article("grain").encode())
    assert [failure.state for failure in record.fetches.failures()] == ["gone"]


@pytest.mark.parametrize(
    ("robots", "state"),
    [
        (b"User-agent: *\nDisallow: /a", "disallowed"),
        (b"User-agent: communique\nDisallow: /\n\nUser-agent: *\nDisallow:", "waiting"),
        (b"User-agent: *\nDisallow: /\nAllow: /feed$\nAllow: /a", "fetched"),
        (b"<html>no such page</html>", "fetched"),
        (bytes(range(256)), "fetched"),
    ],
)
def test_robots_txt_is_obeyed(made: Web, record: Record, robots: bytes, state: str) -> None:
    """For the feed itself too."""
    made.put("herald.example/robots.txt", robots, "text/plain")
    watch(made, record)
    address = record.fetches.address("http://herald.example/a")
    assert (address.state if address else "waiting") == state
    if state == "waiting":
        assert held(record, "herald.example/feed").state == "disallowed"
        assert made.times("herald.example/feed") == []


def test_nothing_is_asked_while_robots_txt_cannot_be_had(made: Web, record: Record) -> None:
    """And all of it once it can."""
    made.fail("herald.example/robots.txt", 503)
    assert watch(made, record) == []
    assert held(record, "herald.example/feed").state == "robots_unknown"
    assert made.times("herald.example/feed") == []
    del made.pages["herald.example/robots.txt"]
    assert watch(made, record, hours=1) == ["http://herald.example/a"]


def test_robots_txt_is_asked_once_a_day_even_by_new_processes(made: Web, record: Record) -> None:
    """What was asked is kept."""
    for _ in range(3):
        watch(made, record, hours=8)
    assert [round(hour) for hour in made.times("herald.example/robots.txt")] == [0, 24]


def test_a_host_is_asked_at_the_pace_it_wants(made: Web, record: Record) -> None:
    """Crawl-delay where it is longer than one's own pace; other hosts are asked meanwhile."""
    made.put("herald.example/robots.txt", b"User-agent: *\nCrawl-delay: 20", "text/plain")
    made.put("herald.example/feed", rss("/1", "/2", "http://courier.example/1", "http://courier.example/2"))
    watch(made, record)
    seconds = {url: hour * 3600 for hour, url in made.asked}
    assert seconds["herald.example/1"] - seconds["herald.example/feed"] == pytest.approx(20, abs=0.1)
    assert seconds["herald.example/2"] - seconds["herald.example/1"] == pytest.approx(20, abs=0.1)
    assert seconds["courier.example/2"] - seconds["courier.example/1"] == pytest.approx(5, abs=0.1)
    assert seconds["courier.example/1"] < seconds["herald.example/1"]


def test_a_redirect_asks_the_robots_txt_of_where_it_leads(made: Web, record: Record) -> None:
    """The site that is led to has a say."""
    made.move("herald.example/a", "http://courier.example/secret")
    made.put("courier.example/robots.txt", b"User-agent: *\nDisallow: /secret", "text/plain")
    made.put("courier.example/secret", article("gas"))
    assert watch(made, record) == []
    assert held(record, "herald.example/a").state == "disallowed"
    assert made.times("courier.example/secret") == []


def test_a_source_that_moved_for_good_is_asked_in_its_new_place(made: Web, record: Record) -> None:
    """And a passing redirect is followed each time."""
    made.pages["neu.example/feed"] = made.pages["herald.example/feed"]
    made.move("herald.example/feed", "http://neu.example/feed", 301)
    watch(made, record, hours=2)
    assert len(made.times("herald.example/feed")) == 1
    assert len(made.times("neu.example/feed")) == 5


def test_a_public_feed_does_not_lead_to_a_host_of_ones_own(made: Web, record: Record) -> None:
    """The user let the host through for himself, not for whoever publishes a feed."""
    place = f"127.0.0.1:{made.port}"
    made.put("herald.example/feed", rss(f"http://{place}/admin"))
    made.put(f"{place}/admin", article("secrets"))
    made.put(f"{place}/feed", rss(f"http://{place}/b"))
    made.put(f"{place}/b", article("grain"))
    own = Source(f"http://{place}/feed", "feed")
    assert watch(made, record, sources=(FEED, own), allowed=(place,)) == [f"http://{place}/b"]
    assert held(record, f"{place}/admin").state == "forbidden"


def test_a_not_modified_that_nobody_asked_for_is_no_answer(made: Web, record: Record) -> None:
    """There is nothing that has not been modified."""
    made.fail("herald.example/a", 304)
    watch(made, record)
    assert held(record, "herald.example/a").state == "malformed"


def test_a_source_that_is_taken_out_is_not_asked_any_more(made: Web, record: Record) -> None:
    """Nor what it named; another source that names the same takes it over."""
    made.fail("herald.example/a", 500)
    watch(made, record)
    other = Source("http://courier.example/feed", "feed")
    asked = len(made.times("herald.example/feed"))
    watch(made, record, hours=3, sources=(other,))
    assert len(made.times("herald.example/feed")) == asked
    made.put("courier.example/feed", rss("http://herald.example/a"))
    made.put("herald.example/a", article("grain"))
    assert watch(made, record, hours=3, sources=(other,)) == ["http://herald.example/a"]


def test_only_what_matches_and_is_recent_is_asked(made: Web, record: Record) -> None:
    """By pattern, and by the age that a sitemap states."""
    entries = "".join(
        f"<url><loc>http://herald.example/{name}</loc><lastmod>{day}</lastmod></url>"
        for name, day in (("world/1", "2031-03-02"), ("world/2", "2031-01-01"), ("sport/3", "2031-03-02"))
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    made.put("herald.example/map", f"<urlset {space}>{entries}</urlset>")
    for name in ("world/1", "world/2", "sport/3"):
        made.put(f"herald.example/{name}", article(name))
    source = Source("http://herald.example/map", "sitemap", match=("*/world/*",), max_age=259_200.0)
    assert watch(made, record, sources=(source,)) == ["http://herald.example/world/1"]


def test_a_page_that_a_sitemap_says_has_changed_is_asked_again(made: Web, record: Record) -> None:
    """Sooner than planned, but not at every moment."""

    def listed(handler: BaseHTTPRequestHandler) -> None:
        now = made.clock.now().isoformat()
        reply(
            handler, f"<urlset><url><loc>http://herald.example/a</loc><lastmod>{now}</lastmod></url></urlset>".encode()
        )

    made.pages["herald.example/map"] = listed
    watch(made, record, hours=20, sources=(Source("http://herald.example/map", "sitemap"),))
    assert [round(hour) for hour in made.times("herald.example/a")] == [0, 1, 8, 14]


def test_lists_and_archives_on_the_disk_are_opened_when_they_change(made: Web, record: Record, tmp_path: Path) -> None:
    """A list of lists leads on; an archive needs no network."""
    made.put("herald.example/latest.txt", b"9 ab http://herald.example/1.export.csv")
    made.put("herald.example/1.export.csv", "\t".join(["1"] * 60 + ["http://herald.example/a"]))
    archive, mine = tmp_path / "a.warc", tmp_path / "mine.txt"
    archive.write_bytes(PAGE.replace(b"herald.example/a\r\n", b"herald.example/z\r\n"))
    mine.write_text("http://herald.example/latest.txt\nhttp://herald.example/b\n")
    made.put("herald.example/b", article("gas"))
    sources = (
        Source("http://herald.example/latest.txt", "list"),
        Source(str(mine), "list", is_file=True),
        Source(str(archive), "archive", is_file=True),
        Source(str(tmp_path / "missing.warc"), "archive", is_file=True),
    )
    found = watch(made, record, sources=sources)
    assert sorted(found) == [f"http://herald.example/{name}" for name in "abz"]
    assert [failure.url for failure in record.fetches.failures()] == [str(tmp_path / "missing.warc")]
    assert watch(made, record, hours=1, sources=sources[1:3]) == []
    mine.write_text("http://herald.example/c\n")
    made.put("herald.example/c", article("oil"))
    assert watch(made, record, hours=1, sources=sources[1:3]) == ["http://herald.example/c"]


def test_a_robots_txt_is_no_report(made: Web, record: Record) -> None:
    """Though a feed names it."""
    made.put("herald.example/feed", rss("http://herald.example/robots.txt", "http://courier.example/robots.txt"))
    made.put("courier.example/robots.txt", "User-agent: *", "text/plain")
    assert watch(made, record) == []
    assert made.times("courier.example/robots.txt") == []


def test_what_is_told_is_what_was_asked(made: Web, record: Record) -> None:
    """For the line that the user sees."""
    told: list[Address] = []
    watcher = Watcher(Plan((FEED,)), record.fetches, made.clock, made.client, told.append)
    assert list(watcher.round())
    assert [(address.url, address.state) for address in told] == [
        ("http://herald.example/feed", "fetched"),
        ("http://herald.example/a", "fetched"),
    ]
