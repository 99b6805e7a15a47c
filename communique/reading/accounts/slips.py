"""Meetings that slipped: the day first planned is kept beside the day they were moved to, as an account of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from communique.reading.accounts.circumstances import days_under
from communique.reading.clauses import children, trimmed
from communique.reading.lemmas import lemma
from communique.types import Account, make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from communique.reading.accounts.triggers import Found
    from communique.reading.parse import Paragraph, Parsed
    from communique.types import Days, When

_SLIP = frozenset({"postpone", "delay", "move", "reschedule", "defer", "push", "put", "bring", "adjourn", "shift"})
_SCHEDULED = frozenset({"planned", "due", "scheduled", "set", "slated", "supposed", "expected", "meant", "originally"})
_TO = frozenset({"to", "until", "till"})
_ON = frozenset({"on", "for"})  # "was put off on Monday" tells when that was decided


def slipped(
    account: Account, found: Found, parsed: Parsed, paragraph: Paragraph, dates: Sequence[When]
) -> tuple[Account, ...]:
    """Return an account as told now, and, where its meeting was moved, one more that keeps the day first planned.

    Both have one trigger; the second runs on to the words that give the former day.
    """
    noun, verb = found.head, found.head.head
    if account.type != "CONSULT" or noun.dep_ not in ("nsubj", "nsubjpass", "dobj") or not dates:
        return (account,)
    moved = lemma(verb) in _SLIP
    told = _former(noun, verb if moved else None, paragraph, dates)
    if told is None:
        return (account,)
    former, last = told
    if account.called_off:
        return (replace(account, days=former, partial=None),)
    marks = [mark for mark in _marks(verb) if mark.lower_ in (_TO if moved else _ON)]
    now = next((day for mark in marks if (day := days_under(mark, paragraph, dates))), None)
    if not moved and (now is None or now == former):
        return (account,)
    status = "planned" if moved and account.status == "happened" else account.status
    start, _ = trimmed(noun.doc[noun.left_edge.i], noun)
    span = parsed.span(paragraph, start, last)
    identity = make_id("acc", span.report, span.start, span.end, account.trigger.start, "CONSULT", "former")
    if account.trigger.end > span.end:
        return (account,)
    before = replace(account, id=identity, span=span, status="planned", days=former, refers=True)
    own = account.span if account.span.end < span.end else replace(span, end=account.trigger.end)
    return replace(account, span=own, status=status, days=now), before


def _former(noun: Token, moved: Token | None, paragraph: Paragraph, dates: Sequence[When]) -> tuple[Days, Token] | None:
    """Return the day a meeting was first planned for, and the last word that tells it."""
    for clause in noun.subtree:  # the parse hangs "which was due" on the last name of "the meeting between A and B"
        if clause.dep_ in ("acl", "relcl") and any(token.lower_ in _SCHEDULED for token in clause.subtree):
            day = days_under(clause, paragraph, dates)
            if day is not None:
                return day, list(clause.subtree)[-1]
    for mark in _marks(moved) if moved is not None else ():
        named = children(mark, "pobj") if mark.lower_ == "from" else []
        for each in named:
            day = days_under(each, paragraph, dates)
            if day is not None:
                return day, list(each.subtree)[-1]
    return None


def _marks(verb: Token) -> list[Token]:
    """Return the prepositions of a verb, those of its particle ("pushed back to") and of "from ... to" included."""
    near = [mark for each in (verb, *children(verb, "advmod", "prt")) for mark in children(each, "prep")]
    return near + [deep for mark in near for deep in children(mark, "prep")]
