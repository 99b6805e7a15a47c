"""Agreements, bodies, processes, zones and mechanisms in reports."""

from __future__ import annotations

import pytest

from communique.types import Accord
from tests.texts import name_of, reading_of, words


def _named(text: str) -> dict[str, Accord]:
    reading = reading_of(text)
    return {words(reading, accord.span): accord for accord in reading.accords}


@pytest.mark.parametrize(
    ("text", "designation", "kind"),
    [
        ("Both sides praised the Tunis accord in a statement.", "the Tunis accord", "agreement"),
        ("Observers left the demilitarized zone on Monday.", "the demilitarized zone", "zone"),
        ("The army opened a humanitarian corridor to Gao.", "a humanitarian corridor", "zone"),
        ("Envoys met within the Geneva peace process.", "the Geneva peace process", "process"),
        ("The joint monitoring committee counted the guns.", "The joint monitoring committee", "body"),
        ("A cease-fire in Gao was announced on Friday.", "A cease-fire in Gao", "truce"),
        ("Soldiers stood at eight observation posts.", "eight observation posts", "mechanism"),
        ("An understanding was reached on the exchange of the wounded.", "An understanding", "agreement"),
    ],
)
def test_designations_are_found_with_their_kind(text: str, designation: str, kind: str) -> None:
    """A head noun with what marks it, or with a verb that makes it, names an accord."""
    assert _named(text)[designation].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "No agreement was reached on the prisoners.",
        "The envoy hopes to reach a deal by Friday.",
        "If a truce is signed, the buses will run.",
        "The committee of parents met at the school.",
        "The process of washing the wool takes a week.",
        "They walked through the area after dinner.",
        "He agreed with the minister that the weather was bad.",
    ],
)
def test_what_is_denied_wished_or_of_another_kind_is_left_out(text: str) -> None:
    """A thing that is not said to exist is no agreement."""
    assert reading_of(text).accords == ()


def test_variants_of_one_name_have_one_key() -> None:
    """Platform, process and format of one place reduce to one name."""
    reading = reading_of(
        "The Tunis platform is five years old. Ministers praised the Tunis peace process. "
        "They spoke of the format of talks that began in Tunis."
    )
    assert {accord.name for accord in reading.accords} == {"tunis process"}


def test_the_deal_points_back_to_the_last_agreement_named() -> None:
    """An anaphor takes the name of its antecedent; without one it is left out."""
    reading = reading_of("The Nairobi agreement was signed in May. The deal ended a siege.")
    assert [accord.name for accord in reading.accords] == ["nairobi agreement", "nairobi agreement"]
    assert reading_of("The deal ended a siege.").accords == ()


def test_parties_day_and_formality_come_from_the_clause_that_made_it() -> None:
    """Between whom, when, and that it was signed."""
    reading = reading_of(
        "An agreement on the river was signed on 4 May 2021 between Chad and Niger.", published="2021-05-06"
    )
    (accord,) = reading.accords
    assert accord.formality == "signed"
    assert {name_of(reading, party) for party in accord.parties} == {"Chad", "Niger"}
    assert accord.days is not None
    assert accord.days.first.isoformat() == "2021-05-04"


def test_terms_say_what_an_agreement_provides() -> None:
    """The clause under an agreement, and what it is said to do."""
    reading = reading_of("Under the Tunis accord, Chad opened the border. The accord covers the exchange of prisoners.")
    terms = [words(reading, term) for accord in reading.accords for term in accord.terms]
    assert terms == ["Chad opened the border", "covers the exchange of prisoners"]


def test_two_parties_that_agree_on_a_matter_make_an_understanding() -> None:
    """A verb alone can tell of an agreement."""
    reading = reading_of("Chad and Niger agreed on joint patrols after a week of fighting.")
    accord = next(accord for accord in reading.accords if accord.formality == "understanding")
    assert words(reading, accord.span) == "Chad and Niger agreed on joint patrols"
    assert {name_of(reading, party) for party in accord.parties} == {"Chad", "Niger"}


def test_a_headline_lists_parties_without_and() -> None:
    """ "Kenya, Uganda agree" names both."""
    reading = reading_of("Kenya, Uganda agree on joint patrols\n\nMinisters met in Tunis on Monday.")
    accord = next(accord for accord in reading.accords if accord.formality == "understanding")
    assert words(reading, accord.span) == "Kenya, Uganda agree on joint patrols"


def test_other_languages_have_no_accords() -> None:
    """Without a parse nothing is claimed."""
    assert reading_of("Стороны подписали соглашение о прекращении огня в городе вчера вечером.").accords == ()


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Chad and Niger signed a ceasefire in Gao.", "ceasefire"),
        ("The two armies extended the Gao ceasefire for a month.", "renewal"),
        ("Chad and Niger signed the Tunis framework agreement.", "partial"),
        ("Chad and Niger signed the comprehensive Tunis peace agreement.", "comprehensive"),
        ("Chad and Niger signed the Tunis implementation agreement.", "implementation"),
        ("The two sides agreed to hold talks in Gao in May.", "pre_negotiation"),
        ("Chad and Niger signed the Tunis agreement.", None),
    ],
)
def test_the_stage_of_an_agreement_is_read_where_its_words_tell_it(text: str, stage: str | None) -> None:
    """The stages are those of PA-X; what tells none has none."""
    assert [accord.stage for accord in reading_of(text).accords][:1] == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "A truce between Chad and Niger was brokered by Tunisia.",
        "Chad and Niger reached a truce under the auspices of Tunisia.",
        "Tunisia brokered a truce between Chad and Niger.",
    ],
)
def test_who_brokers_a_truce_is_no_party_to_it(text: str) -> None:
    """A mediator is kept apart from those who are bound."""
    reading = reading_of(text)
    (accord,) = reading.accords
    assert {name_of(reading, entity) for entity in accord.third_parties} == {"Tunisia"}
    assert {name_of(reading, entity) for entity in accord.parties} == {"Chad", "Niger"}


