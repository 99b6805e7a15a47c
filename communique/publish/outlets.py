"""Letters for months of coverage: one an outlet, with a number for each of its reports.

So "A" is the same outlet all along, and A1, A2 are its reports in the order of days. An outlet with a single report has
no number; a report that names no outlet has a letter of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from pathlib import PurePath

from msgspec import Struct

from communique.publish.lettered import Cite, How, Lettered, Marks, Outlet, letters
from communique.publish.written import WrittenDays
from communique.types import Process, Report, Span

MOST = 12  # letters beside a line; a line that more outlets tell says how many more


def by_outlet(process: Process, days: WrittenDays) -> tuple[Outlet, ...]:
    """Letter all reports of a process, the outlet that reported first first."""

    def order(report: Report) -> tuple[date, str, str]:
        day = days[report.id].day if report.id in days else date.max
        return (day, PurePath(report.source).name, report.id)

    groups: dict[str, list[Report]] = {}
    for report in sorted((reading.report for reading in process.readings), key=order):
        groups.setdefault(f"named {report.outlet}" if report.outlet else report.id, []).append(report)
    names = letters(len(groups))
    return tuple(
        Outlet(f"{letter}{number}" if len(held) > 1 else letter, report, True)
        for letter, held in zip(names, groups.values(), strict=True)
        for number, report in enumerate(held, 1)
    )


def of_outlet(outlet: Outlet) -> str:
    """Return the letter without the number: that of the outlet."""
    return outlet.letter.rstrip("0123456789")


class Telling(Struct, frozen=True):
    """Who tells a line: the letters shown, and how many outlets tell it beyond those."""

    marks: Marks
    more: int = 0

    @property
    def first(self) -> Cite | None:
        """The first words cited."""
        return next((mark.cite for group in self.marks for mark in group if mark.cite), None)


def telling(page: Lettered, spans: Iterable[Span], *, every: bool = False) -> Telling:
    """Return the letters of those who tell a line: of each outlet its first report that does, or with `every` each."""
    first: dict[str, Span] = {}
    for span in sorted((span for span in set(spans) if span.report in page.by_report), key=page.outlet_order):
        outlet = page.by_report[span.report]
        first.setdefault(outlet.letter if every else of_outlet(outlet), span)
    told: dict[str, tuple[How, Span]] = {span.report: (page.how(span), span) for span in islice(first.values(), MOST)}
    return Telling(page.marks(told, ()), max(0, len(first) - MOST))


def outlets_of(outlets: Sequence[Outlet]) -> list[tuple[Outlet, ...]]:
    """Return the reports of each outlet."""
    groups: dict[str, list[Outlet]] = {}
    for outlet in outlets:
        groups.setdefault(of_outlet(outlet), []).append(outlet)
    return [tuple(group) for group in groups.values()]
