"""Tests of when an address is asked again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from communique.collect.fetch.answers import Fetched
from communique.collect.watch.schedule import DAY, Rhythm, back_off, failed, retry_after, succeeded
from communique.text.moments import later, moment
from communique.types import Address

NOW = "2031-03-03T12:00:00.000000Z"
URL = "http://herald.example/a"
PAGE = Address(URL, "page", "http://herald.example/feed", "herald.example", found=NOW, due=NOW)
KEPT = replace(PAGE, kept=NOW, visits=1, sha256="00")
PAGES, SOURCES = Rhythm(revisit=(3600.0, DAY)), Rhythm(every=1800.0)


def wait(due: str | None) -> float | None:
    """Return the seconds from now to a time."""
    return None if due is None else (moment(due) - moment(NOW)).total_seconds()


def error(status: int, **headers: str) -> Fetched:
    """Return an answer with an error."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fetched(URL, "http_error", f"the server answered {status}", status, fields)


def test_a_page_is_visited_again_as_the_plan_says_and_then_no_more() -> None:
    """An hour and a day after, here."""
    waits, page = [], PAGE
    for _ in range(3):
        page = succeeded(page, Fetched(URL, "fetched", status=200), NOW, PAGES)
        waits.append(wait(page.due))
    assert waits == [3600.0, DAY, None]


def test_a_source_is_asked_in_its_rhythm() -> None:
    """For ever."""
    assert wait(succeeded(PAGE, Fetched(URL, "not_modified", status=304), NOW, SOURCES).due) == 1800.0


def test_waits_double_from_five_minutes_to_a_day() -> None:
    """And stay there."""
    assert [back_off(count) for count in (1, 2, 3, 8, 9, 10, 10_000)] == [300, 600, 1200, 38_400, 76_800, DAY, DAY]


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("99999999999999999999", DAY),
        ("Mon, 03 Mar 2031 13:00:00 GMT", 3600.0),
        ("Mon, 03 Mar 2031 11:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", DAY),
        ("soon", None),
        ("-5", None),
        ("\u0661\u0662", None),
        ("", None),
    ],
)
def test_a_server_may_say_how_long_to_wait(stated: str, seconds: float | None) -> None:
    """In seconds or as a time; a day at most, nonsense not at all."""
    assert retry_after({"retry-after": stated}, NOW) == seconds


@pytest.mark.parametrize(
    ("answer", "due", "rest"),
    [
        (error(500), 300.0, None),
        (error(503, retry_after="7200"), 7200.0, 7200.0),
        (error(503, retry_after="1"), 300.0, 1.0),
        (error(500, retry_after="7200"), 300.0, None),
        (error(429), 300.0, 300.0),
        (error(404), 300.0, None),
        (error(403), None, None),
        (error(410), None, None),
        (Fetched(URL, "timed_out"), 300.0, None),
        (Fetched(URL, "forbidden"), None, None),
        (Fetched(URL, "disallowed"), None, None),
        (Fetched(URL, "too_large"), None, None),
    ],
)
def test_a_page_that_fails_is_asked_again_if_that_may_pass(
    answer: Fetched, due: float | None, rest: float | None
) -> None:
    """And its host is left alone where it asked for that."""
    held = failed(PAGE, answer, NOW, PAGES)
    assert wait(held.due) == due
    assert wait(held.rest or None) == rest
    assert (held.failures, held.failing) == (1, NOW)


@pytest.mark.parametrize(
    ("answer", "due"),
    [
        (error(500), 1800.0),
        (error(503, retry_after="7200"), 7200.0),
        (error(403), DAY),
        (Fetched(URL, "forbidden"), DAY),
        (error(410), None),
    ],
)
def test_a_source_that_fails_is_asked_again_unless_it_is_gone(answer: Fetched, due: float | None) -> None:
    """Never sooner than in its rhythm."""
    assert wait(failed(PAGE, answer, NOW, SOURCES).due) == due


def test_a_page_is_given_up_after_a_week() -> None:
    """It fails and fails."""
    page, tries, time = PAGE, 0, NOW
    while page.due is not None:
        page = failed(page, error(500), time, PAGES)
        time, tries = page.due or time, tries + 1
    assert 7 * DAY <= (moment(time) - moment(NOW)).total_seconds() <= 8 * DAY
    assert tries == 16


def test_a_success_forgets_the_failures() -> None:
    """The next failure begins anew."""
    held = succeeded(failed(PAGE, error(429), NOW, PAGES), Fetched(URL, "fetched", status=200), NOW, PAGES)
    assert (held.failures, held.failing, held.rest, held.note) == (0, "", "", "")


def test_a_deleted_page_is_looked_for_again() -> None:
    """It may come back; what was kept stays."""
    held = failed(KEPT, error(404), NOW, PAGES)
    assert (held.state, wait(held.due), held.sha256, held.kept) == ("gone", DAY, "00", NOW)
    assert failed(KEPT, error(410), NOW, PAGES).due is None


def test_validators_are_kept_and_fall_with_the_version_they_tell_of() -> None:
    """A header that cannot be sent back is left out."""
    answer = Fetched(URL, "fetched", status=200, headers={"etag": '"1"', "last-modified": "x" * 2000})
    held = succeeded(PAGE, answer, NOW, PAGES)
    assert held.conditions == (("If-None-Match", '"1"'),)
    assert succeeded(held, Fetched(URL, "not_modified", status=304), NOW, PAGES).conditions == held.conditions
    assert succeeded(held, Fetched(URL, "fetched", status=200), NOW, PAGES).conditions == ()


def test_a_move_for_good_is_remembered_until_the_new_place_fails() -> None:
    """Then the old one is asked again."""
    held = succeeded(PAGE, Fetched(URL, "fetched", status=200, moved="http://b.example/"), NOW, SOURCES)
    assert held.moved == "http://b.example/"
    assert succeeded(held, Fetched(URL, "fetched", status=200), later(NOW, 9), SOURCES).moved == "http://b.example/"
    assert failed(held, error(404), NOW, SOURCES).moved is None
