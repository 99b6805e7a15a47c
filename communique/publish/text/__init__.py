"""The record as plain text for a terminal of any width, without colour: the same values as on the pages."""

from __future__ import annotations

from collections.abc import Iterable

from communique.publish.days import short
from communique.publish.dossier import gathered
from communique.publish.hidden import shown
from communique.publish.lettered import Lettered
from communique.publish.meeting import Meeting
from communique.publish.names import title
from communique.publish.outlets import by_outlet, outlets_of
from communique.publish.reviewed import process_tally
from communique.publish.sections.course import course
from communique.publish.sections.fate import commitment_of, vow
from communique.publish.sections.follows import chapters
from communique.publish.text.lines import LEAST, fitted
from communique.publish.text.meeting import meeting_lines
from communique.publish.text.process import person_lines, process_lines, promise_lines
from communique.publish.written import WrittenDays, written
from communique.types import Days, Process

__all__ = ["LEAST", "show", "show_person", "show_process", "show_promise"]


def show(process: Process, event_id: str, width: int = 80) -> str:
    """Return a meeting as text. Raises NotInRecord."""
    return fitted(meeting_lines(Meeting(process, event_id)), width)


def show_process(process: Process, width: int = 80) -> str:
    """Return a process over time as text."""
    days = written(process)
    page = Lettered(process, by_outlet(process, days))
    looked_at = process_tally(process).words
    told = f"{len(page.outlets)} reports of {len(outlets_of(page.outlets))} outlets"
    line = " · ".join((_span(days), told, looked_at[0].lower() + looked_at[1:], process.id))
    heading = (shown(title(process)), line)
    return fitted(process_lines(page, course(page, days), chapters(page, days), heading), width)


def show_person(processes: Iterable[Process], actor_id: str, width: int = 80) -> str:
    """Return a person over all processes that name him as text. Raises NotInRecord."""
    found = gathered(processes, actor_id)
    states = "".join(f" · {shown(state)}" for state in found.states)
    count = found.person.reports
    heading = (
        shown(found.person.actor.label),
        f"{found.span}{states} · named by {count} report{'' if count == 1 else 's'} · {actor_id}",
    )
    return fitted(person_lines(found.page, found.person, heading), width)


def show_promise(process: Process, commitment_id: str, width: int = 80) -> str:
    """Return the life of a promise as text. Raises NotInRecord."""
    days = written(process)
    page = Lettered(process, by_outlet(process, days))
    made = vow(page, commitment_of(process, commitment_id), days)
    cited = Lettered(process, [outlet for outlet in page.outlets if outlet.report.id in {s.report for s in page.cited}])
    by = shown(", ".join(label for _, label in made.promisors)) or "by whom is not told"
    status = made.commitment.status.replace("_", " ")
    heading = (
        f"“{shown(made.words.words if made.words else made.commitment.label)}”",
        f"{by}{f', due {made.due}' if made.due else ', no day set'} · {commitment_id}",
        f"{status}: {made.rule}{' Its day has passed.' if made.overdue else ''}",
    )
    return fitted(promise_lines(cited, made, heading), width)


def _span(days: WrittenDays) -> str:
    told = [one.day for one in days.values()]
    return short(Days(min(told), max(told))) if told else "undated"
