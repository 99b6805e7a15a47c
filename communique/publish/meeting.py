"""One event with the reports that bear on it."""

from __future__ import annotations

from pathlib import PurePath

from communique.publish.lettered import Cite, Lettered, Outlet, letters
from communique.publish.meetings import event_of, main_event, tellers
from communique.types import Days, Event, Process, Story

ALL_SHOWN = 12  # reports of a process that are all lettered; of larger ones those with a bearing on the meeting


class Meeting(Lettered):
    """An event and everything a page or a terminal asks of it."""

    def __init__(self, process: Process, event_id: str) -> None:
        """Letter the reports that bear on the event. Raises NotInRecord."""
        self.event: Event = event_of(process, event_id)
        self.story = next((story for story in process.linked.stories if story.id == self.event.story), None)
        self.is_main = self.story is not None and main_event(process, self.story) == self.event
        super().__init__(process, _lettered(process, self.event, self.story, self.is_main))

    @property
    def took_place(self) -> bool:
        """Tell whether it is told of as held, be it only by a claim."""
        return self.event.status in ("happened", "claimed") and not self.event.called_off


def day_words(meeting: Meeting, outlet: Outlet) -> Cite | None:
    """Return the words by which a report dates the event, where it does."""
    day: Days | None = meeting.event.date
    accounts = [span for span in meeting.event.accounts if span.report == outlet.report.id]
    for when in meeting.readings[outlet.report.id].whens:
        inside = any(span.start <= when.span.start and when.span.end <= span.end for span in accounts)
        if inside and when.days and (day is None or when.days.overlaps(day)):
            return meeting.cite(when.span)
    return None


def _lettered(process: Process, event: Event, story: Story | None, is_main: bool) -> tuple[Outlet, ...]:
    """Letter the reports of an event, all those of its story if it is the main one, then those with a bearing on it."""
    reports = {reading.report.id: reading.report for reading in process.readings}
    near = tellers(event.accounts) | set(story.reports if story and is_main else ())
    near &= set(reports)
    far = _bearing(process, event, story, near) - near
    story_day = {report: _day_of(process, each) for each in process.linked.stories for report in each.reports}

    def order(report: str) -> tuple[bool, str, str, str]:
        day = "" if report in near else story_day.get(report, "")
        return (report not in near, day, PurePath(reports[report].source).name, report)

    ordered = sorted(near | far, key=order)
    names = letters(len(ordered))
    return tuple(Outlet(letter, reports[report], report in near) for letter, report in zip(names, ordered, strict=True))


def _bearing(process: Process, event: Event, story: Story | None, near: set[str]) -> set[str]:
    """Return reports of the process with a bearing on the meeting: of neighbouring stories, or on its promises."""
    held = {reading.report.id for reading in process.readings}
    if len(held) <= ALL_SHOWN:
        return held
    reports: set[str] = set()
    for other in process.linked.stories:
        if event.story in other.follows or (story and other.id in story.follows):
            reports |= set(other.reports)
    for commitment in process.linked.commitments:
        if tellers(commitment.pledges) & near:
            reports |= tellers(one.span for one in commitment.evidence)
    return reports & held


def _day_of(process: Process, story: Story) -> str:
    main = main_event(process, story)
    return main.date.first.isoformat() if main and main.date else ""
