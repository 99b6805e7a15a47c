"""What all texts for a terminal have in common: letters, places, and lines broken at its width.

[A] quotes, A reports in its own words, =  joins letters that print the same words.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from communique.publish.hidden import shown
from communique.publish.lettered import Cite, Lettered, Marks
from communique.publish.outlets import Telling, of_outlet, outlets_of
from communique.publish.sections.course import Stage

LEAST = 40  # columns: a narrower terminal is written to as if it were this wide
STAGES: dict[Stage, str] = {
    "held": "",
    "claimed": " (claimed)",
    "planned": " (planned)",
    "conditional": " (planned on a condition)",
    "called_off": " (called off)",
}
LEGEND = "[A] quotes  A reports in its own words  = print the same words, count once"


def fitted(lines: Iterable[str], width: int) -> str:
    """Return lines as one text, broken at the width, what follows set in two columns beyond their indent."""
    made: list[str] = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        made += textwrap.wrap(line, max(width, LEAST), subsequent_indent=indent, break_on_hyphens=False) or [""]
    return "\n".join(made).strip("\n") + "\n"


def outlet_lines(page: Lettered) -> Iterator[str]:
    """Yield the outlets with the letters of their reports."""
    for group in outlets_of(page.outlets):
        first, last = group[0], group[-1]
        star = "" if first.named else " (the file names no outlet)"
        many = f", {len(group)} reports, {first.letter}–{last.letter}" if len(group) > 1 else f", {first.stamp}"
        yield f"  {of_outlet(first):<3}{shown(first.name)}{star}{many}"


def seen(reviewed: str) -> str:
    """Return who reviewed a line, set after it."""
    return f"  [{shown(reviewed)}]" if reviewed else ""


def at(cite: Cite) -> str:
    """Return the letter and the place of words."""
    return f"{cite.outlet.letter} {cite.span.start}–{cite.span.end}"


def told(telling: Telling) -> str:
    """Return the letters of a line and how many outlets tell it beyond those."""
    more = f" and {telling.more} more" if telling.more else ""
    return letters_of(telling.marks) + more


def letters_of(marks: Marks, *, silent: bool = False) -> str:
    """Return the letters of a line; with `silent` those of outlets in which nothing was found as well."""
    groups = []
    for group in marks:
        kept = [mark for mark in group if silent or mark.cite]
        if kept:
            groups.append("=".join(f"[{m.outlet.letter}]" if m.how == "quotes" else m.outlet.letter for m in kept))
    return " ".join(groups)
