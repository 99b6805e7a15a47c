"""The words that name agreements."""

from __future__ import annotations

import pytest

from communique.lexicon.accords import accord_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a cease-fire held", [("cease-fire", "ceasefire")]),
        ("two ceasefires", [("ceasefires", "ceasefire")]),
        ("the memorandum of understanding", [("memorandum of understanding", "memorandum")]),
        ("a joint working group met", [("working group", "group")]),
        ("disagreement", []),
        ("processing the ore", []),
    ],
)
def test_heads_are_found_whole_and_longest(text: str, found: list[tuple[str, str]]) -> None:
    """Hyphens and plurals meet; parts of other words do not count."""
    assert [(text[start:end], family.name) for start, end, family in accord_words().find(text)] == found


def test_a_long_text_without_heads_costs_one_pass() -> None:
    """The pattern is linear."""
    assert accord_words().find("no head stands in this line " * 5_000) == []
