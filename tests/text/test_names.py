"""How alike two words of names are."""

from __future__ import annotations

import pytest

from communique.text.names import one_sound, slips, word_likeness
from communique.text.sounds import bones, skeleton, sound


@pytest.mark.parametrize(("left", "right"), [("shoygu", "soygu"), ("yuri", "yury"), ("ahmed", "akhmed")])
def test_transliterations_sound_alike(left: str, right: str) -> None:
    """One key for the renderings of one name."""
    assert sound(left) == sound(right)
    assert one_sound(left, right)


@pytest.mark.parametrize(
    "spellings",
    [
        ("charykly", "carikli", "tscharykly"),
        ("kasem", "qasem", "ghasem", "cassem"),
        ("hollis", "gollis", "kholis"),
        ("yevgenov", "evgenov", "evgenof"),
        ("zhong", "chong", "jong"),
        ("shchukin", "schtschukin"),
    ],
)
def test_a_skeleton_misses_no_spelling(spellings: tuple[str, ...]) -> None:
    """Where the sound key is too fine, the consonants' places are not."""
    assert len({skeleton(word) for word in spellings}) == 1


def test_a_word_without_letters_is_its_own_skeleton() -> None:
    """So that it still has a block."""
    assert skeleton("22") == "22"


@pytest.mark.parametrize(("left", "right"), [("tamimi", "tmymy"), ("farouk", "farwq"), ("fernando", "frnandw")])
def test_bones_are_what_arabic_letters_write(left: str, right: str) -> None:
    """Short vowels are left out and long ones written with consonants."""
    assert bones(left) == bones(right)


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("tolmarov", "tolmarof", 1),
        ("tolmarov", "tolmraov", 1),
        ("brandt", "brand", 1),
        ("ali", "ai", 1),
        ("xi", "si", None),
        ("brandt", "lindner", None),
        ("same", "same", 0),
    ],
)
def test_a_slip_of_the_pen_changes_few_letters(left: str, right: str, count: int | None) -> None:
    """Short words allow none."""
    assert slips(left, right) == count


@pytest.mark.parametrize(("left", "right", "likeness"), [("a", "anna", 0.9), ("b", "anna", 0.0), ("anna", "anna", 1.0)])
def test_an_initial_stands_for_its_word(left: str, right: str, likeness: float) -> None:
    """And for no other."""
    assert word_likeness(left, right) == likeness
