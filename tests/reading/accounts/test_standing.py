"""How sure a report is of a meeting: planned, called off, or no meeting at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.accounts.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

CALLED_OFF = [
    "Karel Vostok cancelled the talks with Ilana Dorvik in Vienna.",
    "The talks of Ilana Dorvik and Karel Vostok were called off on Monday.",
    "The cancelled meeting of Ilana Dorvik and Karel Vostok was to deal with gas.",
    "The cancellation of the summit with Karel Vostok surprised Varania.",
    "The meeting of Ilana Dorvik and Karel Vostok will not take place.",
    "The Vienna talks, scrapped on Monday, were to last a week.",
    "The summit of Ilana Dorvik and Karel Vostok, which was cancelled on Monday, was to last a week.",
    "The summit's cancellation surprised Varania.",
    "Karel Vostok decided to call off the summit.",
    "They praised the decision to scrap the summit.",
]


@pytest.mark.parametrize("text", CALLED_OFF)
def test_a_meeting_called_off_is_a_plan_that_came_to_nothing(english: Language, text: str) -> None:
    """It is told, as planned and off; the act of calling it off is another account."""
    account = read(english, text).only("CONSULT")
    assert (account.status, account.called_off) == ("planned", True)


def test_a_summit_left_before_it_is_held_is_no_summit_held(english: Language) -> None:
    """To pull out of a summit is to refuse it."""
    found = read(english, "Varania pulled out of a summit with Ostmark.").accounts
    assert [(account.type, account.mode) for account in found] == [("REJECT", "meet")]


GOING_ON = [
    "Karel Vostok threatened to cancel the talks with Ilana Dorvik in Vienna.",
    "The talks of Ilana Dorvik and Karel Vostok were postponed.",
    "Ilana Dorvik met Karel Vostok in Vienna.",
    "Ilana Dorvik will meet Karel Vostok in Vienna.",
]


@pytest.mark.parametrize("text", GOING_ON)
def test_a_threat_or_a_delay_calls_nothing_off(english: Language, text: str) -> None:
    """Nor does a meeting that is planned or was held."""
    assert not any(account.called_off for account in read(english, text).accounts)


NO_MEETINGS = [
    "The announcement was met with dismay in Vienna.",
    "His tough talk on Ostmark worried Varania.",
    "The accord, negotiated by Ilana Dorvik, is long.",
    "A divided Congress will vote on the law.",
]


@pytest.mark.parametrize("text", NO_MEETINGS)
def test_other_senses_are_no_meetings(english: Language, text: str) -> None:
    """To be met with something, tough talk, an accord negotiated, a legislature."""
    assert not any(account.type == "CONSULT" for account in read(english, text).accounts)


def test_what_is_to_be_is_planned(english: Language) -> None:
    """ "Are to meet" is no news of a meeting held."""
    account = read(english, "Ilana Dorvik and Karel Vostok are to meet in Vienna.").only("CONSULT")
    assert account.status == "planned"


def test_the_condition_of_a_deal_is_no_happening_of_its_own(english: Language) -> None:
    """ "On the condition that they would withdraw" tells of no withdrawal."""
    found = read(english, "Varania agreed to a truce on the condition that Ostmark would withdraw its troops.")
    assert not any(account.type == "RETREAT" and account.mode == "withdraw" for account in found.accounts)
