"""What was said: the words that a verb of saying governs, without the verb and without "that"."""

from __future__ import annotations

from communique.reading.clauses import children
from communique.reading.statements.finite import as_said, clauses, main_clause, rest
from communique.reading.statements.passages import Passage
from communique.reading.statements.phrases import descriptions, gerunds, infinitives, nouns, prepositions
from communique.reading.statements.said import Content
from communique.reading.statements.verbs import CueToken

_FRAMES = (
    clauses,
    descriptions,
    infinitives,
    gerunds,
    prepositions,
    nouns,
    main_clause,
    rest,
)  # the first that finds, decides


def contents(cue: CueToken, passage: Passage) -> list[Content]:
    """Return what an active verb of saying has said: several for "said that ..., and that ..."."""
    if any(mark.lower_ == "as" for mark in children(cue.token, "mark")):
        return as_said(cue, passage)
    for frame in _FRAMES:
        found = frame(cue, passage)
        if found:
            return found
    return []
