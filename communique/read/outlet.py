"""Who published a report, only where its own text says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.types import Zone

_NAME = r"(?P<name>(?:[A-Z][\w.&'-]*)(?: (?:of|the|and|[A-Z][\w.&'-]*)){0,5})"
_SELF = (
    re.compile(rf"{_NAME}['’]s website can also be accessed"),
    re.compile(rf"(?:©|\(c\)|Copyright)(?: ©)? ?(?:\d{{4}}(?:[-–]\d{{4}})?,? )(?:by )?(?:The )?{_NAME}"),
    re.compile(rf"\({_NAME} (?:Monitoring|News|Web|Online) Desk\)"),
)


def outlet_of(text: str, zones: Sequence[Zone]) -> str | None:
    """Return the name by which the document calls its own outlet, None where it does not."""
    names = {match["name"] for pattern in _SELF for match in pattern.finditer(text)}
    return names.pop() if len(names) == 1 and zones else None
