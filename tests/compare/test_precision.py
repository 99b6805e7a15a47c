"""What is no difference: words about other things, and names and titles that only look unlike."""

from __future__ import annotations

import pytest

from tests.compare.scene import between, values


def test_figures_about_other_things_are_no_contradiction() -> None:
    """What both reports count alike cancels, and what only one counts stands alone."""
    one = "Rescuers freed 8 miners from the shaft in Gao. On Monday 4 miners left the shaft."
    other = "Rescuers freed 8 miners from the shaft in Gao. In Niamey 70 miners went on strike over wages."
    assert values("contradiction", "figure", one, other) == []


def test_a_thing_named_in_two_words_is_the_same_thing() -> None:
    """Six observation posts are not eight, whatever else the sentences say."""
    one = "The protocol of Gao provides for six observation posts along the river."
    other = "There will be eight observation posts, and soldiers will man each."
    assert values("contradiction", "figure", one, other) == [{"six observation posts", "eight observation posts"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The African Union met in Gao.", "The AU met in Gao."),
        ("The U.N. Security Council met in Gao.", "The United Nations Security Council met in Gao."),
    ],
)
def test_initials_are_no_other_name(one: str, other: str) -> None:
    """A reader knows them for the same."""
    assert values("wording", "name", one, other) == []


def test_a_title_in_a_quotation_is_not_the_report_s() -> None:
    """What somebody was called in another's words, perhaps long ago, is no office given him now."""
    one = "Chadian President Idriss Moktar opened the fair in Gao."
    other = 'Salou Hamani recalled the fair. "I told Prime Minister Idriss Moktar to come," Hamani said.'
    assert values("contradiction", "role", one, other) == []


def test_a_report_that_names_an_open_day_is_not_silent_on_it() -> None:
    """A day without a year is a day all the same."""
    readings = ["Chad will release 90 drivers by 9 June 2021.", "Chad will release 90 drivers before 9 June."]
    assert values("omission", "due", *readings) == []


def test_a_state_s_bodies_go_by_many_names_that_tell_nothing() -> None:
    """A ministry and its building; but an armed group's name is chosen."""
    one, other = "The Pentagon sent 40 trucks to Gao.", "The U.S. Defense Department sent 40 trucks to Gao."
    assert values("wording", "name", one, other) == []
    one, other = "Daesh burned the mill in Gao.", "Islamic State burned the mill in Gao."
    assert values("wording", "name", one, other) == [{"Daesh", "Islamic State"}]


@pytest.mark.parametrize(
    ("one", "other", "spelled"),
    [
        ("Idriss Moktar", "Idris Moktar", True),
        ("Sofía Hamani", "Sofia Hamani", True),
        ("Steve Hamani", "Steven Hamani", False),
        ("Steve Hamani", "Stephen Hamani", False),
        ("Alexey Hamani", "Aleksey Hamani", True),
        ("Salou A. Hamani", "Salou B. Hamani", False),
    ],
)
def test_short_forms_and_initials_are_no_spellings(one: str, other: str, *, spelled: bool) -> None:
    """Another letter is, an accent is, and a doubled one."""
    texts = [f"Chadian Foreign Minister {name} opened the fair in Gao. Minister {name} left." for name in (one, other)]
    assert bool(values("wording", "spelling", *texts)) is spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chad gave the herders $1.9 billion in aid for feed.", "Chad gave the herders $2 billion in aid for feed."),
        ("Rescuers freed 8 miners from the shaft in Gao.", "Rescuers freed 8 more miners from the shaft in Gao."),
        ("Rescuers freed 8 miners from the shaft in Gao.", "Rescuers freed 90 miners from the shaft in Gao."),
        ("The storm brought 8 inches of rain to the fields.", "The storm brought 12 inches of rain to the fields."),
        ("He taught 17 years old pupils in Gao.", "He taught 12 years old pupils in Gao."),
    ],
)
def test_rounding_parts_measures_and_ages_contradict_nothing(one: str, other: str) -> None:
    """What is told twice about one thing, or once about two."""
    assert values("contradiction", "figure", one, other) == []
    assert values("contradiction", "duration", one, other) == []


