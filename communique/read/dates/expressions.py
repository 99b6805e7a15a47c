"""Finding date expressions: patterns with what each says, the longest match first where several meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from communique.read.dates.shapes import Shape

Builder = Callable[[re.Match[str]], Shape | None]
Table = Sequence[tuple[re.Pattern[str], Builder]]


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: characters `start` to `end` of a text, and what they say."""

    start: int
    end: int
    shape: Shape


def table(rows: Iterable[tuple[str, Builder]]) -> Table:
    """Compile a table of patterns. A group `x` marks the expression where the pattern also looks around it."""
    return tuple((re.compile(pattern), builder) for pattern, builder in rows)


def find(text: str, patterns: Table) -> list[Expression]:
    """Return the expressions of a text in order; where two overlap the longer stands, then the earlier pattern."""
    found = []
    for rank, (pattern, builder) in enumerate(patterns):
        for match in pattern.finditer(text):
            shape = builder(match)
            if shape is not None:
                start, end = match.span("x" if "x" in pattern.groupindex else 0)
                found.append((start - end, rank, Expression(start, end, shape)))
    found.sort(key=lambda item: (item[0], item[1], item[2].start))
    kept: list[Expression] = []
    for _, _, expression in found:
        if all(expression.end <= other.start or other.end <= expression.start for other in kept):
            kept.append(expression)
    return sorted(kept, key=lambda expression: expression.start)
