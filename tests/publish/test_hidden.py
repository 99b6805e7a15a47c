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
        ("Mos\u200dcow", "Mos<ZWJ>cow"),
        ("M\u043escow", "M<\u043e U+043E>scow"),
        ("\u041c\u043e\u0441kva", "<\u041c U+041C><\u043e U+043E><\u0441 U+0441>kva"),
        ("\u041c\u043e\u0441\u043a\u0432a", "\u041c\u043e\u0441\u043a\u0432<a U+0061>"),
        ("\u041c\u043e\u0441\u043a\u0432\u0430 and Moscow", "\u041c\u043e\u0441\u043a\u0432\u0430 and Moscow"),
        ("\u0391thens", "<\u0391 U+0391>thens"),
        ("Tarvik-\u0411\u0440\u0430\u043d\u0434\u0442", "Tarvik-\u0411\u0440\u0430\u043d\u0434\u0442"),
    ],
)
def test_hidden_characters_are_named(text: str, printed: str) -> None:
    """Escapes, overrides, zero-width marks and letters of another alphabet are named; joiners that shape words stay."""
    assert shown(text) == printed
