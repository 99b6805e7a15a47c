"""What pages of a process, a person and a promise have in common: the key of outlets and the texts of their sources."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from msgspec import Struct

from communique.publish.days import short
from communique.publish.lettered import Lettered, Outlet
from communique.publish.meetings import file_name
from communique.publish.outlets import of_outlet, outlets_of
from communique.publish.page.frame import render
from communique.publish.page.source import marked
from communique.publish.written import Written, WrittenDays
from communique.types import Days, Span

SHOWN = 8  # outlets in the key; further ones fold away


class Source(Struct, frozen=True):
    """An outlet in the key: its letter, its reports, and the days on which they were written."""

    letter: str
    reports: tuple[Outlet, ...]
    days: str

    @property
    def first(self) -> Outlet:
        """The first of its reports."""
        return self.reports[0]


def sources_of(page: Lettered, days: WrittenDays) -> list[Source]:
    """Return the outlets that a page cites."""
    cited = {span.report for span in page.cited}
    found = []
    for group in outlets_of([outlet for outlet in page.outlets if outlet.report.id in cited]):
        written = [days[outlet.report.id] for outlet in group if outlet.report.id in days]
        found.append(Source(of_outlet(group[0]), group, _range(written)))
    return found


def filled(template: str, page: Lettered, days: WrittenDays, pages: Collection[str], **values: object) -> str:
    """Return a page whose sections have been made: so it is known which texts they cite."""
    cited: dict[str, list[Span]] = {}
    for span in page.cited:
        cited.setdefault(span.report, []).append(span)
    texts = [outlet for outlet in page.outlets if outlet.report.id in cited]
    return render(
        template,
        meeting=page,
        pages=set(pages),
        file_name=file_name,
        key=sources_of(page, days),
        shown_outlets=SHOWN,
        sources=[(outlet, marked(outlet.report, sorted(cited[outlet.report.id]))) for outlet in texts],
        reports=len(page.outlets),
        outlets=len(outlets_of(page.outlets)),
        **values,
    )


def between(first: date, last: date) -> str:
    """Return a range of days for people."""
    return short(Days(first, last))


def _range(written: list[Written]) -> str:
    """Return the days on which reports were written; "about" where none of them shows its own."""
    if not written:
        return "undated"
    first, last = min(one.day for one in written), max(one.day for one in written)
    return f"{'' if any(one.shown for one in written) else 'about '}{between(first, last)}"
