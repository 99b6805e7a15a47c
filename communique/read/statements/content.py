"""What was said: the words that a verb of saying governs, without the verb and without "that"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues, singular
from communique.read.clauses import SUBJECTS, children, modal
from communique.read.statements.passages import Passage
from communique.read.statements.said import Extent
from communique.read.statements.speakers import misjoined
from communique.read.statements.verbs import CueToken

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TRIMMED = frozenset(",;:.-–—…?!")
_PREPOSITIONS = ("for", "of", "against", "about", "on", "to")
_BACKSHIFTED = frozenset({"would", "should", "could", "might", "must"})
_NOT_CONTENT = frozenset({"time", "day", "week", "month", "year", "reporter", "journalist", "question", "word", "way"})
_NAMES = frozenset({"PERSON", "DATE", "TIME"})
_JOINING = frozenset({"and", "but", "or", "while"})


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
        parts = _runs(range(begins[position], stop + 1), cue, passage)
        if parts:
            found.append(Content(parts, head))
    return found


def _last(clause: Token, cue: CueToken, passage: Passage) -> int:
    """Return the index of the last token of a clause, with what is joined to it and goes on telling what was said."""
    last = clause.right_edge.i
    if clause.i < cue.token.i:
        return int(last)
    for other in children(cue.token, "conj"):
        if other.i > clause.i and _goes_on(other, passage):
            last = max(last, other.right_edge.i)
    return _true_end(int(last), passage)


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


def _true_end(last: int, passage: Passage) -> int:
    """Return where a sentence ends that the parser broke off before any mark that ends one."""
    doc = passage.doc
    if last + 1 >= len(doc) or not doc[last + 1].is_sent_start:
        return last
    if doc[last].text[-1] in ".!?;:" or doc[last].is_quote and doc[last - 1].text in (".", "!", "?"):
        return last
    for position in range(last + 1, len(doc)):
        token = doc[position]
        if token.text in (".", "!", "?", ";"):
            return position
        if token.lower_ in load_cues().forms and token.pos_ == "VERB" and passage.inside[position] < 0:
            return last
    return len(doc) - 1


def _descriptions(cue: CueToken, passage: Passage) -> list[Content]:
    """Find a thing and what it was called: "described the talks as useful", "called it a disaster"."""
    if not cue.takes("as"):
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
        parts = _runs(range(cue.token.i + 1, name.right_edge.i + 1), cue, passage)
        if parts and name.i > cue.token.i + 1:
            return [Content(parts, None)]
    return []


def _infinitives(cue: CueToken, passage: Passage) -> list[Content]:
    """Find what is to be done: "promised to leave", "called on them to leave"; the words after "to"."""
    if not cue.takes("infinitive", "order") or (cue.token.dep_ == "relcl" and not _who(cue.token)):
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


def _who(verb: Token) -> bool:
    """Tell whether the subject of a relative clause is its pronoun: then its object was not drawn to the front."""
    return any(
        child.tag_ in ("WP", "WDT") or child.lower_ in ("who", "which", "that") for child in children(verb, "nsubj")
    )


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
                parts = _runs(range(clause.left_edge.i, clause.right_edge.i + 1), cue, passage)
                return [Content(parts, clause, thing)] if parts else []
        if thing.left_edge.i < thing.right_edge.i:
            return _whole(range(thing.left_edge.i, thing.right_edge.i + 1), None, cue, passage)
    return []


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
    if not any(passage.doc[position].pos_ in ("VERB", "AUX") for position in rest):
        return []
    parts = _runs(rest, cue, passage)
    return [Content(parts, verb.head if verb.head.i != verb.i else None)] if parts else []


def _rest(cue: CueToken, passage: Passage) -> list[Content]:
    """Find a clause that the parser did not see as one: after "that", or straight after "said"."""
    verb, doc = cue.token, passage.doc
    if not cue.takes("clause", "that") or verb.i + 2 >= len(doc):
        return []
    end = _true_end(verb.sent.end - 1, passage)
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
    parts = _runs(positions, cue, passage)
    return [Content(parts, clause)] if parts else []


def _runs(positions: Iterable[int], cue: CueToken, passage: Passage) -> tuple[Extent, ...]:
    """Return the runs of tokens that stand together, the words of the cue and marks at the edges left out."""
    doc = passage.doc
    positions = list(positions)
    aside = _aside(positions, cue)
    runs: list[list[int]] = []
    for position in positions:
        if position in aside:
            continue
        if runs and runs[-1][-1] == position - 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    found = []
    for run in runs:
        first, last = trim(doc[run[0]], doc[until_participle(run, cue, passage)], passage)
        if first.i <= last.i and any(doc[position].text[0].isalnum() for position in range(first.i, last.i + 1)):
            found.append(passage.extent(first, last))
    return tuple(found)


def _aside(positions: list[int], cue: CueToken) -> set[int]:
    """Return the tokens of the cue's own clause where it stands amid what was said."""
    verb = cue.token
    if not positions or not positions[0] <= verb.i <= positions[-1]:
        return set()
    inside: set[int] = set()
    for child in verb.children:
        if child.dep_ != "ccomp":
            inside.update(range(child.left_edge.i, child.right_edge.i + 1))
    inside.add(verb.i)
    return inside


