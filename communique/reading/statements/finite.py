"""Finite clauses that a verb of saying governs, follows or breaks: "said (that) ...", "..., he said, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues
from communique.reading.clauses import SUBJECTS, children, modal
from communique.reading.statements.extents import drawn_to_the_front, runs_of, true_end, whole
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Content, Extent
from communique.reading.statements.speakers import noun_phrase
from communique.reading.statements.subjects import inverted
from communique.reading.statements.verbs import CueToken

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_ASIDES = frozenset({"parataxis", "ccomp", "ROOT", "advcl", "dep", "conj"})
_BACKSHIFTED = frozenset({"would", "should", "could", "might", "must"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TIMES = frozenset({"when", "after", "while", "before", "as"})  # "said when ...": the reporter tells the occasion
_INNER = frozenset({"compound", "nmod", "poss", "case", "amod"})
_REASONS = frozenset({"because", "if", "unless"})
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
        if _broken(clause, cue) or _apart(clause, cue):
            continue
        if cue.takes("clause") or clause.i < cue.token.i or "that" in marks or _asks(clause, marks, cue):
            found.extend(_split(clause, cue, passage))
    return found


def _broken(clause: Token, cue: CueToken) -> bool:
    """Tell whether a clause before the verb is only the beginning of a sentence: "What he saw, she said, was ..."."""
    begin = _aside_from(cue.token)
    return clause.i < cue.token.i and begin is not None and _aside_to(cue.token, begin) < cue.token.sent.end


def _apart(clause: Token, cue: CueToken) -> bool:
    """Tell whether a clause is none of the verb's: behind a mark, or without a subject ("all he says is a lie")."""
    if clause.i < cue.token.i:
        begin = _aside_from(cue.token)
        return begin is not None and clause.doc[begin - 1].text in (":", ";")
    if any(token.text == ";" for token in clause.doc[cue.token.i + 1 : clause.left_edge.i]):
        return True
    bare = clause.left_edge.i == cue.token.i + 1 and clause.doc[clause.left_edge.i].tag_ in _FINITE
    return bare and clause.pos_ == "AUX" and not drawn_to_the_front(cue)


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
    """Return where a clause begins, the day left out on which it was said: "said on Sunday the army would leave"."""
    doc = cue.token.doc
    position = first + 1 if doc[first].lower_ == "on" else first
    while doc[position].ent_type_ in ("DATE", "TIME") or doc[position].lower_ in _WEEKDAYS:
        if doc[position].dep_ in SUBJECTS or position - first > 5:
            return first
        position += 1
    dated = position > first + (doc[first].lower_ == "on") and first > cue.token.i and doc[first - 1].text != ","
    starts = (
        doc[position].pos_ in ("PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM") and doc[position - 1].dep_ not in _INNER
    )
    return position if dated and starts else first


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
        return max([int(last), *(int(other.right_edge.i) for other in _after_the_aside(cue.token))])
    for other in children(cue.token, "conj", "advcl"):
        goes_on = _gives_reason(other) if other.dep_ == "advcl" else _goes_on(other, passage)
        if other.i > clause.i and goes_on:
            last = max(last, other.right_edge.i)
    return true_end(int(last), passage)


def _after_the_aside(verb: Token) -> list[Token]:
    """Return the clauses that "and" joins on after "Orlov said" amid a sentence: "A, Orlov said, and B"."""
    return [
        other
        for other in children(verb, "conj")
        if children(other, *SUBJECTS, "expl")
        and other.lower_ not in load_cues().forms
        and any(joint.nbor(-1).text == "," for joint in children(verb, "cc"))
    ]


def _gives_reason(clause: Token) -> bool:
    """Tell whether an adverbial clause that the parser hung on the verb of saying belongs to what was said."""
    return bool(children(clause, *SUBJECTS)) and any(mark.lower_ in _REASONS for mark in children(clause, "mark"))


