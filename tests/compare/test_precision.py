"""What is no difference: words about other things, and names and titles that only look unlike."""

from __future__ import annotations

import pytest

from communique.compare import differences
from communique.link import link
from communique.link.actors import resolve
from communique.link.agreements import agreements
from communique.types import Difference, Story, actor_of
from tests.texts import reading_of


def _between(*texts: str) -> list[Difference]:
    """Return the differences of reports of one story."""
    readings = [reading_of(text, "2021-05-05", f"{number}.txt") for number, text in enumerate(texts)]
    actors = resolve([entity for reading in readings for entity in reading.entities])
    pacts = agreements([accord for reading in readings for accord in reading.accords], actor_of(actors))
    story = Story("st_1", "", tuple(reading.report.id for reading in readings))
    return differences(readings, link(readings, [story], actors), actors, pacts)


def _of(kind: str, aspect: str, *texts: str) -> list[set[str]]:
    found = [each for each in _between(*texts) if (each.kind, each.aspect) == (kind, aspect)]
    return [{side.value for side in difference.sides} for difference in found]


def test_figures_about_other_things_are_no_contradiction() -> None:
    """What both reports count alike cancels, and what only one counts stands alone."""
    one = "Rescuers freed 8 miners from the shaft in Gao. On Monday 4 miners left the shaft."
    other = "Rescuers freed 8 miners from the shaft in Gao. In Niamey 70 miners went on strike over wages."
    assert _of("contradiction", "figure", one, other) == []


def test_a_thing_named_in_two_words_is_the_same_thing() -> None:
    """Six observation posts are not eight, whatever else the sentences say."""
    one = "The protocol of Gao provides for six observation posts along the river."
    other = "There will be eight observation posts, and soldiers will man each."
    assert _of("contradiction", "figure", one, other) == [{"six observation posts", "eight observation posts"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The African Union met in Gao.", "The AU met in Gao."),
        ("The U.N. Security Council met in Gao.", "The United Nations Security Council met in Gao."),
    ],
)
def test_initials_are_no_other_name(one: str, other: str) -> None:
    """A reader knows them for the same."""
    assert _of("wording", "name", one, other) == []


def test_a_title_in_a_quotation_is_not_the_report_s() -> None:
    """What somebody was called in another's words, perhaps long ago, is no office given him now."""
    one = "Chadian President Idriss Moktar opened the fair in Gao."
    other = 'Salou Hamani recalled the fair. "I told Prime Minister Idriss Moktar to come," Hamani said.'
    assert _of("contradiction", "role", one, other) == []


def test_a_report_that_names_an_open_day_is_not_silent_on_it() -> None:
    """A day without a year is a day all the same."""
    readings = ["Chad will release 90 drivers by 9 June 2021.", "Chad will release 90 drivers before 9 June."]
    assert _of("omission", "due", *readings) == []
