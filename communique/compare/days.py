"""When: reports that give one happening or one promise days that cannot both be, or of which only some name a day."""

from __future__ import annotations

from collections.abc import Iterable

from communique.compare.coverage import published_day
from communique.compare.likeness import concepts, told_alike
from communique.compare.matter import Matter, contradiction, omission
from communique.types import Account, Claim, Days, Difference, Span, When

SEASON = 125  # days; a year for which something is promised is hardly a date that others leave out
PRECISE = 31  # days; a wider range ("last year") is too loose to contradict anything


def days(matter: Matter) -> list[Difference]:
    """Return contradictions of date among the accounts of an event and among the due days of a commitment."""
    found = []
    for event in matter.linked.events:
        accounts = [matter.account[member] for member in event.members if member in matter.account]
        claims = [_claim(matter, event.id, "date", account, account.days) for account in accounts if account.days]
        found += _compared(event.id, "date", claims)
    pledges = {pledge.id: pledge for reading in matter.readings for pledge in reading.pledges}
    for commitment in matter.linked.commitments:
        members = [pledges[member] for member in commitment.members if member in pledges]
        due = [(pledge.due, pledge.span) for pledge in members if pledge.due is not None]
        claims = [(days, Claim(commitment.id, "due", _told(days), _at(matter, days, span))) for days, span in due]
        alike = told_alike([concepts(matter.quote(pledge.span)) for pledge in members])
        plain = [members[at].span for at in alike]
        claims = [(days, claim) for days, claim in claims if any(_inside(claim.span, span) for span in plain)]
        ahead = [(days, claim) for days, claim in claims if _is_date(matter, days, claim.span.report)]
        found += _compared(commitment.id, "due", claims) or _only_some(matter, commitment.id, ahead, plain)
    return found


_Dated = tuple[Days, Claim]


def _claim(matter: Matter, subject: str, aspect: str, account: Account, days: Days | None) -> _Dated:
    if days is None:
        raise ValueError("a claim of date needs days")
    value = _told(days)
    return days, Claim(subject, aspect, value, _at(matter, days, account.span))


def _compared(subject: str, aspect: str, claims: Iterable[_Dated]) -> list[Difference]:
    """Return a contradiction where two different reports give precise days that do not overlap."""
    precise = [(days, claim) for days, claim in claims if (days.last - days.first).days <= PRECISE]
    apart = any(
        one.span.report != other.span.report and not left.overlaps(right)
        for left, one in precise
        for right, other in precise
    )
    return [contradiction(subject, aspect, [claim for _, claim in precise])] if apart else []


def _only_some(matter: Matter, subject: str, claims: list[_Dated], spans: list[Span]) -> list[Difference]:
    """Return an omission where some reports of a promise name its day and others do not, not even an open one."""
    telling = {claim.span.report for _, claim in claims}
    telling |= {
        span.report
        for span in spans
        for when in matter.reading[span.report].whens
        if span.start <= when.span.start < span.end
    }
    telling |= {report for report in matter.reading for days, _ in claims if _names(matter, report, days)}
    silent = {span.report for span in spans} - telling
    return [omission(subject, "due", [claim for _, claim in claims], silent)] if claims and silent else []


def _inside(inner: Span, outer: Span) -> bool:
    return inner.report == outer.report and outer.start <= inner.start and inner.end <= outer.end


def _is_date(matter: Matter, due: Days, report: str) -> bool:
    """Whether days are narrow enough to be a date and lie ahead of the report, as far as it shows when it came out."""
    published = published_day(matter.reading[report])
    return (due.last - due.first).days <= SEASON and (not published or due.last.isoformat() >= published)


def _names(matter: Matter, report: str, due: Days) -> bool:
    """Whether a report names a day anywhere that may be the one a promise is due, if only one it leaves open."""
    whens = matter.reading[report].whens
    return any(when.days.overlaps(due) if when.days is not None else when.partial is not None for when in whens)


def _when(matter: Matter, days: Days, span: Span) -> When | None:
    """Return the date expression that gave these days, the one nearest to the span."""
    whens = [when for when in matter.reading[span.report].whens if when.days == days]
    return min(whens, key=lambda when: (abs(when.span.start - span.start), when.span), default=None)


def _at(matter: Matter, days: Days, span: Span) -> Span:
    when = _when(matter, days, span)
    return when.span if when is not None and span.start <= when.span.start < span.end else span


def _told(days: Days) -> str:
    """Return the day as an ISO date, a range as two: values that mean the same group together."""
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()} to {days.last.isoformat()}"
