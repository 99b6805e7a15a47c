"""By whose use words are weighed in a period: that of an earlier one, so that what arrives now changes no weights.

A period is weighed by the last full one before it, and by itself where there is none. Reports without a day are weighed
by the first full period there is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from communique.link.stories.periods import UNDATED

ENOUGH = 20  # buckets of a period that hold reports, from which it is full


def references(periods: Iterable[str], full: Iterable[str]) -> dict[str, str]:
    """Map each period to the one whose reports say how common its words are."""
    ordered = sorted(int(period) for period in full if period != UNDATED)
    found: dict[str, str] = {}
    for period in periods:
        if period == UNDATED:
            found[period] = str(ordered[0]) if ordered else period
        else:
            at = bisect_left(ordered, int(period))
            found[period] = str(ordered[at - 1]) if at else period
    return found
