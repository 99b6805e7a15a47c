"""What was said: the words that a verb of saying governs, without the verb and without "that"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues, singular
from communique.read.clauses import SUBJECTS, children, modal
from communique.read.statements.extents import runs_of, true_end
from communique.read.statements.passages import Passage
from communique.read.statements.said import Extent
from communique.read.statements.speakers import noun_phrase
from communique.read.statements.verbs import CueToken

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREPOSITIONS = ("for", "of", "against", "about", "on", "to")
_BACKSHIFTED = frozenset({"would", "should", "could", "might", "must"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
)
_NOT_CONTENT = frozenset({"time", "day", "week", "month", "year", "reporter", "journalist", "question", "word", "way"})
_NAMES = frozenset({"PERSON", "DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Content:
    """Words said: one or more runs of tokens, the verb they turn on, and the noun that belongs to the cue if any."""

    parts: tuple[Extent, ...]
    clause: Token | None
    attitude: Token | None = None


def contents(cue: CueToken, passage: Passage) -> list[Content]:
    """Return what an active verb of saying has said: several for "said that ..., and that ..."."""
    for frame in (_clauses, _descriptions, _infinitives, _prepositions, _nouns, _main_clause, _rest):
        found = frame(cue, passage)
        if found:
            return found
    return []


def _clauses(cue: CueToken, passage: Passage) -> list[Content]:
    if not cue.takes("clause", "that", "question"):
        return []
    found: list[Content] = []
    for clause in children(cue.token, "ccomp"):
        marks = {mark.lower_ for mark in children(clause, "mark")}
        if cue.takes("clause") or clause.i < cue.token.i or "that" in marks or _asks(clause, marks, cue):
            found.extend(_split(clause, cue, passage))
    return found


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
    if not _drawn_to_the_front(cue) or clause.i < cue.token.i:
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


def _descriptions(cue: CueToken, passage: Passage) -> list[Content]:
    """Find a thing and what it was called: "described the talks as useful", "called it a disaster"."""
    if not cue.takes("as"):
        return []
    if _drawn_to_the_front(cue):
        return []
    called = children(cue.token, "oprd", "ccomp") if "call" in cue.verb.kinds or "judge" in cue.verb.kinds else []
    named = [child for child in children(cue.token, "prep") if child.lower_ == "as" and child.i > cue.token.i]
    named += [
        preposition
        for thing in children(cue.token, "dobj")
        for preposition in children(thing, "prep", "appos")
        if preposition.lower_ == "as" or (preposition.dep_ == "appos" and "call" in cue.verb.kinds)
    ]
    for name in called + named:
        parts = runs_of(range(cue.token.i + 1, name.right_edge.i + 1), cue, passage)
        if parts and name.i > cue.token.i + 1:
            return [Content(parts, None)]
    return []


def _infinitives(cue: CueToken, passage: Passage) -> list[Content]:
    """Find what is to be done: "promised to leave", "called on them to leave"; the words after "to"."""
    if not cue.takes("infinitive", "order") or _drawn_to_the_front(cue):
        return []
    for deed in _deeds(cue.token):
        to = [child for child in children(deed, "aux") if child.lower_ == "to"]
        if deed.dep_ == "advcl" and not _ordered(cue.token, deed):
            continue
        if to and deed.i > cue.token.i and (cue.takes("order") or not _ordered(cue.token, deed)):
            return _whole(range(to[0].i + 1, _before_the_occasion(deed) + 1), deed, cue, passage)
    return []


def _before_the_occasion(deed: Token) -> int:
    """Return where a deed ends, the reporter's "after it had ..." left out: what is to be done lies ahead."""
    for clause in children(deed, "advcl"):
        marks = {mark.lower_ for mark in children(clause, "mark", "advmod")}
        if clause.tag_ in ("VBD", "VBN") and marks & {"after", "when", "as"} and clause.i > deed.i:
            return int(clause.left_edge.i) - 1
    return int(deed.right_edge.i)


def _deeds(verb: Token) -> list[Token]:
    found = children(verb, "xcomp", "ccomp", "advcl")
    for child in children(verb, "prep", "dobj", "dative"):
        found.extend(children(child, "acl", "xcomp", "relcl"))
        for noun in children(child, "pobj"):
            found.extend(children(noun, "acl", "relcl", "xcomp"))
    return found


def _drawn_to_the_front(cue: CueToken) -> bool:
    """Tell whether the verb stands in a relative clause whose pronoun is not its subject: "all they promised to do"."""
    subjects = children(cue.token, "nsubj")
    relative = any(child.tag_ in ("WP", "WDT") or child.lower_ in ("who", "which", "that") for child in subjects)
    return cue.token.dep_ == "relcl" and not relative


