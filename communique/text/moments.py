"""Moments as the record writes them: UTC, to the microsecond, so that the order of the text is the order of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Return a moment as `2031-03-04T05:06:07.000000Z`; one without a time zone is taken as UTC."""
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(stamped: str) -> datetime:
    """Return the moment that an ISO 8601 text writes, UTC where it names no zone. Raises ValueError."""
    found = datetime.fromisoformat(stamped)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def later(stamped: str, seconds: float) -> str:
    """Return the stamp of a moment so many seconds later."""
    return stamp(moment(stamped) + timedelta(seconds=seconds))