def _goes_on(other: Token, passage: Passage) -> bool:
    """Tell whether a clause joined to a verb of saying still belongs to what was said.

    It does in the backshifted future ("but it would stay"), where it quotes, and where it describes a state ("and there
    was no plan"); a deed ("and left") is the reporter's.
    """
    if other.lower_ in load_cues().forms:
        return False
    if modal(other) in _BACKSHIFTED or (other.tag_ == "VB" and not children(other, "aux")):
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
    begin = _aside_from(verb)
    if not cue.takes("clause") or begin is None or verb.dep_ not in _ASIDES:
        return []
    joined = verb.dep_ == "conj" and any(joint.i < verb.i for joint in children(verb.head, "cc"))
    if verb.head.i < verb.i and (verb.head.lower_ in load_cues().forms or joined):
        return []  # itself part of what somebody says, or a deed that "and" joins on
    if begin == 0 or passage.doc[begin - 1].text not in (",", "–", "—", "-", "--", '"'):
        return []
    sentence = verb.sent
    if verb.dep_ == "ROOT" and begin - sentence.start < 3:
        return []
    aside = range(begin, _aside_to(verb, begin))
    about, told = _clause_around(verb, sentence, passage)
    others = [position for position in told if position not in aside]
    finite = any(passage.doc[position].tag_ in _FINITE for position in others)
    cut_short = (
        cue.lemma == "say" and verb.dep_ == "ROOT" and verb.i >= sentence.end - 2
    )  # "People like him, she said."
    if not others or not (finite or cut_short) or passage.doc[others[0]].lower_ in _OCCASIONS:
        return []
    parts = runs_of(others, cue, passage)
    return [Content(about + parts, verb.head if verb.head.i != verb.i else None)] if parts else []


def _aside_from(verb: Token) -> int | None:
    """Return where "Orlov said" begins, also where the parser took Orlov for part of the words before the comma."""
    own = children(verb, *SUBJECTS)
    if inverted(verb) is not None:
        return int(verb.i)
    if own:
        nearest = min(own, key=lambda subject: abs(subject.i - verb.i))
        return int(min(verb.i, nearest.left_edge.i))
    before = verb.i - 1
    while before >= 0 and verb.i - before < 7 and verb.doc[before].pos_ in ("PROPN", "DET", "ADJ", "NOUN"):
        before -= 1
    named = (
        before >= 0 and verb.doc[before].text == "," and verb.nbor(-1).pos_ == "PROPN" and verb.i < len(verb.doc) - 1
    )
    return before + 1 if named and verb.nbor(1).text in (",", ".") else None


def _aside_to(verb: Token, begin: int) -> int:
    """Return where "Orlov said" ends; of a verb that heads the sentence before the comma after which that goes on."""
    if verb.dep_ != "ROOT":
        further = _after_the_aside(verb)
        return int(further[0].left_edge.i if further else verb.right_edge.i + 1)
    for position in range(verb.i + 1, min(verb.i + 12, verb.sent.end - 1)):
        token = verb.doc[position]
        if token.tag_ in _FINITE or token.is_quote:
            break
        if token.text == "," and verb.nbor(position + 1 - verb.i).tag_ in _FINITE and begin > verb.sent.start:
            return position + 1
    return int(verb.sent.end)


def _clause_around(verb: Token, sentence: Span, passage: Passage) -> tuple[tuple[Extent, ...], range]:
    """Return the clause that "Orlov said" stands in, and in a relative clause the noun it is about."""
    clause = verb.head
    if clause.dep_ != "relcl" or verb.dep_ == "ROOT" or clause.head.i > verb.i:
        return (), range(sentence.start, sentence.end)
    pronoun = next((child for child in clause.lefts if child.tag_ in ("WDT", "WP")), None)
    if pronoun is None:
        return (), range(sentence.start, sentence.end)
    return (passage.extent(*noun_phrase(clause.head)),), range(pronoun.i + 1, clause.right_edge.i + 1)


def _only_named(verb: Token) -> bool:
    """Tell whether a saying is only pointed to: "said as much", "said so"."""
    doc = verb.doc
    return doc[verb.i + 1].lower_ == "so" or (doc[verb.i + 1].lower_ == "as" and doc[verb.i + 2].lower_ == "much")


def _another_saying(token: Token) -> bool:
    return token.tag_ == "VBG" and token.lower_ in load_cues().forms


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
    if begin is not None and (_another_saying(doc[begin]) or doc[begin].lower_ in _TIMES):
        return []
    if begin is None or not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc[begin : end + 1]):
        return []
    return whole(range(begin, end + 1), None, cue, passage)
