"""The forks of one saying."""

from __future__ import annotations

import pytest

from tests.compare.scene import values

LEAD = "Chadian Foreign Minister Idriss Moktar met Nigerien Foreign Minister Salou Hamani in Tunis on 4 May 2021.\n\n"


def _told(*words: str) -> list[set[str]]:
    """Return the forks of what several reports have a minister say."""
    return values("wording", "rendering", *(f'{LEAD}"{each}," Moktar said.' for each in words))


def test_other_words_at_one_place_of_a_quotation_are_set_side_by_side() -> None:
    """Two translations of one sentence."""
    one = "Before winter the herders of the northern basin will cross the river with cattle"
    other = "Before winter the nomads of the northern basin will cross the river with cattle"
    assert _told(one, other) == [{"herders", "nomads"}]


@pytest.mark.parametrize(
    "other",
    [
        "Before winter the herders of the northern basin will cross the river with cattle",
        "Before winter the herder of the northern basin will cross the river with cattle",
        "Before winter the herders of the northern basin could cross the river with cattle",
        "Before winter these nomads of the northern basin will cross the river with cattle",
        "Before winter the herders of the northern Sahel will cross the river with cattle",
        "Before winter the herders of the northern basins will cross the river with cattle",
        "Before winter the herders will cross the river with cattle",
        "Before winter #herders of the northern basin will cross the river with cattle",
        "Before winter drovers, herdsmen of the northern basin will cross the river with cattle",
        "Before winter forty herders of the northern basin will cross the river with cattle",
    ],
)
def test_the_same_words_inflections_and_what_is_left_out_are_no_fork(other: str) -> None:
    """Only words that both have, and that are not of one family, are a choice."""
    assert _told("Before winter the herders of the northern basin will cross the river with cattle", other) == []


def test_a_short_word_in_the_plural_is_no_other_word() -> None:
    """ "duty" and "duties" have four letters and an ending between them."""
    said = "All of the northern herders have a {} towards the river and its fish before winter comes"
    assert _told(said.format("duty"), said.format("duties")) == []
    assert _told(said.format("duty"), said.format("labour")) == [{"duty", "labour"}]
