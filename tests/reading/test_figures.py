"""Figures: amounts with the nouns they count, and nothing that counts nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from communique.reading.dates import whens
from communique.reading.figures import figures
from communique.reading.parse import parse
from communique.reading.report import report_of
from communique.reading.weights import load_other
from communique.types import Document

if TYPE_CHECKING:
    from spacy.language import Language

Reader = Callable[..., list[tuple[str, str | None]]]


@pytest.fixture
def counted(english: Language) -> Reader:
    """Read a sentence and return the words and the unit of each figure."""

    def read(text: str, language: str = "en") -> list[tuple[str, str | None]]:
        report = report_of(Document("talks.txt", "", "read", text, published="2031-03-31", language=language))
        parsed = next(parse([report], english, load_other()))
        return [(report.quote(figure.span), figure.unit) for figure in figures(parsed, whens(parsed))]

    return read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Varania set up 12 observation points along the river.", [("12", "point")]),
        ("He ordered the withdrawal of all 2,000 troops.", [("all 2,000", "troop")]),
        ("At least 40 people fled more than 15 kilometres.", [("At least 40", "people"), ("more than 15", "km")]),
        ("The two countries agreed on the bridge.", [("two", "country")]),
        ("The three guarantor states met in Basel.", [("three", "state")]),
        ("Dozens of soldiers crossed the bridge.", [("Dozens", "soldier")]),
        ("They spoke after a 1.5-hour meeting in Basel.", [("1.5-hour", "hour")]),
        ("Half of the houses were burned.", [("Half", "percent")]),
        ("Ostmark pledged $2 billion for the bridge.", [("$2 billion", "usd")]),
        ("The envoys talked for three hours in Basel.", [("three", "hour")]),
        ("One soldier was killed at the bridge.", [("One", "soldier")]),
    ],
)
def test_an_amount_carries_the_noun_it_counts(counted: Reader, sentence: str, expected: list[tuple[str, str]]) -> None:
    """In lower case and in the singular."""
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The pact was signed on March 3, 2031 in Basel.",
        "They signed the pact in 2017 after long talks.",
        "The envoys met two weeks ago in Basel.",
        "The meeting began at 10:30 a.m. in Basel.",
        "First, I wish to speak of the bridge.",
        "She became first lady and the second most popular envoy.",
        "The Second Army stood in Basel for the first time.",
        "The G20 and the envoys met in Basel.",
        "The council adopted Resolution 2254 on the bridge.",
        "They invoked Article 5 of the treaty.",
        "Ivan Horvat, 45, spoke for the drivers.",
        "The 63-year-old envoy spoke in Basel.",
        "One of them said no, and no one else spoke.",
    ],
)
def test_numbers_that_count_nothing_are_left_out(counted: Reader, sentence: str) -> None:
    """Dates, clocks, fixed ordinals and lone ones, names, article numbers, ages, the pronoun."""
    assert counted(sentence) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the third round of talks in Basel.", [("third", 3, "round")]),
        ("The envoys met for the fourth time.", [("fourth", 4, "time")]),
        (
            '"First, we spoke of roads," he said.\n\n"Secondly, we spoke of ferries. The third theme was water."',
            [("First", 1, None), ("Secondly", 2, None), ("third", 3, "theme")],
        ),
    ],
)
def test_an_ordinal_that_counts_is_a_rank(english: Language, text: str, expected: list[tuple[str, int, str]]) -> None:
    """A noun that it ranks, or the items of a series."""
    report = report_of(Document("talks.txt", "", "read", text, published="2031-03-31", language="en"))
    parsed = next(parse([report], english, load_other()))
    found = figures(parsed, whens(parsed))
    assert [(report.quote(rank.span), rank.low, rank.unit) for rank in found] == expected
    assert all(rank.ordinal for rank in found)


def test_without_a_parse_the_unit_stays_unknown(counted: Reader) -> None:
    """Other languages give the number alone."""
    text = "Россия разместила 12 наблюдательных постов вдоль реки в 2031 году, заявили в министерстве обороны страны."
    assert counted(text, "ru") == [("12", None)]
