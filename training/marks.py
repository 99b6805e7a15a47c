"""Attributions marked in running text, as `GUIDELINE.md` describes: read, checked, and set apart from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Extents = tuple[tuple[int, int], ...]
Manner = Literal["voiced", "held"]

_MARK = re.compile(r"⟨(\d+)([a-z]) |⟩|⟨")


class MarkError(ValueError):
    """Marks that cannot be read: unbalanced, empty, of an unknown letter, or an attribution that lacks a part."""


class Labelled(NamedTuple):
    """One attribution: how it is held, and its cue, source and content as half-open extents of characters."""

    manner: Manner
    cue: Extents
    source: Extents
    content: Extents


def read_marks(line: str) -> tuple[str, tuple[Labelled, ...]]:
    """Return a paragraph without its marks, and its attributions in the order of their numbers. Raises MarkError."""
    parts: dict[int, dict[str, list[tuple[int, int]]]] = {}
    opened: list[tuple[int, str, int]] = []
    text, last = "", 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        last = mark.end()
        if mark.group(1):
            opened.append((int(mark.group(1)), mark.group(2), len(text)))
        elif mark.group() == "⟩" and opened:
            number, letter, start = opened.pop()
            if start == len(text):
                raise MarkError(f"nothing stands between the marks of {number}{letter}")
            parts.setdefault(number, {}).setdefault(letter, []).append((start, len(text)))
        else:
            raise MarkError(f"the mark at character {mark.start()} opens or closes nothing")
    if opened:
        raise MarkError(f"{opened[-1][0]}{opened[-1][1]} is not closed")
    return text + line[last:], tuple(_attributions(parts))


def _attributions(parts: dict[int, dict[str, list[tuple[int, int]]]]) -> Iterator[Labelled]:
    for number, letters in sorted(parts.items()):
        if unknown := set(letters) - set("sctk"):
            raise MarkError(f"{number}{min(unknown)} is none of the letters s, c, t, k")
        if "k" not in letters or ("c" in letters) == ("t" in letters):
            raise MarkError(f"attribution {number} needs a content, and a cue that is either voiced or held")
        cue = letters.get("c") or letters["t"]
        manner: Manner = "voiced" if "c" in letters else "held"
        yield Labelled(manner, *(tuple(sorted(each)) for each in (cue, letters.get("s", []), letters["k"])))
