"""`communique brief`: the pages, one file a process, a meeting, a person and a promise, and lists over all of them."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.lookup import Found, homes_of, sought
from communique.cli.options import DEFAULT_RECORD, RecordPath, help_text
from communique.cli.terminal import say, write
from communique.publish import brief as meeting_page
from communique.publish.meetings import file_name, meetings
from communique.publish.page.index import chain, index_of
from communique.publish.page.lists import PersonRow, PromiseRow, people_page, person_rows, promise_rows, promises_page
from communique.publish.page.person import person_page
from communique.publish.page.process import process_page
from communique.publish.page.promise import promise_page
from communique.publish.pages import pages, people, promises
from communique.record import Record
from communique.relinking import refresh
from communique.types import Process

HELP = help_text(
    "Writes self-contained HTML pages: one a process, a meeting, a person and a promise, with lists of people and"
    " promises and an index over all of them. The pages need no network and no server. Prints the path of each file it"
    " wrote, the index last. With WHAT (as for `communique show`: a number, an id or a name), writes only that page.",
    "communique brief --open",
    "communique brief --out pages",
    "communique brief 2 --out pages",
    'communique brief "Tolmarov" --out pages',
)


def brief(
    what: Annotated[list[str] | None, typer.Argument(metavar="[WHAT]", help="Number, id or name of one thing.")] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")] = Path(
        "communique-pages"
    ),
    show: Annotated[bool, typer.Option("--open", help="Open what was written in the browser.")] = False,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Write the pages."""
    last = out / "index.html"
    with Record(record, create=False) as opened:
        refresh(opened)
        found = sought(opened, " ".join(what)) if what else None
        out.mkdir(parents=True, exist_ok=True)
        for name, text in one_page(opened, found) if found else all_pages(opened):
            last = put(out / name, text)
            write(str(last))
    if show and not webbrowser.open(last.resolve().as_uri()):
        say(f"No browser here: open {last} in one.")
    say("Next: communique export jsonl --out DIR for the record as tables.")


def one_page(record: Record, found: Found) -> Iterator[tuple[str, str]]:
    """Yield the page of one thing, under its file name."""
    held = (record.derived.process(key) for key in found.processes)
    if found.kind == "person":
        yield file_name(found.id), person_page(held, found.id)
    else:
        yield file_name(found.id), _page(next(held), found)


def _page(process: Process, found: Found) -> str:
    if found.kind == "process":
        return process_page(process)
    return promise_page(process, found.id) if found.kind == "promise" else meeting_page(process, found.id)


def all_pages(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every page under its file name, the index last: one process in memory at a time.

    People whom several processes name come after these, each from what those hold of him.
    """
    homes = homes_of(record)
    chains, person_list, promise_list = [], list[PersonRow](), list[PromiseRow]()
    for process in record.derived.processes():
        yield from _of_process(process, homes)
        chains.append(chain(process))
        person_list += person_rows(process)
        promise_list += promise_rows(process)
    several = {row.id for row in person_list if len(homes[row.id]) > 1}
    for person in sorted(several):
        held = (record.derived.process(key) for key in homes[person])
        yield file_name(person), person_page(held, person, {person, *homes[person]})
    yield "people.html", people_page(person_list)
    yield "promises.html", promises_page(promise_list)
    yield "index.html", index_of(chains)


def _of_process(process: Process, homes: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    beside = pages(process)
    yield file_name(process.id), process_page(process, beside)
    for event in meetings(process):
        yield file_name(event.id), meeting_page(process, event.id, beside)
    for person in people(process):
        if len(homes[person.id]) == 1:
            yield file_name(person.id), person_page([process], person.id, beside)
    for promise in promises(process):
        yield file_name(promise.id), promise_page(process, promise.id, beside)


def put(path: Path, text: str) -> Path:
    """Write a file whole or not at all, the same bytes on every platform."""
    scratch = path.with_suffix(".part")
    scratch.write_bytes(text.encode("utf-8", "replace"))
    scratch.replace(path)
    return path
