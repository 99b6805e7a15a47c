"""The titles of a person over time."""

from __future__ import annotations

from datetime import date

from communique.lexicon.tenures import titles_over_time
from communique.types import Actor, TitleHeld

DAYS = {"a": date(2031, 1, 5), "b": date(2031, 2, 1), "c": date(2031, 6, 9), "d": date(2031, 7, 2)}


def actor(**titles: tuple[str, ...]) -> Actor:
    """Return a person with titles, underscores for blanks, and the reports that give them."""
    held = tuple(TitleHeld(title.replace("_", " "), reports) for title, reports in titles.items())
    return Actor("actor_1", "Ivo Brandt", "person", ("e",), titles=held)


def test_one_man_holds_two_offices_one_after_the_other() -> None:
    """Each has the first and the last day on which it was written."""
    found = titles_over_time(actor(president=("c", "d"), foreign_minister=("a", "b")), DAYS)
    assert [(one.title, one.first, one.last) for one in found] == [
        ("foreign minister", DAYS["a"], DAYS["b"]),
        ("president", DAYS["c"], DAYS["d"]),
    ]


def test_wordings_of_one_office_are_one_title() -> None:
    """Under the wording of most reports."""
    (found,) = titles_over_time(actor(FM=("a",), Foreign_Minister=("b", "c"), top_diplomat=("d",)), DAYS)
    assert found.title == "Foreign Minister"
    assert found.wordings == ("FM", "Foreign Minister", "top diplomat")
    assert (found.first, found.last, found.reports) == (DAYS["a"], DAYS["d"], ("a", "b", "c", "d"))


def test_a_former_minister_is_another_title() -> None:
    """He held it before."""
    found = titles_over_time(actor(foreign_minister=("a",), former_foreign_minister=("c",)), DAYS)
    assert [one.title for one in found] == ["foreign minister", "former foreign minister"]


def test_a_bare_minister_is_the_one_it_can_be() -> None:
    """With two of them it stays apart."""
    assert len(titles_over_time(actor(minister=("a",), defence_minister=("b",)), DAYS)) == 1
    assert len(titles_over_time(actor(minister=("a",), defence_minister=("b",), finance_minister=("c",)), DAYS)) == 3


def test_a_title_of_no_known_office_and_reports_without_a_day_are_kept() -> None:
    """Undated ones come last."""
    found = titles_over_time(actor(Harbour_Pilot=("x",), harbour_pilot=("y",), envoy=("b",)), DAYS)
    assert [(one.title, one.office is None, one.first) for one in found] == [
        ("envoy", False, DAYS["b"]),
        ("Harbour Pilot", True, None),
    ]
