"""How likely two names are one, by their words alone."""

from __future__ import annotations

import pytest

from communique.lexicon.name_matching import SAME, compare

PERSONS = [
    ("Sergei Tolmarov", "Sergey Tolmarov"),
    ("Tolmarov, Sergei P.", "Sergei P Tolmarov"),
    ("Сергей Толмаров", "Sergey Tolmarov"),
    ("S. Tolmarov", "Sergei Tolmarov"),
    ("Serhiy Tolmarov", "Sergei Tolmarov"),
    ("Faisal bin Rashid Al Tamimi", "Faisal Al-Tamimi"),
    ("bin Rashid Faisal", "Faisal bin Rashid"),
    ("Hülya Şendur", "HULYA SENDUR"),
    ("IlhanGoksal", "Ilhan Goksal"),
    ("Bill Harrow", "William Harrow"),
    ("President Ivo Brandt", "Ivo Brandt"),
    ("Brandt Brandt Ivo", "Ivo Brandt"),
    ("1vo 8randt", "Ivo 8randt"),
    ("Niko Lindn er", "Niko Lindner"),
    ("Ren Chih-hao", "Ren Zhihao"),
    ("فيصل التميمي", "Faisal Tamimi"),
    ("イヴォ・ブラント", "Ivo Buranto"),
]
ORGANIZATIONS = [
    ("Reed River Mining Limited", "REED RIVER MINING LTD."),
    ("Reed River Mining GmbH", "OOO Reed River Mining"),
    ("Reed River Gesellschaft mit beschränkter Haftung", "Reed River LLC"),
    ("ReedRiver Mining", "Reed River Mining Corp."),
    ("Marsh & Reed", "Marsh and Reed"),
    ("First Harbour Bank", "1st Harbor Bank"),
    ("Brigade Forty-Four", "44 Brigade"),
    ("Reed River Organisation", "The Reed River Organization"),
    ("R.R.M. Shipping", "RRM Shipping"),
    ("Foreign Ministry of Kenya", "Kenya's Ministry of Foreign Affairs"),
    ("MV Reed Star", "Reed Star"),
]


@pytest.mark.parametrize(("left", "right"), PERSONS)
def test_one_person_in_two_spellings_passes(left: str, right: str) -> None:
    """Script, order, initials, nicknames, titles, particles, case, blanks and single slips are forgiven."""
    assert compare(left, right) >= SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ivo Brandt", "Karl Brandt"),
        ("Ivo Brandt", "Ivo Lindner"),
        ("A. Tolmarov", "Sergei Tolmarov"),
        ("I. B.", "Ivo Brandt"),
        ("Faisal al-Tamimi", "Faisal al-Harithi"),
        ("Faisal bin Rashid", "Rashid bin Faisal"),
        ("Hans Peter", "Peter Hans"),
        ("Hans P. Brandt", "Hans Otto Brandt"),
        ("Sergei Petrovich Tolmarov", "Sergei Ivanovich Tolmarov"),
        ("Ivo", "Ivo Karl Brandt"),
        ("Pak Jong-su", "Pak Yong-ho"),
        ("任志豪", "任芝豪"),
        ("", "Ivo Brandt"),
        ("!", "?"),
    ],
)
def test_two_people_do_not(left: str, right: str) -> None:
    """A word without a partner on both sides speaks against."""
    assert compare(left, right) < SAME


@pytest.mark.parametrize(("left", "right"), ORGANIZATIONS)
def test_one_organization_in_two_wordings_passes(left: str, right: str) -> None:
    """Legal forms, small words, spelling, numbers in words, and what the lexicon knows by an id."""
    assert compare(left, right, person=False) >= SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Reed River Mining Ltd", "Reed River Shipping Ltd"),
        ("Reed River Fund II", "Reed River Fund III"),
        ("Brigade 44", "Brigade 45"),
        ("Accord of 2004", "Accord of 2005"),
        ("RRM Shipping", "RRN Shipping"),
        ("Reed Harbour Bank", "Reed Harbour Bank Kenya"),
        ("", "Reed River"),
    ],
)
def test_two_organizations_do_not(left: str, right: str) -> None:
    """Other numbers, abbreviations and countries are other things."""
    assert compare(left, right, person=False) < SAME


@pytest.mark.parametrize(("left", "right"), [*PERSONS, *ORGANIZATIONS])
def test_comparison_goes_both_ways(left: str, right: str) -> None:
    """Left and right may change places, and nothing is above one."""
    for person in (True, False):
        assert compare(left, right, person=person) == compare(right, left, person=person) <= 1.0
