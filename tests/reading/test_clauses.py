"""Clauses in a parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.reading.clauses import content_end, members, modal, negated, subject, trimmed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


def _token(english: Language, text: str, word: str) -> Token:
    return next(token for token in english(text) if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Chad opened the bridge.", "opened", "Chad"),
        ("Chad wants to open the bridge.", "open", "Chad"),
        ("The treaty which ended the war is old.", "ended", "treaty"),
        ("Go home.", "Go", None),
    ],
)
def test_subjects_are_found_over_shared_and_relative_clauses(
    english: Language, text: str, verb: str, who: str | None
) -> None:
    """A verb without a subject of its own has its governor's, a relative clause the noun meant."""
    found = subject(_token(english, text, verb))
    assert (found.text if found is not None else None) == who


@pytest.mark.parametrize(
    ("text", "verb", "denied"),
    [
        ("Chad did not open the bridge.", "open", True),
        ("Chad never opened the bridge.", "opened", True),
        ("No agreement was reached.", "reached", True),
        ("Chad opened the bridge.", "opened", False),
    ],
)
def test_denial_is_told_by_particle_and_determiner(english: Language, text: str, verb: str, denied: bool) -> None:
    """ "not", "never", "no"."""
    assert negated(_token(english, text, verb)) is denied


def test_modals_have_one_form(english: Language) -> None:
    """ "'ll" is "will"."""
    assert modal(_token(english, "We'll open the bridge.", "open")) == "will"


def test_members_hold_all_that_is_joined(english: Language) -> None:
    """By "and" and by comma."""
    found = members(_token(english, "Chad, Mali and Niger opened the bridge.", "Chad"))
    assert [token.text for token in found] == ["Chad", "Mali", "Niger"]


def test_a_joined_clause_of_another_subject_ends_the_content(english: Language) -> None:
    """What another does is not part of what this verb says."""
    verb = _token(english, "Chad will open the bridge and Niger will close the dam.", "open")
    assert content_end(verb).text == "bridge"


def test_marks_at_the_edges_are_trimmed_in_either_order(english: Language) -> None:
    """Quote marks and stops do not belong to a span."""
    doc = english('"Open it."')
    first, last = trimmed(doc[len(doc) - 1], doc[0])
    assert (first.text, last.text) == ("Open", "it")
