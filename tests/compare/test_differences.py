"""Differences between three readings of one story."""

from __future__ import annotations

from communique.compare import differences
from communique.types import Difference, Linked
from tests.compare.scene import found, scene


def _values(difference: Difference) -> set[str]:
    return {side.value for side in difference.sides}


def test_lists_that_differ_contradict() -> None:
    """Whom a list has beyond the others."""
    values = {value for difference in found("contradiction", "attendance") for value in _values(difference)}
    assert "Haroun Abakar" in values
    assert "Oumar Teguene" in values


def test_figures_of_one_thing_with_a_gap_contradict() -> None:
    """Forty drivers are not sixty."""
    values = [_values(difference) for difference in found("contradiction", "figure")]
    assert {"40 drivers", "60 drivers"} in values


def test_titles_of_different_offices_contradict() -> None:
    """An aide is no spokesman; "Foreign Minister" in two fashions is one office."""
    assert [_values(difference) for difference in found("contradiction", "role")] == [
        {"presidential aide", "spokesman"}
    ]


def test_spellings_of_a_person_are_wordings() -> None:
    """Two transliterations of one name."""
    values = [_values(difference) for difference in found("wording", "spelling")]
    assert {"Idriss Moktar", "Idris Moktar"} in values


def test_words_for_one_thing_are_set_side_by_side() -> None:
    """Terrorists here, rebels there; a withdrawal here, a pullout there."""
    subjects = {difference.subject: _values(difference) for difference in found("wording", "term")}
    assert subjects["armed opponents"] == {"terrorists", "rebels"}
    assert subjects["withdrawal (France)"] == {"French withdrawal", "French pullout"}


def test_what_two_reports_tell_and_the_third_does_not_is_an_omission() -> None:
    """The silent report is named."""
    readings = scene()[0]
    omissions = [*found("omission", "commitment"), *found("omission", "statement")]
    assert omissions
    assert all(difference.silent == (readings[2].report.id,) for difference in omissions)


def test_every_claim_opens_words_of_a_report() -> None:
    """No difference without spans, no span outside its text."""
    reports = {reading.report.id: reading.report for reading in scene()[0]}
    claims = [claim for difference in scene()[2] for side in difference.sides for claim in side.claims]
    assert claims
    assert all(reports[claim.report].quote(claim).strip() for claim in claims)


def test_ids_are_unique_and_sorted() -> None:
    """The same input gives the same rows in the same order."""
    ids = [difference.id for difference in scene()[2]]
    assert ids == sorted(set(ids))


def test_one_report_alone_differs_from_nothing() -> None:
    """Comparing needs two."""
    alone = scene()[0][:1]
    assert differences(alone, Linked(), [], []) == []
