"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

RECORD_VARIABLE = "COMMUNIQUE_RECORD"

RecordPath = Annotated[
    str,
    typer.Option("--record", metavar="PATH", envvar=RECORD_VARIABLE, help="The record file."),
]
DEFAULT_RECORD = "communique.db"


class Format(StrEnum):
    """How a command prints its data."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print the data.")]


def help_text(about: str, *examples: str) -> str:
    """Return a command's help: examples first, then what it does."""
    shown = "\n".join(f"  {example}" for example in examples)
    return f"\b\nExamples:\n{shown}\n\n{about}"
