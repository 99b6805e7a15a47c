"""Where somebody stands, told without words of theirs: each row is a phenomenon with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from communique.reading.statements import stances, statements
from tests.reading.statements.reading import cast_of, parsed_of, report_in

if TYPE_CHECKING:
    from spacy.language import Language

    from communique.types import Stance


class Position(NamedTuple):
    """A stance in words."""

    kind: str
    holder: str
    matter: str
    polarity: str = "affirmed"


def positions(english: Language, text: str) -> list[tuple[Position, Stance]]:
    """Return the stances of a text in words, and themselves."""
    report = report_in(text)
    parsed, cast = parsed_of(english, report), cast_of(report)
    found = stances(parsed, cast, statements(parsed, cast))
    return [
        (Position(each.kind, report.quote(each.speaker), report.quote(each.parts[0]), each.polarity), each)
        for each in found
    ]


HELD = [
    (
        "a belief",
        "Tesk believes the crossing will open in May.",
        Position("thinks", "Tesk", "the crossing will open in May"),
    ),
    (
        "a belief that is not held",
        "Revik does not believe the war is over.",
        Position("thinks", "Revik", "the war is over", "denied"),
    ),
    (
        "a conviction",
        "Lund is confident that the talks will go on.",
        Position("thinks", "Lund", "the talks will go on"),
    ),
    (
        "a wish for others",
        "Revik wants Ostmark to withdraw its troops.",
        Position("wants", "Revik", "Ostmark to withdraw its troops"),
    ),
    ("a wish for a thing", "Revik wants a new treaty.", Position("wants", "Revik", "a new treaty")),
    ("readiness", "Tesk is ready to meet Revik.", Position("wants", "Tesk", "to meet Revik")),
    (
        "a plan",
        "Varania plans to close its base near Struga.",
        Position("plans", "Varania", "close its base near Struga"),
    ),
    (
        "a plan weighed",
        "Officials are considering closing the strait.",
        Position("plans", "Officials", "closing the strait"),
    ),
    (
        "an agreement to act",
        "The sides agreed to form a working group on grain.",
        Position("plans", "The sides", "form a working group on grain"),
    ),
    (
        "an expectation",
        "Lund expects the talks to resume in June.",
        Position("expects", "Lund", "the talks to resume in June"),
    ),
    ("a fear", "Lund fears a new offensive in the spring.", Position("fears", "Lund", "a new offensive in the spring")),
    ("a worry", "Residents are worried about the dam.", Position("fears", "Residents", "about the dam")),
    (
        "support",
        "Ostmark supports the plan of the mediators.",
        Position("backs", "Ostmark", "the plan of the mediators"),
    ),
    ("support as a noun", "Revik's support for the plan is well known.", Position("backs", "Revik", "the plan")),
    (
        "opposition",
        "Ostmark opposes the plan of the mediators.",
        Position("opposes", "Ostmark", "the plan of the mediators"),
    ),
    (
        "a topic",
        "The interlocutors discussed the supply of grain.",
        Position("speaks_of", "The interlocutors", "the supply of grain"),
    ),
    ("a refusal", "The army refused to leave the valley.", Position("withholds", "The army", "leave the valley")),
    (
        "no comment",
        "Tesk refrained from commenting on the raid.",
        Position("withholds", "Tesk", "commenting on the raid"),
    ),
    (
        "left unsaid",
        "The ministry did not say whether the road was open.",
        Position("withholds", "The ministry", "whether the road was open"),
    ),
    (
        "nobody said",
        "Neither side said when the text would be signed.",
        Position("withholds", "Neither side", "when the text would be signed"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_a_stance_has_a_holder_and_a_matter(english: Language, text: str, expected: Position) -> None:
    """Nothing was voiced, so it is no statement, and yet it is told of somebody."""
    assert [position for position, _ in positions(english, text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The road wants repair.",
        "If Tesk believes the promise, he is alone.",
        "Tesk may want peace.",
        '"I want peace in the valley," Tesk said.',
        "A withdrawal is expected in June.",
    ],
)
def test_what_nobody_is_told_to_hold_is_no_stance(english: Language, text: str) -> None:
    """Things want nothing; a condition or a chance is no fact; a quotation speaks for itself; no holder, no stance."""
    assert positions(english, text) == []


def test_a_saying_is_no_stance(english: Language) -> None:
    """What one cue tells is told once."""
    assert positions(english, 'Tesk criticized the plan as "a bad joke".') == []


def test_a_stance_told_by_somebody_names_the_statement(english: Language) -> None:
    """That Revik wants peace is what Tesk says, not what the report holds."""
    text = "Tesk said Revik wants peace."
    report = report_in(text)
    parsed, cast = parsed_of(english, report), cast_of(report)
    [statement] = statements(parsed, cast)
    [stance] = stances(parsed, cast, [statement])
    assert stance.statement == statement.id


def test_a_stance_of_the_report_names_no_statement(english: Language) -> None:
    """The report itself tells it."""
    [(_, stance)] = positions(english, "Revik wants peace in the valley.")
    assert stance.statement is None
