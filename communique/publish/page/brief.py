"""The page of one meeting, as one HTML file that asks nothing of any other place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from communique.publish.days import in_full
from communique.publish.lettered import Cite, Outlet
from communique.publish.meeting import Meeting, day_words
from communique.publish.meetings import by_day, file_name, meetings
from communique.publish.names import kind_of, name
from communique.publish.names import title as process_title
from communique.publish.page.basemap import credit
from communique.publish.page.frame import render
from communique.publish.page.line import line
from communique.publish.page.map import beyond, maps
from communique.publish.page.source import marked
from communique.publish.sections.course import stage
from communique.publish.sections.glance import ENOUGH, glance
from communique.publish.sections.lines import reviewed_lines
from communique.publish.sections.promised import promises
from communique.publish.sections.said import Said, forked, utterances
from communique.publish.sections.when import timeline
from communique.publish.sections.where import spots
from communique.publish.sections.who import delegations
from communique.publish.sections.words import wordings
from communique.types import Event, Process, Span

COLUMNS = 8  # outlets that a table can set side by side; of more, cells are grouped by what they hold
FORKS = 4  # forked sentences that stand open; further ones fold away


class Key(Struct, frozen=True):
    """An outlet in the key: its letter and the words by which it dates the meeting."""

    outlet: Outlet
    dated: Cite | None


class Shared(Struct, frozen=True):
    """The longest run of words that two reports both print."""

    left: Cite
    right: Cite
    words: int


class Speaker(Struct, frozen=True):
    """What one speaker said."""

    name: str | None
    said: tuple[Said, ...]


def brief(process: Process, event_id: str, pages: Collection[str] = ()) -> str:
    """Return the page of an event. Raises NotInRecord.

    `pages` are ids of things whose pages lie beside this one, under `file_name`, with `index.html`: they are linked.
    Without them the page stands alone.
    """
    meeting = Meeting(process, event_id)
    sections = _sections(meeting)
    return render(
        "brief.html.j2",
        meeting=meeting,
        event=meeting.event,
        kind=kind_of(meeting.event),
        stage=stage(meeting.event),
        name=name,
        title=name(process, meeting.event),
        process=(process.id, process_title(process)),
        day=in_full(meeting.event.date),
        place=meeting.label(meeting.event.place) if meeting.event.place else None,
        pages=set(pages),
        neighbours=_neighbours(process, meeting.event, pages),
        file_name=file_name,
        columns=COLUMNS,
        enough=ENOUGH,
        open_forks=FORKS,
        sources=[(outlet, marked(outlet.report, _cited(meeting, outlet))) for outlet in meeting.outlets],
        **sections,
    )


def _sections(meeting: Meeting) -> dict[str, object]:
    """Return what the sections show: all that they cite is known once they are made."""
    groups = delegations(meeting)
    said = utterances(meeting)
    with_forks = [forked(one) if len(one.wordings) > 1 else one for one in said]
    times = timeline(meeting)
    return {
        "glance": (view := glance(meeting, groups, said)),
        "groups": groups,
        "forks": [one for one in with_forks if one.fork],
        "said": (rest := [one for one in with_forks if not one.fork]),
        "speakers": _by_speaker(rest),
        "promises": (promised := promises(meeting)),
        "looked_at": reviewed_lines(said, promised, view).words,
        "wordings": wordings(meeting),
        "times": times,
        "line": line(times.drawn),
        "spots": (places := spots(meeting)),
        "maps": maps(places, _states(meeting)),
        "beyond": beyond(places),
        "credit": credit(),
        "keys": [Key(outlet, day_words(meeting, outlet)) for outlet in meeting.outlets],
        "shared": _shared(meeting),
    }


def _by_speaker(said: Sequence[Said]) -> list[Speaker]:
    """Return speakers in the order in which they come, those without a name last."""
    groups: dict[tuple[str | None, str | None], list[Said]] = {}
    for one in said:
        groups.setdefault((one.utterance.actor, one.speaker), []).append(one)
    speakers = [Speaker(name, tuple(group)) for (_, name), group in groups.items()]
    return sorted(speakers, key=lambda speaker: (speaker.name is None, -len(speaker.said)))


def _states(meeting: Meeting) -> set[str]:
    """Return the ISO codes of the states that take part in the meeting, and of those all its reports speak of."""
    taking_part = {seen.actor for seen in meeting.process.linked.attendance if seen.event == meeting.event.id}
    spoken_of = [
        {meeting.actor_of.get(mention.entity) for mention in meeting.readings[outlet.report.id].mentions}
        for outlet in meeting.near
    ]
    concerned = taking_part | set(meeting.event.participants) | set.intersection(*spoken_of)
    actors = [actor for actor in meeting.process.actors if actor.id in concerned]
    known = {state for actor in actors for state in (*actor.states, actor.known or "")}
    return {state.removeprefix("state:") for state in known if state.startswith("state:")}


def _cited(meeting: Meeting, outlet: Outlet) -> list[Span]:
    return sorted(span for span in meeting.cited if span.report == outlet.report.id)


def _shared(meeting: Meeting) -> list[Shared]:
    """Return for each two reports the longest passage both print, the longest first."""
    longest: dict[tuple[str, str], Shared] = {}
    for reprint in meeting.process.linked.reprints:
        left, right = meeting.cite(reprint.left), meeting.cite(reprint.right)
        if left and right:
            left, right = sorted((left, right), key=lambda cite: meeting.outlet_order(cite.span))
            key = (left.outlet.letter, right.outlet.letter)
            if key not in longest or longest[key].words < reprint.words:
                longest[key] = Shared(left, right, reprint.words)
    return sorted(longest.values(), key=lambda one: (-one.words, meeting.outlet_order(one.left.span)))


def _neighbours(process: Process, event: Event, pages: Collection[str]) -> list[Event]:
    return [other for other in sorted(meetings(process), key=by_day) if other.id in pages and other.id != event.id]
