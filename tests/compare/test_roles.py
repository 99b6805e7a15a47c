"""What a title says of an office."""

from __future__ import annotations

import pytest

from communique.compare.roles import head_noun, held_office, same_office


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Foreign Minister", "the Kenyan foreign minister"),
        ("Defence Minister", "Kestria's defence minister"),
        ("presidential spokesman", "Presidential Spokesperson"),
        ("Senators", "Sen."),
        ("the foreign secretaries", "Foreign Secretary"),
    ],
)
def test_states_case_gender_and_number_do_not_make_another_office(left: str, right: str) -> None:
    """The same office in other dress."""
    assert head_noun(left) == head_noun(right)


def test_a_periphrasis_says_nothing_of_an_office() -> None:
    """ "top diplomat" is the journalist's word."""
    assert head_noun("top diplomat") == ""


def test_other_words_for_an_office_are_told_from_what_stands_beside_them() -> None:
    """A press secretary is a spokesman; a federal judge and a district judge are both judges."""
    assert head_noun("White House press secretary") != head_noun("White House spokesman")
    assert head_noun("federal judge") == head_noun("District Judge of Basel")


@pytest.mark.parametrize(
    "title",
    ["General", "former foreign minister", "then-Foreign Minister", "banker", "chief", "ministerial nominee", "Sheikh"],
)
def test_a_rank_a_trade_and_the_past_are_no_office_held(title: str) -> None:
    """A general may be a minister, and a minister was something before."""
    assert held_office(title) is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Varanian minister", "Defence Minister", True),
        ("foreign minister of Varania", "Foreign Minister", True),
        ("press secretary", "spokeswoman", True),
        ("Foreign Minister", "Defence Minister", False),
        ("presidential aide", "spokesman", False),
    ],
)
def test_a_vaguer_title_is_of_the_office_a_fuller_one_names(left: str, right: str, *, same: bool) -> None:
    """ "minister" is any minister, an aide no spokesman."""
    one, other = held_office(left), held_office(right)
    assert one is not None
    assert other is not None
    assert same_office(one, other) is same
