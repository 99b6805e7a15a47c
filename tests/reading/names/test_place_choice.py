"""Which of the places of one name a report means."""

from __future__ import annotations

import pytest

from communique.lexicon import load
from tests.texts import reading_of


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("They live in Springfield, Oregon, near the river.", "Springfield", "state:US Oregon"),
        (
            "Students of Parkland met in Miami. Florida was silent, and Parkland was too.",
            "Parkland",
            "state:US Florida",
        ),
        ("Envoys of Kenya met in Tripoli, Lebanon, on Monday.", "Tripoli", "state:LB North"),
        ("Envoys of Kenya met in Tripoli on Monday.", "Tripoli", "state:LY Tripoli District"),
        (
            "Ukraine and Russia met in Cambridge on Monday. Ukraine left Cambridge.",
            "Cambridge",
            "state:GB Cambridgeshire",
        ),
        ("Fire crews reached Paradise, California, on Monday.", "Paradise", None),
    ],
)
def test_the_region_named_behind_a_place_or_in_the_report_tells_which_is_meant(
    text: str, name: str, where: str | None
) -> None:
    """A place that is not known in its region has no id; a name alike comes before one that is not."""
    (entity,) = [entity for entity in reading_of(text).entities if entity.name == name]
    entry = load().entry(entity.known) if entity.known else None
    assert entity.kind == "place"
    assert (f"{entry.country} {entry.admin1}" if entry else None) == where
