"""Who published a report, only where its own text says so.

A page names itself in a notice about its own website, in its copyright line, in the signature of its own desk, or in a
masthead above the headline that its dateline or its foot repeats. An agency in a dateline alone names who wrote the
copy, not who printed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.types import Zone

_WORD = r"(?!All\b|Rights\b|Inc\b|LLC\b|Ltd\b)\b[A-Z][\w&'’-]{0,19}(?:\.[A-Za-z]{1,20}){0,4}"
_NAME = rf"(?P<name>(?:The )?+{_WORD}(?: (?:(?:of|the|and|for) )?{_WORD}){{0,5}}?)"
_MARK = r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?: ©| \([cC]\))?"
_SELF = (
    re.compile(rf"{_NAME}['’]s? (?:web)?site can also be accessed"),
    re.compile(rf"{_MARK} ?\d{{4}}(?: ?[-–] ?\d{{4}})?,? (?:by )?{_NAME}(?= ?[,.;|]|$| All\b| LLC| Inc)"),
    re.compile(rf"{_MARK} {_NAME} \d{{4}}"),
    re.compile(rf"\({_NAME} (?:Monitoring|News|Web|Online|Foreign|International) Desk\)"),
)
_TITLE = re.compile(r"\A[^\W\d_][\w.&'’-]+(?: [\w.&'’-]+){1,4}")
_AGENCY = re.compile(r"\(([^()]{2,40})\)")


def outlet_of(text: str, zones: Sequence[Zone]) -> str | None:
    """Return the name by which the document calls its own outlet, None where it does not, or gives two."""
    masthead = _masthead(text, zones)
    if masthead is not None:
        return masthead
    names: set[str] = set()
    agencies: set[str] = set()
    for zone in zones:
        words = text[zone.start : zone.end]
        if zone.kind == "boilerplate":
            names.update(match["name"] for pattern in _SELF for match in pattern.finditer(words))
        elif zone.kind == "dateline":
            agencies.update(agency.casefold() for agency in _AGENCY.findall(words))
    own = {name for name in names if not agencies & {_plain(name), _initials(name)}}
    return own.pop() if len(own) == 1 else None


def _masthead(text: str, zones: Sequence[Zone]) -> str | None:
    """Return a short line above the headline that dateline or foot repeat."""
    top = next((i for i, zone in enumerate(zones) if zone.kind in ("headline", "body")), len(zones))
    beside = [text[zone.start : zone.end] for zone in zones[top:] if zone.kind in ("boilerplate", "dateline")]
    around = " ".join(beside).casefold()
    for zone in zones[:top]:
        line = text[zone.start : zone.end]
        if zone.kind == "boilerplate" and _TITLE.fullmatch(line) and _plain(line) in around:
            return line
    return None


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _initials(name: str) -> str:
    return "".join(word[0] for word in _plain(name).split())
