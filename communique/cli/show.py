"""`communique show`: what the record holds, on the terminal."""

from __future__ import annotations

import shutil
from typing import Annotated

import msgspec
import typer

from communique.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordPath, help_text
from communique.cli.terminal import say, visible, write
from communique.errors import NotInRecord
from communique.publish.meetings import meetings
from communique.publish.tables import tables
from communique.publish.text import show as text_of
from communique.record import Record
from communique.run import refresh
from communique.types import Event

HELP = help_text(
    "Lists the meetings of the record, or shows one: who attended, who said what, what was promised, where outlets"
    " differ. A meeting is named by its number in the list or by its id. --documents lists every document that was"
    " read or refused, with its state; --failures every try to fetch that failed, and why, the last first.",
    "communique show",
    "communique show 2",
    "communique show --documents",
    "communique show --failures",
    "communique show 2 --format json",
)


def show(
    meeting: Annotated[str | None, typer.Argument(metavar="[MEETING]", help="Number or id of a meeting.")] = None,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents and how each ended.")] = False,
    failures: Annotated[bool, typer.Option("--failures", help="List the tries to fetch that failed.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    output: FormatOption = Format.TEXT,
) -> None:
    """Show what the record holds."""
    with Record(record, create=False) as opened:
        refresh(opened)
        if documents:
            show_documents(opened, output)
        elif failures:
            show_failures(opened, output)
        elif meeting is None:
            show_meetings(opened, output)
        else:
            show_meeting(opened, meeting, output)


def show_documents(record: Record, output: Format) -> None:
    """Print how every document ended."""
    for ending in record.readings.endings():
        if output is Format.JSON:
            write(msgspec.json.encode(ending).decode())
        else:
            write(f"{ending.state:<14}{visible(ending.source)}{': ' + visible(ending.note) if ending.note else ''}")


def show_failures(record: Record, output: Format) -> None:
    """Print every try to fetch that failed, the last first."""
    for failure in record.fetches.failures():
        if output is Format.JSON:
            write(msgspec.json.encode(failure).decode())
        else:
            when = failure.at[:16].replace("T", " ")
            write(f"{when}  {failure.state:<21}{visible(failure.url)}: {visible(failure.note)}")


def show_meetings(record: Record, output: Format) -> None:
    """Print the meetings, numbered."""
    found = listed(record)
    for number, event in enumerate(found, start=1):
        if output is Format.JSON:
            write(msgspec.json.encode(event).decode())
        else:
            reports = len({span.report for span in event.accounts})
            write(f"{number:>4}  {day_of(event):<24}{reports:>3} reports  {visible(event.label)}")
    if not found:
        say("No meeting yet. Next: communique read SOURCES.")
    elif output is Format.TEXT:
        say("Next: communique show NUMBER, or communique brief --open for the pages.")


def show_meeting(record: Record, meeting: str, output: Format) -> None:
    """Print one meeting."""
    event = find_meeting(record, meeting)
    process = record.derived.process_of(event.id)
    if output is Format.TEXT:
        write(text_of(process, event.id, shutil.get_terminal_size().columns))
        return
    for table, row in tables([process], process.actors, process.agreements):
        write(msgspec.json.encode({"table": table, "row": row}).decode())


def find_meeting(record: Record, meeting: str) -> Event:
    """Return the meeting of a number in the list, or of an id. Raises NotInRecord."""
    found = listed(record)
    if meeting.isdecimal() and 1 <= int(meeting) <= len(found):
        return found[int(meeting) - 1]
    for event in found:
        if event.id == meeting:
            return event
    raise NotInRecord(f"no meeting {visible(meeting)}", "`communique show` lists the meetings with their numbers")


def listed(record: Record) -> list[Event]:
    """Return the meetings of a record, by day."""
    found = [event for process in record.derived.processes() for event in meetings(process)]
    return sorted(found, key=lambda event: (day_of(event), event.id))


def day_of(event: Event) -> str:
    """Return the day or days of an event in words."""
    if event.date is None:
        return "day not known"
    first, last = event.date.first.isoformat(), event.date.last.isoformat()
    return first if first == last else f"{first} to {last}"