def _ordered(verb: Token, deed: Token) -> bool:
    """Tell whether somebody stands between the verb and the deed who is to do it."""
    if load_cues().forms.get(verb.lower_) == "call":
        return any(child.lower_ in ("on", "upon", "for") for child in children(verb, "prep"))
    return any(verb.i < child.i < deed.i for child in children(verb, "dobj", "dative"))


def _prepositions(cue: CueToken, passage: Passage) -> list[Content]:
    for preposition in children(cue.token, "prep"):
        word = preposition.lower_
        if word in _PREPOSITIONS and cue.takes(word) and preposition.i > cue.token.i:
            for thing in children(preposition, "pobj", "pcomp"):
                if thing.pos_ != "PRON":
                    return _whole(range(thing.left_edge.i, thing.right_edge.i + 1), None, cue, passage)
    return []


def _nouns(cue: CueToken, passage: Passage) -> list[Content]:
    """Find a noun phrase said, or the clause of a noun of attitude: "expressed hope that ..."."""
    if not cue.takes("noun"):
        return []
    attitudes = load_cues().nouns.attitude
    for thing in children(cue.token, "dobj"):
        if (
            thing.pos_ in ("PRON", "PROPN")
            or thing.i < cue.token.i
            or singular(thing.lower_) in _NOT_CONTENT
            or thing.ent_type_ in _NAMES
        ):
            continue
        expressed = "express" in cue.verb.kinds
        if expressed and singular(thing.lower_) not in attitudes:
            continue
        for clause in children(thing, "acl", "ccomp", "relcl") if expressed else []:
            if any(mark.lower_ == "that" for mark in clause.lefts):
                parts = runs_of(range(clause.left_edge.i, clause.right_edge.i + 1), cue, passage)
                return [Content(parts, clause, thing)] if parts else []
        if singular(thing.lower_) in load_cues().nouns.infinitive and cue.lemma == "repeat":
            continue
        least = 2 if "judge" in cue.verb.kinds else 1  # "praised the group" tells of no words
        if thing.right_edge.i - thing.left_edge.i >= least:
            return _whole(range(thing.left_edge.i, _end_of_thing(thing, cue) + 1), None, cue, passage)
    return []


def _end_of_thing(thing: Token, cue: CueToken) -> int:
    """Return where a noun phrase ends, a phrase the parser hung on the verb included: "denied any role in ..."."""
    end = int(thing.right_edge.i)
    for preposition in children(cue.token, "prep"):
        dated = any(noun.ent_type_ in ("DATE", "TIME") for noun in children(preposition, "pobj"))
        if preposition.i == end + 1 and preposition.lower_ in ("in", "of", "over", "into", "between") and not dated:
            end = int(preposition.right_edge.i)
    return end


def _main_clause(cue: CueToken, passage: Passage) -> list[Content]:
    """Find the clause that a verb of saying follows or breaks: "The plan, Orlov said, is good"."""
    verb = cue.token
    own = children(verb, *SUBJECTS)
    if not cue.takes("clause") or not own or verb.dep_ not in ("parataxis", "ccomp", "ROOT", "advcl", "dep"):
        return []
    begin = min(verb.i, own[0].left_edge.i)
    if begin == 0 or passage.doc[begin - 1].text not in (",", "–", "—", "-", "--", '"'):
        return []
    sentence = verb.sent
    aside = (
        set(range(verb.left_edge.i, verb.right_edge.i + 1)) if verb.dep_ != "ROOT" else set(range(begin, sentence.end))
    )
    if verb.dep_ == "ROOT" and begin - sentence.start < 3:
        return []
    rest = [position for position in range(sentence.start, sentence.end) if position not in aside]
    if not any(passage.doc[position].tag_ in _FINITE for position in rest):
        return []
    parts = runs_of(rest, cue, passage)
    return [Content(parts, verb.head if verb.head.i != verb.i else None)] if parts else []


def _rest(cue: CueToken, passage: Passage) -> list[Content]:
    """Find a clause that the parser did not see as one: after "that", or straight after "said"."""
    verb, doc = cue.token, passage.doc
    if not cue.takes("clause", "that") or verb.i + 2 >= len(doc):
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
    if begin is None or not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc[begin : end + 1]):
        return []
    return _whole(range(begin, end + 1), None, cue, passage)


def _whole(positions: Iterable[int], clause: Token | None, cue: CueToken, passage: Passage) -> list[Content]:
    parts = runs_of(positions, cue, passage)
    return [Content(parts, clause)] if parts else []
