"""What was promised, by whom, and what later words bear on it."""

from __future__ import annotations

from msgspec import Struct

from communique.publish.days import short
from communique.publish.lettered import Cite, How, Marks
from communique.publish.meeting import Meeting
from communique.publish.meetings import tellers
from communique.types import Bearing, Commitment, Span


class Sign(Struct, frozen=True):
    """Words that bear on a promise."""

    bearing: Bearing
    cite: Cite
    reviewed: str = ""


class Promise(Struct, frozen=True):
    """A row: the promise as the first report words it, its letters, its fate."""

    commitment: Commitment
    words: Cite | None
    wordings: tuple[Cite, ...]
    promisors: tuple[str, ...]
    receivers: tuple[str, ...]
    due: str | None
    marks: Marks
    signs: tuple[Sign, ...]
    reviewed: str = ""


def promises(meeting: Meeting) -> tuple[Promise, ...]:
    """Return the promises that lettered reports word: those first that the meeting's own word or bear on."""
    near = {outlet.report.id for outlet in meeting.near}
    rows = []
    for commitment in meeting.process.linked.commitments:
        told = tellers(commitment.pledges)
        if told & set(meeting.by_report):
            row = _promise(meeting, commitment)
            first = row.words.span if row.words else commitment.pledges[0]
            bearing = told | tellers(one.span for one in commitment.evidence)
            rows.append((not bearing & near, -len(told & near), meeting.outlet_order(first), commitment.id, row))
    rows.sort(key=lambda row: row[:4])
    return tuple(row[4] for row in rows)


def _promise(meeting: Meeting, commitment: Commitment) -> Promise:
    cites = meeting.cites(commitment.pledges)
    told: dict[str, tuple[How, Span]] = {}
    for cite in cites:
        told.setdefault(cite.span.report, (meeting.how(cite.span), cite.span))
    signs = [
        Sign(one.bearing, words, meeting.reviews.words([meeting.outcomes.get((one.span, one.bearing), "")], "evidence"))
        for one in commitment.evidence
        if (words := meeting.cite(one.span))
    ]
    return Promise(
        commitment,
        cites[0] if cites else None,
        cites,
        tuple(map(meeting.label, commitment.promisor)),
        tuple(map(meeting.label, commitment.to)),
        short(commitment.due) if commitment.due else None,
        meeting.marks(told),
        tuple(signs),
        meeting.reviews.words(commitment.members, "commitment"),
    )
