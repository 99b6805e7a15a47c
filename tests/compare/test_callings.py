"""What reports call one event."""

from __future__ import annotations

from tests.compare.scene import values

WHO = "Chadian Foreign Minister Idriss Moktar and Nigerien Foreign Minister Salou Hamani"


def test_a_meeting_here_and_negotiations_there_are_wordings() -> None:
    """Of one event with the same people on one day."""
    one = f"{WHO} held negotiations in Tunis on 4 May 2021."
    other = f"{WHO} held a meeting in Tunis on 4 May 2021."
    assert values("wording", "name", one, other) == [{"held negotiations", "held a meeting"}]


def test_to_meet_and_a_meeting_are_one_word() -> None:
    """Inflections are no choice, nor is what everybody does at a meeting."""
    one = f"{WHO} met in Tunis on 4 May 2021."
    other = f"{WHO} held a meeting in Tunis on 4 May 2021."
    assert values("wording", "name", one, other) == []


def test_an_agreement_is_named_with_what_it_is_of() -> None:
    """Its article is left out, a day and what runs on too."""
    one = "Chad and Niger reached a consensus on cattle on 4 May 2021. They met in Gao."
    other = "Chad and Niger agreed to open all 9 markets on 4 May 2021. They met in Gao."
    third = "Chad and Niger reached an understanding on 4 May 2021. They met in Gao."
    assert values("wording", "name", one, other, third) == [
        {"reached a consensus on cattle", "agreed to open", "reached an understanding"}
    ]


def test_a_meeting_that_is_only_hoped_for_is_no_name_of_the_one_held() -> None:
    """Nor are words that point back to another one."""
    one = f"{WHO} held a meeting in Tunis on 4 May 2021. Others hope for negotiations with Mali."
    other = f"{WHO} held a meeting in Tunis on 4 May 2021."
    assert values("wording", "name", one, other) == []


def test_an_agreement_of_some_of_the_parties_is_no_name_of_the_one_of_all() -> None:
    """Linking may hold them for one."""
    one = "Chad, Niger and Mali reached a consensus on cattle in Gao on 4 May 2021."
    other = (
        "Chad, Niger and Mali agreed on cattle in Gao on 4 May 2021. Chad and Niger struck a deal in Gao on 4 May 2021."
    )
    assert values("wording", "name", one, other) == [{"reached a consensus on cattle", "agreed on cattle"}]
