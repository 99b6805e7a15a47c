"""What the table of given names knows."""

import pytest

from communique.lexicon.given_names import given_name


@pytest.mark.parametrize("word", ["Levent", "Natalia", "Сергей", "Ильхан", "Hülya", "Mark", "Grant"])
def test_given_names_are_known_in_any_script(word: str) -> None:
    """Folded words are looked up, so marks and scripts do not matter."""
    assert given_name(word) > 0


@pytest.mark.parametrize("word", ["Ministry", "Nations", "Palais", "Struga", "Foreign", "Considering", ""])
def test_other_words_are_not(word: str) -> None:
    """Common words and places give no evidence of a person."""
    assert given_name(word) == 0


def test_a_widespread_name_counts_more() -> None:
    """The figure is that of the locales."""
    assert given_name("Anna") > given_name("Levent") >= 1
