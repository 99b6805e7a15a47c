"""`communique show`: what the record holds, on the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec
import typer

from communique.cli.lookup import Found, day_of, numbered, sought
from communique.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordPath, help_text
from communique.cli.terminal import say, visible, write
from communique.publish.life import life
from communique.publish.names import title
from communique.publish.page.lists import person_rows, promise_rows, together
from communique.publish.sections.fate import commitment_of
from communique.publish.slices import about
from communique.publish.tables import tables
from communique.publish.text import show as meeting_text
from communique.publish.text import show_person, show_process, show_promise
from communique.publish.written import written
from communique.record import Record
from communique.relinking import refresh
from communique.types import Process

HELP = help_text(
    "Lists the meetings of the record, or shows one thing of it: a meeting (who attended, who said what, where outlets"
    " differ), a process over time (its meetings, agreements, promises and their fate), a person (names, titles, said,"
    " attended) or a promise (its life, with the rule of its status). WHAT is a number in the list of meetings, an id,"
    " or words: a name, a place of a meeting, words of a promise. Words that fit several things are answered with the"
    " choices. --documents lists every document that was read or refused, with its state; --failures every try to"
    " fetch that failed, and why, the last first.",
    "communique show",
    "communique show 2",
    'communique show "Kaya"',
    "communique show --processes",
    "communique show --people",
    "communique show --promises",
    "communique show --documents",
    "communique show --failures",
    "communique show 2 --format json",
)


def show(
    what: Annotated[list[str] | None, typer.Argument(metavar="[WHAT]", help="Number, id or name of one thing.")] = None,
    processes: Annotated[bool, typer.Option("--processes", help="List the processes.")] = False,
    people: Annotated[bool, typer.Option("--people", help="List the people whom two reports at least name.")] = False,
    promises: Annotated[bool, typer.Option("--promises", help="List the promises, by status.")] = False,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents and how each ended.")] = False,
    failures: Annotated[bool, typer.Option("--failures", help="List the tries to fetch that failed.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    output: FormatOption = Format.TEXT,
) -> None:
    """Show what the record holds."""
    lists = (
        (documents, show_documents),
        (failures, show_failures),
        (processes, show_processes),
        (people, show_people),
        (promises, show_promises),
    )
    with Record(record, create=False) as opened:
        refresh(opened)
        chosen = [print_list for wanted, print_list in lists if wanted]
        for print_list in chosen:
            print_list(opened, output)
        if what:
            show_one(opened, sought(opened, " ".join(what)), output)
        elif not chosen:
            show_meetings(opened, output)


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
    found = numbered(record)
    for number, event in enumerate(found, start=1):
        if output is Format.JSON:
            write(msgspec.json.encode(event).decode())
        else:
            reports = len({span.report for span in event.accounts})
            write(f"{number:>4}  {day_of(event):<24}{reports:>3} reports  {visible(event.label)}")
    if not found:
        say("No meeting yet. Next: communique read SOURCES.")
    elif output is Format.TEXT:
        say("Next: communique show NUMBER, --processes, --people or --promises, or communique brief --open.")


def show_processes(record: Record, output: Format) -> None:
    """Print the processes, one a line: id, days, reports, meetings, promises, name."""
    for process in record.derived.processes():
        days = sorted(one.day.isoformat() for one in written(process).values())
        row = {
            "id": process.id,
            "label": title(process),
            "first": days[0] if days else None,
            "last": days[-1] if days else None,
            "reports": len(process.readings),
            "promises": len(process.linked.commitments),
        }
        if output is Format.JSON:
            write(msgspec.json.encode(row).decode())
        else:
            span = f"{row['first']} to {row['last']}" if days else "undated"
            write(f"{process.id}  {span:<25}{row['reports']:>4} reports  {visible(title(process))}")


def show_people(record: Record, output: Format) -> None:
    """Print the people whom two reports at least name, those named most first."""
    for row in together(one for process in record.derived.processes() for one in person_rows(process)):
        if output is Format.JSON:
            write(msgspec.json.encode(row).decode())
        else:
            about = ", ".join((*row.titles, *row.states))
            write(f"{row.id}  {row.reports:>3} reports  {visible(row.label)}{f', {visible(about)}' if about else ''}")


def show_promises(record: Record, output: Format) -> None:
    """Print the promises of which there is more to tell than one wording, those of one status together."""
    found = [one for process in record.derived.processes() for one in promise_rows(process)]
    for row in sorted(found, key=lambda row: (row.status, row.made, row.id)):
        if output is Format.JSON:
            write(msgspec.json.encode(row).decode())
        else:
            due = f", due {row.due}" if row.due else ""
            write(f"{row.id}  {row.status.replace('_', ' '):<16}{visible(row.label)}{due}")


def show_one(record: Record, found: Found, output: Format) -> None:
    """Print one thing of the record."""
    held = (record.derived.process(key) for key in found.processes)
    width = shutil.get_terminal_size().columns
    if output is Format.TEXT:
        write(_text(held, found, width))
        return
    for process in held:
        for table, row in _rows(process, found):
            write(msgspec.json.encode({"table": table, "row": row}).decode())


def _rows(process: Process, found: Found) -> Iterator[tuple[str, object]]:
    """Yield rows of the tables: all of a process or a meeting's, what concerns a person, the life of a promise."""
    if found.kind == "promise":
        commitment = commitment_of(process, found.id)
        yield "commitments", commitment
        yield from (("life", turn) for turn in life(process, commitment))
        return
    actor = next((actor for actor in process.actors if actor.id == found.id), None)
    part = about(process, actor) if actor else process
    yield from tables([part], process.actors, part.agreements)


def _text(held: Iterable[Process], found: Found, width: int) -> str:
    if found.kind == "person":
        return show_person(held, found.id, width)
    process = next(iter(held))
    if found.kind == "process":
        return show_process(process, width)
    return show_promise(process, found.id, width) if found.kind == "promise" else meeting_text(process, found.id, width)
