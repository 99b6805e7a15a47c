"""Who was there: reports that list those present, and do not list the same.

A list that lacks somebody speaks against a list that has him; a report that gives no list is silent. Two names stand as
a list when the report sets them down as one, or places at least three persons at the meeting.
"""

from __future__ import annotations

from collections import defaultdict

from communique.compare.matter import Matter, contradiction
from communique.types import Claim, Difference, Event, Span

LISTED = 3  # persons a report places at a meeting from which on it counts as listing them


def attendance(matter: Matter) -> list[Difference]:
    """Return one difference a meeting whose lists differ: each report's names beyond those that all lists share."""
    placed: dict[str, dict[str, dict[str, Span]]] = defaultdict(lambda: defaultdict(dict))
    for row in matter.linked.attendance:
        if row.actor in matter.actor and matter.actor[row.actor].kind == "person":
            placed[row.event][row.span.report][row.actor] = row.span
    found = []
    for event in matter.linked.events:
        difference = _differing(matter, event, placed.get(event.id, {}))
        if difference is not None:
            found.append(difference)
    return found


def _differing(matter: Matter, event: Event, placed: dict[str, dict[str, Span]]) -> Difference | None:
    rosters = _rosters(matter, event)
    lists = {report for report, people in placed.items() if len(people) >= LISTED}
    if len(lists) < 2:
        return None
    shared = set.intersection(*(set(placed[report]) for report in lists))
    claims: list[Claim] = []
    for report in sorted(lists):
        extra = sorted(set(placed[report]) - shared, key=lambda actor: placed[report][actor])
        if extra:
            value = ", ".join(matter.actor[actor].label for actor in extra)
            claims.extend(Claim(event.id, "attendance", value, placed[report][actor]) for actor in extra)
        else:
            claims.append(Claim(event.id, "attendance", "nobody else", rosters.get(report) or _extent(placed[report])))
    if len({claim.value for claim in claims}) < 2:
        return None
    telling = {span.report for span in event.accounts}
    return contradiction(event.id, "attendance", claims, telling - lists)


def _rosters(matter: Matter, event: Event) -> dict[str, Span]:
    """Return the first list each report gives of those present."""
    found: dict[str, Span] = {}
    for member in event.members:
        for roster in matter.account[member].roster if member in matter.account else ():
            found.setdefault(roster.report, roster)
    return found


def _extent(people: dict[str, Span]) -> Span:
    return min(people.values())
