"""Whom "the two sides", "both ministers" and "they" mean, and where that stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.accounts.reading import read

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
