"""Finite clauses that a verb of saying governs, follows or breaks: "said (that) ...", "..., he said, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues
from communique.reading.clauses import SUBJECTS, children, modal
from communique.reading.statements.extents import drawn_to_the_front, runs_of, true_end, whole
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Content, Extent
from communique.reading.statements.speakers import noun_phrase
from communique.reading.statements.verbs import CueToken

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACKSHIFTED = frozenset({"would", "should", "could", "might", "must"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OCCASIONS = frozenset({"asked", "pressed", "questioned", "speaking", "writing"})  # "Asked whether ..., he said: ..."
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
)


def clauses(cue: CueToken, passage: Passage) -> list[Content]:
    """Find the finite clauses that a verb governs: "said (that) ...", "asked whether ..."."""
    if not cue.takes("clause", "that", "question"):
        return []
    found: list[Content] = []
    for clause in [*children(cue.token, "ccomp"), *_unmarked(cue.token)]:
        marks = {mark.lower_ for mark in children(clause, "mark")}
        first = clause.doc[clause.left_edge.i]
        if first.tag_ == "VBG" and first.lower_ in load_cues().forms and not children(first, *SUBJECTS, "aux"):
            continue  # "he added, noting that ...": something further said, not what was
        if cue.takes("clause") or clause.i < cue.token.i or "that" in marks or _asks(clause, marks, cue):
            found.extend(_split(clause, cue, passage))
    return found


def _unmarked(verb: Token) -> list[Token]:
    """Return clauses after a verb that the parser took for adverbial although nothing subordinates them."""
    return [
        clause
        for clause in children(verb, "advcl")
        if clause.i > verb.i and children(clause, *SUBJECTS) and not children(clause, "mark") and clause.tag_ != "VBG"
    ]


def _asks(clause: Token, marks: set[str], cue: CueToken) -> bool:
    question = bool(marks & {"whether", "if"}) or clause.doc[clause.left_edge.i].tag_ in ("WP", "WRB", "WDT")
    return question and cue.takes("question")


def _split(clause: Token, cue: CueToken, passage: Passage) -> list[Content]:
    """Return a clause as one content, or as several where "and that" begins another."""
    doc = clause.doc
    first, last = clause.left_edge.i, _last(clause, cue, passage)
    begins = [first]
    heads = [clause]
    for position in range(max(first, cue.token.i) + 2, last):
        token = doc[position]
        joins = token.lower_ == "that" and token.dep_ == "mark" and doc[position - 1].lower_ in ("and", "but")
        if joins and passage.inside[position] < 0 and clause.i > cue.token.i:
            begins.append(position)
            heads.append(token.head)
    found = []
    for position, head in enumerate(heads):
        stop = begins[position + 1] - 2 if position + 1 < len(heads) else last
        parts = runs_of(range(_after_the_day(begins[position], cue), stop + 1), cue, passage)
        if parts:
            found.append(Content(_meant(clause, cue, passage) + parts, head))
    return found


def _after_the_day(first: int, cue: CueToken) -> int:
    """Return where a clause begins, the day left out on which it was said: "said Sunday the army would leave"."""
    token = cue.token.doc[first]
    return first + 1 if token.lower_ in _WEEKDAYS and token.dep_ not in ("compound", "nsubj", "nmod", "poss") else first


def _meant(clause: Token, cue: CueToken, passage: Passage) -> tuple[Extent, ...]:
    """Return the noun that a relative clause says something of: "a device which it said was a bomb"."""
    if not drawn_to_the_front(cue) or clause.i < cue.token.i:
        return ()
    if any(
        subject.tag_ not in ("WP", "WDT") and subject.i > cue.token.i for subject in children(clause, *SUBJECTS, "expl")
    ):
        return ()
    return (passage.extent(*noun_phrase(cue.token.head)),)


def _last(clause: Token, cue: CueToken, passage: Passage) -> int:
    """Return the index of the last token of a clause, with what is joined to it and goes on telling what was said."""
    last = clause.right_edge.i
    if clause.i < cue.token.i:
        return int(last)
    for other in children(cue.token, "conj"):
        if other.i > clause.i and _goes_on(other, passage):
            last = max(last, other.right_edge.i)
    return true_end(int(last), passage)


def _goes_on(other: Token, passage: Passage) -> bool:
    """Tell whether a clause joined to a verb of saying still belongs to what was said.

    It does in the backshifted future ("but it would stay"), where it quotes, and where it describes a state ("and there
    was no plan"); a deed ("and left") is the reporter's.
    """
    if other.lower_ in load_cues().forms:
        return False
    if modal(other) in _BACKSHIFTED:
        return True
    if not children(other, *SUBJECTS, "expl"):
        return False
    quoted = any(passage.inside[position] >= 0 for position in range(other.left_edge.i, other.right_edge.i + 1))
    return quoted or other.pos_ == "AUX" or bool(children(other, "aux"))


def as_said(cue: CueToken, passage: Passage) -> list[Content]:
    """Find the clause that "as they said" comments on, unless that clause itself names who said it."""
    verb = cue.token
    own = [thing for thing in children(verb, "ccomp", "dobj") if thing.lower_ != "it"]
    if verb.dep_ != "advcl" or own or verb.head.lower_ in load_cues().forms:
        return []
    aside = range(verb.left_edge.i, verb.right_edge.i + 1)
    sentence = verb.sent
    others = [position for position in range(sentence.start, sentence.end) if position not in aside]
    return whole(others, verb.head, cue, passage) if cue.takes("clause") else []


def main_clause(cue: CueToken, passage: Passage) -> list[Content]:
    """Find the clause that a verb of saying follows or breaks: "The plan, Orlov said, is good"."""
    verb = cue.token
    own = children(verb, *SUBJECTS)
    if not cue.takes("clause") or not own or verb.dep_ not in ("parataxis", "ccomp", "ROOT", "advcl", "dep"):
        return []
    if verb.head.i < verb.i and verb.head.lower_ in load_cues().forms:
        return []  # itself part of what somebody says
    begin = min(verb.i, own[0].left_edge.i)
    if begin == 0 or passage.doc[begin - 1].text not in (",", "–", "—", "-", "--", '"'):
        return []
    sentence = verb.sent
    aside = (
        set(range(verb.left_edge.i, verb.right_edge.i + 1)) if verb.dep_ != "ROOT" else set(range(begin, sentence.end))
    )
    if verb.dep_ == "ROOT" and begin - sentence.start < 3:
        return []
    others = [position for position in range(sentence.start, sentence.end) if position not in aside]
    if not any(passage.doc[position].tag_ in _FINITE for position in others):
        return []
    if passage.doc[others[0]].lower_ in _OCCASIONS:
        return []
    parts = runs_of(others, cue, passage)
    return [Content(parts, verb.head if verb.head.i != verb.i else None)] if parts else []


def _only_named(verb: Token) -> bool:
    """Tell whether a saying is only pointed to: "said as much", "said so"."""
    doc = verb.doc
    return doc[verb.i + 1].lower_ == "so" or (doc[verb.i + 1].lower_ == "as" and doc[verb.i + 2].lower_ == "much")


def rest(cue: CueToken, passage: Passage) -> list[Content]:
    """Find a clause that the parser did not see as one: after "that", or straight after "said"."""
    verb, doc = cue.token, passage.doc
    if not cue.takes("clause", "that") or verb.i + 2 >= len(doc) or _only_named(verb):
        return []
    end = true_end(verb.sent.end - 1, passage)
    begin = None
    for position in range(verb.i + 1, min(verb.i + 14, end)):
        token = doc[position]
        if token.lower_ == "that" and token.pos_ in ("SCONJ", "PRON") and passage.inside[position] < 0:
            begin = position + 1
            break
        if token.text in (",", ";", ":") or token.tag_ in ("VBD", "VBZ", "VBP"):
            break
    if (
        begin is None
        and cue.lemma in ("say", "claim", "insist", "argue")
        and doc[verb.i + 1].pos_ not in ("ADP", "PUNCT", "SCONJ", "CCONJ")
    ):
        begin = verb.i + 1
    if begin is not None and doc[begin].tag_ == "VBG" and doc[begin].lower_ in load_cues().forms:
        return []
    if begin is None or not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc[begin : end + 1]):
        return []
    return whole(range(begin, end + 1), None, cue, passage)
