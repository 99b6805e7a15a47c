"""`communique export`: the record as tables, as a bundle of evidence, or its events as PLOVER records."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.bundle import pack
from communique.cli.options import DEFAULT_RECORD, RecordPath, help_text
from communique.cli.terminal import say, write
from communique.publish.files import write_csv, write_jsonl, write_lines
from communique.publish.plover import plover
from communique.publish.tables import tables
from communique.record import Record
from communique.relinking import refresh

HELP = help_text(
    "Writes one file a table: JSON Lines, which hold everything, or CSV for spreadsheets. The same reports always give"
    " the same bytes. Prints each file with its number of rows. docs/export.md names the columns. A bundle holds the"
    " captures and the log of decisions too, every file with its hash: docs/evidence.md. PLOVER records are the events"
    " alone, one a line, as event-data projects exchange them.",
    "communique export jsonl --out tables",
    "communique export csv --out sheets",
    "communique export plover --out events",
    "communique export bundle --out evidence --sign key.pem",
)


class Kind(StrEnum):
    """The forms of export."""

    JSONL = "jsonl"
    CSV = "csv"
    BUNDLE = "bundle"
    PLOVER = "plover"


def export(
    kind: Annotated[Kind, typer.Argument(help="The form of the files.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")],
    sign: Annotated[
        Path | None, typer.Option("--sign", metavar="KEY", help="Sign a bundle with this Ed25519 private key in PEM.")
    ] = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Write the record as tables, as evidence or as PLOVER records."""
    if sign and kind is not Kind.BUNDLE:
        raise typer.BadParameter("only a bundle is signed: communique export bundle", param_hint="--sign")
    with Record(record, create=False) as opened:
        refresh(opened)
        if kind is Kind.BUNDLE:
            pack(opened, out, sign)
            return
        derived = opened.derived
        if kind is Kind.PLOVER:
            write(f"{out / 'plover.jsonl'}\t{write_lines(plover(derived.processes()), out / 'plover.jsonl')}")
            return
        rows = tables(derived.processes(), derived.actors(), derived.agreements())
        counts = (write_jsonl if kind is Kind.JSONL else write_csv)(rows, out)
    for table, count in counts.items():
        write(f"{out / table}.{kind.value}\t{count}")
    say("Next: communique verify to check the record the tables came from.")
