"""`communique read`: reports into the record."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from importlib.resources import as_file, files
from typing import Annotated

import msgspec
import typer

from communique.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordPath, help_text
from communique.cli.terminal import progress, say, write
from communique.collect.watch.once import Fetcher
from communique.errors import NothingToRead
from communique.lexicon.own import table_of
from communique.publish.meetings import meetings
from communique.record import Record
from communique.run import run

HELP = help_text(
    "Reads reports into the record, links them with what it holds, and says what it found. A source is a text, HTML or"
    " JSON Lines file, a web archive (WARC, WACZ), a folder of them, a glob pattern, `-` for standard input, a URL, or"
    " a list of URLs: one a line, a GDELT file, or CSV with a column `url`. What was read before is not read again."
    " What cannot be read is named on stderr with the reason, and does not stop the rest.",
    "communique read reports/*.txt",
    "communique read --samples",
    "communique read --record talks.db page.html archive.jsonl crawl.warc.gz",
    "communique read https://example.org/story.html",
    "communique read --lexicon names.csv reports/*.txt",
)


def read(
    sources: Annotated[list[str] | None, typer.Argument(metavar="SOURCE...", help="What to read.")] = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Read the sample reports that come with communique.")
    ] = False,
    allow: Annotated[
        list[str] | None, typer.Option("--allow", metavar="HOST", help="Fetch from this host of your own too.")
    ] = None,
    across: Annotated[
        bool | None,
        typer.Option(
            "--across-languages/--no-across-languages",
            help="Join sayings of two languages from now on, or no longer; needs communique[languages].",
        ),
    ] = None,
    lexicon: Annotated[
        str | None,
        typer.Option("--lexicon", metavar="FILE", help="Know the names in this table too from now on; '' for none."),
    ] = None,
    record: RecordPath = DEFAULT_RECORD,
    output: FormatOption = Format.TEXT,
) -> None:
    """Read reports into the record."""
    with ExitStack() as stack:
        wanted = list(sources or [])
        if samples:
            wanted.append(str(stack.enter_context(as_file(files("communique") / "samples"))))
        if not wanted:
            raise NothingToRead("no source given", "name files or folders, `-` for standard input, or --samples")
        table = table_of(lexicon) if lexicon is not None else None
        opened = stack.enter_context(Record(record))
        if across is not None:
            opened.settings.across_languages = across
        if table is not None:
            opened.settings.lexicon = table
        with progress() as notice:
            states = run(wanted, opened, notice, Fetcher(opened.fetches, allow or ()))
        if not states["read"] and not states["known"]:
            raise NothingToRead("no report was read", "the lines above say why for each source")
        report(states, opened, record, output)


def report(states: Counter[str], record: Record, path: str, output: Format) -> None:
    """Print how the documents ended and what the record now holds."""
    held = {
        "documents": dict(sorted(states.items())),
        "reports": len(record.readings.reports()),
        "meetings": sum(len(meetings(process)) for process in record.derived.processes()),
        "record": path,
    }
    if output is Format.JSON:
        write(msgspec.json.encode(held).decode())
        return
    ended = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    write(f"{ended}. {path} holds {held['reports']} reports and {held['meetings']} meetings.")
    option = "" if path == DEFAULT_RECORD else f" --record {path}"
    say(f"Next: communique show{option}, or communique brief{option} --open for the pages.")
