"""How long: meetings whose length some reports tell and others that tell of the same meeting do not."""

from __future__ import annotations

from collections import defaultdict

from communique.compare.counting import LENGTHS, by_unit, of_talks, told
from communique.compare.matter import Matter, omission
from communique.types import Claim, Difference, Event

MEETING = 2  # participants that reports of one meeting have in common


def durations(matter: Matter) -> list[Difference]:
    """Return one omission a meeting."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for reading in matter.readings:
        for figure in reading.figures:
            event = matter.event_at(figure.span) if figure.unit in LENGTHS and not figure.ordinal else None
            if event is not None:
                claims[event.id].append(Claim(event.id, "duration", told(matter, figure), figure.span))
    telling = {count.report for counts in by_unit(matter).values() for count in counts if of_talks(count)}
    found = []
    for event in (event for event in matter.linked.events if event.id in claims):
        tellers = {claim.span.report for claim in claims[event.id]}
        present = _present(matter, event)
        who = set.union(set(), *(present[report] for report in tellers))
        same = {report for report in present if len(present[report] & who) >= MEETING}
        spans = [claim.span for claim in claims[event.id]]
        silent = matter.coverage.treating(same - tellers - telling, spans)
        if silent:
            found.append(omission(event.id, "duration", claims[event.id], silent))
    return found


def _present(matter: Matter, event: Event) -> dict[str, set[str]]:
    """Return whom each report that tells of an event has take part in it."""
    present: dict[str, set[str]] = defaultdict(set)
    for member in event.members:
        account = matter.account.get(member)
        if account is not None:
            named = (matter.who.get(presence.entity or "", "") for presence in account.participants)
            present[account.span.report].update(actor for actor in named if actor)
    return present
