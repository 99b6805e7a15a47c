"""Meetings as points in time: "he said after the meeting" speaks of the day of the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MEETING = _words("meet meets met meeting meetings talks talked summit conference session negotiations gathering")
_SPEECH = _words(
    """said says told tells added adds noted stressed stated spoke speaks speaking announced emphasized emphasised
    underlined underscored remarked commented confirmed declared"""
)
_CLIMB = 4  # heads between the time and its verb


def is_spoken(doc: Doc, at: int) -> bool:
    """Whether the time that begins at character `at` is that of a speaking: only such stays within the day."""
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):
        return False
    token = span.root
    for _ in range(_CLIMB):
        if token.lower_ in _SPEECH:
            return True
        if token.pos_ == "VERB":
            return False
        token = token.head
    return False


def tells_of_meeting(doc: Doc, at: int) -> bool:
    """Whether the sentence around character `at` tells of a meeting."""
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    if span is None or not doc.has_annotation("SENT_START"):
        return False
    return any(token.lower_ in _MEETING for token in span.root.sent)
