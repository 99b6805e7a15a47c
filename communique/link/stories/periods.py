"""When a report was written, as far as finding others goes: a period of ninety days, and in it a bucket of three."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from communique.link.stories.days import FAR
from communique.types import Days

BUCKET = 3  # days
BUCKETS = 30  # of a period
UNDATED = "undated"

Place = tuple[str, str]
"""A period and a bucket in it."""

Reach = dict[str, set[str]]
"""Buckets by period."""

_ALL = frozenset(map(str, range(BUCKETS)))


def place(report: str, written: Days | None) -> Place:
    """Return where a report belongs; those without a day are spread over the buckets of a period of their own."""
    if written is None:
        return UNDATED, str(crc32(report.encode()) % BUCKETS)
    return _dated(written.first.toordinal() // BUCKET)


def around(written: Days | None, periods: Iterable[str]) -> Reach:
    """Return where the reports stand that may be of one story with one written then, given the periods there are."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    if written is None:
        return {period: set(_ALL) for period in periods}
    first, last = written.first.toordinal() - FAR, written.last.toordinal() + FAR
    for number in range(first // BUCKET, last // BUCKET + 1):
        period, bucket = _dated(number)
        found[period].add(bucket)
    found[UNDATED] = set(_ALL)
    return dict(found)


def _dated(bucket: int) -> Place:
    return str(bucket // BUCKETS), str(bucket % BUCKETS)
