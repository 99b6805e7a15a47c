"""What is said of review: on the page, on the terminal and in the tables."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from communique.publish import brief
from communique.publish.reviewed import Reviews, tally
from communique.publish.tables import tables
from communique.publish.text import show
from communique.types import Level, Process, Review
from tests.publish.talks import TALKS, process

DAY = "2031-05-01T12:00:00Z"


def reviewed(level: Level, ids: Sequence[str]) -> Process:
    """Return the process with these things judged right by one person."""
    reviews = tuple(Review(level, each, "Ana <b>Reval</b>", DAY) for each in ids)
    return msgspec.structs.replace(process(), reviews=reviews)


def test_a_line_is_reviewed_once_all_that_it_rests_on_is() -> None:
    """By each who judged a part of it, at the level asked for."""
    reviews = Reviews([Review("event", "a", "Ana", DAY), Review("event", "b", "Pavel", DAY)])
    assert reviews.of(["a", "b"], "event") == [("Ana", DAY), ("Pavel", DAY)]
    assert reviews.of(["a", "c"], "event") == []
    assert reviews.of(["a"], "statement") == []
    assert reviews.of([], "event") == []


def test_what_nobody_reviewed_says_so() -> None:
    """And what somebody did says how much of it."""
    assert tally(["", ""]).words == "Not reviewed by a person"
    assert tally(["reviewed by Ana on 2031-05-01", ""]).words.startswith("1 of 2 lines reviewed by a person")


def test_the_page_names_who_reviewed_a_line_and_when() -> None:
    """Beside the line and in the head; the name is text, not markup."""
    statement = process().linked.utterances[0].statements[0]
    page = brief(reviewed("statement", [statement]), TALKS.id)
    assert page.count("reviewed by Ana &lt;b&gt;Reval&lt;/b&gt; on 2031-05-01") == 1
    assert "lines reviewed by a person" in page
    assert "Not reviewed by a person" not in page


def test_the_terminal_names_who_reviewed_a_difference() -> None:
    """In brackets after the line."""
    text = show(reviewed("difference", [each.id for each in process().differences]), TALKS.id, 200)
    assert "[reviewed by Ana <b>Reval</b> on 2031-05-01]" in text


@pytest.mark.parametrize(
    ("table", "level"),
    [
        ("statements", "statement"),
        ("events", "event"),
        ("commitments", "commitment"),
        ("differences", "difference"),
        ("actors", "actor"),
        ("agreements", "agreement"),
    ],
)
def test_the_tables_hold_who_reviewed_a_row(table: str, level: Level) -> None:
    """All rows of the level and no other row."""
    members = {
        "statement": [each.id for reading in process().readings for each in reading.statements],
        "event": [each for event in process().linked.events for each in event.members],
        "commitment": [each for promise in process().linked.commitments for each in promise.members],
        "difference": [each.id for each in process().differences],
        "actor": [each for actor in process().actors for each in actor.entities],
        "agreement": [each for pact in process().agreements for each in pact.members],
    }[level]
    held = reviewed(level, members)
    rows = [(name, msgspec.to_builtins(row)) for name, row in tables([held], held.actors, held.agreements)]
    marks = [(name, row["reviewed"]) for name, row in rows if row.get("reviewed")]
    assert len([1 for name, _ in rows if name == table]) == len([1 for name, _ in marks if name == table]) > 0
    alone = {"utterances"} if level == "statement" else set()
    assert {name for name, _ in marks} <= {table} | alone
    assert all(mark == [{"by": "Ana <b>Reval</b>", "at": DAY}] for _, mark in marks)