def test_nobody_brokers_what_is_only_wished_for() -> None:
    """Who is asked to mediate has not done so."""
    reading = reading_of("Chad wants Tunisia to broker the Gao ceasefire talks.")
    assert not any(accord.third_parties for accord in reading.accords)


@pytest.mark.parametrize(
    ("text", "child"),
    [
        ("A joint monitoring committee was set up under the Tunis agreement.", "joint monitoring committee"),
        ("The observation posts were established under the Gao memorandum.", "observation posts"),
        ("The Tunis agreement's joint monitoring committee met on Monday.", "joint monitoring committee"),
        ("A humanitarian corridor was opened as part of the Gao ceasefire.", "humanitarian corridor"),
    ],
)
def test_what_stands_under_an_agreement_names_its_parent(text: str, child: str) -> None:
    """The parent is an accord of the same report, at its own words."""
    reading = reading_of(text)
    by_id = {accord.id: accord for accord in reading.accords}
    (inner,) = [accord for accord in reading.accords if accord.kind in ("body", "zone", "mechanism")]
    assert child in words(reading, inner.span)
    assert inner.parent is not None
    assert by_id[inner.parent].kind in ("agreement", "truce")


def test_a_shorter_name_takes_the_fuller_one_of_its_report() -> None:
    """ "The Gao deal", "the 2019 river deal" and "the deal" are one where the report tells of one."""
    reading = reading_of(
        "Chad left the Gao river accord. Niger defended the Gao deal. Many hold the 2019 river accord to be fair."
    )
    assert len({accord.name for accord in reading.accords}) == 1


def test_a_shorter_name_of_two_fuller_ones_is_left_alone() -> None:
    """Nothing tells which of two accords is meant."""
    reading = reading_of(
        "Chad left the Gao river accord. Niger left the Gao border accord. Many hold by the Gao accord."
    )
    assert len({accord.name for accord in reading.accords}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Niger signed a plea deal.",
        "Traders spoke of arms deals between Chad and Niger.",
        "The ministers agreed on the need for calm.",
        "Chad and Niger agreed that the harvest would be bad.",
        "Chad suggested that Niger sign a treaty.",
        "The process of moving the bank from Gao to Tunis has begun.",
        "Chad sent a request for a no-fly zone.",
        "Monitoring groups counted the guns.",
        "The boys' families agreed to wait at the cave.",
    ],
)
def test_private_deals_opinions_and_wishes_make_no_agreement(text: str) -> None:
    """Parties to a conflict undertake nothing by them."""
    assert reading_of(text).accords == ()


@pytest.mark.parametrize(
    "text",
    [
        "Chad wants Niger to sign a deal.",
        "The minister denied that Chad had struck a deal.",
        "Chad denied reports that it had struck a deal with Niger.",
        "Chad was open to signing a deal.",
        "The two sides scrambled to reach a deal.",
        "Chad is ready to make a deal.",
        "The envoy spoke of a possible deal with Niger.",
        "It is no big deal.",
        "He spoke at the party's national convention.",
        "The crowd filled the Tunis Convention Center.",
        "Moktar's lawyers agreed to those terms.",
        "The officials agreed to answer questions.",
        "The senators praised the compromise bill.",
    ],
)
def test_what_is_not_made_yet_or_something_else_is_no_agreement(text: str) -> None:
    """Wishes, denials, gatherings and the word of one side alone."""
    assert reading_of(text).accords == ()


def test_a_resolution_goes_by_its_number() -> None:
    """Whoever is named as having adopted it."""
    reading = reading_of("The UN Security Council Resolution 2254 is clear. Envoys praised Resolution 2254.")
    assert {accord.name for accord in reading.accords} == {"2254 resolution"}
    assert [accord.label for accord in reading.accords] == ["UN Security Council Resolution 2254", "Resolution 2254"]


def test_a_headline_verb_is_no_part_of_a_name() -> None:
    """ "Chad and Niger Sign Trade Agreement" names a trade agreement."""
    reading = reading_of("Chad and Niger Sign Trade Agreement")
    assert [words(reading, accord.span) for accord in reading.accords] == ["Trade Agreement"]


def test_the_deal_goes_to_none_of_several_told_of_long_before() -> None:
    """Where two accords are named and neither just before, "the deal" may mean either."""
    far = " ".join(["The rain fell on the hills and the herders waited for the buses to come."] * 6)
    reading = reading_of(f"The Tunis accord is old. The Gao accord is new.\n\n{far}\n\nThe deal is good.")
    assert [accord.name for accord in reading.accords] == ["tunis agreement", "gao agreement"]
    near = reading_of("The Tunis accord is old. The Gao accord is new. The deal is good.")
    assert near.accords[-1].name == "gao agreement"


def test_what_stands_in_apposition_is_the_same_accord() -> None:
    """ "The Tunis accord, a pact among five states" is one."""
    reading = reading_of("They left the Tunis accord, a pact among five states.")
    assert {accord.name for accord in reading.accords} == {"tunis agreement"}


def test_what_a_committee_says_is_no_term() -> None:
    """An accord may say what it provides; a committee speaks."""
    reading = reading_of("The joint monitoring committee said on Saturday that the guns were gone.")
    assert [accord.terms for accord in reading.accords] == [()]
