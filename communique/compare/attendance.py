"""Who was there: reports that list those present, and do not list the same.

A list that lacks somebody speaks against a list that has him; a report that lists nobody of that delegation is silent,
and so is one that names some of it but never one whom all lists have. Delegations are compared one by one: a report may
list one side in full and give the other by office alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from communique.compare.matter import Matter, contradiction, omission
from communique.lexicon import load
from communique.types import Attendance, Claim, Difference, Event, Span

NOBODY = "nobody else"
LISTED = 3  # persons of a delegation that make a list
SOME = 2  # persons of a delegation with whom a report tells who it was


def attendance(matter: Matter) -> list[Difference]:
    """Return one difference a meeting and delegation: each list's names beyond those that all lists share."""
    placed: dict[str, list[Attendance]] = defaultdict(list)
    for row in matter.linked.attendance:
        if row.actor in matter.actor and matter.actor[row.actor].kind == "person":
            placed[row.event].append(row)
    found = []
    for event in matter.linked.events:
        for side, lists in sorted(_lists(matter, event, placed.get(event.id, [])).items()):
            difference = _differing(matter, event, side, lists)
            if difference is not None:
                found.append(difference)
            found += _left_out(matter, event, lists, placed.get(event.id, []))
    return found


_List = dict[str, Span]  # where a report lists each actor


def _lists(matter: Matter, event: Event, rows: Sequence[Attendance]) -> dict[str, dict[str, _List]]:
    """Return whom each report lists, by delegation and report; a name whose state is not told goes with the one before.

    A delegation of which a report lists nobody is not listed by it, even if it names some of its members elsewhere.
    """
    rosters = [span for member in event.members if member in matter.account for span in matter.account[member].roster]
    listed = [row for row in rows if any(_inside(row.span, roster) for roster in rosters)]
    side_of = _sides(matter, listed)
    found: dict[str, dict[str, _List]] = defaultdict(dict)
    for row in rows:
        side = side_of.get(row.actor)
        reports = {other.span.report for other in listed if side_of.get(other.actor) == side}
        if side is not None and row.span.report in reports:
            found[side].setdefault(row.span.report, {})[row.actor] = row.span
    return found


def _inside(span: Span, roster: Span) -> bool:
    return span.report == roster.report and roster.start <= span.start < roster.end


def _sides(matter: Matter, listed: Sequence[Attendance]) -> dict[str, str]:
    """Map persons to the state they sit for: their own, or that of the one listed before them.

    Where that leaves somebody without a side, all are compared as one.
    """
    sides: dict[str, str] = {}
    last: tuple[str, str] = ("", "")
    for row in sorted(listed, key=lambda row: row.span):
        states = matter.actor[row.actor].states
        if states:
            sides[row.actor] = states[0]
        elif last[0] == row.span.report:
            sides.setdefault(row.actor, last[1])
        last = (row.span.report, sides.get(row.actor, ""))
    told = {row.actor: sides.get(row.actor, "") for row in listed}
    return told if all(told.values()) else dict.fromkeys(told, "")


def _differing(matter: Matter, event: Event, side: str, lists: dict[str, _List]) -> Difference | None:
    lists = {report: people for report, people in lists.items() if len(people) >= LISTED}
    if len(lists) < 2:
        return None
    everybody = set.union(*(set(people) for people in lists.values()))
    lists = {report: _named_too(matter, event, report, everybody) | people for report, people in lists.items()}
    shared = set.intersection(*(set(people) for people in lists.values()))
    claims: list[Claim] = []
    for report, people in sorted(lists.items()):
        extra = sorted(set(people) - shared, key=lambda actor: people[actor])
        value = ", ".join(sorted(matter.actor[actor].label for actor in extra)) or NOBODY
        spans = [people[actor] for actor in extra] or [min(people.values())]
        claims.extend(Claim(event.id, "attendance", value, span) for span in spans if span.report == report)
    if len({claim.value for claim in claims}) < 2 or not shared:
        return None
    telling = {span.report for span in event.accounts}
    offices = [claim for claim in _by_office(matter, event, side) if claim.span.report not in lists]
    silent = telling - set(lists) - {claim.span.report for claim in offices}
    return contradiction(event.id, "attendance", [*claims, *offices], silent, key=side)


def _left_out(matter: Matter, event: Event, lists: dict[str, _List], rows: Sequence[Attendance]) -> list[Difference]:
    """Return an omission for each person whom all lists of a delegation have and who names some of it leaves out."""
    lists = {report: people for report, people in lists.items() if len(people) >= LISTED}
    if len(lists) < 2:
        return []
    shared = set.intersection(*(set(people) for people in lists.values()))
    some: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.span.report not in lists and row.actor in shared:
            some[row.span.report].add(row.actor)
    telling = [report for report, people in some.items() if len(people) >= SOME]
    named = {report: {matter.who.get(each.entity) for each in matter.reading[report].mentions} for report in telling}
    silent = {actor: {report for report in telling if actor not in named[report] | some[report]} for actor in shared}
    found = []
    for actor, reports in sorted(silent.items()):
        label = matter.actor[actor].label
        claims = [Claim(event.id, "attendance", label, people[actor]) for people in lists.values()]
        found += [omission(event.id, "attendance", claims, reports, actor)] if reports else []
    return found


def _by_office(matter: Matter, event: Event, side: str) -> Iterator[Claim]:
    """Yield where a report tells who sat for a state by office alone: "the Russian foreign and defence ministers"."""
    for account in (matter.account[member] for member in event.members if member in matter.account):
        for presence in account.participants:
            words = matter.quote(presence.span)
            if presence.entity is None and side in map(load().demonym, words.replace("’", "'").split()):
                yield Claim(event.id, "attendance", words, presence.span)


def _named_too(matter: Matter, event: Event, report: str, people: set[str]) -> _List:
    """Return those whom a report names in its sentences on an event, though no list of it was read to hold them."""
    reading = matter.reading[report]
    accounts = [span for span in event.accounts if span.report == report]
    told = [each for each in reading.sentences if any(each.start < s.end and s.start < each.end for s in accounts)]
    named: _List = {}
    for mention in reading.mentions:
        actor = matter.who.get(mention.entity, "")
        if actor in people and any(_inside(mention.span, sentence) for sentence in told):
            named.setdefault(actor, mention.span)
    return named
