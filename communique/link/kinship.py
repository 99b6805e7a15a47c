"""Whether two groups of tellings can be one happening, and what speaks for it: reasons that a person can check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.link.tellings import Telling
from communique.types import Days

SAME = 3.0  # points that make two groups one happening
_PAIR = 2
# beginnings of words that list a side of a meeting: these name people not named before
ROSTERS = frozenset(
    {"delega", "attend", "partic", "part", "repres", "side", "team", "includ", "accomp", "joined", "flanke", "ceremo"}
)
_SHORT = 7  # days; a longer range says little about sameness
_COMMON = {
    "accord": frozenset(
        {"agreed", "agree", "agreem", "deal", "accord", "reache", "unders", "consen", "pact", "treaty", "signed"}
    ),
    "CONSULT": frozenset({"talks", "talk", "meetin", "discus", "negoti", "held", "hold", "visit", "began", "attend"}),
}
_ALIKE = 0.3  # share of the words from which wording counts
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
    former: set[Days] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    nth: set[str] = field(default_factory=set)
    states_named: set[str] = field(default_factory=set)
    unlocated: set[str] = field(default_factory=set)
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
            self.named |= telling.named
            self.nth |= telling.nth
            self.stories.add(telling.story)
            if telling.place is not None:
                self.places.add(telling.place)
            if telling.place is not None and telling.within is None:
                self.unlocated.add(telling.place)
            if telling.within is not None:
                self.within.add(telling.within)
                if telling.broad and telling.place is not None:
                    self.states_named.add(telling.place)
            if telling.days is not None:
                self.days.add(telling.days)
            if telling.former is not None:
                self.former.add(telling.former)
            if telling.account.mode is not None:
                self.modes.add(telling.account.mode)

    @property
    def current(self) -> set[Days]:
        """The days it is told for, without those it was moved from."""
        return {day for day in self.days if day not in self.former}

    @property
    def planned(self) -> bool:
        """Whether nobody tells of it as held."""
        return all(telling.account.status in ("planned", "conditional") for telling in self.tellings)

    @property
    def listing(self) -> bool:
        """Whether it only lists people, and leaves open at which meeting."""
        return all(telling.account.refers and telling.head & ROSTERS for telling in self.tellings)

    @property
    def report(self) -> str:
        """The report of the first telling."""
        return self.tellings[0].report

    @property
    def lowest(self) -> str:
        """The least account id in it: the same whatever the order of the reports."""
        return min(telling.account.id for telling in self.tellings)


def barred(left: Group, right: Group) -> str | None:
    """Return why two groups cannot be one happening, None where nothing forbids it."""
    apart = not all(a.overlaps(b) for a in left.current for b in right.current)
    if apart and not (_slipped_from(left, right) or _slipped_from(right, left)):
        return "different days"
    if left.family in _SECLUDED and _apart(left, right):
        return "different places"
    if left.named and right.named and not left.named & right.named:
        return "different names"
    if left.nth and right.nth and not left.nth & right.nth:
        return "another of several"
    by_phone = [group.modes == {"phone"} for group in (left, right)]
    if left.family == "CONSULT" and by_phone[0] != by_phone[1] and _held_somewhere(left) and _held_somewhere(right):
        return "one by phone, one face to face"
    if left.states and right.states and not left.states & right.states:
        return "different parties"
    listed = left.listing or right.listing  # who else was there
    if len(left.people) > 1 and len(right.people) > 1 and not left.people & right.people and not listed:
        return "different people"
    if left.family == "CONSULT" and _other_counterpart(left, right):
        return "another counterpart"
    return None


def _slipped_from(plan: Group, moved: Group) -> bool:
    """Tell whether one group only plans a meeting for the day from which another says it was moved."""
    return plan.planned and bool(moved.former) and plan.current <= moved.former


def _other_counterpart(left: Group, right: Group) -> bool:
    """Tell whether one person met one other here and a third there, unless both on one day in one place."""
    if (left.heads | right.heads) & ROSTERS:
        return False  # a list of one side
    pairs = len(left.people) == _PAIR and len(right.people) == _PAIR and len(left.people & right.people) == 1
    return pairs and not (left.days & right.days and left.places & right.places)


def _apart(left: Group, right: Group) -> bool:
    """Tell whether two groups name places of which neither lies in the other."""
    if not left.places or not right.places or left.places & right.places:
        return False
    if left.family == "CONSULT" and bool(left.unlocated) != bool(right.unlocated):
        return False  # a palace that no gazetteer knows may lie in the city
    shared = left.within & right.within
    return not (shared and any(group.places <= group.states_named for group in (left, right)))


def _held_somewhere(group: Group) -> bool:
    return bool(group.modes or group.places)


def kinship(left: Group, right: Group) -> tuple[float, tuple[str, ...]]:
    """Return how much speaks for one happening, and the reasons."""
    points = 0.0
    reasons = []
    if left.former & (right.days | right.former) or right.former & left.days:
        points += 2.0
        reasons.append("the day it was moved from")
    near = [a for a in left.current for b in right.current if a.overlaps(b) and max(_length(a), _length(b)) <= _SHORT]
    if near:
        points += 2.0 if any(day.first == day.last for day in near) else 1.0
        reasons.append("same day")
    if left.places & right.places:
        points += 2.5 if left.family == "accord" else 1.5
        reasons.append("same place")
    shared = len(left.people & right.people)
    if shared:
        points += min(shared, 3)
        reasons.append(f"{shared} shared participants" if shared > 1 else "a shared participant")
    parties = left.states & right.states
    if parties:
        alike = len(parties) > 1 or left.states == right.states
        points += 1.5 if alike else 0.5
        reasons.append("same parties" if alike else "a shared party")
    elif left.others & right.others:
        points += 1.0
        reasons.append("a shared party")
    if left.places & right.places and "multilateral" in left.modes & right.modes:
        points += 1.5
        reasons.append("same kind of conference")
    if left.named & right.named:
        points += 3.0
        reasons.append("same name")
    more, why = _wording(left, right)
    if points + more and left.family != "CONSULT" and left.stories & right.stories and left.report != right.report:
        more += 0.5
    if left.main and right.main and left.stories & right.stories:
        more += 1.5
        why = (*why, "what both reports are mainly about")
    return points + more, (*reasons, *why)


def _length(days: Days) -> int:
    return (days.last - days.first).days


def _wording(left: Group, right: Group) -> tuple[float, tuple[str, ...]]:
    """Return what the words themselves add: shared ones, and shared trigger words."""
    common = _COMMON.get(left.family, frozenset())  # "agreed" is in all accords, "talks" in all meetings
    ours, theirs = left.words - common, right.words - common
    shared = len(ours & theirs)
    share = shared / (min(len(ours), len(theirs)) or 1)
    points = 0.0
    reasons: tuple[str, ...] = ()
    if share >= _ALIKE:
        points += 2.5 * share
        reasons = (f"{share:.2f} of the words",)
        if share >= 2 * _ALIKE - 0.1 and shared > 1 and left.family != "CONSULT":
            points += 1.0
    if left.family != "accord" and left.heads & right.heads:
        points += 0.5 if left.family == "CONSULT" else 1.0
    return points, reasons
