"""A meeting as lines of plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from communique.publish.days import in_full
from communique.publish.hidden import shown
from communique.publish.meeting import Meeting
from communique.publish.names import name
from communique.publish.sections.course import stage
from communique.publish.sections.glance import Clash, Fact, Glance, glance
from communique.publish.sections.lines import reviewed_lines
from communique.publish.sections.promised import Promise, promises
from communique.publish.sections.said import Said, utterances
from communique.publish.sections.when import timeline
from communique.publish.sections.who import Delegation, delegations
from communique.publish.text.lines import LEGEND, STAGES, at, letters_of, seen

LONGEST = 240  # letters of one statement in the list of what was said


def meeting_lines(meeting: Meeting) -> Iterator[str]:
    """Yield a meeting, section by section."""
    event = meeting.event
    groups, said = delegations(meeting), utterances(meeting)
    place = f" · {shown(meeting.label(event.place))}" if event.place else ""
    yield shown(name(meeting.process, event))
    view, promised = glance(meeting, groups, said), promises(meeting)
    looked_at = reviewed_lines(said, promised, view).words
    yield f"{in_full(event.date)}{STAGES[stage(event)]}{place} · {looked_at[0].lower()}{looked_at[1:]}"
    yield ""
    for outlet in meeting.outlets:
        star = "" if outlet.named else " (the file names no outlet)"
        far = "" if outlet.near else ", before or after"
        yield f"  {outlet.letter:<3}{shown(outlet.name)}{star}, {outlet.stamp}{far}, {shown(outlet.file)}"
    yield ""
    yield LEGEND
    yield from _glance(meeting, view)
    yield from _who(groups, meeting.took_place)
    yield from _said(said)
    yield from _promised(promised)
    yield from _when(meeting)


def _glance(meeting: Meeting, view: Glance) -> Iterator[str]:
    yield from _facts(f"ALL {len(meeting.near)} SAY" if len(meeting.near) > 1 else "", view.every)
    yield from _facts("ONLY SOME SAY" if len(meeting.near) > 1 else "THE ONE REPORT SAYS", view.some)
    if view.differ:
        yield from ("", "THEY DIFFER")
        for clash in view.differ:
            yield from _clash(clash)


def _facts(title: str, facts: tuple[Fact, ...]) -> Iterator[str]:
    if facts:
        yield from ("", title)
    for fact in facts:
        heading = f"{shown(fact.heading)}: " if fact.heading else ""
        text = textwrap.shorten(shown(fact.text), LONGEST, placeholder=" …")
        words = f"“{text}”" if fact.quoted else text
        yield f"  {heading}{words}  {letters_of(fact.marks)}"


def _clash(clash: Clash) -> Iterator[str]:
    yield f"  {clash.aspect.replace('_', ' ')}{': ' + shown(clash.about) if clash.about else ''}{seen(clash.reviewed)}"
    for stand in clash.stands:
        yield f"    {letters_of(stand.marks)}  {shown(stand.value)}"
    if clash.silent:
        yield f"    {letters_of(clash.silent, silent=True)}  does not say"


def _who(groups: tuple[Delegation, ...], took_place: bool) -> Iterator[str]:
    if groups:
        yield from ("", "WHO ATTENDED" if took_place else "WHO WAS TO ATTEND")
    for group in groups:
        yield f"  {shown(group.label or 'Side not told')}"
        for person in group.people:
            names = ", ".join(f"{cell.outlet.letter} {shown(cell.cite.words)}" for cell in person.cells if cell.cite)
            role = f", {shown(person.role)}" if person.role else ""
            yield f"    {shown(person.actor.label)}{role}  {person.count} of {person.total}  ({names})"


def _said(said: tuple[Said, ...]) -> Iterator[str]:
    if said:
        yield from ("", "WHAT WAS SAID")
    for one in said:
        yield f"  {shown(one.speaker or 'Speaker not named')}"
        for wording in one.wordings:
            text = textwrap.shorten(shown(wording.text), LONGEST, placeholder=" …")
            words = f"“{text}”" if wording.verbatim else text
            yield f"    {at(wording.parts[0])}  {words}{seen(wording.reviewed)}"


def _promised(rows: tuple[Promise, ...]) -> Iterator[str]:
    if rows:
        yield from ("", "WHAT WAS PROMISED")
    for row in rows:
        by = f"{shown(', '.join(row.promisors))}: " if row.promisors else ""
        due = f", due {row.due}" if row.due else ""
        fate = row.commitment.status.replace("_", " ")
        words = shown(row.words.words if row.words else row.commitment.label)
        yield f"  {by}{words}{due}  {letters_of(row.marks)}  {fate}{seen(row.reviewed)}"
        for sign in row.signs:
            told = f"{at(sign.cite)}  {shown(sign.cite.words)}{seen(sign.reviewed)}"
            yield f"    {sign.bearing.replace('_', ' ')}: {told}"


def _when(meeting: Meeting) -> Iterator[str]:
    times = timeline(meeting)
    if times.drawn:
        yield from ("", "WHEN")
    for moment in times.drawn:
        standing = "called off" if moment.event.called_off else moment.event.status
        status = "" if standing == "happened" else f" ({standing})"
        yield f"  {moment.day:<16}  {shown(moment.name)}{status}  {letters_of(moment.marks)}"
