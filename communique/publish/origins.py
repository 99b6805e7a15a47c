"""Where in an HTML page words came from: the XPath of the block their first character lies in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from communique.types import Process, Report, Span

Origin = Callable[[Span], str | None]


def accord_origins(process: Process) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield report, place and origin of the words of every accord that came from an HTML page."""
    for reading in process.readings:
        origin = origin_of((reading.report,))
        for accord in reading.accords:
            for span in (accord.span, *accord.terms):
                if path := origin(span):
                    yield (span.report, span.start), path


def origin_of(reports: Iterable[Report]) -> Origin:
    """Return a function from a span to the XPath of the block its first character came from."""
    blocks = {report.id: sorted(report.blocks, key=lambda block: block.start) for report in reports if report.blocks}
    starts = {report: [block.start for block in ordered] for report, ordered in blocks.items()}

    def origin(span: Span) -> str | None:
        at = bisect_right(starts.get(span.report, ()), span.start) - 1
        if at < 0 or blocks[span.report][at].end <= span.start:
            return None
        return blocks[span.report][at].path

    return origin
