"""How far the words said run: without the cue's own words, without what is said further, without marks at the edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues
from communique.reading.clauses import SUBJECTS, children
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Content, Extent
from communique.reading.statements.subjects import misjoined
from communique.reading.statements.verbs import CueToken

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TRIMMED = frozenset(",;:.-–—…?!")
_LEFT_HANGING = _TRIMMED | {"(", "["}
_ENDS = frozenset(".!?;")
_REPORTERS_OWN = frozenset({"according", "although", "though", "citing"})  # after a comma: no longer what was said
_SUMMARIES = frozenset(
    {"move", "step", "claim", "charge", "allegation", "accusation", "assertion", "demand", "remark", "version", "copy"}
)
_ASKED = frozenset({"asked", "pressed", "questioned"})
_JOINING = frozenset({"and", "but", "or", "while"})


def true_end(last: int, passage: Passage) -> int:
    """Return where a sentence ends that the parser broke off before any mark that ends one."""
    doc = passage.doc
    if (
        last + 2 < len(doc)
        and doc[last + 1].text == ":"
        and passage.inside[last + 2] < 0
        and not doc[last + 2].is_quote
    ):
        return int(doc[last + 2].sent.end) - 1
    if last + 1 >= len(doc) or not doc[last + 1].is_sent_start:
        return last
    if doc[last].text == ":" and passage.inside[last + 1] < 0 and not doc[last + 1].is_quote:
        return int(doc[last + 1].sent.end) - 1
    if doc[last].text[-1] in ".!?;:" or (doc[last].is_quote and doc[last - 1].text in (".", "!", "?")):
        return last
    for position in range(last + 1, len(doc)):
        token = doc[position]
        if token.text in (".", "!", "?", ";"):
            return position
        if token.lower_ in load_cues().forms and token.pos_ == "VERB" and passage.inside[position] < 0:
            return last
    return len(doc) - 1


def runs_of(positions: Iterable[int], cue: CueToken, passage: Passage) -> tuple[Extent, ...]:
    """Return the runs of tokens that stand together, the words of the cue and marks at the edges left out."""
    doc = passage.doc
    positions = _between_semicolons(list(positions), cue, passage)
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
        stop = until_participle(run, cue, passage)
        if run is runs[-1] and stop == run[-1] and run[0] > cue.token.i:
            stop = _on_in_marks(stop, passage)
        first, last = trim(doc[run[0]], doc[stop], passage)
        words = [token for token in doc[first.i : last.i + 1] if token.text[0].isalnum()]
        if words and (len(words) > 1 or len(runs) == 1 or words[0].pos_ in ("NOUN", "PROPN")):
            found.append(passage.extent(first, last))
    return tuple(found)


def _between_semicolons(positions: list[int], cue: CueToken, passage: Passage) -> list[int]:
    """Return the tokens in the cue's own part of the sentence, where what was said begins before the cue."""
    if not positions or positions[0] > cue.token.i:
        return positions
    marks = [i for i in range(positions[0], positions[-1]) if passage.doc[i].text == ";" and passage.inside[i] < 0]
    start = max((mark for mark in marks if mark < cue.token.i), default=-1)
    stop = min((mark for mark in marks if mark > cue.token.i), default=len(passage.doc))
    return [position for position in positions if start < position < stop]


def _aside(positions: list[int], cue: CueToken) -> set[int]:
    """Return the tokens of the cue's own clause where it stands amid what was said."""
    verb = cue.token
    if verb.i not in positions:
        inverted = [subject for subject in children(verb, *SUBJECTS) if subject.i == verb.i + 1]
        return {subject.i for subject in inverted if subject.pos_ == "PROPN"}
    inside: set[int] = set()
    for child in verb.children:
        goes_on = child.dep_ == "conj" and child.i > verb.i and bool(children(child, *SUBJECTS, "expl"))
        if child.dep_ != "ccomp" and not goes_on:
            inside.update(range(child.left_edge.i, child.right_edge.i + 1))
    inside.add(verb.i)
    return inside


def _on_in_marks(stop: int, passage: Passage) -> int:
    """Return where a run ends that goes on in quote marks after "and" or a colon, where the parser lost the thread."""
    doc = passage.doc
    begin = stop + 1
    while begin < len(doc) and (doc[begin].is_quote or doc[begin].text == ","):
        begin += 1
    if begin == stop + 2 and begin < len(doc) and passage.inside[begin] >= 0 and doc[begin].text[0].islower():
        return passage.quotations[passage.inside[begin]].last  # 'a review "if the facts warrant one"'
    if begin >= len(doc) or doc[begin].text not in ("and", "but", "or", ":") or passage.inside[begin] >= 0:
        return stop
    for position in range(begin + 1, min(len(doc), begin + 10)):
        token = doc[position]
        if passage.inside[position] >= 0:
            return passage.quotations[passage.inside[position]].last
        if token.text in _ENDS or token.lower_ in load_cues().forms or token.dep_ in SUBJECTS:
            return stop
    return stop


