"""A hostile input: its name, how it comes in, how to make it, and the states that it may end in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SENTENCE = "The envoys of Varmia and Ostland met in Riga on Monday. "
ARTICLE = "".join(
    f"<p>The envoys of Varmia and Ostland spoke in Riga for hour {n} of their talks.</p>" for n in range(9)
)


class Case(NamedTuple):
    """A fault by name.

    `door` is the way in: a file of the name, a feed, a sitemap, a list of URLs, a web archive, a place of the file
    system, or the text of a report. `make` gives the bytes, for a place the path below a folder, for a report the text.
    `states` are those that its documents end in, joined by "+"; "or" parts what depends on the machine's speed.
    """

    name: str
    door: str
    states: str
    make: Callable[[], bytes] | None = None
    place: Callable[[Path], str] | None = None


def page(body: str, head: str = "") -> bytes:
    """Return an HTML page."""
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode("utf-8", "surrogatepass")
