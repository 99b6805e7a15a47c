"""What each part of a report's text serves as: headline, dateline, stamp, caption, body, or furniture of the page.

Each paragraph is classed by what it says and by where it stands: the body starts at the first paragraph that reads as
prose, ends before the comment form or the teasers, and whatever is furniture in between is taken out of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from communique.reading.furniture import BY, BYLINE, CREDIT, FULL_DAY, FURNITURE, HOLDS, LONGEST, OTHERS, STAMP, TAIL
from communique.text.paragraphs import paragraphs
from communique.types import Zone, ZoneKind

_SHORT = 120  # characters; a headline that ends as a sentence is shorter than this, and its lead is longer
_MOST_HEADLINES = 4  # headline and standfirsts; further lines above an article lead elsewhere
_LONG = 160  # characters; a paragraph this long is prose, a headline is shorter
_BREADCRUMB = re.compile(r"\A[^/>»\u203a|.]{1,40}(?:[/>»\u203a|]\s[^/>»\u203a|]{1,200}){1,6}")
_PLACE = r"[^\W\d_](?:[^\W\d_]|[.'’-]){1,30}"
_PLACES = rf"{_PLACE}(?:[ /]{_PLACE}){{0,3}}(?:, {_PLACE}(?: {_PLACE})?)?"
_DAY_AND_MONTH = (
    r",?\s+(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}(?:er|º|\.)? (?:de )?[^\W\d_]{3,10}\.?)"
    r"(?:,?(?: del?)? \d{4}(?: г(?:ода\b|\.))?)?"
)
_AGENCY = r"\s*(?:\([^()\n]{2,40}\)|\.?\s?/[^/\n]{2,20}/)"
_DATELINE = re.compile(
    rf"\A(?P<place>{_PLACES})(?P<day>{_DAY_AND_MONTH})?(?P<agency>{_AGENCY})?(?P<day2>{_DAY_AND_MONTH})?"
    r"(?P<mark>\s*(?:--+|[–—―]|:| - |-\s|\.\s(?!\d))\s*)"
)
_LABELS = frozenset(
    (
        "UPDATE",
        "BREAKING",
        "EXCLUSIVE",
        "ANALYSIS",
        "OPINION",
        "VIDEO",
        "FACTBOX",
        "EXPLAINER",
        "CORRECTED",
        "EDITORIAL",
    )
)  # words in capitals before a dash that name no place
_LONE_DATELINE = re.compile(rf"\A(?P<place>{_PLACES})(?P<day>{_DAY_AND_MONTH})?(?P<agency>{_AGENCY})?[.:\s–—-]*")
_SIDES = re.compile(
    r"\((?:L|left|right|cent(?:er|re)|2nd [LRC]|(?:second|third) (?:left|right)|from left)\)", re.IGNORECASE
)
_SHOWS = re.compile(
    r"\b(?:in this (?:\w+ ){0,3}(?:photo|picture|image|handout)|(?:is|are) (?:seen|pictured|shown)|pictured|seen here"
    r"|(?:file|handout) (?:photo|picture|image)|poses? for (?:a |the )?(?:photo|picture|camera)|shakes? hands"
    r"|(?:speak|speaks) (?:with|to) (?:reporters|journalists|the media)|attend a (?:joint )?(?:news|press) conference"
    r"|[\[(]photo|photo(?:graph)? (?:by|via))",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"\((?:[A-Z][\w.-]+ [^()/]{2,40}/[A-Z][^()]{1,40}|[^()]{0,40}\b[Pp]hoto\b[^()]{0,60})\)\.?$"
    r"|\b[A-Z]{2,}/[A-Z][a-z]+ [A-Z][\w .-]{2,40}(?:/File Photo)?(?<!\.)$"
)
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…。؟]['\"”’»)\]]*$")
_QUOTES = "\"'“‘«„"
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
    if len(prose) > 1 and _is_headline_of(lines[prose[0]], lines[prose[1]], title):
        del prose[0]
    first = prose[0] if prose else 0
    _head(lines, kinds, first, title)
    _tail(lines, kinds, prose)
    return kinds


def _is_headline_of(line: str, lead: str, title: str | None) -> bool:
    """Whether a line that ends as a sentence is still a headline: the given one, or the lead's words said shorter."""
    if title and _folded(line) == _folded(title):
        return True
    words = _long_words(line)
    return len(line) < _SHORT < len(lead) and len(words) > 2 and 2 * len(words & _long_words(lead)) > len(words)


