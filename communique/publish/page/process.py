"""The page of a process: its course over months, drawn and line by line, and why its stories follow one another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from msgspec import Struct

from communique.publish.lettered import Lettered
from communique.publish.meetings import file_name
from communique.publish.names import title
from communique.publish.outlets import by_outlet
from communique.publish.page.lanes import chart
from communique.publish.page.pane import between, filled
from communique.publish.reviewed import process_tally
from communique.publish.sections.course import Entry, course
from communique.publish.sections.fate import RULES
from communique.publish.sections.follows import chapters
from communique.publish.written import written
from communique.text.calendar import MONTH_NAMES
from communique.types import Process


class Month(Struct, frozen=True):
    """The lines of one month; those without a day come last."""

    label: str
    entries: tuple[Entry, ...]


class Count(Struct, frozen=True):
    """How many of a kind there are: a number, and what it counts."""

    number: int
    what: str
    mark: str


def process_page(process: Process, pages: Collection[str] = ()) -> str:
    """Return the page of a process.

    `pages` are the ids of things whose pages lie beside this one, under `file_name`: they are linked.
    """
    days = written(process)
    page = Lettered(process, by_outlet(process, days))
    found = course(page, days)
    stories = chapters(page, days)
    told = [one.day for one in days.values()]
    return filled(
        "process.html.j2",
        page,
        days,
        pages,
        title=title(process),
        span=between(min(told), max(told)) if told else "undated",
        id=process.id,
        chart=chart(found.entries),
        months=_months(found.entries),
        course=found,
        counts=_counts(found.entries),
        chapters=stories,
        rules=RULES,
        looked_at=process_tally(process).words,
        file=file_name(process.id),
    )


def _months(entries: Sequence[Entry]) -> list[Month]:
    def of(entry: Entry) -> str:
        return f"{MONTH_NAMES[entry.day.month - 1]} {entry.day.year}" if entry.day else "Day not known"

    return [Month(label, tuple(group)) for label, group in groupby(entries, key=of)]


def _counts(entries: Sequence[Entry]) -> list[Count]:
    meetings = [entry.gathering for entry in entries if entry.gathering and entry.kind == "meeting"]
    stages = (
        ("held", "held", "meeting held", "meetings held"),
        ("planned", "planned", "meeting planned", "meetings planned"),
        ("called_off", "called_off", "called off", "called off"),
    )
    made = [
        Count(count, one if count == 1 else many, mark)
        for stage, mark, one, many in stages
        if (count := sum(each.stage == stage for each in meetings))
    ]
    moved = sum(bool(each.before) for each in meetings)
    made += [Count(moved, "meeting moved" if moved == 1 else "meetings moved", "moved")] if moved else []
    pacts = sum(entry.kind == "agreement" for entry in entries)
    made += [Count(pacts, "agreement or body" if pacts == 1 else "agreements and bodies", "agreement")] if pacts else []
    statuses = [entry.vow.commitment.status for entry in entries if entry.vow]
    made += [Count(len(statuses), "promise" if len(statuses) == 1 else "promises", "promise")] if statuses else []
    for status in RULES:
        if count := statuses.count(status):
            made.append(Count(count, status.replace("_", " "), status))
    return made
