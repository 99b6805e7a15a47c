"""Titles that name one office compare, and those of different offices do not."""

import pytest

from communique.lexicon import Lexicon, office
from communique.lexicon.offices import office_alone


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
        ("Foreign Ministers", "foreign-minister"),
    ],
)
def test_wordings_lead_to_their_office(title: str, known: str) -> None:
    """The longest wording in the title decides; states and complements are left aside."""
    found = office(title)
    assert found is not None
    assert found.id == known


@pytest.mark.parametrize(
    ("title", "alone"),
    [
        ("Kenyan Foreign Minister", True),
        ("Foreign Minister of the United States", True),
        ("former president", True),
        ("Spokesman for the foreign minister", False),
        ("Prime Minister and Foreign Minister", False),
        ("aide to the president", False),
    ],
)
def test_a_title_may_hold_more_than_its_office(title: str, alone: bool) -> None:
    """States and ranks are no more; another office, or whose man somebody is, are."""
    assert (office_alone(title) is not None) == alone


def test_a_deputy_is_not_the_minister() -> None:
    """Rank tells holders apart."""
    assert office("Deputy Foreign Minister") != office("Foreign Minister")
    assert office("former President") != office("President")


@pytest.mark.parametrize("phrase", ["", "the tall man", "Friday", "…"])
def test_what_names_no_office_is_none(phrase: str, lexicon: Lexicon) -> None:
    """Other words are no titles."""
    assert office(phrase) is None
    assert not lexicon.is_office(phrase)
