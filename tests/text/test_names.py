"""How alike two names are."""

from __future__ import annotations

import pytest

from communique.text.names import SAME, compare
from communique.text.sounds import sound


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergei Tolmarov", "Sergey Tolmarov"),
        ("Tolmarov, Sergei", "Sergei Tolmarov"),
        ("Сергей Толмаров", "Sergey Tolmarov"),
        ("S. Tolmarov", "Sergei Tolmarov"),
        ("Faisal bin Rashid Al Tamimi", "Faisal Al-Tamimi"),
        ("Hülya Şendur", "HULYA SENDUR"),
        ("IlhanGoksal", "Ilhan Goksal"),
    ],
)
def test_one_person_in_two_spellings_passes(left: str, right: str) -> None:
    """Script, order, initials, particles, case and blanks are forgiven."""
    assert compare(left, right) >= SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ivo Brandt", "Karl Brandt"),
        ("Ivo Brandt", "Ivo Lindner"),
        ("A. Tolmarov", "Sergei Tolmarov"),
        ("Faisal al-Tamimi", "Faisal al-Harithi"),
        ("", "Ivo Brandt"),
    ],
)
def test_two_people_do_not(left: str, right: str) -> None:
    """A word without a partner speaks against."""
    assert compare(left, right) < SAME


def test_legal_forms_of_companies_do_not_count() -> None:
    """The same firm under two forms."""
    assert compare("Reed River Mining Limited", "REED RIVER MINING LTD.", person=False) >= SAME
    assert compare("Reed River Mining Ltd", "Reed River Shipping Ltd", person=False) < SAME


def test_comparison_goes_both_ways() -> None:
    """Left and right may change places."""
    assert compare("Emre Yıldızhan", "Mehmet Emre Yildizhan") == compare("Mehmet Emre Yildizhan", "Emre Yıldızhan")


@pytest.mark.parametrize(("left", "right"), [("shoygu", "soygu"), ("yuri", "yury"), ("ahmed", "akhmed")])
def test_transliterations_sound_alike(left: str, right: str) -> None:
    """One key for the renderings of one name."""
    assert sound(left) == sound(right)
