"""Attendance: which report places which person at which meeting, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.types import Account, Attendance, Entity, Event, Reading, Span

MEETINGS = frozenset({"CONSULT"})
_CONCLUDED = frozenset({"AGREE", "SUPPORT"})  # "an accord reached between A and B" places both where it was reached
_HELD = ("happened", "claimed")


def attendance(readings: Iterable[Reading], events: Iterable[Event], who: Mapping[str, str]) -> list[Attendance]:
    """Return one row per meeting, person and report, with the words that place the person there.

    A name in a list comes before another name, and a name before a role. Rows are ordered by event, actor and span.
    """
    accounts = {account.id: account for reading in readings for account in reading.accounts}
    entities = {entity.id: entity for reading in readings for entity in reading.entities}
    rows: dict[tuple[str, str, str], tuple[tuple[int, int], Span]] = {}
    for event in events:
        for account in _placing(event, accounts):
            for actor, rank, span in _placed(account, entities, who):
                key = (event.id, actor, span.report)
                best = rows.get(key)
                if best is None or (rank, span.start) < (best[0][0], best[0][1]):
                    rows[key] = ((rank, span.start), span)
    found = [Attendance(event, actor, span) for (event, actor, _), (_, span) in rows.items()]
    return sorted(found, key=lambda row: (row.event, row.actor, row.span))


def _placing(event: Event, accounts: Mapping[str, Account]) -> list[Account]:
    """Return the accounts that place people: of meetings, and of accords concluded on a day or in a place."""
    members = [accounts[member] for member in event.members if member in accounts]
    if event.status in _HELD:
        members = [account for account in members if account.status in _HELD]  # "will meet" places nobody there
    if event.type in MEETINGS:
        return members
    if event.type in _CONCLUDED:
        return [account for account in members if account.roster and (account.days or account.place)]
    return []


def _placed(
    account: Account, entities: Mapping[str, Entity], who: Mapping[str, str]
) -> Sequence[tuple[str, int, Span]]:
    found = []
    for presence in account.participants:
        entity = entities.get(presence.entity or "")
        if entity is None or entity.kind != "person":
            continue
        listed = any(roster.start <= presence.span.start < roster.end for roster in account.roster)
        rank = 0 if listed else 1
        found.append((who.get(entity.id, entity.id), rank, presence.span))
    return found
