"""States that only the report tells of."""

import pytest

from tests.reading.names.reports import cast_of


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Varania and Ostria met in Vienna. Varania wants peace.",
        "Varania's foreign ministry rejected the charge.",
        "The Republic of Varania has signed the protocol.",
        "Varanian Foreign Minister Ivo Brandt spoke. Varania wants peace.",
    ],
)
def test_offices_and_forms_of_state_make_a_name_a_state(text: str) -> None:
    """By its ministers, its ministry, its form or its adjective."""
    _, cast = cast_of(text)
    assert "state" in {entity.kind for entity in cast.entities if entity.name == "Varania"}


def test_a_company_does_not_become_a_state_by_its_president() -> None:
    """Presidents head much else."""
    _, cast = cast_of("The president of Norvex, Ivo Brandt, met investors. Norvex said it would grow.")
    assert "state" not in {entity.kind for entity in cast.entities}
