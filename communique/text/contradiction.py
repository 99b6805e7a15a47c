"""What two wordings of one saying cannot both say: other figures, other dates, one denied and the other not.

Nearness of words sees none of this ("agreed" and "did not agree" look alike), so it is looked for by rule. A figure
contradicts only where it counts the same thing; what one wording leaves out contradicts nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from communique.text.calendar import MONTHS, WEEKDAYS, numbers
from communique.text.concepts import concept
from communique.text.numerals import SCALES, WORDS
from communique.text.words import fold, folds, is_small, stem

Kind = Literal["figure", "date", "polarity"]

_NEGATORS = frozenset(
    [
        *("not", "no", "never", "none", "nobody", "nothing", "neither", "cannot"),
        *("не", "ни", "нет", "никогда", "pas", "jamais", "nicht", "kein", "keine", "nunca", "degil"),
    ]
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PASSED = frozenset(["going", "able", "yet", "ever", "really", "to", "be", "been", "have", "a", "an", "the", "any"])
_QUALIFIES = frozenset(
    [
        *("only", "just", "merely", "simply", "enough", "all", "every", "everyone"),
        *("because", "where", "what", "when", "who", "how", "why", "if", "until", "unless"),
    ]
)
_UNDONE = frozenset(["alternative", "other", "doubt", "choice", "question", "secret", "exception"])
_TURNING = [
    *("without", "against", "instead", "rather", "unless", "hardly", "nothing"),
    *("refuse", "reject", "oppose", "fail", "deny", "prevent", "stop", "block", "avoid"),
]
_TURNED_AFTER, _TURNED_BEFORE = 5, 2  # words that a turning word may reach
_SCOPE = 2  # words after a negation that it can reach
_JOINING = frozenset(
    ["of", "the", "more", "other", "our", "their", "its", "his", "her", "my", "your", "these", "those"]
)
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
    found.extend(_polarity(one, other))
    return found


def has_negation(folded: list[str]) -> bool:
    """Tell whether some word of a text negates."""
    return not _NEGATORS.isdisjoint(folded)


def _polarity(one: list[str], other: list[str]) -> list[Contradiction]:
    """Return the concepts that one text always negates and the other plainly affirms."""
    left, right = _negated(one), _negated(other)
    plain_left, plain_right = _affirmed(one), _affirmed(other)
    said_left, said_right = _concepts(one), _concepts(other)
    return [
        *(
            Contradiction("polarity", f"not {term}", term)
            for term in sorted(left)
            if left[term] == said_left[term] and term in plain_right and term not in right
        ),
        *(
            Contradiction("polarity", term, f"not {term}")
            for term in sorted(right)
            if right[term] == said_right[term] and term in plain_left and term not in left
        ),
    ]


def _negated(folded: list[str]) -> Counter[str]:
    """Count the concepts next to a negation, as far as it denies them."""
    found: Counter[str] = Counter()
    for at, word in enumerate(folded):
        if word in _NEGATORS:
            reached = [each for each in folded[at + 1 : at + 6] if each not in _PASSED][:_SCOPE]
            if _denies(folded, at, reached):
                found.update([concept(each) for each in reached if not is_small(each)][:1])
    return found


def _denies(folded: list[str], at: int, reached: list[str]) -> bool:
    """Tell a denial from "not only", "whether or not", "no other way", a double negation and a "no" that answers."""
    before, after = folded[max(at - 1, 0) : at], folded[at + 1 : at + 4]
    double = not _NEGATORS.isdisjoint([*reached, *before]) or not _UNDONE.isdisjoint(after)
    answer = folded[at] == "no" and bool(reached) and is_small(reached[0])
    either = before == ["or"] and "whether" in folded[:at]
    return not (double or answer or either or _QUALIFIES.intersection(reached[:1]))


def _affirmed(folded: list[str]) -> set[str]:
    """Return the concepts of a text that nothing near them turns: no negation, no "without", no "against"."""
    turned: set[int] = set()
    for at, word in enumerate(folded):
        if word in _NEGATORS or concept(word) in _turning():
            turned.update(range(at - _TURNED_BEFORE, at + _TURNED_AFTER + 1))
    return {concept(word) for at, word in enumerate(folded) if at not in turned and not is_small(word)}


def _concepts(folded: list[str]) -> Counter[str]:
    return Counter(concept(word) for word in folded if not is_small(word))


def _figures(one: list[str], other: list[str]) -> list[Contradiction]:
    """Return where two texts count one thing differently, one point for one pair of numbers."""
    left, right = _counts(one), _counts(other)
    points: dict[tuple[frozenset[float], frozenset[float]], Contradiction] = {}
    for thing, values in left.items():
        others = right.get(thing, set())
        if others and not values & others:
            point = Contradiction("figure", _said(values, thing), _said(others, thing))
            points.setdefault((frozenset(values), frozenset(others)), point)
    return list(points.values())


def _said(values: set[float], thing: str) -> str:
    return " ".join([" and ".join(f"{value:g}" for value in sorted(values)), thing]).strip()


def _counts(folded: list[str]) -> dict[str, set[float]]:
    """Return the numbers of a text by the stem of what they count; years and ordinals of days are no counts."""
    counts: defaultdict[str, set[float]] = defaultdict(set)
    at = 0
    while at < len(folded):
        value, size = _number(folded, at)
        if value is not None and not _YEAR.fullmatch(folded[at]) and not _is_day(folded, at, size):
            for thing in _counted(folded[at + size : at + size + _WINDOW]):
                counts[thing].add(value)
        at += max(size, 1)
    return counts


def _counted(following: list[str]) -> Iterator[str]:
    """Yield the stems that a number may count: the words up to the first small one that does not join ("of our")."""
    for word in following:
        if is_small(word) and word not in _JOINING:
            return
        if not is_small(word) and _number([word], 0)[0] is None:
            yield stem(word)


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
def _turning() -> frozenset[str]:
    return frozenset(map(concept, _TURNING))


@cache
def _months() -> dict[str, int]:
    named = [item for names in MONTHS.values() for item in numbers(names, 1).items()]
    return {fold(name): number for name, number in named if name != "may" and _tells(name)}


@cache
def _weekdays() -> dict[str, int]:
    return {
        fold(name): number
        for names in WEEKDAYS.values()
        for name, number in numbers(names).items()
        if len(fold(name)) > 3
    }


def _tells(name: str) -> bool:
    """Tell whether a month can be known in ASCII letters: of Arabic ones too few may be left ("ab", "yr")."""
    return name.isascii() or len(fold(name)) > 3
