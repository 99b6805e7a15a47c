"""Agreements, bodies, processes and zones with a name, joined by its telling words and its places.

Two names are one thing when they have the same kind of head and the same telling words (`block`), and their places
agree: equal, or one a part of the other ("the Idlib zone" of "the zones in Idlib and Hama"). A name without a place
joins the placed one, or others without a place, only among reports set among the same states: there is more than one
constitutional committee in the world.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise

from communique.types import Accord

GAP = 60  # days without a report after which the same plain name means another ("the ceasefire")
GAPS = {"statement": 3}  # joint statements are made at every meeting
TIMES = 2
PAIR = 3  # parts of the key of two states
MIN_COMMON = 0.5  # what part of the names set among two states must be in a group for the others to join it

Key = tuple[str, ...]
_NUMBERED = re.compile(r"\d{1,6} resolution")
_YEAR = re.compile(r"(?:19|20)\d\d")


def block(accord: Accord) -> str | None:
    """Return the key of the names that an accord can be joined with; None for an understanding without a name.

    The names of one block are joined without regard to those of any other.
    """
    nameless = accord.name == "agreement" or (accord.formality == "understanding" and not _by_place_alone(accord))
    if nameless:
        return None
    return " ".join([accord.kind, *telling(accord)])


def _by_place_alone(accord: Accord) -> bool:
    """Tell whether an understanding is known by where it was reached: "the Vienna understanding"."""
    return bool(accord.places) and len(telling(accord)) == 1


def telling(accord: Accord) -> tuple[str, ...]:
    """Return the words of a name without its places, and without its year if others are left.

    The last is the class of its head.
    """
    name, places = accord.name, " ".join(accord.places)
    if places and name.startswith(f"{places} "):
        words = name[len(places) :].split()
    else:
        words = [word for word in name.split() if word not in accord.places]
    dateless = tuple(word for word in words if not _YEAR.fullmatch(word))
    return dateless if len(dateless) > 1 or places else tuple(words)


def setting_keys(accord: Accord) -> list[Key]:
    """Return what two reports share that are set among the same states: a pair of them, or the only one named."""
    if not accord.setting:
        return [("within", accord.span.report)]
    among: list[Key] = list(combinations(accord.setting, 2))
    return [("among", *states) for states in among or [accord.setting]]


def joined(group: Sequence[Accord]) -> dict[Key, list[Accord]]:
    """Join the accords of one block, each group under what it is founded on: its widest places, its states, its report.

    What has a place is joined first; what has none goes to the one placed group of its setting, or to its like. A
    number is a name by itself.
    """
    if group and _NUMBERED.fullmatch(group[0].name):
        return {("number", group[0].name): list(group)}
    groups = _by_place([accord for accord in group if accord.places])
    placed: dict[Key, set[Key]] = defaultdict(set)
    for founded, members in groups.items():
        for key in {key for accord in members for key in setting_keys(accord)}:
            placed[key].add(founded)
    placeless = []
    for accord in group:
        near = set().union(*(placed.get(key, ()) for key in setting_keys(accord)))
        if not accord.places and len(near) == 1:
            groups[near.pop()].append(accord)
        elif not accord.places:
            placeless.append(accord)
    return _by_year(groups | _by_time(_by_setting(placeless)))


def _by_place(group: Sequence[Accord]) -> dict[Key, list[Accord]]:
    """Join by places, widest first, so that a part finds the whole it belongs to if there is but one."""
    exactly: dict[Key, list[Accord]] = defaultdict(list)
    for accord in group:
        exactly[accord.places].append(accord)
    groups: dict[Key, list[Accord]] = {}
    holding: dict[str, set[Key]] = defaultdict(set)  # place -> groups founded on places of which it is one
    for places, members in sorted(exactly.items(), key=lambda item: (-len(item[0]), item[0])):
        wholes = set.intersection(*(holding[place] for place in places))
        if len(wholes) == 1:
            groups[wholes.pop()] += members
            continue
        groups[places] = list(members)
        for place in places:
            holding[place].add(places)
    return groups


def _by_setting(group: Sequence[Accord]) -> dict[Key, list[Accord]]:
    """Join names without a place whose reports are set among the same states.

    The commonest pair of states founds a group. A rarer pair, and after the pairs one state alone, joins the group that
    half of the names set among it are in already, so that no chain of pairs runs around the world.
    """
    holding: dict[Key, list[int]] = defaultdict(list)
    for number, accord in enumerate(group):
        states = [one for one in accord.setting if not one.startswith("place:")]
        for key in (*(setting_keys(accord) if len(states) != 1 else ()), *(("among", one) for one in states)):
            holding[key].append(number)
    home: dict[int, Key] = {}
    groups: dict[Key, list[Accord]] = defaultdict(list)
    for key, numbers in sorted(holding.items(), key=lambda item: (len(item[0]) < PAIR, -len(item[1]), item[0])):
        settled = Counter(home[number] for number in numbers if number in home)
        nearest = min(settled, key=lambda founded: (-settled[founded], founded), default=key)
        only = len(key) < PAIR <= len(telling(group[0])) and len(settled) == 1  # a full name, known of that state once
        founded = nearest if only or settled[nearest] >= MIN_COMMON * len(numbers) else key
        for number in numbers:
            if number not in home:
                home[number] = founded
                groups[founded].append(group[number])
    return groups


def _by_time(groups: Mapping[Key, Sequence[Accord]]) -> dict[Key, list[Accord]]:
    """Part groups of which no word tells one from the next ("a ceasefire") where time lies between.

    Reports that show no day go with the others if those are of one time, else each stands for itself.
    """
    parted: dict[Key, list[Accord]] = {}
    for founded, members in groups.items():
        dated = sorted({accord.published[:10] for accord in members if accord.published})
        gap = GAPS.get(members[0].name.split()[-1], GAP)
        starts = [day for before, day in pairwise(["", *dated]) if not before or _days(before, day) > gap]
        if len(telling(members[0])) > 1 or len(starts) < TIMES:
            parted[founded] = list(members)
            continue
        for accord in members:
            at = bisect_right(starts, accord.published[:10]) if accord.published else 0
            key = (*founded, starts[at - 1] if at else accord.span.report)
            parted.setdefault(key, []).append(accord)
    return parted


def _days(before: str, after: str) -> int:
    return (date.fromisoformat(after) - date.fromisoformat(before)).days


def _by_year(groups: Mapping[Key, Sequence[Accord]]) -> dict[Key, list[Accord]]:
    """Part groups in which names give different years: the accords of 2014 and of 2015 are two."""
    parted: dict[Key, list[Accord]] = defaultdict(list)
    for founded, members in groups.items():
        years = {accord.id: next(filter(_YEAR.fullmatch, accord.name.split()), "") for accord in members}
        several = len({*years.values()} - {""}) > 1
        for accord in members:
            parted[(*founded, years[accord.id]) if several and years[accord.id] else founded].append(accord)
    return parted
