"""`communique brief`: the pages, one file a meeting and an index."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import DEFAULT_RECORD, RecordPath, help_text
from communique.cli.show import find_meeting
from communique.cli.terminal import say, write
from communique.publish import brief as page_of
from communique.publish import index
from communique.publish.meetings import file_name, meetings
from communique.record import Record
from communique.run import refresh

HELP = help_text(
    "Writes one self-contained HTML page a meeting, and an index over all of them. The pages need no network and no"
    " server. Prints the path of each file it wrote, the index last. With MEETING (a number or id from `communique"
    " show`), writes only that page.",
    "communique brief --open",
    "communique brief --out pages",
    "communique brief 2 --out pages",
)


def brief(
    meeting: Annotated[str | None, typer.Argument(metavar="[MEETING]", help="Number or id of one meeting.")] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")] = Path(
        "communique-pages"
    ),
    show: Annotated[bool, typer.Option("--open", help="Open what was written in the browser.")] = False,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Write the pages of the meetings."""
    with Record(record, create=False) as opened:
        refresh(opened)
        out.mkdir(parents=True, exist_ok=True)
        written = [write_one(opened, meeting, out)] if meeting else write_all(opened, out)
    for path in written:
        write(str(path))
    if show and not webbrowser.open(written[-1].resolve().as_uri()):
        say(f"No browser here: open {written[-1]} in one.")
    say("Next: communique export jsonl --out DIR for the record as tables.")


def write_one(record: Record, meeting: str, out: Path) -> Path:
    """Write the page of one meeting."""
    event = find_meeting(record, meeting)
    return put(out / file_name(event.id), page_of(record.derived.process_of(event.id), event.id))


def write_all(record: Record, out: Path) -> list[Path]:
    """Write the page of every meeting, and the index last."""
    written = []
    for process in record.derived.processes():
        pages = [event.id for event in meetings(process)]
        written += [put(out / file_name(page), page_of(process, page, pages)) for page in pages]
    return [*written, put(out / "index.html", index(record.derived.processes()))]


def put(path: Path, text: str) -> Path:
    """Write a file whole or not at all, the same bytes on every platform."""
    scratch = path.with_suffix(".part")
    scratch.write_bytes(text.encode("utf-8", "replace"))
    scratch.replace(path)
    return path
