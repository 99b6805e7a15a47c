"""Which decisions hold: each is taken apart into claims, and the claims of all are held against one another.

A later decision on a claim takes the place of one that its maker could know. Two that knew nothing of each other and
disagree, as after merging two records, are in conflict; so are those that contradict one another through others (a is
b, b is c, a is not c). Claims in conflict do not hold until somebody decides between them.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from communique.types import Entry

Key = tuple[str, ...]
Value = str | bool
PAIR = "pair"  # (PAIR, left, right): are the same, left before right


class Claimed(Struct, frozen=True):
    """An entry and the claims it makes."""

    entry: Entry
    claims: Mapping[Key, Value]


class Holding(Struct):
    """What holds: each claim's value and the entries that make it, and which entries stand against which.

    `gave_way` maps entries to those that took the place of one of their claims, `against` to those they contradict.
    """

    held: dict[Key, tuple[Value, tuple[Entry, ...]]] = {}
    gave_way: dict[str, set[str]] = {}
    against: dict[str, set[str]] = {}


def undone(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the hashes of the entries that were undone, by an undoing that was not itself undone."""
    found: set[str] = set()
    for entry in reversed(entries):
        if entry.undoes is not None and entry.hash not in found:
            found.add(entry.undoes)
    return frozenset(found)


def holding(claimed: Iterable[Claimed], log: Sequence[Entry]) -> Holding:
    """Return which claims hold, of entries in the order of the log."""
    makers: defaultdict[Key, list[tuple[Entry, Value]]] = defaultdict(list)
    for each in claimed:
        for key, value in each.claims.items():
            makers[key].append((each.entry, value))
    ancestry = _Ancestry(log)
    found = Holding({}, {}, {})
    for key, made in makers.items():
        last = _unanswered(made, ancestry, found)
        if len({value for _, value in last}) == 1:
            found.held[key] = (last[0][1], tuple(entry for entry, _ in last))
        else:
            _oppose(found, [entry for entry, _ in last])
    _withhold_contradictions(found)
    return found


def _unanswered(
    made: Sequence[tuple[Entry, Value]], ancestry: _Ancestry, found: Holding
) -> Sequence[tuple[Entry, Value]]:
    """Return the claims that no later entry answers."""
    last = []
    for place, (entry, value) in enumerate(made):
        answers = {later.hash for later, _ in made[place + 1 :] if ancestry.descends(later.hash, entry.hash)}
        if answers:
            found.gave_way.setdefault(entry.hash, set()).update(answers)
        else:
            last.append((entry, value))
    return last


def _oppose(found: Holding, entries: Sequence[Entry]) -> None:
    hashes = {entry.hash for entry in entries}
    for one in hashes:
        found.against.setdefault(one, set()).update(hashes - {one})


def _withhold_contradictions(found: Holding) -> None:
    """Withhold what is the same by a chain of decisions and different by another, and every link of such a chain."""
    pairs = {key: value for key, (value, _) in found.held.items() if key[0] == PAIR}
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for (_, left, right), same in pairs.items():
        if same:
            beside[left].add(right)
            beside[right].add(left)
    for (_, left, right), same in sorted(pairs.items()):
        opposed: set[Key] = set()
        while not same and (path := _path(beside, left, right)):
            for one, other in pairwise(path):
                beside[one].discard(other)
                beside[other].discard(one)
                opposed.add((PAIR, *sorted((one, other))))
        if opposed:
            keys = [(PAIR, left, right), *sorted(opposed)]
            _oppose(found, [entry for key in keys for entry in found.held.pop(key)[1]])


def _path(beside: Mapping[str, set[str]], start: str, end: str) -> list[str]:
    """Return a shortest chain from start to end, empty where there is none."""
    before: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting and end not in before:
        one = waiting.popleft()
        for other in sorted(beside.get(one, ())):
            if other not in before:
                before[other] = one
                waiting.append(other)
    if end not in before:
        return []
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path


class _Ancestry:
    """Which entry could know of which: it rests on it, directly or through others."""

    def __init__(self, log: Sequence[Entry]) -> None:
        self._place = {entry.hash: place for place, entry in enumerate(log)}
        self._parents = {entry.hash: entry.parents for entry in log}
        self._linear = all(entry.parents == (log[place - 1].hash,) for place, entry in enumerate(log) if place)

    def descends(self, later: str, earlier: str) -> bool:
        """Whether the later entry rests on the earlier one."""
        if self._linear:
            return self._place[later] > self._place[earlier]
        seen, waiting = {later}, [later]
        while waiting:
            for parent in self._parents[waiting.pop()]:
                if parent == earlier:
                    return True
                if parent not in seen and self._place.get(parent, -1) > self._place[earlier]:
                    seen.add(parent)
                    waiting.append(parent)
        return False