def until_participle(run: list[int], cue: CueToken, passage: Passage) -> int:
    """Return where a run ends: before ", adding that ..." and its like, which say something further."""
    doc = passage.doc
    for position in run[2:]:
        token = doc[position]
        if position <= cue.token.i or passage.inside[position] >= 0:
            continue
        if token.tag_ == "VBG" and _says_further(token, cue):
            return _break_before(doc, position)
        if misjoined(token) and (token.lower_ in load_cues().forms or token.head.tag_ == "VB"):
            return _break_before(doc, position)
        if token.lower_ == "when" and _comments(token):
            return position - 1
        if doc[position - 1].text == "," and (
            token.lower_ in _REPORTERS_OWN
            or _others_say(token)
            or _said_of_it(token)
            or _comments(token)
            or _introduces(token, run[-1])
        ):
            return position - 1
    return run[-1]


def _others_say(token: Token) -> bool:
    """Tell whether what follows a comma is told by somebody else: "..., and the envoys warned that ..."."""
    if token.dep_ != "cc" or token.i + 1 >= len(token.doc):
        return False
    for verb in children(token.head, "conj"):
        others = [subject for subject in children(verb, *SUBJECTS) if subject.pos_ in ("NOUN", "PROPN")]
        if others and verb.i > token.i and verb.lower_ in load_cues().forms and children(verb, "ccomp"):
            return True
    return False


def _introduces(token: Token, end: int) -> bool:
    """Tell whether the rest only says who somebody named is: "... support Mr. Orlov, the mayor of Lom"."""
    if token.pos_ != "DET" or token.dep_ != "det" or token.head.dep_ != "appos" or token.head.head.pos_ != "PROPN":
        return False
    return bool(token.head.right_edge.i >= end)


def _comments(token: Token) -> bool:
    """Tell whether the reporter sums up what was said, or when: ", a move that would end it", "when asked about"."""
    if token.lower_ == "when":
        return any(verb.lower_ in _ASKED for verb in token.doc[token.i + 1 : token.i + 4])
    nouns = [noun for noun in token.doc[token.i + 1 : token.i + 4] if noun.lower_ in _SUMMARIES]
    return token.lower_ in ("a", "an", "the") and any(children(noun, "relcl", "prep") for noun in nouns)


def _said_of_it(token: Token) -> bool:
    """Tell whether a relative clause is somebody's saying of its own: ", which Orlov said was closed"."""
    if token.tag_ not in ("WDT", "WP"):
        return False
    for verb in token.doc[token.i + 2 : token.i + 7]:
        if verb.tag_ in ("VBD", "VBZ", "VBP"):
            subjects = children(verb, *SUBJECTS)
            return verb.lower_ in load_cues().forms and any(subject.i > token.i for subject in subjects)
    return False


def _says_further(token: Token, cue: CueToken) -> bool:
    known = load_cues().verb(token.lower_)
    if known is None or known.frames.isdisjoint({"clause", "as"}):
        return False
    before = token.nbor(-1)
    if token.dep_ == "conj" and token.head.i == cue.token.i:
        return True
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
    """Return the ends of a run without marks, joining words and "that" at its edges; quotations keep their marks."""
    doc = passage.doc
    start, end = first.i, last.i
    while start < end and (doc[start].text[0] in _TRIMMED or doc[start].is_space or _opens_clause(doc[start])):
        start += 1
    while end > start and (doc[end].text[0] in _LEFT_HANGING or doc[end].is_space or doc[end].lower_ in _JOINING):
        end -= 1
    start, end = _balanced(start, end, passage)
    return doc[start], doc[end]


def _opens_clause(token: Token) -> bool:
    return token.lower_ in _JOINING or (token.lower_ == "that" and (token.tag_ == "IN" or token.dep_ == "mark"))


def _balanced(start: int, end: int, passage: Passage) -> tuple[int, int]:
    """Take a quotation that the run ends or begins in or beside with both of its marks, or with neither."""
    doc = passage.doc
    if doc[start].is_quote and passage.inside[start] < 0 and start + 1 <= end and passage.inside[start + 1] < 0:
        start += 1
    opened = passage.inside[start]
    if opened >= 0 and start == passage.quotations[opened].first and end > passage.quotations[opened].last + 1:
        start -= start > 0 and doc[start - 1].is_quote
    index = passage.inside[end]
    if index >= 0 and passage.inside[start] != index:
        quotation = passage.quotations[index]
        end = max(end, quotation.last)
        if quotation.closed > quotation.end:
            closing = quotation.last + 1
            while closing < len(doc) - 1 and doc[closing].idx < quotation.end:
                closing += 1
            end = min(closing, len(doc) - 1)
    elif doc[end].is_quote and passage.inside[start] >= 0 and start == passage.quotations[passage.inside[start]].first:
        end -= 1
    return start, end


def whole(positions: Iterable[int], clause: Token | None, cue: CueToken, passage: Passage) -> list[Content]:
    """Return these tokens as one content, nothing where they hold no words."""
    parts = runs_of(positions, cue, passage)
    return [Content(parts, clause)] if parts else []


def drawn_to_the_front(cue: CueToken) -> bool:
    """Tell whether the verb stands in a relative clause whose pronoun is not its subject: "all they promised to do"."""
    subjects = children(cue.token, "nsubj")
    if any(child.tag_ == "WRB" for child in cue.token.children):
        return False
    relative = any(child.tag_ in ("WP", "WDT") or child.lower_ in ("who", "which", "that") for child in subjects)
    return cue.token.dep_ == "relcl" and not relative