def test_what_is_of_north_korea_is_not_of_the_south() -> None:
    """An adjective of two words is one."""
    one = "The South Korean government sent 40 trucks to Gao."
    other = "The North Korean regime sent 40 trucks to Gao."
    assert values("wording", "term", one, other) == []


def test_plain_words_for_a_government_are_no_choice() -> None:
    """Authorities and government are one to a reader, a regime is not."""
    plain = "Chadian authorities closed the bridge in Gao.", "The Chadian government closed the bridge in Gao."
    assert values("wording", "term", *plain) == []
    loaded = "The Chadian regime closed the bridge in Gao.", "The Chadian government closed the bridge in Gao."
    assert values("wording", "term", *loaded) == [{"Chadian regime", "Chadian government"}]


HEAD = (
    "Chadian Foreign Minister Idriss Moktar met Nigerien Foreign Minister Salou Hamani in Tunis on 4 May 2021.\n\n"
    "Moktar said the two had spoken of the ferry over the river.\n\n"
)
QUOTE = '"The ferry was built by our grandfathers with their own hands," Moktar said.\n\n'


def _silent(third: str, day: str = "2021-05-05", both: str = "", outlets: tuple[str, ...] = ()) -> list[str]:
    """Return the labels of what a third report leaves out of what two others tell, with what both have beside it."""
    other = "In Tunis on 4 May 2021 Niger's Salou Hamani received Chadian Foreign Minister Idriss Moktar.\n\n"
    texts = (HEAD + QUOTE + both, other + "The hall was full, and it rained.\n\n" + QUOTE + both, third)
    differences = between(*texts, days=("2021-05-05", "2021-05-05", day), outlets=outlets)
    return [each.sides[0].value for each in differences if (each.kind, each.aspect) == ("omission", "statement")]


def test_a_report_that_treats_the_matter_and_does_not_tell_is_silent() -> None:
    """It opens with the same meeting."""
    assert any("grandfathers" in label for label in _silent(HEAD + "The weather was fair.\n"))


@pytest.mark.parametrize(
    ("third", "day"),
    [
        (HEAD + "The ferry, Moktar told them, was the work of grandfathers who built it.\n", "2021-05-05"),
        (HEAD + "The weather was fair.\n", "2021-05-03"),
        (HEAD + "The weather was fair.\n", "2021-06-20"),
        ("Wheat grew dear in Lagos. Bakers closed their shops for a week and asked for cheaper flour.\n", "2021-05-05"),
    ],
)
def test_who_tells_in_other_words_or_could_not_tell_is_not_silent(third: str, day: str) -> None:
    """A paraphrase, a report from before or long after, and one of another matter."""
    assert not any("grandfathers" in label for label in _silent(third, day))


def test_who_quotes_what_stands_beside_a_saying_had_it_before_him() -> None:
    """Of one speech one sentence is chosen and the next left out, whatever the report opens with."""
    beside = '"The bridge will wait until the river falls in spring," Moktar said.\n\n'
    alone = "Wheat grew dear in Gao.\n\nChadian Foreign Minister Idriss Moktar spoke of the river.\n\n"
    assert any("grandfathers" in label for label in _silent(alone + beside, both=beside))
    assert not any("grandfathers" in label for label in _silent(alone + "Moktar spoke for an hour.\n", both=beside))


def test_who_announces_a_meeting_could_not_tell_what_was_said_there() -> None:
    """It came out on the same day, but before."""
    ahead = "Chad's Idriss Moktar will meet Nigerien Foreign Minister Salou Hamani in Tunis on 4 May 2021."
    assert not any("grandfathers" in label for label in _silent(f"{ahead}\n\nThe hall is being painted.\n"))


