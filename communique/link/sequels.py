"""Meetings that continue others, and those that came in the place of a plan: linked with a reason, never joined."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from communique.link.group import Group
from communique.types import Event, Link

_TWO = 2  # persons, or states, that two meetings must share
_BACK = frozenset({"first", "previous", "earlier", "aside", "several"})  # what these count is no sequel
_AGAIN = frozenset({"resume", "reconv"})  # beginnings of trigger words
_MANY = 40  # meetings of one person that are looked at, the latest before
_SOON = timedelta(days=120)  # within which a meeting may have come in the place of a plan
_SURE, _MAYBE = 0.75, 0.5


def sequels(groups: Sequence[Group], events: Sequence[Event]) -> tuple[list[Event], list[Link]]:
    """Return the events, each with those it follows and those in whose place it came, and the links that say why.

    `events` are those of the groups, in the same order. A plan that nobody tells of as held and that was not called off
    either gives a link of verdict "unsure" and nothing else.
    """
    held = _Meetings(groups, events, (i for i, e in enumerate(events) if e.status == "happened"))
    plans = _Meetings(groups, events, (i for i, e in enumerate(events) if e.status == "planned"))
    latest = max((t.published[:10] for group in groups for t in group.tellings if t.published), default="")
    made, links = list(events), []
    for index, event in enumerate(events):
        if event.type != "CONSULT" or event.called_off:
            continue
        before = _followed(index, groups, held)
        if before is not None:
            made[index] = replace(made[index], follows=(events[before].id,))
            links.append(
                _link(groups, index, before, "different", (_counted(groups[index]), _latest(groups, index, before)))
            )
        plan = plans.last_before(index, _SOON) if event.status in ("happened", "planned") else None
        if plan is not None and events[plan].called_off:
            made[index] = replace(made[index], instead_of=(events[plan].id,))
            links.append(
                _link(
                    groups,
                    index,
                    plan,
                    "different",
                    (f"{_for(events[plan])} was called off", _who(groups, index, plan)),
                )
            )
        elif plan is not None and event.status == "happened" and _gone_by(events[plan], latest):
            why = f"{_for(events[plan])} is told of by nobody as held"
            links.append(_link(groups, index, plan, "unsure", (why, _who(groups, index, plan))))
    return made, links


class _Meetings:
    """Dated meetings, found by who met and ordered by day."""

    def __init__(self, groups: Sequence[Group], events: Sequence[Event], chosen: Iterable[int]) -> None:
        """Order those of the events that are meetings on a known day."""
        self._groups, self._events = groups, events
        self._by_who: defaultdict[str, list[tuple[date, str, int]]] = defaultdict(list)
        for index in chosen:
            day = events[index].date
            if events[index].type == "CONSULT" and day is not None:
                for one in _company(groups[index]):
                    self._by_who[one].append((day.first, groups[index].lowest, index))
        for row in self._by_who.values():
            row.sort()

    def last_before(self, index: int, within: timedelta = timedelta.max) -> int | None:
        """Return the latest meeting of the same persons or parties that was over before this one, None without one."""
        begins = self._begins(index)
        if begins is None:
            return None
        shared: Counter[tuple[date, str, int]] = Counter()
        for one in _company(self._groups[index]):
            row = self._by_who.get(one, [])
            at = bisect_left(row, (begins,))
            shared.update(row[max(0, at - _MANY) : at])
        for _, _, other in sorted((row for row, count in shared.items() if count >= _TWO), reverse=True):
            day = self._events[other].date
            if day is not None and day.last < begins and begins - day.last <= within:
                return other
        return None

    def _begins(self, index: int) -> date | None:
        """Return the day of a meeting, of one to come without a day the last on which it was still awaited."""
        day = self._events[index].date
        if day is not None:
            return day.first
        awaited = self._groups[index].awaited
        return date.fromisoformat(awaited) if awaited else None


def _followed(index: int, groups: Sequence[Group], held: _Meetings) -> int | None:
    """Return the meeting that this one continues: by its own words it is one of several, and the same met before."""
    group = groups[index]
    return held.last_before(index) if group.nth - _BACK or group.heads & _AGAIN else None


def _gone_by(plan: Event, latest: str) -> bool:
    """Tell whether a report of the process appeared after the day of a plan."""
    return plan.date is not None and plan.date.last.isoformat() < latest


def _link(
    groups: Sequence[Group], index: int, other: int, verdict: Literal["different", "unsure"], reasons: tuple[str, ...]
) -> Link:
    low, high = sorted((groups[index].lowest, groups[other].lowest))
    return Link("event", low, high, verdict, _SURE if verdict == "different" else _MAYBE, reasons)


def _counted(group: Group) -> str:
    count = sorted(group.nth - _BACK)
    return f"by its words one of several: {', '.join(count)}" if count else "by its words resumed"


def _latest(groups: Sequence[Group], index: int, other: int) -> str:
    return f"the latest before it of {_who(groups, index, other)}"


def _for(plan: Event) -> str:
    return f"what was planned for {plan.date.first}" if plan.date is not None else "what was planned"


def _who(groups: Sequence[Group], left: int, right: int) -> str:
    people = groups[left].people & groups[right].people
    return f"{len(people)} shared participants" if len(people) >= _TWO else "the same parties"


def _company(group: Group) -> list[str]:
    """Return who met: the persons, or where no two are named the states."""
    return sorted(group.people) if len(group.people) >= _TWO else sorted(group.states)
