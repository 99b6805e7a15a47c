"""Whom "the two sides", "both ministers" and "they" mean, and where that stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.accounts.reading import read
from tests.texts import name_of, reading_of

if TYPE_CHECKING:
    from spacy.language import Language

MET = "Varanian Foreign Minister Ilana Dorvik met Interior Minister Janos Feld in Graz. "
JOINED = "Envoys of Varania and Ostmark gathered for talks in Geneva. "
TWO = ["Ilana Dorvik", "Janos Feld"]
STATES = ["Ostmark", "Varania"]


def _last(english: Language, text: str, type_: str) -> list[str]:
    """Return who takes part by the last account of a type, in alphabetical order."""
    told = read(english, text)
    accounts = [account for account in told.accounts if account.type == type_]
    assert accounts, told.kinds()
    return sorted(told.present(accounts[-1]))


@pytest.mark.parametrize(
    ("text", "type_", "meant"),
    [
        (MET + "The two ministers held talks on the river port for three hours.", "CONSULT", TWO),
        (MET + "Both ministers held talks with fishermen on the port.", "CONSULT", TWO),
        (MET + "The two men held talks again on the ferry.", "CONSULT", TWO),
        (JOINED + "The two sides agreed to reopen the ferry line.", "AGREE", STATES),
        (JOINED + "Both countries agreed to reopen the ferry line.", "AGREE", STATES),
        (JOINED + "The mood was calm. Both sides agreed to reopen the ferry line.", "AGREE", STATES),
        ("Ilana Dorvik and Janos Feld disagreed on eels when they met in Graz.", "CONSULT", TWO),
    ],
)
def test_two_just_told_of_together_are_meant(english: Language, text: str, type_: str, meant: list[str]) -> None:
    """They stand for the words that count them."""
    assert _last(english, text, type_) == meant


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "Ilana Dorvik, Petar Holm and Janos Feld met in Graz. The two ministers held talks on the port.",
            "CONSULT",
        ),  # which two of the three
        ("Ilana Dorvik met Karel Vostok in Graz. The two ministers held talks on the port.", "CONSULT"),  # a president
        (MET + "The two foreign ministers held talks on the port.", "CONSULT"),  # one is the interior minister
        (MET + "Two ministers held talks on the port.", "CONSULT"),  # any two
        (MET + "The two ministers of trade held talks on the port.", "CONSULT"),  # others
        ("Varania, Ostmark and the Lantern Front met in Geneva. The two sides agreed to a truce.", "AGREE"),
        ("Varania and Ostmark met the rebels in Geneva. Both sides agreed to a truce.", "AGREE"),  # the rebels are one
        ("Varania rebuked Ostmark over the dam. Both sides agreed to a truce.", "AGREE"),  # nothing told of a meeting
        (
            "Varania and the Lantern Front met in Geneva. Both countries agreed to a truce.",
            "AGREE",
        ),  # one is no country
        (JOINED + "Rain fell. Snow fell. Hail fell. Both sides agreed to a truce.", "AGREE"),  # long ago
        (
            "Ilana Dorvik and Janos Feld wrote to the ambassadors before they met in Graz.",
            "CONSULT",
        ),  # or the ambassadors
        ("Ilana Dorvik and Petar Holm and Janos Feld waited until they met in Graz.", "CONSULT"),  # not two
    ],
)
def test_where_two_are_not_clear_nobody_is_meant(english: Language, text: str, type_: str) -> None:
    """None is better than the wrong two."""
    assert _last(english, text, type_) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ilana Dorvik, Janos Feld and Mira Toth met in Graz. The three officials held talks on the port.", 3),
        ("Ilana Dorvik, Janos Feld and Mira Toth met in Graz. All three officials held talks on the port.", 3),
        ("Ilana Dorvik and Janos Feld met in Graz. The three officials held talks on the port.", 0),
        ("Ilana Dorvik, Janos Feld and Mira Toth met in Graz. Three officials held talks on the port.", 0),
        ("Ilana Dorvik, Janos Feld and Mira Toth met in Graz. The three ministers held talks on the port.", 0),
    ],
)
def test_three_are_meant_where_exactly_three_were_named(english: Language, text: str, meant: int) -> None:
    """And all of them hold the office that the words give them: one of these is an aide."""
    assert len(_last(english, text, "CONSULT")) == meant


MALI = "Mali and Niger held talks in Gao on Monday. "


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (MALI + "The two sides pledged to reopen the ferry line.", ["Mali", "Niger"]),
        (MALI + "Both countries will free the drivers.", ["Mali", "Niger"]),
        (MALI + "Both governments agreed to free the drivers.", ["Mali", "Niger"]),
        ("Mali, Niger and Chad held talks in Gao. The two sides pledged to reopen the ferry line.", []),
        ("Mali and the rebels held talks in Gao. The two sides pledged to reopen the ferry line.", []),
        ("The two sides pledged to reopen the ferry line.", []),
    ],
)
def test_a_pledge_of_the_two_sides_binds_both(text: str, bound: list[str]) -> None:
    """Where it is open which two, nobody is bound by name."""
    reading = reading_of(text)
    assert [sorted(name_of(reading, one) for one in pledge.promisor) for pledge in reading.pledges] == [bound]


def test_a_promise_may_be_made_to_both() -> None:
    """Who is addressed by "both countries" is told like who promises."""
    reading = reading_of(MALI + "Chad promised both countries to send lorries.")
    assert [sorted(name_of(reading, one) for one in pledge.to) for pledge in reading.pledges] == [["Mali", "Niger"]]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (MALI + "The two sides signed a ceasefire agreement.", ["Mali", "Niger"]),
        (MALI + "The two sides agreed to open the border.", ["Mali", "Niger"]),
        (MALI + "A prisoner exchange agreement was signed between the two countries.", ["Mali", "Niger"]),
        ("Mali, Niger and Chad held talks in Gao. The two sides signed a ceasefire agreement.", []),
    ],
)
def test_an_agreement_of_the_two_sides_is_between_both(text: str, parties: list[str]) -> None:
    """Whether a verb tells of it or a noun names it."""
    reading = reading_of(text)
    assert {tuple(sorted(name_of(reading, one) for one in accord.parties)) for accord in reading.accords} == {
        tuple(parties)
    }
