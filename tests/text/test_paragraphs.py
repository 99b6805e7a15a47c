"""Paragraphs: found in every layout, with offsets into the text as it is."""

from __future__ import annotations

import pytest

from communique.text.paragraphs import MAX_LINE, paragraphs


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\r\n ", []),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("\tOne.  \n\n \u00a0 Two.\u2029Three.", ["One.", "Two.", "Three."]),
    ],
)
def test_lines_and_blank_lines_divide_paragraphs(text: str, expected: list[str]) -> None:
    """White space around a paragraph is left out, whatever the line ends."""
    assert _words(text) == expected


WRAPPED = (
    "The envoys of Varania and the Ostmark Republic met in Basel on Monday\n"
    "to talk about the crossing at the northern bridge, which has been shut\n"
    "since the spring, and about the release of the drivers who were held\n"
    "there.\n\n"
    "Neither side gave a date for the next round."
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_broken_at_a_fixed_width_are_joined(line_end: str) -> None:
    """Lines that the width ended belong to one paragraph, short last line included."""
    found = _words(WRAPPED.replace("\n", line_end))
    assert [paragraph.split()[0] for paragraph in found] == ["The", "Neither"]
    assert found[0].endswith("there.")


def test_short_lines_one_under_the_other_stay_apart() -> None:
    """A list of headings is not a wrapped paragraph."""
    assert len(_words("Home\nWorld news today\nBasel talks resume\nContact")) == 4


def test_a_part_of_a_text_divides_as_the_whole_does() -> None:
    """What is found in a slice at a paragraph's start is what was found there in the whole."""
    start = paragraphs(WRAPPED)[1][0]
    assert [(start + a, start + b) for a, b in paragraphs(WRAPPED[start:])] == paragraphs(WRAPPED)[1:]


def test_a_very_long_line_is_cut_at_sentence_ends_and_nothing_is_lost() -> None:
    """Pieces stay within the limit and hold every word."""
    text = "The bridge stays shut for now. " * 1_000
    found = paragraphs(text)
    assert max(end - start for start, end in found) <= MAX_LINE
    assert all(text[start:end].endswith("now.") for start, end in found)
    assert sum(len(text[start:end].split()) for start, end in found) == len(text.split())


def test_a_line_without_spaces_is_cut_at_the_limit() -> None:
    """Nothing but the limit can divide one endless word."""
    assert [end - start for start, end in paragraphs("x" * (2 * MAX_LINE + 5))] == [MAX_LINE, MAX_LINE, 5]
