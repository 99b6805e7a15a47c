"""The program: its commands, its exit codes, and how an error reaches the user.

Exit codes: 0 done; 1 nothing read, or an error that the message explains; 2 wrong usage; 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from communique import __version__
from communique.cli import (
    backup,
    brief,
    bundle,
    decide,
    export,
    find,
    history,
    merge,
    read,
    review,
    show,
    verify,
    watch,
)
from communique.cli.options import help_text
from communique.cli.terminal import say
from communique.errors import CommuniqueError

INTERRUPTED = 130
NEXT = {
    "read": "Next: communique show.",
    "watch": "Next: communique show.",
    "show": "Next: communique brief --open.",
    "find": "Next: communique show.",
    "brief": "Next: communique export jsonl --out DIR.",
    "export": "Next: communique verify.",
    "verify": "Next: communique backup.",
    "history": "Next: communique show.",
    "backup": "Next: communique verify --record COPY, now and then.",
    "review": "Next: communique brief.",
    "decide": "Next: communique review --log.",
    "merge": "Next: communique review.",
    "stamp": "Next: communique verify BUNDLE --roots PEM.",
}

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
for name, command, text in (
    ("read", read.read, read.HELP),
    ("watch", watch.watch, watch.HELP),
    ("show", show.show, show.HELP),
    ("find", find.find, find.HELP),
    ("brief", brief.brief, brief.HELP),
    ("export", export.export, export.HELP),
    ("verify", verify.verify, verify.HELP),
    ("history", history.history, history.HELP),
    ("backup", backup.backup, backup.HELP),
    ("review", review.review, review.HELP),
    ("decide", decide.decide, decide.HELP),
    ("merge", merge.merge, merge.HELP),
    ("stamp", bundle.stamp, bundle.STAMP_HELP),
):
    app.command(name, help=text, epilog=NEXT[name], short_help=command.__doc__)(command)


def print_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback(
    help=help_text(
        "Reads many outlets' reports of the same diplomatic events and keeps one sourced record of them.",
        "communique read reports/*.txt",
        "communique show",
        "communique brief --open",
    ),
    epilog="Next: communique read SOURCES, or communique read --samples to try it.",
)
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Run before every command; the version option has done its work by now."""


def main() -> None:
    """Run the program and exit with its code."""
    sys.exit(code_of(sys.argv[1:]))


def code_of(arguments: list[str]) -> int:
    """Run the program with these arguments and return its exit code."""
    try:
        app(arguments, prog_name="communique")
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 0
        if code == INTERRUPTED:
            say("Stopped. What was read so far is kept; run the same command again to go on.")
        return code
    except CommuniqueError as error:
        say(f"communique: {error}\n{error.hint}")
        return 1
    except OSError as error:
        say(f"communique: {error.strerror or error}: {error.filename or ''}\nCheck the path and your rights there.")
        return 1
    return 0
