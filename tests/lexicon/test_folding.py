"""Names in a text and names in the tables come to the same key."""

import unicodedata

import pytest

from communique.lexicon.folding import fold, words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Şırnak", "Sirnak"),
        ("İdlib", "Idlib"),
        ("Al-Qa\u2019ida", "al Qa'ida"),
        ("U.N.", "UN"),
        ("Анкара", "Анкаре"),
        ("Россия", "Россией"),
        ("Крым", "Крыму"),
        ("российский", "российского"),
        ("التركي", "تركي"),
        ("إدلب", "ادلب"),
        (unicodedata.normalize("NFD", "Çanakkale"), "Çanakkale"),
    ],
)
def test_spellings_of_one_name_fold_alike(left: str, right: str) -> None:
    """Case, marks, hyphens, endings and articles do not tell names apart."""
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"), [("Mali", "Malawi"), ("Иран", "Ирак"), ("Niger", "Nigeria"), ("دمشق", "بغداد")]
)
def test_different_names_stay_apart(left: str, right: str) -> None:
    """Folding does not go so far that two states become one."""
    assert fold(left) != fold(right)


def test_words_stand_where_the_text_has_them() -> None:
    """The offsets of a word are code points of the text as given, decomposed letters included."""
    text = "In " + unicodedata.normalize("NFD", "Şırnak") + ", the U.S.\u2019 envoy"
    spans = [text[word.start : word.end] for word in words(text)]
    assert spans == ["In", unicodedata.normalize("NFD", "Şırnak"), "the", "U.S.", "envoy"]


def test_a_text_of_marks_alone_has_no_words() -> None:
    """Punctuation and white space yield nothing."""
    assert list(words(" \u2014 \u2026 \u0301 \n")) == []
