"""Who is listed as present, and whom a report that names some leaves out."""

from __future__ import annotations

from tests.compare.scene import between

MET = "Chadian Foreign Minister Idriss Moktar met Nigerien Foreign Minister Salou Hamani in Tunis on 4 May 2021.\n\n"
LIST = "Chad was represented at the talks by Moktar, Defence Minister Brahim Saleh and General Haroun Abakar.\n"
PAIR = "Moktar and Chadian Defence Minister Brahim Saleh held talks with Hamani in Tunis on 4 May 2021.\n"


def _left_out(*texts: str) -> list[tuple[str, int]]:
    """Return whom how many reports leave out."""
    found = [each for each in between(*texts) if (each.kind, each.aspect) == ("omission", "attendance")]
    return [(difference.sides[0].value, len(difference.silent)) for difference in found]


def test_who_names_some_of_a_delegation_leaves_out_the_one_whom_all_lists_have() -> None:
    """Two lists in full, and a report of the two ministers."""
    assert _left_out(MET + LIST, f"{MET}It rained.\n\n{LIST}", MET + PAIR) == [("Haroun Abakar", 1)]


def test_who_names_a_man_anywhere_leaves_him_out_of_nothing() -> None:
    """The general may stand in another sentence."""
    later = PAIR + "General Haroun Abakar spoke of the road north.\n"
    assert _left_out(MET + LIST, f"{MET}It rained.\n\n{LIST}", MET + later) == []


def test_one_list_alone_makes_nobody_missed() -> None:
    """What a single report has is its own news."""
    assert _left_out(MET + LIST, MET + PAIR) == []
