"""Russian paragraphs as documents: every offset holds, whatever the text."""

from __future__ import annotations

import time

import pytest

from communique.reading.russian.tagging import LONGEST, documents
from communique.reading.russian.weights import Models


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\t ",
        "  Привет,  «мир»!\n\n«Да». Министр ушёл. ",
        "а " * (3 * LONGEST),
        "—«»„“" * 40,
        "ё\u0301 \u200b\ufeff слово\u2028слово",
        "слово" * 400,
        "Он сказал (" * 60,
    ],
)
def test_a_document_holds_its_text_and_one_tree_a_sentence(text: str, models: Models) -> None:
    """Quotes are straightened one to one; no circle, no lost word."""
    (doc,) = documents([text], models)
    assert len(doc.text) == len(text)
    assert [letter for letter in doc.text if letter.isalnum()] == [letter for letter in text if letter.isalnum()]
    for token in doc:
        assert token.sent.root.head == token.sent.root


def test_a_long_paragraph_without_stops_is_parsed_in_pieces(models: Models) -> None:
    """The parser weighs every pair of words, so the time must not grow with their square."""
    began = time.perf_counter()
    (doc,) = documents(["слово и дело " * 1_500], models)
    assert len(doc) == 4_500
    assert time.perf_counter() - began < 20
