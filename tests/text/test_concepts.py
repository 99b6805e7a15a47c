"""Words as concepts."""

from __future__ import annotations

import pytest

from communique.text.commonness import share
from communique.text.concepts import concept


@pytest.mark.parametrize(
    ("left", "right"),
    [("pullout", "withdrawal"), ("consensus", "understanding"), ("repatriation", "return"), ("ceasefire", "truce")],
)
def test_near_synonyms_are_one_concept(left: str, right: str) -> None:
    """Words that translators use for one another count as one."""
    assert concept(left) == concept(right)


@pytest.mark.parametrize(("left", "right"), [("truce", "troops"), ("refuse", "accept"), ("border", "order")])
def test_opposites_and_strangers_stay_apart(left: str, right: str) -> None:
    """A concept never holds its opposite."""
    assert concept(left) != concept(right)


def test_common_words_are_known_to_be_common() -> None:
    """The background knows what every newspaper writes, and not one war's names."""
    assert share("year") > 0.3
    assert share("idlib") == 0.0
