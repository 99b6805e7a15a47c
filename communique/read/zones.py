"""What each part of a report's text serves as: headline, dateline, stamp, caption, body, or furniture of the page.

Each paragraph is classed by what it says and by where it stands: the body starts at the first paragraph that reads as
prose, ends before the comment form or the teasers, and whatever is furniture in between is taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.read.furniture import BYLINE, CREDIT, DAY, FURNITURE, STAMP, TAIL
from communique.text.paragraphs import paragraphs
from communique.types import Zone, ZoneKind

_LONG = 160  # characters; a paragraph this long is prose, a headline is shorter
_BREADCRUMB = re.compile(r"[^/>»›|.]{1,40}(?:\s*[/>»›|]\s+[^/>»›|]{1,200}){1,6}")
_PLACE = r"[^\W\d_](?:[^\W\d_]|[.'’-]){1,30}"
_PLACES = rf"{_PLACE}(?:[ /]{_PLACE}){{0,3}}(?:, {_PLACE}(?: {_PLACE})?)?"
_DAY_AND_MONTH = r",?\s+(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
_AGENCY = r"\s*\([^()\n]{2,40}\)"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACES})(?P<day>{_DAY_AND_MONTH})?(?P<agency>{_AGENCY})?(?P<day2>{_DAY_AND_MONTH})?"
    r"\s*(?:--+|[–—―]|:| - |-\s)\s*"
)
_LONE_DATELINE = re.compile(rf"(?P<place>{_PLACES})(?P<day>{_DAY_AND_MONTH})?(?P<agency>{_AGENCY})?[.:\s–—-]*")
_SIDES = re.compile(r"\((?:[LRC]|left|right|cent(?:er|re)|2nd [LRC]|second (?:left|right)|from left)\)", re.IGNORECASE)
_SHOWS = re.compile(
    r"\b(?:in this (?:\w+ ){0,3}(?:photo|picture|image|handout)|(?:is|are) (?:seen|pictured|shown)|pictured|seen here"
    r"|(?:file|handout) (?:photo|picture|image)|poses? for (?:a |the )?(?:photo|picture|camera)|shakes? hands"
    r"|speaks? (?:with|to) (?:reporters|journalists|the media)|\[photo|\(photo|photo(?:graph)? (?:by|via)|/afp|/ap\b|\(ap\))",
    re.IGNORECASE,
)
_FULL_DAY = re.compile(DAY, re.IGNORECASE)
_PROSE_END = re.compile(r"[.!?…。؟:;,]['\"”’»)\]]*$")


def zones_of(text: str, title: str | None = None) -> tuple[Zone, ...]:
    """Return the zones of a text in text order. They do not overlap and cover all but white space.

    `title` is the headline as the container gives it; a line that repeats it is the headline.
    """
    lines = [(start, end, text[start:end]) for start, end in paragraphs(text)]
    kinds = _classes([line for _, _, line in lines], title)
    zones: list[Zone] = []
    for (start, end, line), kind in zip(lines, kinds, strict=True):
        cut = _dateline_length(line) if kind == "body" and _first_prose(zones) else 0
        if cut:
            shown = len(line[:cut].rstrip())
            zones.append(Zone("dateline", start, start + shown))
        _append(zones, kind, start + cut, end)
    return tuple(zones)


def _first_prose(zones: Sequence[Zone]) -> bool:
    return not any(zone.kind in ("body", "dateline") for zone in zones)


def _append(zones: list[Zone], kind: ZoneKind, start: int, end: int) -> None:
    """Add a zone, or let the body run on."""
    if zones and kind == "body" and zones[-1].kind == "body":
        zones[-1] = Zone("body", zones[-1].start, end)
    else:
        zones.append(Zone(kind, start, end))


def _classes(lines: Sequence[str], title: str | None) -> list[ZoneKind]:
    kinds: list[ZoneKind] = [_by_phrase(line) for line in lines]
    prose = [i for i, line in enumerate(lines) if kinds[i] == "body" and _is_prose(line)]
    first = prose[0] if prose else 0
    _head(lines, kinds, first, title)
    _tail(lines, kinds, prose)
    return kinds


def _by_phrase(line: str) -> ZoneKind:
    """Class a line by its words alone."""
    if STAMP.fullmatch(line):
        return "timestamp"
    if FURNITURE.fullmatch(line) or BYLINE.fullmatch(line):
        return "boilerplate"
    if CREDIT.fullmatch(line) or (len(line) < 600 and (_SIDES.search(line) or _SHOWS.search(line[:40]))):
        return "caption"
    return "body"


def _is_prose(line: str) -> bool:
    return len(line) >= _LONG or (len(line.split()) >= 6 and bool(_PROSE_END.search(line)) and line[-2:] != " .")


def _head(lines: Sequence[str], kinds: list[ZoneKind], first: int, title: str | None) -> None:
    """Find headline, dateline and captions before the first prose."""
    wanted = _folded(title) if title else None
    for i in range(first):
        line = lines[i]
        if kinds[i] != "body":
            continue
        if i + 1 < len(lines) and _folded(line) == _folded(lines[i + 1]):
            kinds[i] = "boilerplate"
        elif wanted and _folded(line) == wanted:
            kinds[i] = "headline"
        elif _BREADCRUMB.fullmatch(line) and i + 1 < len(lines):
            kinds[i] = "boilerplate"
        elif "headline" in kinds[:i] and _LONE_DATELINE.fullmatch(line) and line.split(",")[0].isupper():
            kinds[i] = "dateline"
        elif "headline" not in kinds[:i] or len(line.split()) >= 5:
            kinds[i] = "headline"
        else:
            kinds[i] = "boilerplate"
    if "headline" in kinds[:first] and kinds[first] == "body" and _reads_as_caption(lines[first]):
        kinds[first] = "caption"


def _reads_as_caption(line: str) -> bool:
    """Whether a single sentence under the headline tells in the present tense what a picture of a day shows."""
    return len(line) < 400 and bool(_FULL_DAY.search(line)) and bool(_SHOWS.search(line))


def _tail(lines: Sequence[str], kinds: list[ZoneKind], prose: Sequence[int]) -> None:
    """Take out what follows the article."""
    for i, line in enumerate(lines):
        if TAIL.fullmatch(line) and prose and sum(1 for p in prose if p > i) <= len(prose) // 4:
            for j in range(i, len(lines)):
                kinds[j] = "boilerplate"
            return
    last = prose[-1] if prose else len(lines)
    for j in range(last + 1, len(lines)):
        if kinds[j] == "body":
            kinds[j] = "boilerplate"


def _dateline_length(line: str) -> int:
    """Return how many characters of a paragraph are its dateline, 0 where it has none."""
    match = _DATELINE.match(line)
    if match is None or match.end() == len(line):
        return 0
    place = match["place"]
    marked = place.split(",")[0].isupper() or match["agency"] or match["day"]
    return match.end() if marked and len(place) > 2 else 0


def _folded(line: str) -> str:
    return "".join(filter(str.isalnum, line.casefold()))
