"""Speakers set apart by a mark.

Turns in a transcript ("ORLOV: ..."), headlines ("Orlov: We will stay"), names after a dash that sign a quotation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.cast import Cast
from communique.reading.statements.passages import Passage, Quotation
from communique.reading.statements.said import Extent, Said, Speaker

if TYPE_CHECKING:
    from communique.types import Mention

_TURN = re.compile(r"\A[\"']?(?:(?:Mr|Mrs|Ms|Dr)\. )?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}):\s+(?=\S)")
SIGNATURE = re.compile(r"\s{0,9}(?:--?|[–—―])\s{0,9}(?=[A-Z])")
_SIGNED_OFF = re.compile(r"(?<=[\"'])\s{0,2}(?:--|[–—―])\s{0,2}(?=[A-Z][\w.' -]{2,40}$)")
_ANSWER = re.compile(r" [A-Z]: ")
_SHORTENED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Jr|Sr)\.")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us)\b", re.IGNORECASE)
_TAIL = re.compile(r"(?<![\s.,;:])[\s.,;:]+$")


def turn(passage: Passage, cast: Cast) -> Said | None:
    """Return the paragraph as the words of whom it names before a colon, None where it is no such paragraph."""
    begin = passage.paragraph.start
    text = passage.text
    opening = _TURN.match(text)
    if opening is None or opening.end() >= len(text) or text[opening.end() :].isupper():
        return None
    if len(opening.group(1)) == 1 and _ANSWER.search(text, opening.end()):
        return None  # question and answer in one paragraph
    speaker = _named(
        begin + opening.start(1), begin + opening.end(1), passage, cast, capitals=opening.group(1).isupper()
    )
    if speaker is None:
        return None
    whole = [quotation for quotation in passage.quotations if opening.end() <= quotation.opened <= opening.end() + 1]
    end = begin + len(_TAIL.sub("", text)) if passage.paragraph.zone == "headline" else begin + len(text.rstrip())
    part = passage.inner(whole[0]) if whole else Extent(begin + opening.end(), end)
    colon = begin + text.index(":", opening.end(1))
    verbatim = passage.paragraph.zone != "headline" or _FIRST_PERSON.search(text) is not None
    return Said((part,), (Extent(colon, colon + 1),), speaker, None, frozenset({"say"}), verbatim=verbatim)


def signed(quotation: Quotation, passage: Passage, cast: Cast) -> Speaker | None:
    """Return whose name follows a quotation after a dash, to the paragraph's end."""
    text = passage.text
    dash = SIGNATURE.match(text, quotation.closed)
    if dash is None and passage.quotations[0].opened == 0:  # marks within marks: the last of them closes the paragraph
        dash = _SIGNED_OFF.search(text)
    if dash is None:
        return None
    rest = text[dash.end() :]
    name = rest.split(",")[0].rstrip(" .")
    if "." in _SHORTENED.sub("", rest[:-1]) or len(name.split()) > 6:
        return None
    begin = passage.paragraph.start + dash.end()
    found = _mentions(begin, begin + len(name), cast)
    words = Extent(begin, begin + len(name))
    return Speaker(words, (found[0].entity,) if found else ())


def _named(start: int, end: int, passage: Passage, cast: Cast, *, capitals: bool) -> Speaker | None:
    found = _mentions(start, end, cast)
    if found:
        return Speaker(Extent(found[0].span.start, found[0].span.end), (found[0].entity,))
    if capitals and passage.paragraph.zone == "body":
        return Speaker(Extent(start, end), ())
    return None


def _mentions(start: int, end: int, cast: Cast) -> list[Mention]:
    found = cast.within(start, end)
    return [mention for mention in found if mention.kind != "place" and mention.span.end == end]
