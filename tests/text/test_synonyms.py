"""Near-synonyms."""

from __future__ import annotations

import pytest

from communique.text.synonyms import near, senses, synonyms


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("seize", "captured"),
        ("withdraw", "withdrawal"),
        ("withdraw", "retreat"),
        ("assist", "aid"),
        ("refuse", "rejected"),
        ("treaty", "pact"),
        ("monitor", "monitors"),
    ],
)
def test_words_that_share_a_sense_are_near(left: str, right: str) -> None:
    """Over inflections and parts of speech."""
    assert near(left, right)
    assert near(right, left)


@pytest.mark.parametrize(
    ("left", "right"), [("agree", "refuse"), ("before", "after"), ("peace", "war"), ("one", "two")]
)
def test_opposites_are_not_near(left: str, right: str) -> None:
    """No sense holds a word and its opposite."""
    assert not near(left, right)


def test_a_name_has_no_near_synonyms() -> None:
    """Nor has a word that is in no dictionary."""
    assert not synonyms("ostmark")
    assert not senses("ostmark")


def test_synonyms_leave_the_word_itself_out() -> None:
    """They are what else could be written."""
    found = synonyms("seize")
    assert "captur" in found
    assert "seiz" not in found
