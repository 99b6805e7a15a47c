"""Groups that keep to what people decided: what is the same stays together, what is not is kept apart.

The rules join first; then groups tied by a decision become one, and a group that holds two things decided to be
different is parted between them. What no decision names goes with the part it was joined to and is most like.
Decisions come here free of contradiction: those that contradict one another were withheld before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from communique.types import Decided

T = TypeVar("T")


@dataclass(slots=True)
class _Part(Generic[T]):
    """Things that stay together: by a decision, or because nothing decided parts them. `homes` are their groups."""

    names: set[str] = field(default_factory=set)
    homes: set[int] = field(default_factory=set)
    things: list[T] = field(default_factory=list)
    core: list[T] = field(default_factory=list)

    def take(self, other: _Part[T]) -> None:
        """Add another part; its things are not what later ones are compared with."""
        self.names |= other.names
        self.homes |= other.homes
        self.things += other.things


def keep_to(
    decided: Decided,
    groups: Iterable[Sequence[T]],
    name: Callable[[T], str],
    likeness: Callable[[T, T], float] = lambda _left, _right: 0.0,
) -> list[list[T]]:
    """Return groups of things that keep to the decisions; `name` gives a thing's id, `likeness` how near two are.

    What no decision touches comes first and as it is. Which things make a group does not depend on the groups' order.
    """
    held = [list(group) for group in groups]
    home = {name(thing): number for number, group in enumerate(held) for thing in group}
    same = {pair for pair in decided.same if pair[0] in home and pair[1] in home}
    different = {pair for pair in decided.different if pair[0] in home and pair[1] in home}
    atom = united(same)
    tied = united((str(home[left]), str(home[right])) for left, right in same)
    touched = {home[one] for pair in same | different for one in pair}
    parts: defaultdict[str, dict[str, _Part[T]]] = defaultdict(dict)
    for number in sorted(touched):
        for thing in held[number]:
            key = atom.get(name(thing), name(thing))
            part = parts[tied.get(str(number), str(number))].setdefault(key, _Part())
            part.take(_Part({name(thing)}, {number}, [thing]))
            part.core.append(thing)
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in different:
        apart[atom.get(left, left)].add(atom.get(right, right))
        apart[atom.get(right, right)].add(atom.get(left, left))
    kept = [group for number, group in enumerate(held) if number not in touched]
    return kept + [part.things for whole in parts.values() for part in _parted(whole, apart, likeness)]


def united(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map everything that occurs in some pairs to the least of all that it is tied to, directly or through others."""
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while root.setdefault(one, one) != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for left, right in pairs:
        low, high = sorted((find(left), find(right)))
        root[high] = low
    return {one: find(one) for one in sorted(root)}


def _parted(
    whole: Mapping[str, _Part[T]], apart: Mapping[str, set[str]], likeness: Callable[[T, T], float]
) -> list[_Part[T]]:
    """Part what is tied together: first those named by a decision, then each of the rest by where it belongs."""
    named = sorted(key for key in whole if apart.get(key, set()) & whole.keys())
    made: list[_Part[T]] = []
    for key in named:
        _settle(whole[key], _nearest(whole[key], made, apart[key], likeness), made)
    waiting = sorted(whole.keys() - set(named))
    while waiting:
        near = ((key, _nearest(whole[key], made, set(), likeness)) for key in waiting)
        key, best = next(((key, part) for key, part in near if part is not None), (waiting[0], None))
        waiting.remove(key)
        _settle(whole[key], best, made)
    return made


def _settle(one: _Part[T], home: _Part[T] | None, made: list[_Part[T]]) -> None:
    if home is None:
        made.append(one)
    else:
        home.take(one)


def _nearest(
    one: _Part[T], made: Sequence[_Part[T]], apart: set[str], likeness: Callable[[T, T], float]
) -> _Part[T] | None:
    """Return the part that the rules had joined it to and that it is most like, of those it may go to."""
    able = [part for part in made if part.homes & one.homes and not part.names & apart]
    scored = [(max(likeness(a, b) for a in one.core for b in part.core), -at) for at, part in enumerate(able)]
    return able[-max(scored)[1]] if scored else None