def _long_words(line: str) -> set[str]:
    return {word for word in _WORD.findall(line.casefold()) if len(word) > 3}


def _by_phrase(line: str) -> ZoneKind:
    """Class a line by its words alone."""
    if len(line) > LONGEST:
        return "body"
    words = line.lstrip("•*·|>– ")
    if STAMP.fullmatch(words):
        return "timestamp"
    if line[0] not in _QUOTES and (
        CREDIT.fullmatch(words) or _SIDES.search(line) or _SHOWS.search(line[:40]) or _CREDITED.search(line)
    ):
        return "caption"
    if FURNITURE.fullmatch(words) or HOLDS.search(words) or BY.fullmatch(words):
        return "boilerplate"
    return "body"


def _is_prose(line: str) -> bool:
    return len(line) >= _LONG or (len(line.split()) >= 6 and bool(_PROSE_END.search(line)) and line[-2:] != " .")


def _head(lines: Sequence[str], kinds: list[ZoneKind], first: int, title: str | None) -> None:
    """Find headline, dateline and captions before the first prose."""
    headlines = 0
    for i in range(first):
        if kinds[i] == "body":
            kinds[i] = _above_prose(lines[i], lines[i + 1], headlines, title)
            headlines += kinds[i] == "headline"
    if headlines and kinds[first] == "body" and _reads_as_caption(lines[first]):
        kinds[first] = "caption"


def _above_prose(line: str, following: str, headlines: int, title: str | None) -> ZoneKind:
    """Class a line that stands above the article."""
    if _folded(line) == _folded(following):
        return "boilerplate"
    if title and _folded(line) == _folded(title):
        return "headline"
    if _BREADCRUMB.fullmatch(line):
        return "boilerplate"
    if headlines and _LONE_DATELINE.fullmatch(line) and line.split(",")[0].isupper():
        return "dateline"
    return "headline" if headlines < _MOST_HEADLINES and _can_be_headline(line, headlines > 0) else "boilerplate"


def _can_be_headline(line: str, has_one: bool) -> bool:
    """Whether a short line above the article is its headline, or the standfirst below one, and not a name."""
    return len(line.split()) >= (5 if has_one else 3) and not BYLINE.fullmatch(line)


def _reads_as_caption(line: str) -> bool:
    """Whether a single sentence under the headline tells in the present tense what a picture of a day shows."""
    return len(line) < 400 and bool(FULL_DAY.search(line)) and bool(_SHOWS.search(line))


def _tail(lines: Sequence[str], kinds: list[ZoneKind], prose: Sequence[int]) -> None:
    """Take out what follows the article, and lists of other articles within it."""
    if not prose:
        return
    for i, line in enumerate(lines):
        heads_list = OTHERS.fullmatch(line) is not None
        if not heads_list and not TAIL.fullmatch(line):
            continue
        at = bisect_right(prose, i)
        if len(prose) - at <= len(prose) // (10 if heads_list else 4):
            kinds[i:] = ["boilerplate"] * (len(lines) - i)
            return
        if heads_list and at:
            kinds[i : prose[at]] = ["boilerplate"] * (prose[at] - i)
    still_article = True
    for j in range(prose[-1] + 1, len(lines)):
        still_article = still_article and kinds[j] == "body" and bool(_SENTENCE_END.search(lines[j]))
        if kinds[j] == "body" and not still_article:
            kinds[j] = "boilerplate"


def _dateline_length(line: str) -> int:
    """Return how many characters of a paragraph are its dateline, 0 where it has none."""
    match = _DATELINE.match(line)
    if match is None or match.end() == len(line):
        return 0
    place, mark = match["place"].split(",")[0], match["mark"].strip()
    in_capitals = place.isupper() and len(place) > 2 and place not in _LABELS
    if mark == ".":
        return match.end() if in_capitals and (match["agency"] or match["day"] or len(place) > 3) else 0
    signed = match["agency"] or match["day"]
    return match.end() if signed or (in_capitals and mark != ":") else 0


def _folded(line: str) -> str:
    return "".join(filter(str.isalnum, line.casefold()))
