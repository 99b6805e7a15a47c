"""Tellings held to be of one happening, with what they say together."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.link.doers import NOBODY, Doers
from communique.link.tellings import Telling
from communique.types import Days, Status

# beginnings of words that list a side of a meeting: these name people not named before
ROSTERS = frozenset(
    {"delega", "attend", "partic", "part", "repres", "side", "team", "includ", "accomp", "joined", "flanke", "ceremo"}
)
_PAIR = 2
_AHEAD: frozenset[Status] = frozenset({"planned", "conditional"})


@dataclass(slots=True)
class Group:
    """What several tellings say together; adding one costs no more for what is in it already.

    `family` is that of its tellings; `pairs` are the two persons, or the two states, that some telling brings together,
    `circle` all of those that a telling of three or more names; `unlocated` and `states_named` the places that no
    gazetteer knows and those no more exact than a state; `at` the meetings at which it was agreed or said. `held` and
    `awaited` are ISO days: the first on which a report told of it as done, and the last on which one told of it as to
    come; `old` tells whether all its days were long gone when they were told, `told` whether some telling does more
    than point to it, `main` whether a report is mainly about it and `lead` whether that opens with it.
    """

    family: str
    tellings: list[Telling] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    pairs: set[frozenset[str]] = field(default_factory=set)
    circle: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)
    days: set[Days] = field(default_factory=set)
    former: set[Days] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    at: set[str] = field(default_factory=set)
    nth: set[str] = field(default_factory=set)
    states_named: set[str] = field(default_factory=set)
    unlocated: set[str] = field(default_factory=set)
    statuses: set[Status] = field(default_factory=set)
    held: str = ""
    awaited: str = ""
    lowest: str = ""
    listing: bool = True
    told: bool = False
    old: bool = False
    proper: set[str] = field(default_factory=set)
    main: bool = False
    lead: bool = False
    acting: Doers = NOBODY
    affected: Doers = NOBODY
    _triggers: list[tuple[int, int]] = field(default_factory=list)
    _told: list[tuple[int, int]] = field(default_factory=list)

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        account = telling.account
        self.tellings.append(telling)
        self.people |= telling.people
        self.states |= telling.states
        self.others |= telling.others
        self.acting, self.affected = self.acting.with_(telling.acting), self.affected.with_(telling.affected)
        self._meet(telling)
        self.words |= telling.words
        self.heads |= telling.head
        self.named |= telling.named
        self.nth |= telling.nth
        self.stories.add(telling.story)
        self.statuses.add(account.status)
        if telling.place is not None:
            self.places.add(telling.place)
            if telling.within is None:
                self.unlocated.add(telling.place)
            else:
                self.within.add(telling.within)
                if telling.broad:
                    self.states_named.add(telling.place)
        self.proper |= telling.proper
        if telling.days is not None:
            self.old = telling.old and (self.old or not self.days)
            self.days.add(telling.days)
        if telling.former is not None:
            self.former.add(telling.former)
        if account.partial is not None:
            self.partial.add(account.partial)
        if account.mode is not None:
            self.modes.add(account.mode)
        self._date(telling)
        self.lowest = min(self.lowest, account.id) if self.lowest else account.id
        self.told = self.told or not account.refers
        self.listing = self.listing and account.refers and bool(telling.head & ROSTERS)
        insort(self._triggers, (account.trigger.start, telling.sentence))
        if not account.refers:
            insort(self._told, (account.trigger.start, telling.sentence))

    def _meet(self, telling: Telling) -> None:
        """Note who meets whom, or agrees with whom."""
        for company in (telling.people, telling.parties) if telling.family in ("CONSULT", "accord") else ():
            if len(company) > _PAIR:
                self.circle |= company
            elif len(company) == _PAIR and not telling.head & ROSTERS:
                self.pairs.add(company)

    def _date(self, telling: Telling) -> None:
        """Note when it was told of as done, or as to come."""
        account, day = telling.account, (telling.published or "")[:10]
        if day and account.status == "happened" and not account.refers:
            self.held = min(self.held or day, day)
        elif day and account.status == "planned" and (telling.coming or not account.refers):
            self.awaited = max(self.awaited, day)

    def absorb(self, other: Group) -> None:
        """Take in the tellings of another group."""
        for telling in other.tellings:
            self.add(telling)
        self.at |= other.at
        self.main, self.lead = self.main or other.main, self.lead or other.lead

    @property
    def current(self) -> set[Days]:
        """The days it is told for, without those it was moved from."""
        return self.days - self.former

    @property
    def planned(self) -> bool:
        """Whether nobody tells of it as held."""
        return self.statuses <= _AHEAD

    @property
    def report(self) -> str:
        """The report of the first telling."""
        return self.tellings[0].report

    def gap(self, telling: Telling, *, told: bool = False) -> int | None:
        """Return how many sentences back the report last told of it, None where it has not yet.

        With `told` only words count that do more than point to it.
        """
        row = self._told if told else self._triggers
        at = bisect_left(row, (telling.account.trigger.start, -1))
        return telling.sentence - row[at - 1][1] if at else None


def group_of(family: str, tellings: Iterable[Telling]) -> Group:
    """Return a group of these tellings."""
    group = Group(family)
    for telling in tellings:
        group.add(telling)
    return group
