"""Names as written: which words are names, of what kind, with which title."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.reading.names.reports import cast_of, mentioned, titles


def test_a_surname_takes_the_person_whose_full_name_stands_anywhere() -> None:
    """Before or after, in headline or body: one entity."""
    _, cast = cast_of(
        "Arlen spoke first. Foreign Minister Tomas Arlen said the border would stay open. Arlen left on Monday.",
        headline="Arlen promises open border",
    )
    people = [entity for entity in cast.entities if entity.kind == "person"]
    assert [entity.name for entity in people] == ["Tomas Arlen"]
    assert len([mention for mention in cast.mentions if mention.entity == people[0].id]) == 4


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Talks were led by Defense Minister Ivo Brandt on Monday.", "Ivo Brandt", "Defense Minister"),
        ("He met chief of Turkey's General Staff Selim Orak there.", "Selim Orak", "chief of Turkey's General Staff"),
        ("They saw Presidential Envoy for Syria Marek Dorn leave.", "Marek Dorn", "Presidential Envoy for Syria"),
        ("Border Guard Service head Pavel Rudin came too.", "Pavel Rudin", "Border Guard Service head"),
        ("Ivo Brandt, the head of the delegation, said no.", "Ivo Brandt", "head of the delegation"),
        ("Secretary of State Ann Mercer flew home.", "Ann Mercer", "Secretary of State"),
        ("He thanked Mr. Ivo Brandt for coming.", "Ivo Brandt", None),
    ],
)
def test_a_title_beside_a_name_is_kept_apart_from_it(text: str, name: str, title: str | None) -> None:
    """Titles stand before a name or behind it, and never inside its span."""
    assert titles(text) == {name: title}


def test_states_named_with_a_title_pass_down_an_enumeration() -> None:
    """One "Turkish" serves the whole list after it."""
    _, cast = cast_of("Turkish Foreign Minister Selma Kaya, Defense Minister Orhan Demirci and others met in Ankara.")
    states = {entity.name: entity.states for entity in cast.entities if entity.kind == "person"}
    assert states == {"Selma Kaya": ("state:TR",), "Orhan Demirci": ("state:TR",)}


def test_no_state_passes_down_to_the_envoy_of_a_body_of_many_states() -> None:
    """The UN envoy at the end of a Turkish list serves no state."""
    _, cast = cast_of("Turkish Foreign Minister Selma Kaya and UN Special Envoy Geir Nordahl met in Ankara.")
    states = {entity.name: entity.states for entity in cast.entities if entity.kind == "person"}
    assert states == {"Selma Kaya": ("state:TR",), "Geir Nordahl": ()}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The envoy thanked Mr. [Geir] Nordahl for his work.", ["[Geir] Nordahl"]),
        ("North Korean leader Pak Jong-su met Lee Jae-won in Seoul.", ["Pak Jong-su", "Lee Jae-won"]),
        ("Crown Prince Faisal bin Rashid met Sheikh Omar al-Tamimi.", ["Faisal bin Rashid", "Omar al-Tamimi"]),
        ("The plan failed, Ivo Brandt said. Ivo Brandt's friends, Turks and Syrians, objected.", ["Ivo Brandt"] * 2),
        ("The Ivo Brandt regime denied it.", ["Ivo Brandt"]),
    ],
)
def test_spans_hold_the_whole_name_and_nothing_else(text: str, people: list[str]) -> None:
    """Particles, syllables and brackets belong to a name; titles, demonyms and the possessive do not."""
    assert mentioned(text, "person") == people


def test_a_title_case_headline_is_trusted_only_for_names_known_elsewhere() -> None:
    """ "Pledges Swift Peace" is capitalised like a name and is none."""
    people = mentioned(
        "Foreign Minister Tomas Arlen said in Vienna that the war would end.",
        "person",
        headline="Tomas Arlen Pledges Swift Peace To Worried Neighbours",
    )
    assert people == ["Tomas Arlen", "Tomas Arlen"]


def test_names_in_a_headline_of_capitals_are_found() -> None:
    """Case does not hide a person the body names."""
    people = mentioned("Foreign Minister Tomas Arlen left Vienna.", "person", headline="ARLEN LEAVES VIENNA")
    assert people == ["ARLEN", "Tomas Arlen"]


def test_a_capital_that_acts_stands_for_its_state() -> None:
    """ "Between Moscow and Ankara" are two states, "in Geneva" and "to Moscow" are places."""
    text = "Talks between Moscow and Ankara took place in Geneva. The envoy then flew to Moscow."
    assert mentioned(text, "state") == ["Moscow", "Ankara"]
    assert mentioned(text, "place") == ["Geneva", "Moscow"]


def test_a_demonym_is_no_name() -> None:
    """ "Turkish" describes; it names nobody."""
    assert mentioned("Turkish and Russian officials met.", "state") == []


def test_brothers_with_one_surname_stay_two_people() -> None:
    """Given names keep them apart."""
    _, cast = cast_of("Ivo Brandt met reporters in Vienna. His brother Karl Brandt left for Geneva.")
    assert sorted(entity.name for entity in cast.entities if entity.kind == "person") == ["Ivo Brandt", "Karl Brandt"]


def test_a_place_that_is_a_surname_here_is_the_person() -> None:
    """A town may be called Hammond; after "Philip" it is a man."""
    people = mentioned("Foreign Secretary Philip Hammond spoke in London. Hammond said the talks failed.", "person")
    assert people == ["Philip Hammond", "Hammond"]


@pytest.mark.parametrize(("where", "kind"), [("told Dorval", "person"), ("drove to his house in Dorval", "place")])
def test_a_surname_that_is_also_a_small_place_is_the_person_unless_something_lies_in_it(where: str, kind: str) -> None:
    """The gazetteer knows tens of thousands of small places by names that people bear."""
    _, cast = cast_of(f"Foreign Minister Ines Dorval met Tomas Vell in Valletta on Tuesday. Vell {where}.")
    assert [mention.kind for mention in cast.mentions][-1] == kind


def test_names_in_russian_are_found_and_their_endings_lead_to_one_person() -> None:
    """A declined surname is the same person's."""
    text = (
        "Министр иностранных дел Пётр Ветров провёл переговоры в Москве. "
        "После встречи с Ветровым стороны подписали план. Ветров уехал."
    )
    assert mentioned(text, "person", language="ru") == ["Пётр Ветров", "Ветровым", "Ветров"]
    _, cast = cast_of(text, language="ru")
    assert [entity.name for entity in cast.entities if entity.kind == "person"] == ["Пётр Ветров"]


