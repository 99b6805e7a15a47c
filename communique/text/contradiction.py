"""What two wordings of one saying cannot both say: other figures, other dates, one denied and the other not.

Nearness of words sees none of this ("agreed" and "did not agree" look alike), so it is looked for by rule. A figure
contradicts only where it counts the same thing; what one wording leaves out contradicts nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Literal, NamedTuple

from communique.text.calendar import MONTHS, WEEKDAYS, numbers
from communique.text.numerals import SCALES, WORDS
from communique.text.words import fold, folds, is_small, stem

Kind = Literal["figure", "date", "polarity"]

_NEGATORS = frozenset(
    [
        *("not", "no", "never", "none", "nobody", "nothing", "neither", "without", "cannot"),
        *("не", "ни", "нет", "никогда", "pas", "jamais", "nicht", "kein", "keine", "nunca", "degil"),
    ]
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WINDOW = 3  # words after a number among which the thing counted stands


class Contradiction(NamedTuple):
    """A point on which two wordings contradict, with what each says."""

    kind: Kind
    left: str
    right: str


def contradictions(left: str, right: str) -> list[Contradiction]:
    """Return the points on which two texts contradict each other, in a fixed order."""
    one, other = folds(left), folds(right)
    found = [*_figures(one, other), *_dates(one, other)]
    if is_negated(one) != is_negated(other):
        found.append(Contradiction("polarity", _polarity(one), _polarity(other)))
    return found


def is_negated(folded: list[str]) -> bool:
    """Tell whether the negations of a text leave it denied: two of them cancel out, and "not only" is none."""
    count = 0
    for at, word in enumerate(folded):
        if word in _NEGATORS and folded[at + 1 : at + 2] != ["only"]:
            count += 1
    return count % 2 == 1


def _polarity(folded: list[str]) -> str:
    return "denied" if is_negated(folded) else "affirmed"


def _figures(one: list[str], other: list[str]) -> list[Contradiction]:
    left, right = _counts(one), _counts(other)
    return [
        Contradiction("figure", _said(left[thing], thing), _said(right[thing], thing))
        for thing in sorted(left.keys() & right.keys())
        if not left[thing] & right[thing]
    ]


def _said(values: set[float], thing: str) -> str:
    return " ".join([" and ".join(f"{value:g}" for value in sorted(values)), thing]).strip()


def _counts(folded: list[str]) -> dict[str, set[float]]:
    """Return the numbers of a text by the stem of what they count; years and ordinals of days are no counts."""
    counts: defaultdict[str, set[float]] = defaultdict(set)
    at = 0
    while at < len(folded):
        value, size = _number(folded, at)
        if value is not None and not _YEAR.fullmatch(folded[at]) and not _is_day(folded, at, size):
            for word in folded[at + size : at + size + _WINDOW]:
                if not is_small(word) and _number([word], 0)[0] is None:
                    counts[stem(word)].add(value)
        at += max(size, 1)
    return counts


def _number(folded: list[str], at: int) -> tuple[float | None, int]:
    """Return the number that begins at a word, and of how many words it is made: "2.5 million", "forty"."""
    word = folded[at]
    value: float | None = float(word) if _NUMBER.fullmatch(word) else WORDS.get(word)
    if value is None:
        return None, 0
    size = 1
    while at + size < len(folded) and folded[at + size] in SCALES:
        value *= SCALES[folded[at + size]]
        size += 1
    return value, size


def _is_day(folded: list[str], at: int, size: int) -> bool:
    beside = [*folded[max(at - 1, 0) : at], *folded[at + size : at + size + 1]]
    return any(word in _months() for word in beside)


def _dates(one: list[str], other: list[str]) -> list[Contradiction]:
    found = []
    for left, right in zip(_named(one), _named(other), strict=True):
        if left and right and not left & right:
            found.append(Contradiction("date", " ".join(sorted(left)), " ".join(sorted(right))))
    return found


def _named(folded: list[str]) -> tuple[set[str], set[str], set[str]]:
    """Return the days of months, the weekdays and the years that a text names."""
    months = _months()
    days = set()
    for at, word in enumerate(folded):
        if word in months:
            beside = [*folded[max(at - 1, 0) : at], *folded[at + 1 : at + 2]]
            days |= {f"{months[word]}-{number}" for number in beside if number.isdigit() and int(number) < 32}
    return (
        days,
        {str(_weekdays()[word]) for word in folded if word in _weekdays()},
        {word for word in folded if _YEAR.fullmatch(word)},
    )


@cache
def _months() -> dict[str, int]:
    return {
        fold(name): number for names in MONTHS.values() for name, number in numbers(names, 1).items() if name != "may"
    }


@cache
def _weekdays() -> dict[str, int]:
    return {
        fold(name): number for names in WEEKDAYS.values() for name, number in numbers(names).items() if len(name) > 3
    }
