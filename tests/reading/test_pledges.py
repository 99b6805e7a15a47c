"""Promises, undertakings and plans in reports."""

from __future__ import annotations

import pytest

from communique.types import Reading
from tests.texts import name_of, reading_of, words


def _told(reading: Reading) -> list[str]:
    return [words(reading, pledge.span) for pledge in reading.pledges]


@pytest.mark.parametrize(
    ("text", "told", "promisor"),
    [
        ("Chad pledged to open the bridge.", "Chad pledged to open the bridge", ["Chad"]),
        (
            "Niger has promised that it will free the drivers.",
            "Niger has promised that it will free the drivers",
            ["Niger"],
        ),
        ("Chad is expected to send a delegation.", "Chad is expected to send a delegation", ["Chad"]),
        ("Niger is to withdraw its guns.", "Niger is to withdraw its guns", ["Niger"]),
        ("Chad announced the withdrawal of its patrols.", "Chad announced the withdrawal of its patrols", ["Chad"]),
        ("Niger reaffirmed its commitment to the truce.", "Niger reaffirmed its commitment to the truce", ["Niger"]),
        ("Chad will reopen the school in Gao.", "Chad will reopen the school in Gao", ["Chad"]),
        ("Niger will not recognise the new border.", "Niger will not recognise the new border", ["Niger"]),
    ],
)
def test_undertakings_are_found_with_who_is_bound(text: str, told: str, promisor: list[str]) -> None:
    """Verbs and nouns of promising, plans, futures of acts, and refusals."""
    reading = reading_of(text)
    assert _told(reading)[0].removeprefix("has ") in told
    assert [name_of(reading, entity) for entity in reading.pledges[0].promisor] == promisor


@pytest.mark.parametrize(
    "text",
    [
        "The harvest will fail in the north.",
        "Chad will suffer from the drought.",
        "It will rain in Tunis tomorrow.",
        "Chad did not promise to open the bridge.",
        "Nobody knows whether Niger will open the border.",
        "Chad could pledge to open the bridge.",
        "The agreement was intended to protect the herders.",
    ],
)
def test_forecasts_denials_and_suppositions_are_left_out(text: str) -> None:
    """Not every future binds somebody."""
    assert _told(reading_of(text)) == []


def test_a_speaker_binds_his_own_state() -> None:
    """ "We" in the mouth of a minister is his state."""
    reading = reading_of('"We will open the bridge," Chadian Foreign Minister Idriss Moktar said in Tunis.')
    assert _told(reading) == ["We will open the bridge"]
    assert [name_of(reading, entity) for entity in reading.pledges[0].promisor] in (["Chad"], ["Idriss Moktar"])


def test_what_a_speaker_says_another_will_do_is_a_forecast() -> None:
    """A minister of one state cannot bind another."""
    reading = reading_of(
        "Chad and Niger talked in Tunis. Chadian Foreign Minister Idriss Moktar said that Niger will close the border."
    )
    assert _told(reading) == []


def test_day_and_condition_are_read_from_what_is_undertaken() -> None:
    """A day before the undertaking is when it was made, not when it falls due."""
    reading = reading_of(
        "On 3 May 2021 Chad pledged to open the bridge by 9 June 2021 if the guns fall silent.", published="2021-05-06"
    )
    (pledge,) = reading.pledges
    assert pledge.due is not None
    assert pledge.due.last.isoformat() == "2021-06-09"
    assert pledge.condition is not None
    assert words(reading, pledge.condition) == "if the guns fall silent"


def test_what_was_promised_is_told_with_its_antecedent() -> None:
    """ "the houses that Chad promised to repair" is one undertaking."""
    assert _told(reading_of("Nobody has seen the houses that Chad promised to repair.")) == [
        "the houses that Chad promised to repair"
    ]


