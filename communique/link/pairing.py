"""Which groups of tellings are worth comparing: those that share enough of who, where, when and words to be one.

What two groups share is counted by keys. A key that many groups have says little by itself: a word of many is passed
over, and of the others each group is looked at with its neighbours only; keys of two things at once find the tellings
of a much told meeting. So the work grows with the groups and not with their square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from communique.link.group import Group

_HOT = 24  # groups with one key, of which every two are looked at
_NEIGHBOURS = 12  # of more than that each is looked at with so many that come next
_WORTH = 4  # what the keys that two groups share must be worth together
_MOST = 3  # persons of whom pairs are made keys
_SAMPLE = 2  # words that tellings in like words are likely to share: those of the least hashes


def pairs(units: Sequence[Group]) -> list[tuple[int, int]]:
    """Return the indices of groups to compare, of different reports and one family, the lower first."""
    postings: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    worth: dict[tuple[str, str], int] = {}
    for index in sorted(range(len(units)), key=lambda index: units[index].lowest):
        for key, value in _keys(units[index]):
            postings[units[index].family, key].append(index)
            worth[units[index].family, key] = value
    shared: Counter[tuple[int, int]] = Counter()
    for posting, members in postings.items():
        if len(members) <= _HOT or not posting[1].startswith("word "):
            for left, right in _met(members):
                if units[left].report != units[right].report:
                    shared[min(left, right), max(left, right)] += worth[posting]
    return sorted(pair for pair, value in shared.items() if value >= _WORTH)


def _met(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    reach = len(members) if len(members) <= _HOT else _NEIGHBOURS
    for at, left in enumerate(members):
        yield from ((left, right) for right in members[at + 1 : at + 1 + reach])


def _keys(unit: Group) -> Iterable[tuple[str, int]]:
    """Yield what a group is found by, and what sharing it is worth."""
    days = {f"{day.first} {day.last}" for day in unit.days | unit.former}
    days |= {day.strftime("--%m-%d") for each in unit.days for day in (each.first,) if each.first == each.last}
    days |= unit.partial
    people, places = sorted(unit.people), sorted(unit.places)
    yield from ((f"day {day}", 2) for day in days)
    yield from ((f"month {day.first:%Y-%m}", 1) for day in unit.days)
    yield from ((f"place {place}", 2) for place in places)
    yield from ((f"who {actor}", 2) for actor in unit.people | unit.others)
    yield from ((f"state {state}", 2) for state in unit.states)
    yield from ((f"word {word}", 2) for word in unit.words)
    yield from ((f"name {name}", _WORTH) for name in unit.named)
    sample = sorted(unit.words, key=_hashed)[:_SAMPLE]
    if len(sample) == _SAMPLE:
        yield f"words {' '.join(sample)}", _WORTH
    yield from ((f"who {actor} word {sample[0]}", _WORTH) for actor in unit.people | unit.others if sample)
    yield from ((f"at {meeting}", 2) for meeting in unit.at)
    yield from ((f"{mode} {place}", 2) for mode in unit.modes for place in places)
    yield from ((f"main {story}", 3) for story in unit.stories if unit.main)
    yield from ((f"day {day} place {place}", _WORTH) for day in days for place in places)
    yield from ((f"day {day} who {actor}", _WORTH) for day in days for actor in unit.people | unit.others)
    yield from ((f"place {place} who {actor}", _WORTH) for place in places for actor in people)
    yield from ((f"who {a} who {b}", _WORTH) for a, b in pairwise(people[: _MOST + 1]))


def _hashed(word: str) -> tuple[int, str]:
    return crc32(word.encode()), word
