"""Whom an act is turned on: objects, their owners, announced acts, protests, curbs on a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.accounts.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language


def _side(found: Read, type_: str, side: str) -> list[str]:
    """Return the words placed on one side of the one account of a type."""
    return [found.words(p.span) for p in found.only(type_).participants if p.side == side]


RECIPIENTS = [
    ("Varania rejected the Ostmark proposal.", "REJECT", ["Ostmark"]),
    ("Varania rejected Karel Vostok's proposal.", "REJECT", ["Karel Vostok"]),
    ("Varania threatened to break off relations with Ostmark.", "THREATEN", ["Ostmark"]),
    ("Varania agreed to send medicine to Ostmark.", "AGREE", ["Ostmark"]),
    ("The army imposed a curfew in Graz.", "COERCE", ["Graz"]),
    (
        "Students staged a rally to demand reforms by the government of Ostmark.",
        "PROTEST",
        ["the government", "Ostmark"],
    ),
    ("Police arrested a beekeeper in Vienna.", "COERCE", ["a beekeeper"]),
    ("Rebels killed two engineers.", "ASSAULT", ["two engineers"]),
    ("Varania shelled the town of Graz.", "ASSAULT", ["Graz"]),
    ("Ilana Dorvik praised the decision of Ostmark.", "SUPPORT", ["Ostmark"]),
]


@pytest.mark.parametrize(("text", "type_", "whom"), RECIPIENTS)
def test_an_act_is_turned_on_its_object_or_the_objects_owner(
    english: Language, text: str, type_: str, whom: list[str]
) -> None:
    """A thing stands for its owner, a curb for the place it lies on."""
    assert _side(read(english, text), type_, "recipient") == whom


NOT_RECIPIENTS = [
    ("Varania mobilized its troops.", "MOBILIZE"),
    ("Rebels attacked the convoy with rockets.", "ASSAULT"),
    ("Police detained the man at the Vienna airport.", "COERCE"),
    ("Varania withdrew its soldiers from the valley.", "RETREAT"),
]


@pytest.mark.parametrize(("text", "type_"), NOT_RECIPIENTS)
def test_tools_places_and_ones_own_troops_are_no_recipients(english: Language, text: str, type_: str) -> None:
    """Only whom an act is done to is on its other side."""
    words = _side(read(english, text), type_, "recipient")
    assert not {"its troops", "rockets", "Vienna", "its soldiers", "Varania"} & set(words), words


def test_tanks_act_for_their_state(english: Language) -> None:
    """A thing acts for its owner."""
    assert "Ostmark" in _side(read(english, "Ostmark tanks fired at the hills."), "ASSAULT", "actor")


def test_what_is_done_to_a_state_is_not_done_by_it(english: Language) -> None:
    """ "The invasion of Ostmark by Varania" has Ostmark suffer it."""
    found = read(english, "The invasion of Ostmark by Varania began in spring.")
    assert _side(found, "ASSAULT", "recipient") == ["Ostmark"]
    assert _side(found, "ASSAULT", "actor") == ["Varania"]


def test_who_hosts_talks_is_on_the_other_side(english: Language) -> None:
    """A host receives, also where the talks are the subject."""
    found = read(english, "A meeting hosted by Karel Vostok took place in Vienna.")
    assert {(p.entity, p.side) for a in found.accounts for p in a.participants} >= {("Karel Vostok", "recipient")}


def test_a_person_does_not_suffer_what_his_brother_does(english: Language) -> None:
    """The victim is the brother; his own brother's name only tells whose he is."""
    found = read(english, "Rebels killed Karel Vostok's half-brother.")
    assert [p.entity for p in found.only("ASSAULT").participants if p.side == "recipient"] == [None]


def test_an_adviser_is_criticised_and_not_whose_adviser_he_is(english: Language) -> None:
    """A name that explains the noun is the one meant."""
    found = read(english, "Varania criticised Karel Vostok's security adviser, Mira Toth.")
    assert found.present(found.only("ACCUSE"), "recipient") == ["Mira Toth"]


ABSENT = [
    "A spokesman for Karel Vostok met Ilana Dorvik in Vienna.",
    "Ilana Dorvik met an aide to Karel Vostok.",
    "Ilana Dorvik met the wife of Karel Vostok.",
]


@pytest.mark.parametrize("text", ABSENT)
def test_whose_aide_came_did_not_come_himself(english: Language, text: str) -> None:
    """The name behind "aide to" places nobody."""
    found = read(english, text)
    assert found.present(found.only("CONSULT")) == ["Ilana Dorvik"]


def test_a_delegation_of_two_is_those_two(english: Language) -> None:
    """Words for a company name its members."""
    found = read(english, "A delegation of Karel Vostok and Janos Feld met Ilana Dorvik.")
    assert set(found.present(found.only("CONSULT"))) == {"Karel Vostok", "Janos Feld", "Ilana Dorvik"}


def test_a_prisoner_moved_is_no_movement_of_troops(english: Language) -> None:
    """A passive without an agent moves troops only where troops are moved."""
    assert read(english, "The teacher was moved from jail to a house in Graz.").accounts == []


def test_somebodys_murder_was_done_to_him(english: Language) -> None:
    """A victim stands before the noun, a doer only where "of" names the victim."""
    assert read(english, "Karel Vostok's murder shocked Varania.").only("ASSAULT").participants[0].side == "recipient"
    found = read(english, "Varania's assassination of Karel Vostok shocked the valley.")
    assert [(p.entity, p.side) for p in found.only("ASSAULT").participants] == [
        ("Varania", "actor"),
        ("Karel Vostok", "recipient"),
    ]


def test_who_decides_acts(english: Language) -> None:
    """ "Vostok's decision to release the prisoners" is his act, still to be done."""
    found = read(english, "Karel Vostok's decision to release the prisoners was praised.")
    assert found.present(found.only("RETREAT"), "actor") == ["Karel Vostok"]


NO_VISITS = [
    "Varania welcomed it.",
    "Ilana Dorvik welcomed home three engineers.",
    "Ilana Dorvik welcomed the statement of Karel Vostok.",
]


@pytest.mark.parametrize("text", NO_VISITS)
def test_only_a_guest_is_received(english: Language, text: str) -> None:
    """Words and home-comers are welcomed without a visit."""
    assert [account.mode for account in read(english, text).accounts if account.type == "CONSULT"] == []