def test_an_outlet_that_told_it_in_another_report_is_not_silent() -> None:
    """What it has printed it need not print again."""
    third = HEAD + "The weather was fair.\n"
    assert any(
        "grandfathers" in label for label in _silent(third, outlets=("River Post", "Basin Mail", "Hill Gazette"))
    )
    assert not any(
        "grandfathers" in label for label in _silent(third, outlets=("River Post", "Basin Mail", "River Post"))
    )


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "A record $78 million deficit in goods was told for May.",
            "Trade gaps grew: the deficit in goods hit $76 million in May.",
            True,
        ),
        ("The tour will make at least 75 stops in 20 towns.", "It is a tour of 70 stops in 20 towns.", True),
        ("The tour will make at least 65 stops in 20 towns.", "It is a tour of 70 stops in 20 towns.", False),
        ("Rescuers have brought out eight boys from the pit.", "Rescuers brought out four boys, so eight.", False),
    ],
)
def test_two_words_right_beside_a_figure_tell_what_it_counts(one: str, other: str, *, found: bool) -> None:
    """Unless a report has the other's number too, or the ranges overlap."""
    assert bool(values("contradiction", "figure", one, other)) is found


def test_an_agreement_of_some_is_not_the_agreement_of_all() -> None:
    """A deal with one of two states may be another one."""
    one = "The Chad-Niger Agreement was signed in Gao. The Chad-Niger Agreement opens 9 markets."
    other = "The Chad-Niger deal was signed in Gao. The deal with Chad opens 9 markets."
    assert values("wording", "name", one, other) == [{"Chad-Niger Agreement", "Chad-Niger deal"}]


def test_the_words_of_a_quotation_are_its_speaker_s() -> None:
    """An outlet chooses them only where another one has the same saying in other words."""
    quoted = 'Hamani spoke in Gao. "The Chadian regime closed the bridge to all of our herders," Hamani said.'
    plain = "The Chadian government opened a market in Gao. Hamani was there."
    assert values("wording", "term", quoted, plain) == []
    told = "Nigerien Foreign Minister Salou Hamani said the Chadian {} closed the bridge to all of the herders."
    assert values("wording", "term", told.format("regime"), told.format("government")) != []


def test_of_some_words_the_modifier_is_the_choice() -> None:
    """A country is a country; that it is war-torn is said by one."""
    told = "The ministers of Chad and Niger agreed in Gao to send wheat to the herders of the {} country by river."
    assert values("wording", "term", told.format("war-torn"), told.format("Arab")) == [
        {"war-torn country", "Arab country"}
    ]
    assert values("wording", "term", told.format("war-torn"), told.format("war-torn") + " It rained.") == []


def test_any_meeting_may_end_in_a_joint_statement() -> None:
    """Only one with a name is left out."""
    third = HEAD + "The weather was fair.\n"
    issued = "Both sides issued a joint statement in Tunis. The joint statement was short.\n\n"
    told = between(HEAD + issued, f"{HEAD}It rained.\n\n{issued}", third)
    assert [each for each in told if (each.kind, each.aspect) == ("omission", "agreement")] == []


def test_a_city_is_spelled_by_choice() -> None:
    """Full names of people by their longest form, places by their shortest."""
    one, other = "Ministers met in Kyiv on 4 May 2021.", "Ministers met in Kiev on 4 May 2021."
    assert values("wording", "spelling", one, other) == [{"Kyiv", "Kiev"}]
    assert values("wording", "spelling", one, one + " It rained.") == []
    seas = "The ships of the Indo-Pacific met in Gao.", "The ships of the Asia-Pacific met in Gao."
    assert values("wording", "spelling", *seas) == []


def test_a_report_that_has_an_institute_by_the_initials_may_not_mean_the_group() -> None:
    """A name that two bear is no choice."""
    group = "Islamic State burned the mill in Gao."
    institute = "The Institute for Sahel Inquiry and Study counted mills in Gao. ISIS found nine, the institute said."
    assert values("wording", "name", group, "ISIS burned the mill in Gao.") == [{"Islamic State", "ISIS"}]
    assert values("wording", "name", group, institute) == []


