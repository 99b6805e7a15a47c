"""Where quotations begin and end."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from communique.reading.statements.passages import passages
from tests.reading.statements.reading import parsed_of, report_in

if TYPE_CHECKING:
    from spacy.language import Language


def _quoted(english: Language, text: str) -> list[str]:
    found = passages(parsed_of(english, report_in(text)))
    return [page.text[quotation.start : quotation.end] for page in found for quotation in page.quotations]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" twice.', ["yes"]),
        ("He said “yes” twice.", ["yes"]),
        ('He said “yes" twice.', ["yes"]),
        ('He said "yes” twice.', ["yes"]),
        ("He said «yes» twice.", ["yes"]),
        ("He said »yes« twice.", ["yes"]),
        ("He said „yes“ twice.", ["yes"]),
        ("He said ''yes'' twice.", ["yes"]),
        ("He said ``yes'' twice.", ["yes"]),
        ("He said 'yes' twice.", ["yes"]),
        ("He said ‘yes’ twice.", ["yes"]),
        ("The states' rights and the army's tanks.", []),
        ("Don't say it isn't so.", []),
        ("Rock 'n' roll in the '90s.", []),
        ("He said \"the 'old' road\" is shut.", ["the 'old' road"]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ('"One, " he said.', ["One, "]),
        ('"No end. He left.', ["No end. He left."]),
        ('"No end. He left. "Next," she said.', ["No end. He left.", "Next,"]),
        ("No marks at all.", []),
        ('" "', []),
    ],
)
def test_marks_are_paired(english: Language, text: str, quoted: list[str]) -> None:
    """Marks of all kinds, mixed and unclosed, and apostrophes that are none."""
    assert _quoted(english, text) == quoted


def test_a_quotation_left_open_goes_on_in_the_next_paragraph(english: Language) -> None:
    """Only if that paragraph opens with a mark."""
    first, second, third = passages(parsed_of(english, report_in('"One.\n\n"Two."\n\n"Three."')))
    assert first.quotations[0].open_ended
    assert second.quotations[0].continues
    assert not third.quotations[0].continues


@pytest.mark.parametrize("unit", ["'a ", '"a ', "“a ", "''", "'a' "])
def test_pairing_takes_linear_time(english: Language, unit: str) -> None:
    """A paragraph of nothing but marks is paired at once."""
    parsed = parsed_of(english, report_in(unit * 1500))
    begin = process_time()
    passages(parsed)
    assert process_time() - begin < 1
