"""Runs of capitals that are more than one person's name."""

import pytest

from communique.reading.names.overfull import overfull
from tests.reading.names.reports import mentioned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Considering Brandt", True),
        ("Team Brandt", True),
        ("Brandt-Olsen", True),
        ("Brandt Ivo Brandt", True),
        ("Ivo BrandtCourt", True),
        ("Ivo Brandt", False),
        ("Grant Brandt", False),
        ("Ivo MacBrandt", False),
        ("Brandt", False),
    ],
)
def test_glued_and_opened_runs_are_told_from_names(text: str, expected: bool) -> None:
    """A common word before a lone surname, two surnames, a repeated or a glued word; a given name is none of these."""
    words = text.lower().replace("-", " ").split()
    assert overfull(words, text, {"brandt", "olsen"}) is expected


def test_a_common_word_before_a_lone_surname_is_no_part_of_the_name() -> None:
    """The rest of the report knows the surname alone."""
    text = "Team Brandt lost. President Ivo Brandt resigned. Brandt said he would leave."
    assert mentioned(text, "person") == ["Brandt", "Ivo Brandt", "Brandt"]


def test_stressed_words_are_no_organizations() -> None:
    """Capitals for emphasis name nothing."""
    assert mentioned("He said they would NEVER come back and that it was a NEW day.", "organization") == []
