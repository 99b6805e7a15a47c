"""The same words given to two people by two outlets."""

from __future__ import annotations

from communique.compare import differences
from communique.link import link
from communique.link.actors import resolve
from communique.types import Difference, Story
from tests.texts import reading_of

LEAD = (
    "Ministers meet in Tunis\n\nChadian Foreign Minister Idriss Moktar met Nigerien Foreign Minister Salou Hamani in "
    "Tunis on 4 May 2021.\n\n"
)
WORDS = '"The bridge over the river was washed away in the first hour of the storm from the hills," {} said.'


def read_as(*speakers: str) -> list[Difference]:
    """Return the differences of attribution among reports that give the same words to these speakers."""
    readings = [
        reading_of(LEAD + WORDS.format(speaker), "2021-05-05", f"{number}.txt")
        for number, speaker in enumerate(speakers)
    ]
    actors = resolve([entity for reading in readings for entity in reading.entities])
    story = Story("st_1", "", tuple(reading.report.id for reading in readings))
    found = differences(readings, link(readings, [story], actors), actors, [])
    return [difference for difference in found if difference.aspect == "attribution"]


def test_the_same_words_given_to_two_people_are_a_difference() -> None:
    """It is reported, not smoothed over."""
    [difference] = read_as("Moktar", "Hamani")
    assert difference.kind == "contradiction"
    assert {side.value for side in difference.sides} == {"Idriss Moktar", "Salou Hamani"}


def test_the_same_words_given_to_one_person_are_none() -> None:
    """Two names of one man are one speaker."""
    assert read_as("Moktar", "Idriss Moktar") == []


def test_a_speaker_left_open_contradicts_nobody() -> None:
    """Unknown is no value."""
    assert read_as("Moktar", "an official") == []