def until_participle(run: list[int], cue: CueToken, passage: Passage) -> int:
    """Return where a run ends: before ", adding that ..." and its like, which say something further."""
    doc = passage.doc
    for position in run[2:]:
        token = doc[position]
        if position <= cue.token.i or passage.inside[position] >= 0:
            continue
        if token.tag_ == "VBG" and _says_further(token, cue):
            return _break_before(doc, position)
        if misjoined(token) and token.lower_ in load_cues().forms:
            return _break_before(doc, position)
        if token.lower_ == "according" and doc[position - 1].text == ",":
            return position - 1
    return run[-1]


def _says_further(token: Token, cue: CueToken) -> bool:
    known = load_cues().verb(token.lower_)
    if known is None or "clause" not in known.frames:
        return False
    before = token.nbor(-1)
    if before.lower_ in ("also", "and", "further"):
        before = before.nbor(-1)
    apart = before.text in (",", "–", "—", "--") or before.is_quote
    return apart or (token.dep_ == "acl" and token.head.dep_ == "dobj" and token.head.head.i == cue.token.i)


def _break_before(doc: Doc, position: int) -> int:
    """Return the index of the last token before a verb, its adverbs, joining words and marks."""
    stop = position - 1
    while stop > 0 and (doc[stop].pos_ in ("ADV", "CCONJ") or doc[stop].text in (",", "–", "—", "--")):
        stop -= 1
    return stop


def trim(first: Token, last: Token, passage: Passage) -> tuple[Token, Token]:
    """Return the ends of a run without marks, joining words and "that" at its edges; whole quotations keep their marks."""
    doc = passage.doc
    start, end = first.i, last.i
    while start < end and (doc[start].text[0] in _TRIMMED or doc[start].is_space or _opens_clause(doc[start])):
        start += 1
    while end > start and (doc[end].text[0] in _TRIMMED or doc[end].is_space or doc[end].lower_ in _JOINING):
        end -= 1
    start, end = _balanced(start, end, passage)
    return doc[start], doc[end]


def _opens_clause(token: Token) -> bool:
    return token.lower_ in _JOINING or (token.lower_ == "that" and token.tag_ == "IN")


def _balanced(start: int, end: int, passage: Passage) -> tuple[int, int]:
    """Take a quotation that the run ends or begins in or beside with both of its marks, or with neither."""
    doc = passage.doc
    if doc[start].is_quote and passage.inside[start] < 0 and start + 1 <= end and passage.inside[start + 1] < 0:
        start += 1
    index = passage.inside[end]
    if index >= 0 and passage.inside[start] != index:
        quotation = passage.quotations[index]
        if end >= quotation.last - 1 and quotation.closed > quotation.end:
            closing = quotation.last + 1
            while closing < len(doc) - 1 and doc[closing].idx < quotation.end:
                closing += 1
            end = min(closing, len(doc) - 1)
    elif doc[end].is_quote and passage.inside[start] >= 0 and start == passage.quotations[passage.inside[start]].first:
        end -= 1
    return start, end