def test_an_undertaking_within_another_is_part_of_it() -> None:
    """ "pledged that it will open" is told once."""
    assert len(reading_of("Chad pledged that it will open the bridge.").pledges) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They spoke of what Chad and Niger both agreed to, which is the withdrawal of troops.",
        "This is what Chad agreed to.",
        "To open the bridge is what Niger pledged.",
        "The withdrawal of all guns from Gao was announced by Chad.",
        "A withdrawal, Chad announced, is planned.",
    ],
)
def test_words_that_stand_before_what_undertakes_them_are_read_too(text: str) -> None:
    """A question word names no act; whatever is found lies around the words that undertake it."""
    reading = reading_of(text)
    assert not any("what" in told for told in _told(reading))
    for pledge in reading.pledges:
        assert pledge.span.start <= pledge.trigger.start < pledge.span.end


def test_a_speaker_binds_a_state_no_lexicon_knows() -> None:
    """Who speaks for it is told by his title."""
    reading = reading_of(
        "Varanian Foreign Minister Ilse Brandt met guests. Varania slept. Brandt said Varania would free 90 drivers."
    )
    told = [pledge for pledge in reading.pledges if "free" in words(reading, pledge.span)]
    assert [name_of(reading, entity) for pledge in told for entity in pledge.promisor] == ["Varania"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad will free 90 drivers, but gave no list of their names.", "Chad will free 90 drivers"),
        (
            "Chad said the fort would be dismantled by the middle of May.",
            "the fort would be dismantled by the middle of May",
        ),
        (
            "Two weeks after the day on which Chad was to dismantle the fort, it stood.",
            "Chad was to dismantle the fort",
        ),
    ],
)
def test_the_words_of_a_promise_are_one_clause(text: str, told: str) -> None:
    """What is told as fact beside it, and the day it is told of, are left out."""
    assert told in _told(reading_of(text))


@pytest.mark.parametrize("text", ["Chad will be held responsible.", "Is Chad going to open the bridge?"])
def test_blame_and_questions_promise_nothing(text: str) -> None:
    """Nobody undertakes to be blamed, and who asks promises nothing."""
    assert _told(reading_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knows how Chad decides to answer.",
        "Will Niger open the bridge?",
        "Chad decides whether to leave the pact.",
        "Niger seems determined to close the border.",
        "Chad will apparently not be charged.",
        "The envoys urged Niger to agree to a truce.",
        "Chad discussed declaring a truce.",
        "This is a day that promises an end to the war.",
        "Chad committed to a lot.",
        "Niger will never forget the flood.",
        "Chad would not rule out a blockade, the minister said.",
        "Niger decided to wear the grey hat.",
        "The ministers spoke of something that Chad will do.",
        "Niger will pay a heavy price.",
        "There is hope that Chad will withdraw its guns.",
        "Chad never promised to pay the toll.",
        "Niger denied that it was to blame.",
    ],
)
def test_what_is_asked_guessed_urged_or_vague_is_no_undertaking(text: str) -> None:
    """Nobody is bound to an act that can be checked."""
    assert _told(reading_of(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '"We will pay for the new bridge," Chadian Foreign Minister Idriss Moktar said.',
            "We will pay for the new bridge",
        ),
        ("Niger said it would reopen the road to Gao.", "it would reopen the road to Gao"),
        ("Chad will help rebuild the school in Gao.", "Chad will help rebuild the school in Gao"),
        ("Niger decided to withdraw its guns from Gao.", "Niger decided to withdraw its guns from Gao"),
    ],
)
def test_paying_helping_and_deciding_on_an_act_bind(text: str, told: str) -> None:
    """What can be checked is an undertaking."""
    assert _told(reading_of(text)) == [told]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Chad pledged to free the drivers if Niger pays the toll.", "if Niger pays the toll"),
        ("If Niger pays the toll, Chad will free the drivers.", "If Niger pays the toll"),
        ("Chad will free the drivers provided that Niger pays the toll.", "provided that Niger pays the toll"),
        ("Chad will keep the road open as long as the truce holds.", "as long as the truce holds"),
        ("Niger will not lift the blockade until the guns leave.", "until the guns leave"),
        ("Chad agreed to free the drivers in exchange for grain.", "in exchange for grain"),
        ("Chad will free the drivers in May.", None),
        ("Chad will free the drivers when the minister returns.", None),
    ],
)
def test_the_condition_of_an_undertaking_is_read(text: str, condition: str | None) -> None:
    """In front of it or behind; when it is to be done is no condition."""
    reading = reading_of(text)
    (pledge,) = [
        each
        for each in reading.pledges
        if "drivers" in words(reading, each.span) or "Niger will" in text or "road" in text
    ]
    assert (words(reading, pledge.condition) if pledge.condition else None) == condition


