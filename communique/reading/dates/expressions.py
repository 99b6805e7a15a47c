"""Finding date expressions: patterns with what each says, the longest match first where several meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from communique.reading.dates.shapes import Shape

Builder = Callable[[re.Match[str]], Shape | None]


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: characters `start` to `end` of a text, and what they say."""

    start: int
    end: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Family:
    """Patterns that all need one `trigger`: a text without it is not searched for them."""

    trigger: re.Pattern[str]
    rows: Sequence[tuple[re.Pattern[str], Builder]]


def family(trigger: str, *rows: tuple[str, Builder]) -> Family:
    """Compile patterns. A group `x` marks the expression where a pattern also looks around it."""
    return Family(re.compile(trigger), tuple((re.compile(pattern), builder) for pattern, builder in rows))


def find(text: str, families: Sequence[Family]) -> list[Expression]:
    """Return the expressions of a text in order; where two overlap the longer stands, then the earlier pattern."""
    found: list[Expression] = []
    for each in families:
        if each.trigger.search(text):
            for pattern, builder in each.rows:
                found.extend(_matches(text, pattern, builder))
    found.sort(key=lambda expression: expression.start - expression.end)
    kept: list[Expression] = []
    taken: set[int] = set()
    for expression in found:
        characters = range(expression.start, expression.end)
        if taken.isdisjoint(characters):
            taken.update(characters)
            kept.append(expression)
    return sorted(kept, key=lambda expression: expression.start)


def _matches(text: str, pattern: re.Pattern[str], builder: Builder) -> list[Expression]:
    found = []
    for match in pattern.finditer(text):
        shape = builder(match)
        if shape is not None:
            start, end = match.span("x" if "x" in pattern.groupindex else 0)
            found.append(Expression(start, end, shape))
    return found
