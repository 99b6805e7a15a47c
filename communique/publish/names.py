"""What an event is called on a page: in a word, and in a line."""

from __future__ import annotations

from collections import Counter

from communique.text.fold import fold
from communique.types import Event, Process

KINDS = {
    "CONSULT": "Meeting",
    "AGREE": "Agreement",
    "SUPPORT": "Support",
    "CONCEDE": "Concession",
    "COOPERATE": "Cooperation",
    "AID": "Aid",
    "RETREAT": "Withdrawal",
    "REQUEST": "Request",
    "ACCUSE": "Accusation",
    "REJECT": "Rejection",
    "THREATEN": "Threat",
    "PROTEST": "Protest",
    "SANCTION": "Sanction",
    "MOBILIZE": "Mobilization",
    "COERCE": "Coercion",
    "ASSAULT": "Attack",
}
_SIDES = 4  # states that a heading names; of a larger meeting the label tells more


def kind_of(event: Event) -> str:
    """Return what an event is, in a word."""
    if event.mode == "phone":
        return "Phone call"
    return KINDS.get(event.type, "Event")


def name(process: Process, event: Event) -> str:
    """Return the states that met and where ("Karst–Velmora talks in Valletta"), or the label."""
    if event.type == "CONSULT" and event.mode != "phone":
        sides = _sides(process, event)
        if 2 <= len(sides) <= _SIDES:
            place = next((actor.label for actor in process.actors if actor.id == event.place), None)
            return f"{'–'.join(sides)} talks{f' in {place}' if place else ''}"
    return event.label


def title(process: Process) -> str:
    """Return what a process is called: the states whose people meet in most of its meetings, or its first story.

    The days stand beside the name wherever a process is shown.
    """
    met = [sides for event in process.linked.events if event.type == "CONSULT" and (sides := _sides(process, event))]
    counts = Counter(side for sides in met for side in sides)
    often = sorted(side for side, count in counts.items() if 2 * count >= len(met))
    if 2 <= len(often) <= _SIDES:
        return f"{'–'.join(often)} talks"
    first = min(process.linked.stories, key=lambda story: (bool(story.follows), story.id), default=None)
    return first.label if first else "Process"


def state_label(process: Process, state: str) -> str:
    """Return what a state is called: in the record, else in the lexicon, else as its reports name it.

    `state` is a lexicon id (`state:MT`), or `name:` and a folded name where the lexicon has none.
    """
    prefix, _, rest = state.partition(":")
    for actor in process.actors:
        if actor.known == state or (prefix == "name" and fold(actor.label) == rest):
            return actor.label
    from communique.lexicon import load

    entry = load().entry(state)
    return entry.label if entry else rest.title()


def _sides(process: Process, event: Event) -> list[str]:
    """Return the labels of the states whose people are placed at the event, those of most people first."""
    present = {seen.actor for seen in process.linked.attendance if seen.event == event.id}
    counts = Counter(
        actor.states[0] for actor in process.actors if actor.id in present and actor.kind == "person" and actor.states
    )
    return [label for _, label in sorted((-count, state_label(process, state)) for state, count in counts.items())]
