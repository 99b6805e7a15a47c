"""Marks in running text: what they say is read, what they cannot say is refused."""

from __future__ import annotations

import pytest

from training.marks import MarkError, read_marks


def _words(text: str, extents: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in extents]


def test_text_comes_back_without_its_marks() -> None:
    """The text is the line without its marks."""
    text, found = read_marks("⟨1s The envoy⟩ ⟨1c said⟩ ⟨1k that ⟨2s she⟩ ⟨2t hoped⟩ ⟨2k for a truce⟩⟩.")
    assert text == "The envoy said that she hoped for a truce."
    assert [each.manner for each in found] == ["voiced", "held"]


def test_nested_attributions_keep_their_own_extents() -> None:
    """What is said within what is said has extents of its own."""
    text, (outer, inner) = read_marks("⟨1s The envoy⟩ ⟨1c said⟩ ⟨1k that ⟨2s she⟩ ⟨2t hoped⟩ ⟨2k for a truce⟩⟩.")
    assert _words(text, outer.content) == ["that she hoped for a truce"]
    assert _words(text, inner.source) + _words(text, inner.cue) + _words(text, inner.content) == [
        "she",
        "hoped",
        "for a truce",
    ]


def test_parts_of_one_number_are_joined_in_text_order() -> None:
    """A content broken by its cue has two parts."""
    text, (found,) = read_marks("⟨1k “We go,”⟩ ⟨1s he⟩ ⟨1c said⟩, ⟨1k “at dawn.”⟩")
    assert _words(text, found.content) == ["“We go,”", "“at dawn.”"]


def test_a_source_may_be_shared() -> None:
    """One name may be the source of two attributions."""
    text, found = read_marks("⟨1s ⟨2s Kira Olm⟩⟩ ⟨1c denied⟩ ⟨1k it⟩ and ⟨2c urged⟩ ⟨2k calm⟩.")
    assert [_words(text, each.source) for each in found] == [["Kira Olm"], ["Kira Olm"]]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("⟨1s She ⟨1c said⟩ ⟨1k so⟩", "not closed"),
        ("She⟩ said so", "opens or closes nothing"),
        ("⟨she⟩ said so", "opens or closes nothing"),
        ("⟨1c said⟩ ⟨1k ⟩", "nothing stands between"),
        ("⟨1x said⟩ ⟨1k so⟩", "1x is none of the letters"),
        ("⟨1s She⟩ ⟨1c said⟩ so", "needs a content"),
        ("⟨1s She⟩ said ⟨1k so⟩", "needs a content, and a cue"),
        ("⟨1c said⟩ and ⟨1t hoped⟩ ⟨1k so⟩", "needs a content, and a cue"),
    ],
)
def test_marks_that_cannot_be_read_are_refused(line: str, fault: str) -> None:
    """Each fault is named."""
    with pytest.raises(MarkError, match=fault):
        read_marks(line)
