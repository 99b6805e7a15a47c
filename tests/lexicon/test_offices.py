"""Titles that name one office compare, and those of different offices do not."""

import pytest

from communique.lexicon import Lexicon, office


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("FM", "foreign-minister"),
        ("Ruritanian Foreign Minister", "foreign-minister"),
        ("top Turkish diplomat", "foreign-minister"),
        ("Minister for Foreign Affairs", "foreign-minister"),
        ("министра иностранных дел", "foreign-minister"),
        ("Dışişleri Bakanı", "foreign-minister"),
        ("Defense Minister", "defence-minister"),
        ("National Defence Minister", "defence-minister"),
        ("chief of Kenya's General Staff", "chief-of-staff"),
        ("head of the National Intelligence Office", "intelligence-chief"),
        ("Presidential Envoy for the Lakes", "presidential-envoy"),
        ("UN Special Envoy", "special-envoy"),
        ("spokeswoman", "spokesperson"),
        ("presidential aide", "adviser"),
        ("head of the delegation", "negotiator"),
    ],
)
def test_wordings_lead_to_their_office(title: str, known: str) -> None:
    """The longest wording in the title decides; states and complements are left aside."""
    found = office(title)
    assert found is not None
    assert found.id == known


def test_a_deputy_is_not_the_minister() -> None:
    """Rank tells holders apart."""
    assert office("Deputy Foreign Minister") != office("Foreign Minister")
    assert office("former President") != office("President")


@pytest.mark.parametrize("phrase", ["", "the tall man", "Friday", "…"])
def test_what_names_no_office_is_none(phrase: str, lexicon: Lexicon) -> None:
    """Other words are no titles."""
    assert office(phrase) is None
    assert not lexicon.is_office(phrase)
