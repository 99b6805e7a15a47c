"""Whether two groups of tellings can be one happening, and what speaks for it: reasons that a person can check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.link.tellings import Telling
from communique.types import Days

SAME = 3.0  # points that make two groups one happening
_SHORT = 7  # days; a longer range says little about sameness
_SECLUDED = frozenset({"CONSULT", "accord", "force"})  # families in which two places mean two happenings


@dataclass(slots=True)
class Group:
    """Tellings held to be of one happening, with what they say together."""

    family: str
    tellings: list[Telling] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)
    days: set[Days] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    main: bool = False

    def add(self, tellings: Iterable[Telling]) -> None:
        """Take tellings in."""
        for telling in tellings:
            self.tellings.append(telling)
            self.people |= telling.people
            self.states |= telling.states
            self.others |= telling.others
            self.words |= telling.words
            self.heads |= telling.head
            self.stories.add(telling.story)
            if telling.place is not None:
                self.places.add(telling.place)
            if telling.within is not None:
                self.within.add(telling.within)
            if telling.days is not None:
                self.days.add(telling.days)
            if telling.account.mode is not None:
                self.modes.add(telling.account.mode)

    @property
    def lowest(self) -> str:
        """The least account id in it: the same whatever the order of the reports."""
        return min(telling.account.id for telling in self.tellings)


def barred(left: Group, right: Group) -> str | None:
    """Return why two groups cannot be one happening, None where nothing forbids it."""
    if left.days and right.days and not all(a.overlaps(b) for a in left.days for b in right.days):
        return "different days"
    if left.family in _SECLUDED and left.places and right.places and not left.places & right.places:
        if not (left.within & right.places or right.within & left.places or _contains(left, right)):
            return "different places"
    if left.family == "CONSULT" and (left.modes == {"phone"}) != (right.modes == {"phone"}):
        if left.modes and right.modes or left.places or right.places:
            return "one by phone, one face to face"
    if left.states and right.states and not left.states & right.states:
        return "different parties"
    if len(left.people) > 1 and len(right.people) > 1 and not left.people & right.people:
        return "different people"
    return None


def _contains(left: Group, right: Group) -> bool:
    """Tell whether one side names only the state in which the other's place lies."""
    both = left.within & right.within
    return bool(both) and any(len(group.places) == 1 and group.places <= both for group in (left, right))


def kinship(left: Group, right: Group) -> tuple[float, tuple[str, ...]]:
    """Return how much speaks for one happening, and the reasons."""
    points = 0.0
    reasons = []
    near = [a for a in left.days for b in right.days if a.overlaps(b) and (a.last - a.first).days <= _SHORT]
    if near:
        points += 2.0 if any(day.first == day.last for day in near) else 1.0
        reasons.append("same day")
    if left.places & right.places:
        points += 1.5
        reasons.append("same place")
    shared = len(left.people & right.people)
    if shared:
        points += min(shared, 3)
        reasons.append(f"{shared} shared participants")
    parties = left.states & right.states
    if parties:
        points += 1.5 if len(parties) > 1 or left.states == right.states else 0.5
        reasons.append("same parties" if left.states == right.states else "a shared party")
    elif left.others & right.others:
        points += 1.0
        reasons.append("a shared participant")
    words = len(left.words & right.words) / (min(len(left.words), len(right.words)) or 1)
    if words >= 0.3:
        points += 2.0 * words
        reasons.append(f"{words:.2f} of the words")
    if left.heads & right.heads:
        points += 0.5
    if left.main and right.main and left.stories & right.stories:
        points += 1.5
        reasons.append("what both reports are mainly about")
    return points, tuple(reasons)
