"""The three columns."""

from __future__ import annotations

from communique.publish.lettered import Marks
from communique.publish.meeting import Meeting
from communique.publish.sections.glance import Glance, glance
from communique.publish.sections.said import utterances
from communique.publish.sections.who import delegations
from tests.publish.talks import FIRED, MET_AGAIN, TALKS, process


def _glance(event: str) -> Glance:
    meeting = Meeting(process(), event)
    return glance(meeting, delegations(meeting), utterances(meeting))


def _letters(marks: Marks) -> str:
    return " ".join("".join(f"{mark.outlet.letter}{mark.how[0]}" for mark in group) for group in marks)


def test_a_line_stands_in_the_column_of_those_who_say_it() -> None:
    """What all four carry stands left, what two carry in the middle, with quoting, reporting and silent letters."""
    view = _glance(TALKS.id)
    assert [(fact.heading, _letters(fact.marks)) for fact in view.every] == [
        (None, "Ar Br Cr Dr"),
        ("Ilmar Tessik", "Aq Bq Cq Dr"),
    ]
    assert [(fact.text, _letters(fact.marks)) for fact in view.some] == [
        ("Karst would withdraw its howitzers from the ridge within ten days", "Ar Br Cs Ds"),
        ("The terrorists of the Dawn Front fired on the ridge that night", "As Bs Cr Ds"),
    ]


def test_a_paraphrase_is_never_given_as_a_quotation() -> None:
    """Quote marks stand only around words that some report quotes."""
    view = _glance(TALKS.id)
    assert [fact.quoted for fact in (*view.every, *view.some)] == [False, True, False, False]


def test_contradictions_show_each_side_and_who_leaves_it_open() -> None:
    """Values with their letters; a report that treats the matter without a value is named as silent."""
    view = _glance(TALKS.id)
    assert [
        (clash.aspect, [(stand.value, _letters(stand.marks)) for stand in clash.stands]) for clash in view.differ
    ] == [
        ("figure", [("24 howitzers", "Br"), ("16 howitzers", "Cr")]),
        ("duration", [("four hours", "Ar"), ("six hours", "Cr")]),
    ]
    assert _letters(view.differ[0].silent) == "As"


def test_one_report_alone_is_never_all() -> None:
    """With a single report nothing stands under "all say"."""
    for event in (MET_AGAIN.id, FIRED.id):
        view = _glance(event)
        assert view.every == ()
        assert view.some
