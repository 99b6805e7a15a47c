"""Which given names the table keeps, and from what of a locale they come."""

from typing import ClassVar

import pytest

from tools.build_given_names import folded, given_names, keeps


class Locale:
    """A locale as the source gives it: weighed names, names in pairs, and a table made only when asked."""

    first_names_male = ("Оран", "Miró")
    first_names_female: ClassVar = {"Selka": 0.7, "Ann Marie": 0.3}
    first_name_male_pairs = (("武", "タケシ", "Takeshi"),)

    @property
    def first_names(self) -> tuple[str, ...]:
        """Names that only an instance knows."""
        return ("Nobody",)


class Borrower:
    """A locale without names of its own."""

    first_names = ("John", "Jane")


def test_names_of_one_word_are_folded() -> None:
    """Scripts and marks fold away; names of two words are no single word of a text."""
    assert list(folded(given_names(Locale))) == ["oran", "miro", "selka", "takeshi"]


def test_borrowed_names_do_not_count() -> None:
    """A locale that only repeats the sample names gives none."""
    assert list(given_names(Borrower)) == []


@pytest.mark.parametrize(
    ("name", "given", "surname", "kept"),
    [
        ("selka", 1, 0, True),
        ("grant", 2, 0, False),
        ("grant", 3, 4, True),
        ("hollis", 1, 3, False),
        ("hollis", 6, 9, True),
        ("france", 2, 0, False),
    ],
)
def test_words_surnames_and_places_need_many_locales(name: str, given: int, surname: int, kept: bool) -> None:
    """What is first of all something else is a given name only where many locales say so."""
    assert keeps(name, given, surname, {"grant"}) is kept
