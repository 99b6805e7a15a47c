"""Who and what is the same across reports.

Actors and agreements are joined over the whole record; the rest within one process, a chain of stories that follow one
another. Linking proposes with a score and reasons and never edits what was read.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.link.attendance import attendance
from communique.link.commitments import commitments
from communique.link.dating import dated
from communique.link.events import events
from communique.link.passages import reprints
from communique.link.utterances import Encoder, utterances
from communique.types import UNDECIDED, Actor, Decided, Linked, Reading, Story, actor_of


def link(
    readings: Sequence[Reading],
    stories: Sequence[Story],
    actors: Sequence[Actor],
    decided: Decided = UNDECIDED,
    encoder: Encoder | None = None,
) -> Linked:
    """Join what the readings of one process tell of the same thing, keeping to what people decided.

    The links are what the rules propose; where a person decided otherwise, the decision holds. With an `encoder`
    sayings join across languages.
    """
    who = actor_of(actors)
    shared = reprints(readings)
    said, said_links = utterances(readings, who, shared, stories, decided, encoder)
    happened, happened_links = events(readings, stories, who, decided)
    promised, promised_links = commitments(readings, stories, who, decided)
    return Linked(
        stories=tuple(stories),
        reprints=tuple(shared),
        utterances=tuple(said),
        events=tuple(happened),
        attendance=tuple(attendance(readings, happened, who)),
        commitments=tuple(promised),
        whens=tuple(dated(readings, happened)),
        links=(*said_links, *happened_links, *promised_links),
    )
