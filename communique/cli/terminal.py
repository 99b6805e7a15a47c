"""What goes to the user's terminal beside the data: progress, states, next steps, errors. All of it on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from communique.run import Notice
from communique.types import Document


def console() -> Console:
    """Return the console on stderr; it obeys NO_COLOR and is plain when piped."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def progress() -> Iterator[Notice]:
    """Yield a notice for each document: a counter on a terminal, and everywhere a line for what could not be read."""
    screen = console()
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def notice(document: Document) -> None:
            bar.update(task, advance=1, description=visible(document.source)[-60:])
            if document.state != "read":
                line = f"{document.source}: {document.state}: {document.note}"
                bar.console.print(visible(line), markup=False)

        yield notice


@contextmanager
def counting(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """Yield a notice of a step, of how much of it is done and of how much there is: a bar, on a terminal alone."""
    screen = console()
    columns = (TextColumn(what), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda step, done, total: bar.update(task, description=step, completed=done, total=total)


def say(text: str) -> None:
    """Tell the user something that is not data; line ends are kept, and nothing else that steers a terminal."""
    console().print("\n".join(map(visible, text.split("\n"))), markup=False)


def write(text: str) -> None:
    """Write data to stdout, whatever character set the terminal can show."""
    encoding = sys.stdout.encoding or "utf-8"
    typer.echo(text.encode(encoding, "replace").decode(encoding))


def visible(text: str) -> str:
    """Return text whose control characters cannot steer a terminal."""
    return "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in text)
