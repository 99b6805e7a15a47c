"""Tests of what changed between two texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.text.changes import MAX_WORDS, changes

OLD = "The envoys of Varmia met in Riga on Tuesday and agreed to talk again before the end of May."


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, []),
        (OLD.replace(" met ", "\n\n met\t"), []),
        (OLD.replace("Tuesday", "Monday"), [("Tuesday", "Monday")]),
        (OLD.replace("of Varmia met", "of Varmia and Ostland met"), [("", "and Ostland")]),
        (OLD.replace(" on Tuesday", ""), [("on Tuesday", "")]),
        (f"Riga: {OLD}", [("", "Riga:")]),
        (f"{OLD} It rained.", [("", "It rained.")]),
        (
            OLD.replace("The envoys", "Some ministers").replace("May", "June"),
            [("The envoys", "Some ministers"), ("May.", "June.")],
        ),
        (OLD.replace("Riga on Tuesday", "Tartu on Monday"), [("Riga on Tuesday", "Tartu on Monday")]),
        ("", [(OLD, "")]),
    ],
)
def test_changes_are_told_in_words(new: str, expected: list[tuple[str, str]]) -> None:
    """White space is no change; a word or two that stayed amid changes is shown as part of them."""
    assert [(OLD[slice(*each.before)], new[slice(*each.after)]) for each in changes(OLD, new)] == expected


@given(some.text("ab \n", max_size=40), some.text("ab \n", max_size=40))
def test_the_changes_lead_from_one_text_to_the_other(older: str, newer: str) -> None:
    """Word by word, whatever the texts."""
    rebuilt, at = [], 0
    for before, after in changes(older, newer):
        rebuilt += [*older[at : before[0]].split(), *newer[slice(*after)].split()]
        at = before[1]
    assert [*rebuilt, *older[at:].split()] == newer.split()


def test_very_long_texts_are_not_aligned() -> None:
    """They are told as one change, at once."""
    long = "word " * (MAX_WORDS + 1)
    began = time.process_time()
    assert len(changes(long, f"{long} more")) == 1
    assert time.process_time() - began < 1
