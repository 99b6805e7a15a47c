"""On whose side each participant of a happening stands: who acts, and whom it is turned on.

Of a visit those who act are the visitors and the others their hosts. Reports tell it in words ("visited", "received",
"hosted by"); where none does, a meeting in the country of some of those who met has a clear host all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import Protocol

from communique.link.tellings import Telling


class Party(Protocol):
    """What is known of an actor: whether it is a place, and the lexicon ids of the states it is or speaks for."""

    @property
    def place(self) -> bool:
        """Whether it is a place and takes no part."""
        ...

    @property
    def states(self) -> frozenset[str]:
        """The states."""
        ...


Sides = tuple[tuple[str, ...], tuple[str, ...]]


def sides(
    type_: str, mode: str | None, tellings: Sequence[Telling], who: Mapping[str, str], known: Mapping[str, Party]
) -> Sides:
    """Return the actor ids of those who act and of those it is turned on, most often told first; empty where untold."""
    told = _told([telling for telling in tellings if telling.account.type == type_], who, known)
    if type_ != "CONSULT":
        return told
    countries = {telling.within for telling in tellings if telling.within is not None}
    told = told[0], tuple(actor for actor in told[1] if not _abroad(actor, countries, known))
    if any(told) or mode in ("phone", "multilateral") or len(countries) != 1:
        return told
    return _at_home(tellings, countries, known)


def _abroad(actor: str, countries: Set[str], known: Mapping[str, Party]) -> bool:
    """Tell whether somebody is of another country than those where the reports place it, and so its host nowhere."""
    states = known[actor].states if actor in known else frozenset[str]()
    return bool(countries and states) and not countries & states


def _told(tellings: Sequence[Telling], who: Mapping[str, str], known: Mapping[str, Party]) -> Sides:
    """Return the sides by the reports' words; who stands on both acts, as in a clash, where more do not deny it."""
    acting: Counter[str] = Counter()
    affected: Counter[str] = Counter()
    for telling in tellings:
        for presence in telling.account.participants:
            actor = who.get(presence.entity or "", presence.entity)
            if actor is None or (actor in known and known[actor].place):
                continue
            if presence.side == "actor":
                acting[actor] += 1
            elif presence.side == "recipient":
                affected[actor] += 1
    ordered = sorted({*acting, *affected}, key=lambda actor: (-acting[actor] - affected[actor], actor))
    first = tuple(actor for actor in ordered if acting[actor] >= affected[actor])
    return first, tuple(actor for actor in ordered if actor not in first)


def _at_home(tellings: Sequence[Telling], countries: Set[str], known: Mapping[str, Party]) -> Sides:
    """Return the guests and the hosts of a meeting held in the country of some, and not all, of those who met."""
    there = Counter(actor for telling in tellings for actor in (*telling.people, *telling.others))
    ordered = sorted(there, key=lambda actor: (-there[actor], actor))
    placed = [actor for actor in ordered if actor in known and known[actor].states and not known[actor].place]
    hosts = tuple(actor for actor in placed if known[actor].states == countries)
    guests = tuple(actor for actor in placed if not known[actor].states & countries)
    return (guests, hosts) if guests and hosts else ((), ())
