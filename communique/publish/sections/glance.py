"""The meeting at a glance: what all reports say, what only some say, where they differ.

"All" means all reports of the meeting. Never "agreed": that would read as agreed by the parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from communique.publish.days import value
from communique.publish.lettered import Cite, How, Lettered, Marks
from communique.publish.meeting import Meeting
from communique.publish.names import KINDS, name
from communique.publish.sections.said import Said
from communique.publish.sections.who import Delegation, everyone
from communique.types import Difference, Span

FEW = 4  # lines below which the column "only some" is filled with what a single report says
_LESSER = ("role", "term")  # aspects in which reports differ by choice of words as much as in fact
_LEFT_OUT = {"agreement": "Agreement or body", "commitment": "Promise", "due": "Due", "event": "Happening"}
ENOUGH = 7  # lines shown in a column; the others fold away


class Fact(Struct, frozen=True):
    """A line: our words, or the outlets' (`theirs`) under a heading of ours; `quoted` where all is a quotation."""

    text: str
    marks: Marks
    count: int
    theirs: bool = False
    quoted: bool = False
    heading: str | None = None


class Stand(Struct, frozen=True):
    """One side of a difference: a value, and the letters that give it."""

    value: str
    words: Cite
    marks: Marks


class Clash(Struct, frozen=True):
    """A question the reports answer differently; `silent` are the letters that leave it open."""

    aspect: str
    about: str
    stands: tuple[Stand, ...]
    silent: Marks
    reviewed: str = ""


class Glance(Struct, frozen=True):
    """The three columns, the most telling line first; `rest` counts what only one report says and is not shown."""

    every: tuple[Fact, ...]
    some: tuple[Fact, ...]
    differ: tuple[Clash, ...]
    rest: int


def glance(meeting: Meeting, groups: Sequence[Delegation], said: Sequence[Said]) -> Glance:
    """Return the three columns."""
    total = len(meeting.near)
    facts = [*_said(meeting, said), *_told(meeting)]
    every = [*_present(meeting, groups), *(fact for fact in facts if fact.count == total)] if total > 1 else []
    several = [fact for fact in facts if 1 < fact.count < total]
    single = [fact for fact in facts if fact.count == 1]
    left_out = _left_out(meeting)
    some = [*sorted(several, key=lambda fact: -fact.count), *left_out]
    spare = max(0, FEW - len(some)) if total > 1 else len(single)
    against = [one for one in meeting.process.differences if _concerns(meeting, one)]
    against.sort(key=lambda one: (one.subject != meeting.event.id, one.aspect in _LESSER))
    differ = tuple(found for one in against if len((found := clash(meeting, one, meeting.event.id)).stands) > 1)
    return Glance(tuple(every), (*some, *single[:spare]), differ, len(single) - len(single[:spare]))


def clash(meeting: Lettered, difference: Difference, own: str = "") -> Clash:
    """Return a contradiction with the letters of each side in their order; a side without a letter falls away.

    What it is about goes without saying where that is `own`.
    """
    stands = []
    for side in difference.sides:
        marks = meeting.marks(_first_claims(meeting, side.claims), ())
        words = next((mark.cite for group in marks for mark in group if mark.cite), None)
        if words:
            stands.append(Stand(value(meeting.label(side.value)), words, marks))
    about = "" if difference.subject == own else meeting.label(difference.subject)
    stands.sort(key=lambda stand: meeting.outlet_order(stand.words.span))
    reviewed = meeting.reviews.words([difference.id], "difference")
    return Clash(difference.aspect, about, tuple(stands), meeting.marks({}, difference.silent), reviewed)


def _present(meeting: Meeting, groups: Sequence[Delegation]) -> list[Fact]:
    people = everyone(groups)
    told: dict[str, tuple[How, Span]] = {}
    for outlet in meeting.near:
        spans = [
            cell.cite.span for one in people for cell in one.cells if cell.cite and cell.outlet.letter == outlet.letter
        ]
        if spans:
            told[outlet.report.id] = ("reports", min(spans))
    if not people or len(told) < len(meeting.near):
        return []
    names = _series([person.actor.label for person in people])
    did = "took part" if meeting.took_place else "were to take part" if len(people) > 1 else "was to take part"
    return [Fact(f"{names} {did}", meeting.marks(told), len(told))]


def _told(meeting: Meeting) -> list[Fact]:
    """Return the other events the reports tell of."""
    facts = []
    for event in meeting.process.linked.events:
        told = _first_claims(meeting, [span for span in event.accounts if _is_near(meeting, span)])
        if told and event.id != meeting.event.id and event.type in KINDS:
            marks = meeting.marks(told)
            first = next(mark.cite for group in marks for mark in group if mark.cite)
            facts.append(Fact(first.words, marks, len(told), True, False, name(meeting.process, event)))
    return facts


def _said(meeting: Meeting, said: Sequence[Said]) -> list[Fact]:
    near = {outlet.report.id for outlet in meeting.near}
    return [
        Fact(one.lead.text, one.marks, len(one.reports & near), True, one.lead.verbatim, one.speaker) for one in said
    ]


def _left_out(meeting: Meeting) -> list[Fact]:
    """Return what some report leaves out, statements and events apart: those have lines of their own."""
    linked = meeting.process.linked
    own = {said.id for said in linked.utterances} | {event.id for event in linked.events}
    facts = []
    for difference in meeting.process.differences:
        spans = [span for side in difference.sides for span in side.claims if _is_near(meeting, span)]
        if difference.kind != "omission" or difference.subject in own or not spans:
            continue
        about, what = meeting.label(difference.subject), value(meeting.label(difference.sides[0].value))
        text = f"{about}: {what}" if about != what else about
        told = _first_claims(meeting, spans)
        marks = meeting.marks(told, difference.silent)
        facts.append(Fact(text, marks, len(told), heading=_LEFT_OUT.get(difference.aspect)))
    return facts


def _concerns(meeting: Meeting, difference: Difference) -> bool:
    """Whether reports of this very meeting stand against each other."""
    near = [side for side in difference.sides if any(_is_near(meeting, span) for span in side.claims)]
    return difference.kind == "contradiction" and len(near) > 1


def _is_near(meeting: Meeting, span: Span) -> bool:
    outlet = meeting.by_report.get(span.report)
    return outlet is not None and outlet.near


def _first_claims(meeting: Lettered, spans: Iterable[Span]) -> dict[str, tuple[How, Span]]:
    """Return each report's first span: quoted where it lies in words the report quotes."""
    first: dict[str, tuple[How, Span]] = {}
    for span in sorted(spans):
        if span.report in meeting.by_report and span.report not in first:
            first[span.report] = (meeting.how(span), span)
    return first


def _series(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
