"""Where: reports that put one happening in different places, neither of which lies in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from communique.compare.likeness import concepts, same_telling
from communique.compare.matter import Matter, contradiction
from communique.lexicon import load
from communique.types import Claim, Difference, Event


def places(matter: Matter) -> list[Difference]:
    """Return contradictions of place among the accounts of each event."""
    return [found for event in matter.linked.events for found in _compared(matter, event)]


def _compared(matter: Matter, event: Event) -> list[Difference]:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for member in event.members:
        account = matter.account.get(member)
        place = matter.who.get(account.place) if account is not None and account.place else None
        if account is not None and place is not None and place in matter.actor:
            value = matter.actor[place].label
            claims[place].append(Claim(event.id, "place", value, account.span))
    named = sorted(claims)
    apart = any(
        matter.actor[one].label != matter.actor[other].label
        and _one_telling(matter, claims[one], claims[other])
        and not _holds(matter, one, other)
        and not _holds(matter, other, one)
        and {claim.span.report for claim in claims[one]}.isdisjoint(claim.span.report for claim in claims[other])
        for number, one in enumerate(named)
        for other in named[number + 1 :]
    )
    return [contradiction(event.id, "place", [claim for place in named for claim in claims[place]])] if apart else []


def _one_telling(matter: Matter, here: Sequence[Claim], there: Sequence[Claim]) -> bool:
    """Whether an account that has one place tells plainly the same as one that has the other."""
    tellings = [[concepts(matter.quote(claim.span)) for claim in claims] for claims in (here, there)]
    return any(same_telling(left, right) for left in tellings[0] for right in tellings[1])


def _holds(matter: Matter, whole: str, part: str) -> bool:
    """Whether one place is known to lie in the other; a place nothing is known of may lie anywhere."""
    outer, inner = matter.actor[whole], matter.actor[part]
    known = load().entry(inner.known) if inner.known else None
    larger = load().entry(outer.known) if outer.known else None
    if known is None or larger is None:
        return True
    return known.country == larger.id or (known.country == larger.country and larger.precision in ("country", "admin1"))