def test_a_year_that_names_a_thing_is_no_due_day() -> None:
    """The accord is of that year, the act is not."""
    (pledge,) = reading_of("Chad promised to sign the 2019 accord on the lake.").pledges
    assert pledge.due is None


def test_who_is_blamed_for_a_promise_is_bound() -> None:
    """The one who criticises promises nothing."""
    reading = reading_of("Chad criticised Niger for vowing to close the border.")
    assert [name_of(reading, entity) for pledge in reading.pledges for entity in pledge.promisor] == ["Niger"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister denied that Chad would open the border.",
        "Niger never said that it would open the border.",
        "Observers suggested that Chad would open the border.",
        "The fear is that Chad will close the border.",
        "Chad's mission is to guard the bridge.",
        "This is not what Chad is going to do.",
        "Chad has been sending patrols to Gao.",
        "The dam, which will be called the Gao Dam, is new.",
        "Moktar was sworn in to lead the country.",
        "Chad's decision is guaranteed to anger Niger.",
        "Chad agreed with Niger on closing the border.",
        "Chad and Niger agreed on the need for a truce.",
        "Chad must have the will to open the border.",
        "Chad will continue to be poor.",
    ],
)
def test_what_is_denied_thought_or_only_described_is_no_undertaking(text: str) -> None:
    """Words that look like a promise and leave open whether anybody made one."""
    assert _told(reading_of(text)) == []


def test_who_says_he_in_a_quotation_does_not_mean_himself() -> None:
    """ "He agreed to come" in somebody's mouth binds another."""
    reading = reading_of('"He agreed to open the bridge," Chadian Foreign Minister Idriss Moktar said in Tunis.')
    assert [pledge.promisor for pledge in reading.pledges] == [()]


def test_words_quoted_by_a_speaker_do_not_bind_him() -> None:
    """Who repeats what another said promises nothing."""
    text = "“He says, ‘We will open the bridge,’ and nothing moves,” Chadian Foreign Minister Idriss Moktar said."
    assert all(not pledge.promisor for pledge in reading_of(text).pledges)


def test_a_man_s_lawyers_do_not_bind_him() -> None:
    """Who only belongs to somebody undertakes nothing for him; his government does."""
    lawyers = reading_of("Idriss Moktar came. Moktar's officials promised to open the bridge.")
    assert [pledge.promisor for pledge in lawyers.pledges] == [()]
    own = reading_of("Idriss Moktar came. Moktar's government promised to open the bridge.")
    assert [[name_of(own, one) for one in pledge.promisor] for pledge in own.pledges] == [["Idriss Moktar"]]


@pytest.mark.parametrize(
    "text",
    [
        "Idriss Moktar and Chadian President Amina Sele agreed to open the bridge.",
        "Foreign minister Idriss Moktar and defence minister Amina Sele will open the bridge on 5 May.",
    ],
)
def test_two_named_together_are_both_bound(text: str) -> None:
    """However the parse hangs the first name on the title of the second."""
    reading = reading_of(text, published="2021-03-05")
    bound = {name_of(reading, one) for pledge in reading.pledges for one in pledge.promisor}
    assert bound == {"Idriss Moktar", "Amina Sele"}


def test_a_day_on_which_something_else_was_or_that_an_act_lasts_to_is_no_due_day() -> None:
    """ "Through June" is how long, "last month" when it was said."""
    reading = reading_of(
        "Chad announced the withdrawal of its patrols after a call last month. "
        "Niger pledged to keep the bridge open through 9 June.",
        published="2021-05-06",
    )
    assert [pledge.due for pledge in reading.pledges] == [None, None]
