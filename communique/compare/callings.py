"""What an event is called: other words for one act where two reports tell of it, "talks" here and "discussions" there.

Words for the same act are those of one line of `text/concepts.txt`, so that a plan and its outcome, or an offer and its
acceptance, are never set side by side. Only dated agreements and meetings of known parties are compared; withdrawals
and attacks are named by the terms of their story.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from communique.compare.matter import Matter, wording
from communique.text.concepts import concept
from communique.text.words import folds
from communique.types import Claim, Difference, Event

FAMILY = 4  # letters that inflections of one word begin with
PARTIES = 2  # that an event has at least,
WITHIN = 3  # and days within which it happened
_ACTS = {"AGREE": concept("agreement"), "CONSULT": concept("meeting")}
_PLAIN = frozenset({"meet", "met", "meets", "talk", "talked", "discuss", "discussed", "negotiate", "negotiated"})


def callings(matter: Matter) -> list[Difference]:
    """Return a difference of wording for each event to whose act two reports give names that are no inflections."""
    found = []
    for event in matter.linked.events:
        act = _ACTS.get(event.type)
        if act is None or event.status != "happened" or not _surely_one(event):
            continue
        named: dict[str, set[str]] = defaultdict(set)
        claims = []
        for account in (matter.account[member] for member in event.members if member in matter.account):
            words = {word[:FAMILY] for word in folds(matter.quote(account.trigger)) if _names(word, act)}
            if words:
                named[account.span.report] |= words
                claims.append(Claim(event.id, "name", matter.quote(account.trigger), account.trigger))
        if any(
            named[one].isdisjoint(named[other]) and (event.type == "AGREE" or _meet(matter, event, one, other))
            for one, other in combinations(sorted(named), 2)
        ):
            found.append(wording(event.id, "name", claims))
    return found


def _meet(matter: Matter, event: Event, one: str, other: str) -> bool:
    """Whether two reports name the same people at a meeting."""
    present: dict[str, set[str]] = defaultdict(set)
    for account in (matter.account[member] for member in event.members if member in matter.account):
        entities = (presence.entity for presence in account.participants)
        present[account.span.report].update(matter.who[entity] for entity in entities if entity in matter.who)
    return len(present[one] & present[other]) >= PARTIES


def _surely_one(event: Event) -> bool:
    """Whether an event has parties and a day, so that its accounts are hardly of several."""
    dated = event.date is not None and (event.date.last - event.date.first).days <= WITHIN
    return dated and len(event.participants) >= PARTIES


def _names(word: str, act: str) -> bool:
    """Whether a word names an act; what everybody does at a meeting ("they met and discussed") is no name of it."""
    return concept(word) == act and word not in _PLAIN
