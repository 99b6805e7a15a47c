"""Where one happening was."""

from __future__ import annotations

import pytest

from communique.compare.matter import Matter
from communique.compare.places import places
from communique.link.actors import resolve
from communique.types import Event, Linked
from tests.texts import reading_of

MEETING = "Chadian Foreign Minister Idriss Moktar met his Nigerien counterpart Salou Hamani in {} on 4 May 2021."


def _placed(*texts: str) -> list[set[str]]:
    """Return the places that reports give the meeting each of them tells of first, all being held to be one."""
    readings = [reading_of(text, "2021-05-05", f"{number}.txt") for number, text in enumerate(texts)]
    accounts = [next(account for account in reading.accounts if account.place) for reading in readings]
    members, spans = tuple(account.id for account in accounts), tuple(account.span for account in accounts)
    event = Event("ev_1", "Talks", "CONSULT", None, None, None, (), "happened", members, spans, "st_1")
    actors = resolve([entity for reading in readings for entity in reading.entities])
    found = places(Matter(readings, Linked(events=(event,)), actors, []))
    return [{side.value for side in difference.sides} for difference in found]


def test_two_cities_for_one_meeting_contradict() -> None:
    """The accounts tell the same otherwise."""
    assert _placed(MEETING.format("Tunis"), MEETING.format("Algiers")) == [{"Tunis", "Algiers"}]


@pytest.mark.parametrize(
    "other",
    [
        MEETING.format("Tunisia"),
        MEETING.format("Tunis, the capital of Tunisia,"),
        "Rebels attacked the cattle market in Algiers on 4 May 2021, and 9 herders were killed.",
    ],
)
def test_a_wider_place_and_another_happening_contradict_nothing(other: str) -> None:
    """Linking may join two happenings; a difference needs accounts that plainly tell one."""
    assert _placed(MEETING.format("Tunis"), other) == []
