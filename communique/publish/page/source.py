"""A report's text for the page: every character where it was, the cited words anchored, what hides made visible.

The text of the element is the text of the report, code point by code point: control and formatting characters stand as
elements that count as one. So offsets hold in the browser, and nothing in a report can reorder or hide what is shown.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from markupsafe import Markup, escape

from communique.publish.hidden import strange
from communique.text.paragraphs import paragraphs
from communique.types import Report, Span


class _Range(NamedTuple):
    """An element over some text; the order opens the longer first."""

    start: int
    minus_end: int
    rank: int
    name: str
    anchor: str


def marked(report: Report, spans: Iterable[Span]) -> Markup:
    """Return the text with an element for each zone and each cited span.

    Elements nest; of two spans that cross, the later is closed with the earlier and goes on without an anchor.
    """
    ranges = [_Range(zone.start, -zone.end, 1, f"zone {zone.kind}", "") for zone in report.zones]
    for span in spans:
        anchor = f"span={span.report}-{span.start}-{span.end}"
        ranges.append(_Range(span.start, -span.end, 2, "u", anchor))
    return Markup("").join(_nested(report.text, ranges))


def visible(text: str) -> Markup:
    """Return escaped text in which control and formatting characters can be seen, and letters of a foreign alphabet."""
    names = strange(text)
    if not names:
        return escape(text)
    return Markup("").join(_character(char, names[at]) if at in names else escape(char) for at, char in enumerate(text))


def _nested(text: str, ranges: list[_Range]) -> Iterable[Markup]:
    starts = [start for start, _ in paragraphs(text)]
    heapify(ranges)
    closing: list[int] = []
    at = 0
    while ranges or closing:
        stop = closing[-1] if closing else len(text)
        if ranges and (ranges[0].start < stop or not closing):
            following = heappop(ranges)
            yield from _plain(text, at, following.start, starts)
            at = following.start
            end = min(-following.minus_end, stop)
            if end < -following.minus_end:
                heappush(ranges, _Range(end, following.minus_end, following.rank, following.name, ""))
            yield _opening(following)
            closing.append(end)
        else:
            yield from _plain(text, at, stop, starts)
            at = stop
            closing.pop()
            yield Markup("</span>")
    yield from _plain(text, at, len(text), starts)


def _opening(element: _Range) -> Markup:
    anchor = Markup(' id="{}"').format(element.anchor) if element.anchor else ""
    return Markup('<span class="{}"{}>').format(element.name, anchor)


def _plain(text: str, start: int, end: int, starts: list[int]) -> Iterable[Markup]:
    at = start
    for number in range(bisect_left(starts, start), bisect_left(starts, end)):
        yield visible(text[at : starts[number]])
        yield Markup('<span class="at" data-at="{:,}"></span>').format(starts[number])
        at = starts[number]
    yield visible(text[at:end])


def _character(char: str, name: str) -> Markup:
    if char == "\r":
        return Markup('<span class="ctl cr" data-one></span>')
    if char.isalpha():
        return Markup('<span class="alike" title="{}">{}</span>').format(name, char)
    return Markup('<span class="ctl" data-one>{}</span>').format(name)
