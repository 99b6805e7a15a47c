"""The accounts of a report, put together from triggers, arguments, circumstances and standing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.reading.accounts.arguments import regions
from communique.reading.accounts.circumstances import place, planned_for, when, whens_of
from communique.reading.accounts.extents import extent
from communique.reading.accounts.modes import mode_of
from communique.reading.accounts.occasions import occasion
from communique.reading.accounts.presences import presences, rosters
from communique.reading.accounts.regions import Region
from communique.reading.accounts.signings import meeting_of_signing
from communique.reading.accounts.slips import slipped
from communique.reading.accounts.standing import called_off, refused, standing
from communique.reading.accounts.triggers import Found, find
from communique.types import Account, Days, Span, Status, When, make_id

if TYPE_CHECKING:
    from communique.reading.cast import Cast
    from communique.reading.parse import Paragraph, Parsed

_BACK = frozenset({"the", "this", "that", "these", "those"})
_DEFINITE = ("the ", "this ", "that ", "these ", "those ", "their ", "his ", "her ", "its ")
_AROUND = ("after", "before", "during", "following", "ahead of", "prior to", "since")
_NEAR = 20  # characters before a telling that may hold one of these
_NEW = frozenset({"a", "an", "another", "several", "many", "some", "new", "further", "more", "additional", "fresh"})
_PROMISES = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
_ABOUT = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE"})
_BINDING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "RETREAT"})
_PROMISED = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE"})
_REFERABLE = frozenset({"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE"})


def accounts(parsed: Parsed, cast: Cast, whens: Sequence[When]) -> list[Account]:
    """Return every telling of a happening in a report, in text order; none where the text is not parsed."""
    if not parsed.english:
        return []
    found = []
    beside: set[str] = set()
    for paragraph in parsed.paragraphs:
        dates = whens_of(paragraph, whens)
        hits = list(find(paragraph, cast))
        pairs = [(hit, account) for hit in hits if (account := _account(parsed, paragraph, cast, dates, hit, hits))]
        beside.update(account.id for hit, account in pairs if hit.frame.aspect == "presence")
        told = [each for hit, account in pairs for each in slipped(account, hit, parsed, paragraph, dates)]
        told += [meeting for hit, account in pairs if (meeting := meeting_of_signing(account, hit, cast))]
        told += [account for hit in hits if (account := _remarks(parsed, paragraph, cast, dates, hit))]
        found.extend(_without_echoes(told, parsed.report.text))
    if not any(a.type == "CONSULT" and a.status == "happened" and a.id not in beside for a in found):
        found = [account for account in found if account.id not in beside]
    return sorted(found, key=lambda account: (account.span, account.trigger, account.type))


def _account(
    parsed: Parsed, paragraph: Paragraph, cast: Cast, dates: Sequence[When], hit: Found, hits: Sequence[Found]
) -> Account | None:
    if hit.frame.aspect == "presence" and _another(hit):
        return None
    status, type_ = standing(hit), hit.frame.type
    off = called_off(hit)
    if off:
        status = "planned"
    elif status is None and refused(hit):
        status, type_ = "happened", "REJECT"
    if status is None:
        return None
    first, last = extent(hit)
    span = parsed.span(paragraph, first, last)
    trigger = parsed.span(paragraph, hit.first, hit.last)
    parts = regions(hit)
    date = when(hit, paragraph, dates, span)
    ahead = date is not None and _to_come(date.days, parsed.report.published)
    if off and date is not None and not (ahead or planned_for(hit, date, paragraph)):
        date = None  # "cancelled the summit on Friday" says when it was cancelled
    who = presences(parsed, paragraph, cast, parts, hit.frame.type == "CONSULT")
    where = place(hit, paragraph, cast, dates, span)
    return Account(
        id=make_id("acc", parsed.report.id, span.start, span.end, trigger.start, type_),
        span=span,
        trigger=trigger,
        type=type_,
        mode=mode_of(hit, hits, (first, last), who, where, cast),
        status=_dated(status, date.days if date is not None else None, parsed.report.published),
        days=date.days if date is not None else None,
        partial=date.partial if date is not None and date.days is None else None,
        place=where,
        participants=tuple(who),
        roster=tuple(rosters(paragraph, cast, parts)) if hit.frame.type in ("CONSULT", "AGREE", "SUPPORT") else (),
        refers=_refers(hit),
        called_off=off,
    )


def _another(hit: Found) -> bool:
    """Tell whether people are placed at some other occasion: "attended a ceremony"."""
    words = [hit.head, *hit.head.doc[hit.first.i : hit.last.i + 1]]
    return any(child.lower_ in _NEW for word in words if word.pos_ == "NOUN" for child in word.children)


def _remarks(parsed: Parsed, paragraph: Paragraph, cast: Cast, dates: Sequence[When], hit: Found) -> Account | None:
    """Return the occasion of speech that "said after the meeting" tells of, None where there is no such meeting."""
    said = occasion(hit)
    if said is None:
        return None
    span = parsed.span(paragraph, said.first, said.last)
    speaker = [Region(said.speaker, "actor")] if said.speaker is not None else []
    return Account(
        id=make_id("acc", parsed.report.id, span.start, span.end, "statement"),
        span=span,
        trigger=parsed.span(paragraph, said.verb),
        type="statement",
        mode=None,
        status="happened",
        days=date.days if (date := when(hit, paragraph, dates, span)) is not None else None,
        place=place(hit, paragraph, cast, dates, parsed.span(paragraph, *extent(hit))),
        participants=tuple(presences(parsed, paragraph, cast, speaker, listed=False)),
    )


def _dated(status: Status, days: Days | None, published: str | None) -> Status:
    """A happening dated after the report was published is still to come."""
    return "planned" if status == "happened" and _to_come(days, published) else status


def _to_come(days: Days | None, published: str | None) -> bool:
    return days is not None and published is not None and days.first.isoformat() > published[:10]


def _refers(hit: Found) -> bool:
    """Tell whether the words point back to a happening: "the talks", "Saturday's meeting", "we discussed".

    "A meeting", "two meetings" and a meeting that somebody holds are told anew.
    """
    if hit.frame.aspect != "telling":
        return True
    if hit.verb is not None and hit.verb.dep_ == "advcl" and hit.verb.tag_ == "VB":
        return True  # "came to hold talks": the talks are those that the coming was for
    before = [child for child in hit.head.children if child.i < hit.head.i]
    if hit.verb is not None:
        return hit.head.dep_ in ("nsubj", "nsubjpass") and any(child.lower_ in _BACK for child in before)
    return not any(child.lower_ in _NEW or child.pos_ == "NUM" for child in before)


def _without_echoes(told: Sequence[Account], text: str) -> list[Account]:
    """Drop what says again what another account says, and bare nouns that tell nothing of anybody."""
    ordered = sorted(told, key=lambda account: account.span)
    starts = [account.span.start for account in ordered]
    longest = max((account.span.end - account.span.start for account in told), default=0)

    def holders(inner: Account) -> list[Account]:
        return ordered[bisect_left(starts, inner.span.end - longest) : bisect_right(starts, inner.span.start)]

    full = [account for account in told if not _thin(account, text)]
    kept = [a for a in full if not any(_echoes(a, other, text) for other in holders(a) if other is not a)]
    unique = {(account.span, account.type): account for account in reversed(kept)}
    return list(unique.values())


def _echoes(inner: Account, outer: Account, text: str) -> bool:
    """Tell whether an account only repeats part of another: "talks" of "held talks", "to help" of "agreed to help"."""
    if not _holds(outer.span, inner.span) or inner.called_off:
        return False
    if inner.status == "conditional" and inner.trigger.start > outer.trigger.start and outer.type in _BINDING:
        return outer.status == "happened" and not inner.refers  # its condition
    if inner.type == outer.type:
        if _holds(outer.trigger, inner.trigger) and inner.trigger != outer.trigger:
            return True
        return text[outer.trigger.end : inner.span.start].strip() == "of"
    if outer.type in _ABOUT and not inner.refers and inner.trigger.start > outer.trigger.start:
        return inner.status != "happened"
    return outer.type in _PROMISES and inner.type in _PROMISED and inner.status != "happened"


def _thin(account: Account, text: str) -> bool:
    """Tell whether a bare noun tells nothing: nobody by name, no day, no place, and it points to nothing definite."""
    if account.type == "RETREAT" and account.mode in ("withdraw", "ceasefire"):
        return False
    nothing = (
        all(presence.entity is None for presence in account.participants)
        and account.days is None
        and account.place is None
    )
    if not nothing or not account.refers:
        return False
    if account.status == "planned" and account.type in _REFERABLE:
        return False
    words = text[account.span.start : account.span.end].lower()
    before = text[max(0, account.span.start - _NEAR) : account.span.start].lower().rstrip()
    definite = words.startswith(_DEFINITE) or before.endswith(_AROUND)
    clause = account.type == "CONSULT" and " " in words and account.span.start != account.trigger.start
    return account.type not in _REFERABLE or not (definite or clause)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
