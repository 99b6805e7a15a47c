"""When two wordings tell one thing."""

from __future__ import annotations

import pytest

from communique.compare.likeness import concepts, same_telling, told_alike

FERRY = "The ferry over the river will be repaired by the autumn"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("the river ferry is to be repaired before autumn", True),
        ("ferry, river, autumn", True),
        ("the ferry is for sale", False),
        ("the bridge in the hills will be painted", False),
        ("the river", False),
    ],
)
def test_most_of_what_the_shorter_says_is_in_the_other(other: str, *, same: bool) -> None:
    """Two words in common are not enough, and a wording of one word says nothing."""
    assert same_telling(concepts(FERRY), concepts(other)) is same


def test_much_is_found_in_a_long_speech() -> None:
    """Of a short wording nearly all must be there."""
    speech = "Ferries and bridges, rivers and hills: in autumn we paint, repair, sell and buy, and the harvest comes in"
    assert not same_telling(concepts(speech), concepts("the ferry in autumn, wheat and a new school for the hills"))


def test_the_wording_that_most_others_tell_gathers_them() -> None:
    """By place; what tells another thing is left out."""
    tellings = [FERRY, "wheat grew dear in the northern market towns", "the river ferry is repaired by autumn"]
    assert told_alike([concepts(words) for words in tellings]) == [0, 2]
    assert told_alike([]) == []


def test_a_state_and_what_is_of_it_are_one() -> None:
    """However it is called."""
    assert concepts("British ferries") == concepts("UK ferries")
