"""`communique history`: the versions of an article, and what changed from one to the next."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated

import msgspec
import typer

from communique.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordPath, help_text
from communique.cli.terminal import say, visible, write
from communique.record import Record
from communique.record.versions import Version
from communique.text.changes import changes
from communique.types import Request

HELP = help_text(
    "Lists the sources that gave several versions of an article. With SOURCE (a path or URL, as it was read), shows"
    " each version with when and by which request it came, and what changed from one to the next, word by word. The"
    " version that arrived last stands for the article in the rest of the record.",
    "communique history",
    "communique history reports/talks.html",
    "communique history https://news.example/talks --format json",
)


class Edit(msgspec.Struct, frozen=True):
    """Words of the version before, and those that stand in their place."""

    before: str
    after: str


class Shown(msgspec.Struct, frozen=True):
    """A version as printed; `changed` is what changed since the one before it."""

    source: str
    at: str
    sha256: str
    report: str
    stands: bool
    request: Request | None
    changed: list[Edit]


def history(
    source: Annotated[str | None, typer.Argument(metavar="[SOURCE]", help="A path or URL as it was read.")] = None,
    record: RecordPath = DEFAULT_RECORD,
    output: FormatOption = Format.TEXT,
) -> None:
    """Show the versions of an article."""
    with Record(record, create=False) as opened:
        if source is None:
            list_edited(opened, output)
            return
        found = opened.versions.of(source)
    for version, edits in zip(found, [[], *(edits_of(*pair) for pair in pairwise(found))], strict=True):
        show(version, edits, output)


def list_edited(record: Record, output: Format) -> None:
    """Print the sources that gave several versions."""
    found = record.versions.edited()
    for source in found:
        write(msgspec.json.encode({"source": source}).decode() if output is Format.JSON else visible(source))
    if not found:
        say("No article here has more than one version.")
    elif output is Format.TEXT:
        say("Next: communique history SOURCE for what changed.")


def edits_of(older: Version, newer: Version) -> list[Edit]:
    """Return what changed from one version to the next."""
    left, right = older.report.text, newer.report.text
    return [Edit(left[slice(*change.before)], right[slice(*change.after)]) for change in changes(left, right)]


def show(version: Version, edits: list[Edit], output: Format) -> None:
    """Print one version."""
    stands = version.superseded is None
    if output is Format.JSON:
        shown = Shown(version.source, version.at, version.sha256, version.report.id, stands, version.request, edits)
        write(msgspec.json.encode(shown).decode())
        return
    when = version.at or "at a time not known"
    write(f"{when}  {version.report.id}  {'stands for the article' if stands else 'an older version'}")
    if version.request:
        headers = "".join(f", {name}: {value}" for name, value in version.request.headers)
        write(visible(f"  {version.request.method} {version.request.url} {version.request.status or ''}{headers}"))
    for edit in edits:
        for sign, words in (("-", edit.before), ("+", edit.after)):
            if words:
                write(f"  {sign} {visible(' '.join(words.split()))}")
