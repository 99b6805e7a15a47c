"""Characters that would change what is shown without being seen."""

from __future__ import annotations

import pytest

from communique.publish.hidden import shown


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("plain words", "plain words"),
        ("two\r\n  lines", "two lines"),
        ("\x1b[31mred", "<ESC>[31mred"),
        ("a\u202eb", "a<RLO>b"),
        ("a\u200bb\ufeff", "a<ZWSP>b<BOM>"),
        ("\x00", "<NUL>"),
        ("نمی\u200cشود", "نمی\u200cشود"),
        ("\U000e0041", "<U+E0041>"),
    ],
)
def test_hidden_characters_are_named(text: str, printed: str) -> None:
    """Escapes, overrides and zero-width marks are named; joiners that shape words stay."""
    assert shown(text) == printed
