"""Modes that the trigger words leave open: by what means, about what, among whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.reading.accounts import accounts
from communique.reading.mentions import names
from communique.reading.parse import parse
from communique.reading.weights import load_other
from tests.reading.accounts.reading import read, report_in

if TYPE_CHECKING:
    from spacy.language import Language

MODES = [
    ("Rebels armed with knives attacked a convoy.", "ASSAULT", "primitive"),
    ("A suicide bomber killed two soldiers.", "ASSAULT", "suicide-attack"),
    ("Gunmen wounded two soldiers in a bomb attack.", "ASSAULT", "explosives"),
    ("Aircraft attacked the village.", "ASSAULT", "aerial"),
    ("Rebels attacked a tank.", "ASSAULT", None),
    ("Varania threatened to shell the town.", "THREATEN", "violence"),
    ("Varania threatened to impose a curfew.", "THREATEN", "restrict"),
    ("Varania threatened to stop the talks.", "THREATEN", "relations"),
    ("The ministers demanded that the rebels release the prisoners.", "REQUEST", "yield"),
]


@pytest.mark.parametrize(("text", "type_", "mode"), MODES)
def test_means_and_content_give_the_mode(english: Language, text: str, type_: str, mode: str | None) -> None:
    """The weapon is what somebody attacks with, not what is attacked; a threat is of what it speaks of."""
    found = read(english, text)
    assert (type_, mode) in [(account.type, account.mode) for account in found.accounts], found.kinds()


MEETINGS = [
    ("The presidents of Kenya and Chile met in Oslo.", "third-party"),
    ("The presidents of Kenya and Chile met in Nairobi.", None),
    ("The presidents of Kenya, Chile and Norway met in Oslo.", "multilateral"),
    ("The presidents of Kenya and Chile met.", None),
    ("The presidents of Kenya and Chile spoke by phone from Oslo.", "phone"),
]


@pytest.mark.parametrize(("text", "mode"), MEETINGS)
def test_who_meets_where_gives_the_mode_of_a_meeting(english: Language, text: str, mode: str | None) -> None:
    """Two in a third country are guests of a third party, three states or more meet in a wider round."""
    parsed = next(iter(parse([report_in(text)], english, load_other())))
    found = [account for account in accounts(parsed, names(parsed), []) if account.type == "CONSULT"]
    assert [account.mode for account in found] == [mode]


VERBS = [
    ("Varania called on Monday on Ostmark to open the crossing.", "REQUEST"),
    ("The rebels forced the agency out of the valley.", "SANCTION"),
    ("Rebels hold two engineers hostage.", "ASSAULT"),
    ("Youths threw stones at the police.", "ASSAULT"),
    ("Students threw stones at the police.", "PROTEST"),
    ("Varania vowed to attack the valley.", "THREATEN"),
    ("Varania welcomed the Ostmark statement.", "SUPPORT"),
    ("Varania allowed the exiles to come home.", "CONCEDE"),
    ("Varania withdrew from the treaty.", "SANCTION"),
    ("Varania withdrew its troops.", "RETREAT"),
    ("Protesters clashed with police.", "PROTEST"),
    ("Soldiers clashed with rebels.", "ASSAULT"),
    ("Varania held exercises near the border.", "MOBILIZE"),
    ("Varania held exercises with Ostmark.", "COOPERATE"),
    ("Teachers went on strike in Graz.", "PROTEST"),
    ("Varania voiced concern over the arrests.", "ACCUSE"),
    ("Varania expressed support for the plan.", "SUPPORT"),
    ("Varania cut off water to the town.", "COERCE"),
]


@pytest.mark.parametrize(("text", "type_"), VERBS)
def test_verbs_are_met_with_their_particles_and_objects(english: Language, text: str, type_: str) -> None:
    """A date may stand between a verb and its preposition; a guest is welcomed otherwise than his words."""
    assert type_ in [account.type for account in read(english, text).accounts]


def test_said_it_would_is_planned_and_would_if_is_not(english: Language) -> None:
    """ "Would" is what "will" becomes after "said"."""
    said = read(english, "Karel Vostok said he would visit Vienna.")
    assert said.only("CONSULT").status == "planned"
    hedged = read(english, "Karel Vostok said he would visit Vienna if the truce held.")
    assert hedged.only("CONSULT").status == "conditional"
