"""One plain spelling for words in all scripts."""

from __future__ import annotations

import pytest

from communique.text.fold import fold, folded_words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ÇARIKLI", "carikli"),
        ("Çarıklı", "carikli"),
        ("O’Hara", "ohara"),
        ("Толмаров", "tolmarov"),
        ("Толмаровым", "tolmarov"),
        ("Толмарова", "tolmarov"),
        ("Хальворсдалю", "khalvorsdalyu"),
        ("Зеленского", "zelenskiy"),
        ("", ""),
    ],
)
def test_case_marks_script_and_russian_endings_are_folded_away(text: str, plain: str) -> None:
    """Spellings of one name meet."""
    assert fold(text) == plain


def test_words_are_folded_one_by_one() -> None:
    """Marks between words are dropped."""
    assert folded_words("Hülya Şendur-Kaya, (Dr.)") == ["hulya", "sendur", "kaya", "dr"]
