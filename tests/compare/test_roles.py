"""What a title says of an office."""

from __future__ import annotations

import pytest

from communique.compare.roles import office


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Foreign Minister", "the Kenyan foreign minister"),
        ("Defence Minister", "Kestria's defence minister"),
        ("presidential spokesman", "Presidential Spokesperson"),
    ],
)
def test_states_case_and_gender_do_not_make_another_office(left: str, right: str) -> None:
    """The same office in other dress."""
    assert office(left, frozenset({"kestr"})) == office(right, frozenset({"kestr"}))


def test_a_periphrasis_says_nothing_of_an_office() -> None:
    """ "top diplomat" is the journalist's word."""
    assert office("top diplomat", frozenset()) == frozenset()


def test_other_offices_differ() -> None:
    """An aide is no minister."""
    assert office("presidential aide", frozenset()) != office("foreign minister", frozenset())
