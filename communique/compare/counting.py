"""What a figure counts, and when two figures plainly count the same thing.

Their units mean the same and the words around them do too: most of the sentence otherwise and a word right beside the
figure, or two words right beside it, or two telling words beside the unit. Reports of other days may both be right, and
so may sentences about other places or people.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from math import inf

from msgspec import Struct

from communique.compare.coverage import published_day
from communique.compare.likeness import LEAST, Concepts, likeness
from communique.compare.matter import Matter
from communique.text.concepts import concept
from communique.text.words import fold, folds, is_small
from communique.types import Days, Figure, Reading, Span

NEAR = 90  # characters on either side of a figure whose words tell what it counts
UNIT_WITHIN = 30  # characters after a figure within which what it counts is shown with it
SHARED = 4  # concepts beside the unit that two figures share when they count the same thing,
ALIKE = 0.5  # and their part of the fewer concepts around one of them
TIMES_MORE = 3  # from which one figure is hardly of what the other counts: a part, or a total over years
ROUNDED = 1000  # from which numbers are rounded as they are told
BESIDE = 3  # words on either side of a figure of which the two have one in common,
CLOSE = 2  # or so many, where less else is shared
WITHIN = 1  # days between two reports of which one may have stood corrected by the other
TIMES = frozenset({"hour", "minute", "day", "week", "month", "year"})
LENGTHS = frozenset({"hour", "minute"})  # in which the length of a meeting is told
# what measures give another figure at every place and hour: "inches of rain", "miles off the coast"
MEASURES = frozenset(
    [
        *("inch", "foot", "yard", "mile", "acre", "gallon", "ounce", "pound", "ton", "tonne", "mph", "kph", "knot"),
        *("centimeter", "meter", "km", "hectare", "liter", "litre", "kilogram", "degree", "point", "percent"),
    ]
)
_RELATIVE = re.compile(
    r"\s(?:(?:in |of )?(?:more|other|additional|new)|\w+ (?:later|earlier|ago|before|after|into))\b"
    r"|[- ]in[- ](?:\d|[a-z]+ (?:chance|odds))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[\n,;:()]|\. ")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")  # a capital within a sentence


class Count(Struct, frozen=True):
    """A figure with what is told around it.

    `around` and `beside` are the concepts near it and right by it, `counted` those of what it counts; `names` and
    `days` are told in its sentence, `voice` is the actor in whose words it stands, `event` the meeting whose length it
    tells.
    """

    figure: Figure
    day: date | None
    around: Concepts
    beside: Concepts
    counted: Concepts
    names: frozenset[str]
    days: tuple[Days, ...]
    event: str | None
    voice: str

    @property
    def report(self) -> str:
        """The id of the report that gives it."""
        return self.figure.span.report


def by_unit(matter: Matter) -> dict[tuple[str, str], list[Count]]:
    """Return the figures of each story that can be compared, by story and the concept of their unit."""
    grouped: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for reading in matter.readings:
        story = matter.story_of.get(reading.report.id, "")
        for figure in reading.figures:
            ranged = figure.low is not None or figure.high is not None
            unit = None if figure.ordinal or figure.unit in MEASURES else figure.unit
            if unit and ranged and not _further(reading.report.text, figure.span):
                grouped[story, concept(unit)].append(_count(matter, reading, figure, unit))
    return grouped


def told(matter: Matter, figure: Figure) -> str:
    """Return the figure as written with what it counts, where that follows within a few words."""
    amount = matter.quote(figure.span)
    unit = figure.unit or ""
    after = matter.reading[figure.span.report].report.text[figure.span.end : figure.span.end + UNIT_WITHIN]
    counted = re.compile(rf"[^.;,\n]*?\b{re.escape(unit)}\w*", re.IGNORECASE).match(after) if unit else None
    return f"{amount}{counted.group()}" if counted and unit not in amount else amount


def same_thing(counts: list[Count]) -> Iterator[list[Count]]:
    """Yield figures of several reports that count the same thing: each is the likest of its report to the others.

    A figure that another report gives too is not what they differ in, wherever else that report counts alike.
    """
    groups: list[list[Count]] = []
    for pair in sorted(_pairs(counts), key=lambda pair: (-pair[0], pair[1], pair[2])):
        left, right = counts[pair[1]], counts[pair[2]]
        homes = [group for group in groups if left in group or right in group]
        if not homes:
            groups.append([left, right])
        elif len(homes) == 1:
            held = {count.report for count in homes[0]}
            homes[0] += [each for each in (left, right) if each.report not in held]
    yield from groups


def of_talks(count: Count) -> bool:
    """Whether a figure tells how long talks took."""
    return count.figure.unit in LENGTHS and concept("talks") in count.around


def gap(figures: Iterable[Figure]) -> bool:
    """Whether two of the ranges have nothing in common."""
    ranges = [(-inf if f.low is None else f.low, inf if f.high is None else f.high) for f in figures]
    low, high = max(low for low, _ in ranges), min(high for _, high in ranges)
    return low > high and not (high >= ROUNDED and low < inf and _rounded(low, high))


def _times(one: Figure, other: Figure) -> float:
    """Return how many times more one figure is than another at least."""
    values = [value for figure in (one, other) if (value := figure.low if figure.low is not None else figure.high)]
    return max(values) / min(values) if len(values) > 1 else inf


def _rounded(one: float, other: float) -> bool:
    """Whether a number is another one rounded: "$1.9 billion", "$2 billion"."""
    digits = min(len(f"{number:.6g}".replace(".", "").partition("e")[0].strip("0")) for number in (one, other))
    return f"{one:.{max(digits, 1) - 1}e}" == f"{other:.{max(digits, 1) - 1}e}"


def _count(matter: Matter, reading: Reading, figure: Figure, unit: str) -> Count:
    text, span = reading.report.text, figure.span
    before = text[max(0, span.start - NEAR) : span.start].rpartition("\n")[2].rpartition(". ")[2]
    after = text[span.end : span.end + NEAR].partition("\n")[0].partition(". ")[0]
    sides = [[word for word in folds(side) if not is_small(word) and not word.isdigit()] for side in (before, after)]
    kind = concept(unit)
    event = matter.event_at(span) if figure.unit in LENGTHS else None
    return Count(
        figure,
        _day(reading),
        frozenset(map(concept, [*sides[0], *sides[1]])) - {kind},
        frozenset(map(concept, [*sides[0][-BESIDE:], *sides[1][:BESIDE]])) - {kind},
        _counted(text, span),
        frozenset(map(fold, _NAME.findall(f" {before} {after}"))),
        tuple(_days_told(reading, span.start - len(before), span.end + len(after))),
        event.id if event is not None else None,
        matter.said_by(span),
    )


def _days_told(reading: Reading, start: int, end: int) -> Iterator[Days]:
    """Yield the days that the words around a figure name."""
    whens = (when for when in reading.whens if start <= when.span.start and when.span.end <= end)
    return (when.days for when in whens if when.days is not None)


def _day(reading: Reading) -> date | None:
    day = published_day(reading)
    return date.fromisoformat(day) if day else None


def _further(text: str, span: Span) -> bool:
    """Whether a figure counts further ones ("two more boys"), is of another time ("40 minutes later") or a chance."""
    return _RELATIVE.match(text, span.end, span.end + UNIT_WITHIN) is not None


def _counted(text: str, span: Span) -> frozenset[str]:
    """Return the concepts of the two words after a figure: "observation posts"."""
    after = [word for word in folds(_CLAUSE.split(text[span.end : span.end + UNIT_WITHIN])[0]) if not is_small(word)]
    return frozenset(concept(word) for word in after[:2])


def _pairs(counts: list[Count]) -> Iterator[tuple[float, int, int]]:
    """Yield pairs of figures of two reports whose surroundings are alike, by place in the list, with their likeness."""
    for at, one in enumerate(counts):
        for beyond, other in enumerate(counts[at + 1 :], start=at + 1):
            if one.report == other.report:
                continue
            if _one_thing(one, other):
                yield likeness(one.around, other.around) + (not gap([one.figure, other.figure])), at, beyond


def _one_thing(one: Count, other: Count) -> bool:
    """Whether two figures plainly count the same thing, at about the same time."""
    shared = len(one.around & other.around)
    near = likeness(one.around, other.around) >= ALIKE and not one.beside.isdisjoint(other.beside)
    if gap([one.figure, other.figure]) and _times(one.figure, other.figure) > TIMES_MORE:
        return False
    if one.voice and one.voice == other.voice and near and shared >= LEAST:
        return True
    if one.day and other.day and abs((one.day - other.day).days) > WITHIN:
        return False
    if one.names and other.names and one.names.isdisjoint(other.names):
        return False
    if one.days and other.days and not any(left.overlaps(right) for left in one.days for right in other.days):
        return False
    if of_talks(one) and of_talks(other):
        return one.event is not None and one.event == other.event
    named = len(one.counted & other.counted) > 1
    enough = max(LEAST, min(SHARED, len(one.around), len(other.around)))
    closely = len(one.beside & other.beside) >= CLOSE and shared >= LEAST
    return named or closely or (near and shared >= enough)
