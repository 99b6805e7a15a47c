"""When each report of a process was written: the day it shows, or what its story tells of it.

A report that shows no day has the day and month of its dateline ("STRUGA, Aug. 20"), with the year in which it comes
next after what its story rests on; else the day of its story. Both are marked as not shown by the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from msgspec import Struct

from communique.publish.days import short
from communique.publish.meetings import main_event
from communique.text.calendar import MONTHS, fold_case, numbers, plus
from communique.types import Days, Process, Report, Span, Story

_AFTER = 180  # days after what its story follows within which an open dateline is sought
_BEFORE = 7  # days that a report of a story may be older than what the story is about
_LONGEST_MONTH = 31
_WORD = re.compile(r"[^\W\d_]+|\d+")


class Written(Struct, frozen=True):
    """A day of writing; `shown` where the report itself shows it."""

    day: date
    shown: bool

    @property
    def words(self) -> str:
        """The day for people."""
        return short(Days(self.day, self.day)) if self.shown else f"about {short(Days(self.day, self.day))}"


WrittenDays = Mapping[str, Written]


def written(process: Process) -> dict[str, Written]:
    """Map each report whose day of writing can be told to that day."""
    readings = {reading.report.id: reading for reading in process.readings}
    shown = {key: day for key, reading in readings.items() if (day := published(reading.report))}
    days = {key: Written(day, True) for key, day in shown.items()}
    story_days = _story_days(process, shown)
    by_id = {story.id: story for story in process.linked.stories}
    for story in process.linked.stories:
        for report in story.reports:
            if report in readings and report not in days:
                day = _told(readings[report].report, story, by_id, story_days)
                if day:
                    days[report] = Written(day, False)
    return days


def published(report: Report) -> date | None:
    """Return the day a report shows as the day of its publication."""
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def earliest(days: WrittenDays, spans: Iterable[Span]) -> Written | None:
    """Return when words were first written; a day that a report shows goes before one that it does not."""
    found = [days[span.report] for span in spans if span.report in days]
    return min(found, key=lambda one: (one.day, not one.shown), default=None)


def _story_days(process: Process, shown: Mapping[str, date]) -> dict[str, date]:
    """Map each story to the day of what it is about, or else the first on which a report of it appeared."""
    found = {}
    for story in process.linked.stories:
        main = main_event(process, story)
        held = main.date.first if main and main.date and main.date.first == main.date.last else None
        first = min((shown[report] for report in story.reports if report in shown), default=None)
        day = first if held is None or main is None or main.status != "happened" else held
        if day:
            found[story.id] = day
    return found


def _told(report: Report, story: Story, by_id: Mapping[str, Story], days: Mapping[str, date]) -> date | None:
    own = days.get(story.id)
    after = max((days[each] for each in story.follows if each in by_id and each in days), default=None)
    begin = plus(own, -_BEFORE) if own else after
    line = _dateline(report)
    if begin and line:
        coming = (plus(begin, step) for step in range(_AFTER))
        return next((day for day in coming if (day.month, day.day) == line), own)
    return own


def _dateline(report: Report) -> tuple[int, int] | None:
    """Return the month and day that stand in a report's dateline."""
    months = numbers(MONTHS.get(report.language or "en", MONTHS["en"]), first=1)
    for zone in report.zones:
        if zone.kind == "dateline":
            words = _WORD.findall(fold_case(report.text[zone.start : zone.end]))
            for left, right in pairwise(words):
                for name, number in ((left, right), (right, left)):
                    if name in months and number.isdecimal() and 1 <= int(number) <= _LONGEST_MONTH:
                        return months[name], int(number)
    return None
