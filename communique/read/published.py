"""When a report was published, only where the document shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from communique.types import Zone

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?")
_NUMERIC = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")


def published_of(text: str, zones: Sequence[Zone], declared: str | None = None) -> str | None:
    """Return an ISO date or date-time, None where the document does not show it beyond misreading."""
    if declared and _ISO.match(declared.strip()):
        return declared.strip()
    for zone in zones:
        if zone.kind == "timestamp":
            found = _NUMERIC.search(text, zone.start, zone.end)
            if found:
                day, month, year = map(int, found.groups())
                if day > 12:
                    try:
                        return date(year, month, day).isoformat()
                    except ValueError:
                        return None
    return None