def test_names_in_turkish_lose_the_case_ending_behind_the_apostrophe() -> None:
    """The span ends where the name ends."""
    text = "Dün Dışişleri Bakanı Selma Kaya konuştu. Toplantı Kaya’nın ofisinde yapıldı."
    assert mentioned(text, "person", language="tr") == ["Selma Kaya", "Kaya"]


def test_an_abbreviation_in_brackets_names_the_same_organization() -> None:
    """What the report explains once holds all through it."""
    _, cast = cast_of("The Reed River Council (RRC) met in Vienna on Monday. The RRC said the talks would go on.")
    found = [entity.names for entity in cast.entities if entity.kind == "organization"]
    assert found == [("RRC", "Reed River Council")]


def test_mentions_do_not_overlap_and_keep_text_order() -> None:
    """What stands at an offset is one name."""
    _, cast = cast_of("The UN Security Council met Foreign Minister Tomas Arlen of Turkey in New York on Monday.")
    spans = [mention.span for mention in cast.mentions]
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "A", "'", '"', "[", "[X", "Mr.", "MR", "al-", "-", "…", "\x00", "I. I. I."]
)
def test_scraps_of_text_do_no_harm(text: str) -> None:
    """Nothing is named and nothing raised."""
    assert mentioned(text, "person") == []


def test_a_given_name_tells_a_person_from_a_place() -> None:
    """Levent and Natalia are names of people, whatever stands before them."""
    text = "The delegation consisted of Levent Demirkol, Natalia Orlenko and an aide. He stayed with Natalia Orlenko."
    assert mentioned(text, "person") == ["Levent Demirkol", "Natalia Orlenko", "Natalia Orlenko"]


def test_two_places_with_and_between_them_are_two() -> None:
    """A recognizer that joins them is overruled by what the lexicon knows."""
    assert mentioned("People fled the villages between Ohrid and Resen last year.", "place") == ["Ohrid", "Resen"]


def test_a_title_before_several_names_is_each_ones_in_the_singular() -> None:
    """ "Foreign Ministers A and B" makes A a foreign minister."""
    _, cast = cast_of("Foreign Ministers Ivo Brandt and Marek Dorn attended the ceremony in Vienna.")
    assert [entity.titles for entity in cast.entities if entity.name == "Ivo Brandt"] == [("Foreign Minister",)]


def test_a_russian_title_begins_with_its_first_head() -> None:
    """The president's representative is not the president."""
    text = "Позднее выступил представитель президента Эмре Карадаг, сообщили вечером."
    assert titles(text, language="ru") == {"Эмре Карадаг": "представитель президента"}
