"""Tests of moments as the record writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from communique.text.moments import later, moment, stamp

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize("given", [NOON, NOON.astimezone(timezone(timedelta(hours=3))), NOON.replace(tzinfo=None)])
def test_a_moment_is_written_in_utc(given: datetime) -> None:
    """Whatever its zone; without one it is UTC."""
    assert stamp(given) == "2031-03-04T12:00:00.000000Z"


@pytest.mark.parametrize(
    "written", ["2031-03-04T12:00:00Z", "2031-03-04T15:00+03:00", "2031-03-04T12", "20310304T120000"]
)
def test_a_written_moment_is_read(written: str) -> None:
    """In the forms of ISO 8601."""
    assert moment(written) == NOON


@pytest.mark.parametrize("written", ["", "yesterday", "2031-13-01"])
def test_what_is_no_moment_is_refused(written: str) -> None:
    """With a ValueError."""
    with pytest.raises(ValueError, match=r"format|month|range"):
        moment(written)


def test_the_order_of_the_text_is_the_order_of_time() -> None:
    """So that text columns can be compared."""
    assert stamp(NOON) < later(stamp(NOON), 0.000001) < later(stamp(NOON), 86_400) == "2031-03-05T12:00:00.000000Z"
