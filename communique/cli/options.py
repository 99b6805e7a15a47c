"""The options that several commands share."""

from __future__ import annotations

import os
import tomllib
from enum import StrEnum
from pathlib import Path
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


Reviewer = Annotated[
    str | None,
    typer.Option("--as", metavar="NAME", envvar="COMMUNIQUE_AS", help="Who decides; the log keeps the name."),
]


def reviewer(name: str | None) -> str:
    """Return who decides: the name given, or that of the user's configuration. Raises BadParameter without either."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "communique" / "config.toml"
    if name is None and config.is_file():
        try:
            name = str(tomllib.loads(config.read_text(encoding="utf-8")).get("name", ""))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"{config} does not parse: {error}", param_hint="--as") from error
    plain = " ".join((name or "").split())
    if not plain:
        raise typer.BadParameter(
            f'who decides? Give --as NAME, set COMMUNIQUE_AS, or write name = "NAME" into {config}', param_hint="--as"
        )
    return plain


def help_text(about: str, *examples: str) -> str:
    """Return a command's help: examples first, then what it does."""
    shown = "\n".join(f"  {example}" for example in examples)
    return f"\b\nExamples:\n{shown}\n\n{about}"
