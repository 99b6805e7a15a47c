"""When an address is asked again: a pure function of what came of it.

A source is asked in its rhythm, a page some hours and days after it came, since articles are edited and deleted. After
a failure the wait doubles from five minutes to a day, or is what the server asks for in Retry-After, to the day. A page
that gives nothing for a week is given up; a source never is, unless it says that it is gone (410).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from msgspec import Struct
from msgspec.structs import replace

from communique.collect.fetch.answers import Fetched
from communique.text.moments import later, moment
from communique.types import Address, AddressState, Failure

BACK_OFF = 300.0  # seconds after the first failure
DAY = 86_400.0
GIVE_UP = 7 * DAY
PASSING = frozenset({404, 408, 425, 429})  # errors of the 400s that may pass
VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
MAX_VALIDATOR = 1_000  # characters
_FINAL: frozenset[AddressState] = frozenset({"forbidden", "disallowed", "too_large"})


class Rhythm(Struct, frozen=True):
    """How often an address is asked, in seconds: every so often, or so long after each visit and then no more."""

    every: float | None = None
    revisit: tuple[float, ...] = ()

    def next(self, visits: int) -> float | None:
        """Return the wait after so many visits, None where there is to be no other."""
        if self.every is not None:
            return self.every
        return self.revisit[visits - 1] if visits <= len(self.revisit) else None


def succeeded(address: Address, answer: Fetched, now: str, rhythm: Rhythm) -> Address:
    """Return what is known of an address that told what is there."""
    visits = address.visits + 1
    wait = rhythm.next(visits)
    fresh = answer.state == "fetched"
    return replace(
        address,
        state="duplicate" if address.state == "duplicate" and not fresh else answer.state,
        note=address.note if address.state == "duplicate" and not fresh else "",
        status=answer.status,
        tried=now,
        kept=now,
        failing="",
        failures=0,
        rest="",
        due=None if wait is None else later(now, wait),
        visits=visits,
        conditions=_conditions(answer.headers) or (() if fresh else address.conditions),
        moved=answer.moved or address.moved,
    )


def failed(address: Address, answer: Fetched, now: str, rhythm: Rhythm) -> Address:
    """Return what is known of an address that gave nothing."""
    source = rhythm.every is not None
    if (answer.status == 410 and not address.moved) or (answer.status in (404, 410) and address.kept and not source):
        return _gone(address, answer, now, rhythm)
    failures = address.failures + 1
    since = address.failing or now
    asked = retry_after(answer.headers, now) if answer.status in (429, 503) else None
    return replace(
        address,
        state=answer.state,
        note=answer.note,
        status=answer.status or None,
        tried=now,
        failing=since,
        failures=failures,
        rest=_rest(answer, asked, now),
        moved=None,
        due=_due(answer, now, rhythm, max(asked or 0.0, back_off(failures)), since),
    )


def failure_of(address: Address) -> Failure:
    """Return the failure of the last try of an address."""
    return Failure(address.url, address.tried, address.root, address.state, address.status, address.note)


def back_off(failures: int) -> float:
    """Return the wait after so many failures in a row."""
    return float(min(BACK_OFF * 2 ** min(failures - 1, 20), DAY))


def retry_after(headers: Mapping[str, str], now: str) -> float | None:
    """Return the seconds that an answer asks to wait, a day at most; None where it does not."""
    stated = headers.get("retry-after", "").strip()
    if stated.isdecimal() and stated.isascii():
        return min(float(stated[:9]), DAY)
    try:
        seconds = (_in_zone(parsedate_to_datetime(stated)) - moment(now)).total_seconds()
    except (ValueError, OverflowError):
        return None
    return min(max(seconds, 0.0), DAY)


def _in_zone(stated: datetime) -> datetime:
    return moment(stated.isoformat())


def _gone(address: Address, answer: Fetched, now: str, rhythm: Rhythm) -> Address:
    """A deleted page is looked for as often as it would have been, since it may come back; 410 is the last word."""
    note = "deleted: what it gave before is kept" if address.kept else "the server says that it is gone"
    if rhythm.every is not None:
        note = "the server says that it is gone for good: take it out of the file of sources"
    visits = address.visits + 1
    wait = None if answer.status == 410 else rhythm.next(visits)
    return replace(
        address,
        state="gone",
        note=note,
        status=answer.status,
        tried=now,
        failing=address.failing or now,
        failures=address.failures + 1,
        rest="",
        due=None if wait is None else later(now, wait),
        visits=visits,
        moved=None,
    )


def _due(answer: Fetched, now: str, rhythm: Rhythm, wait: float, since: str) -> str | None:
    final = answer.state in _FINAL or (400 <= answer.status < 500 and answer.status not in PASSING)
    if rhythm.every is not None:
        return later(now, max(rhythm.every, DAY if final else wait))
    if final or (moment(now) - moment(since)).total_seconds() > GIVE_UP:
        return None
    return later(now, wait)


def _rest(answer: Fetched, asked: float | None, now: str) -> str:
    """Return until when the whole host is left alone: it asked for that, or said that there were too many requests."""
    if asked is None and answer.status != 429:
        return ""
    return later(now, BACK_OFF if asked is None else asked)


def _conditions(headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    stated = ((sent, headers.get(name, "")) for name, sent in VALIDATORS.items())
    return tuple((sent, value) for sent, value in stated if value and value.isascii() and len(value) <= MAX_VALIDATOR)
