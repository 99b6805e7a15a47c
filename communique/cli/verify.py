"""`communique verify`: whether a record, or a bundle of evidence, still is what was stored."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from communique.cli.bundle import verify_bundle
from communique.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordPath, help_text
from communique.cli.terminal import counting, say, write
from communique.record import Record
from communique.record.verify import Checked
from communique.record.verify import verify as check

HELP = help_text(
    "Checks the file, every row against its seal, every table against the count and sum of its rows, every capture"
    " against its hash, every text against the id made from it, and every span against its text. Exits with 0 when all"
    " holds and with 1 when anything does not. A bundle (docs/evidence.md) is checked without the record it came from.",
    "communique verify",
    "communique verify --record talks.db --format json",
    "communique verify evidence --key sender.pem --roots authority.pem",
)


def verify(
    bundle: Annotated[
        Path | None,
        typer.Argument(metavar="[BUNDLE]", help="The folder of an evidence bundle, in place of the record."),
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="PEM", help="The public key that must have signed the bundle.")
    ] = None,
    roots: Annotated[
        Path | None, typer.Option("--roots", metavar="PEM", help="The roots that must vouch for its time stamp.")
    ] = None,
    record: RecordPath = DEFAULT_RECORD,
    output: FormatOption = Format.TEXT,
) -> None:
    """Check the whole record, or a bundle."""
    if bundle:
        verify_bundle(bundle, key, roots, output)
        return
    if key or roots:
        raise typer.BadParameter("only a bundle has seals: communique verify BUNDLE", param_hint="--key, --roots")
    with Record(record, create=False) as opened, counting("checking") as notice:
        checked = check(opened, notice)
    if output is Format.JSON:
        write(msgspec.json.encode(checked).decode())
    else:
        report(checked)
    if checked.faults:
        say("Next: restore the file from a backup, or read the named sources again into a new record.")
        raise typer.Exit(1)


def report(checked: Checked) -> None:
    """Print each fault, and what was checked."""
    for fault in checked.faults:
        write(f"{fault.where}: {fault.what}")
    write(
        f"{checked.captures} captures, {checked.reports} reports, {checked.spans} spans, {checked.rows} rows checked: "
        f"{len(checked.faults) or 'no'} fault{'' if len(checked.faults) == 1 else 's'}"
    )
