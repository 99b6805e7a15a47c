"""One name for one thing within a report: a shorter name takes the place, or the words, that a fuller one gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from communique.types import Accord

_YEAR = re.compile(r"(?:19|20)\d\d")


def settled(found: Sequence[Accord], pointing: Collection[str]) -> list[Accord]:
    """Return accords in their order, each under the fullest name the report has for it.

    A name without a place takes the one that the same words had last in the report, or will have next. One that points
    ("the nuclear deal"; `pointing` holds the ids) takes the only fuller name that holds all its words.
    """
    placed: dict[str, tuple[str, ...]] = {}
    forward = [_with_place(accord, placed) for accord in found]
    named = [_with_place(accord, placed) for accord in reversed(forward)][::-1]
    by_class: dict[tuple[str, str], list[Accord]] = defaultdict(list)
    for accord in named:
        by_class[_class(accord)].append(accord)
    return [_in_full(accord, by_class[_class(accord)]) if accord.id in pointing else accord for accord in named]


def _with_place(accord: Accord, placed: dict[str, tuple[str, ...]]) -> Accord:
    if accord.places:
        placed[_descriptor(accord)] = accord.places
        return accord
    places = placed.get(accord.name)
    if places is None or accord.name == "agreement":  # "a deal" is another, "the deal" stands under its own
        return accord
    return replace(accord, name=" ".join([*places, accord.name]), places=places)


def _descriptor(accord: Accord) -> str:
    return " ".join(word for word in accord.name.split() if word not in accord.places)


def _class(accord: Accord) -> tuple[str, str]:
    return accord.kind, accord.name.split()[-1]


def _in_full(accord: Accord, others: Sequence[Accord]) -> Accord:
    """Return an accord under the one fuller name that holds all its words; as it is where there are several."""
    own, year = _words(accord), _years(accord)
    fuller = [other for other in others if own < _words(other) and not (year and _years(other) - year)]
    widest = max(fuller, key=lambda other: (len(_words(other)), -other.span.start), default=None)
    if (
        accord.formality == "understanding"
        or widest is None
        or any(not _words(each) <= _words(widest) for each in fuller)
    ):
        return accord
    return replace(accord, name=widest.name, places=widest.places)


def _words(accord: Accord) -> frozenset[str]:
    return frozenset(word for word in accord.name.split() if not _YEAR.fullmatch(word))


def _years(accord: Accord) -> frozenset[str]:
    return frozenset(word for word in accord.name.split() if _YEAR.fullmatch(word))
