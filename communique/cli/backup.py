"""`communique backup`: a checked copy of the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import DEFAULT_RECORD, RecordPath, help_text
from communique.cli.terminal import counting, say, write
from communique.cli.verify import report
from communique.errors import BackupExists
from communique.record import Record
from communique.record.explain import explained
from communique.record.file import copy
from communique.record.verify import verify
from communique.text.moments import utc_now

HELP = help_text(
    "Copies the record, also while something writes to it, checks the copy as `communique verify` does and prints its"
    " path. Nothing is ever overwritten. The copy is one file, to be put in the record's place to restore it.",
    "communique backup",
    "communique backup --record talks.db --to /media/stick",
)


def backup(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="PATH", help="The file to make, or the folder to make it in.")
    ] = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Make a checked copy of the record."""
    Record(record, create=False).close()  # says what is wrong where it cannot be opened
    target = place(Path(record), to)
    with explained(str(target)):
        copy(record, target)
    with Record(target, create=False, look=True) as opened, counting("checking") as notice:
        checked = verify(opened, notice)
    write(str(target))
    if checked.faults:
        report(checked)
        say("The copy is as damaged as the record: restore an earlier backup, or read the sources again.")
        raise typer.Exit(1)
    say(f"Checked: {checked.captures} captures, {checked.reports} reports. Keep it on another disk.")


def place(record: Path, to: Path | None) -> Path:
    """Return the file to make. Raises BackupExists where something has that name."""
    name = f"{record.name}.backup-{utc_now():%Y%m%dT%H%M%SZ}"
    target = record.with_name(name) if to is None else to / name if to.is_dir() else to
    if target.exists():
        raise BackupExists(f"{target} exists already", "name another file with --to; a backup overwrites nothing")
    return target
