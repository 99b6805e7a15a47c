"""Words chosen for a concept."""

from __future__ import annotations

import pytest

from tests.texts import reading_of, words


@pytest.mark.parametrize(
    ("text", "chosen", "concept", "whose"),
    [
        ("The French pullout from Gao surprised nobody.", "French pullout", "withdrawal", ("state:FR",)),
        ("The retreat of French troops began.", "retreat of French troops", "withdrawal", ("state:FR",)),
        ("Rebels burned a bridge near Gao.", "Rebels", "armed opponents", ()),
        ("The armed groups left the town.", "armed groups", "armed opponents", ()),
        ("They want to root out the bandits.", "root out", "ending the armed threat", ()),
        ("The repatriation of refugees is slow.", "repatriation of refugees", "return of refugees", ()),
    ],
)
def test_chosen_words_carry_concept_and_owner(text: str, chosen: str, concept: str, whose: tuple[str, ...]) -> None:
    """The phrase without its article, what it stands for, and whose it is."""
    reading = reading_of(text)
    found = {words(reading, term.span): term for term in reading.terms}
    assert found[chosen].concept == concept
    assert found[chosen].whose == whose


@pytest.mark.parametrize(
    "text", ["The choir group sang.", "The return of the swallows is late.", "A surgical operation."]
)
def test_other_senses_are_left_out(text: str) -> None:
    """A noun that needs a mark counts only with one."""
    assert reading_of(text).terms == ()
