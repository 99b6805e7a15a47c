"""`communique merge`: two people's records as one."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

import typer

from communique.cli.options import help_text
from communique.cli.terminal import say, write
from communique.record import Record
from communique.record.decisions import SHORT
from communique.record.merge import merge as unite
from communique.relinking import relink

HELP = help_text(
    "Adds to a record all that other records keep: captures, readings and the decisions people made. The others stay"
    " as they are. Where decisions of two people contradict one another both are kept, neither applies, and both are"
    " named on stderr until somebody decides. Merging in any order, or twice, gives the same.",
    "communique merge ana.db pavel.db --into both.db",
    "communique merge pavel.db --into ana.db",
)


def merge(
    records: Annotated[list[str], typer.Argument(metavar="RECORD...", help="The records to add.")],
    into: Annotated[str, typer.Option("--into", metavar="PATH", help="The record to add them to; made if need be.")],
) -> None:
    """Merge records into one."""
    with ExitStack() as stack:
        others = [stack.enter_context(Record(path, create=False, look=True)) for path in records]
        opened = stack.enter_context(Record(into))
        merged = unite(others, opened)
        judged = relink(opened)
        held = len(opened.readings.reports())
        for key, outcome in judged.outcomes.items():
            if outcome.state == "in conflict":
                say(f"in conflict: {key[:SHORT]} with {', '.join(one[:SHORT] for one in outcome.against)}")
    write(f"{merged.rows['reading']} reports and {merged.decisions} decisions added; {into} holds {held} reports.")
    say(f"Next: communique review --record {into}")
