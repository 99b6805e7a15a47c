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