@pytest.mark.parametrize("told", ["a 1-in-3 chance", "a one in three chance", "$8 billion in additional money"])
def test_a_chance_and_what_comes_on_top_are_no_amounts_to_compare(told: str) -> None:
    """They count nothing that another report could count otherwise."""
    other = "Chad gave the herders $5 billion in money for feed, with a 2-in-3 chance of rain."
    assert values("contradiction", "figure", f"Chad gave the herders {told} for feed.", other) == []


def test_an_office_just_entered_or_left_contradicts_none() -> None:
    """On the day between two offices both titles are right."""
    one = "Newly confirmed Prime Minister Idriss Moktar opened the fair in Gao."
    other = "Chadian Foreign Minister Idriss Moktar opened the fair in Gao."
    assert values("contradiction", "role", one, other) == []
    assert values("contradiction", "role", one.removeprefix("Newly confirmed "), other) != []


def test_of_an_undated_report_two_must_have_the_words_beside() -> None:
    """One that looks back puts words of years side by side."""
    beside = '"The bridge will wait until the river falls in spring," Moktar said.\n\n'
    third = f"Wheat grew dear in Gao.\n\nChadian Foreign Minister Idriss Moktar spoke of the river.\n\n{beside}"
    other = "In Tunis on 4 May 2021 Niger's Salou Hamani received Chadian Foreign Minister Idriss Moktar.\n\n"
    for last, found in ((beside, True), ("", False)):
        texts = HEAD + QUOTE + beside, f"{other}It rained in Tunis.\n\n{QUOTE}The hall was full.\n\n{last}", third
        told = between(*texts, days=("2021-05-05", "2021-05-05", ""))
        omitted = [each.sides[0].value for each in told if (each.kind, each.aspect) == ("omission", "statement")]
        assert any("grandfathers" in label for label in omitted) is found


def test_what_runs_on_after_a_name_and_a_title_s_words_are_no_other_names() -> None:
    """A zone over a land is that zone; a secretary "for terrorism" names no rebels."""
    one = "The Gao ceasefire zone was drawn on 4 May 2021. The Gao ceasefire zone is wide."
    other = (
        "The Gao ceasefire zone over the hills was drawn on 4 May 2021. The Gao ceasefire zone over the hills is wide."
    )
    assert values("wording", "name", one, other) == []
    said = "Chad closed the road to the rebels in Gao, {} Idriss Moktar said."
    told = [said.format(title) for title in ("Under Secretary for Terrorism", "Defence Minister")]
    assert all("Terrorism" not in sides for sides in values("wording", "term", *told))


def test_a_name_in_capitals_is_spelled_no_other_way() -> None:
    """Headlines shout."""
    one, other = "Ministers met in KYIV on 4 May 2021.", "Ministers met in Kiev on 4 May 2021."
    assert values("wording", "spelling", one, other) == []


def test_rebels_and_rebel_groups_are_one_choice_terrorists_another() -> None:
    """The loaded word counts, not the noun it stands before."""
    told = "Chad closed the road to the {} in the Air mountains on 4 May 2021, and herders waited at the bridge."
    assert values("wording", "term", told.format("rebels"), told.format("rebel groups")) == []
    assert values("wording", "term", told.format("rebels"), told.format("terrorist groups")) == [
        {"rebels", "terrorist groups"}
    ]


def test_an_outlet_that_counts_anew_contradicts_nobody() -> None:
    """Two outlets do."""
    texts = "Rescuers freed 40 drivers from the shaft in Gao.", "Rescuers freed 60 drivers from the shaft in Gao."
    for outlets, found in ((("River Post", "Basin Mail"), True), (("River Post", "River Post"), False)):
        kinds = {(each.kind, each.aspect) for each in between(*texts, outlets=outlets)}
        assert (("contradiction", "figure") in kinds) is found


def test_a_title_cut_short_is_no_other_office() -> None:
    """A chancellor may be one of the exchequer."""
    one = "Chancellor Idriss Moktar opened the fair in Gao."
    other = "Chancellor of the Exchequer Idriss Moktar opened the fair in Gao."
    assert values("contradiction", "role", one, other) == []
