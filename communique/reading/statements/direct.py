"""Whole quotations and the verb of saying that stands beside each: before it, after it, or in its midst.

Only the order of words and marks is used to attach a quotation; the parse serves to find the subject of the verb, for
the parser often loses its way between quote marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.reading.statements.passages import Passage, Quotation
from communique.reading.statements.turns import SIGNATURE
from communique.reading.statements.verbs import CueToken

if TYPE_CHECKING:
    from spacy.tokens import Token

_TERMINALS = frozenset(".!?…")
_BREAKS = frozenset({",", ":", ";", "-", "–", "—", "--", "―", "(", ")", "..."})
_AFTER_REACH = 40  # tokens between a quotation and its verb, a name with its office included
_BEFORE_REACH = 28


@dataclass(slots=True)
class Attribution:
    """Quotations said in one breath, and the verb or the "according" that attributes them; `cue` None: none beside."""

    quotations: list[tuple[Passage, Quotation]]
    cue: CueToken | None = None
    according: Token | None = None
    carried: bool = field(default=False)

    @property
    def last(self) -> Quotation:
        """The quotation at the end."""
        return self.quotations[-1][1]


def attributions(passage: Passage, cues: list[CueToken]) -> list[Attribution]:
    """Return the whole quotations of a paragraph with their verbs, in text order."""
    outside = {cue.token.i: cue for cue in cues if passage.inside[cue.token.i] < 0 and cue.takes("quote")}
    found: list[Attribution] = []
    for index, quotation in enumerate(passage.quotations):
        last = found[-1] if found else None
        taken = {each.cue.token.i for each in found if each.cue is not None}
        if quotation.continues and not found:
            found.append(Attribution([(passage, quotation)], _after(passage, index, outside), carried=True))
            continue
        before = _before(passage, index, outside)
        if not _whole(passage, quotation, before):
            if last is not None and _goes_on(passage, last, quotation):
                last.quotations.append((passage, quotation))
            continue
        if before is not None and before.token.i not in taken:
            found.append(Attribution([(passage, quotation)], before))
            continue
        ended = passage.text[quotation.start : quotation.end].rstrip()[-1:] == "."
        if ended and last is not None and last.cue is not None and _carries_on(passage, last, quotation):
            after = None  # '"Yes," she said. "No." The mayor told ...': the next sentence is the reporter's
        else:
            after = _after(passage, index, outside)
        source = _according(passage, index) if after is None else None
        if after is not None or source is not None:
            if last is None or after is None or after.token.i not in taken:
                found.append(Attribution([(passage, quotation)], after, source))
        elif last is not None and _joined(passage, last, quotation):
            last.quotations.append((passage, quotation))
        elif last is not None and _same_speech(passage, last, quotation):
            found.append(Attribution([(passage, quotation)], last.cue))
        elif _can_stand_alone(passage, quotation) or _leads_on(passage, quotation, outside):
            found.append(Attribution([(passage, quotation)]))
    return found


def _mark_before(quotation: Quotation, passage: Passage) -> int:
    """Return the index of the last token before the opening mark, -1 at the paragraph's start."""
    position = quotation.first - 1
    while position >= 0 and passage.doc[position].idx >= quotation.opened:
        position -= 1
    while position >= 0 and passage.doc[position].is_space:
        position -= 1
    return position


def _mark_after(quotation: Quotation, passage: Passage) -> int:
    """Return the index of the first token after the closing mark; the paragraph's length at its end."""
    position = quotation.last + 1
    while position < len(passage.doc) and (
        passage.doc[position].idx < quotation.closed or passage.doc[position].is_space
    ):
        position += 1
    return position


def _whole(passage: Passage, quotation: Quotation, governor: CueToken | None) -> bool:
    """Tell whether a quotation is something said, not words picked out of it or a name."""
    before = _mark_before(quotation, passage)
    words = passage.text[quotation.start : quotation.end].strip()
    closes = _closes(passage, quotation)
    starts = before < 0 or passage.doc[before].text[-1] in _TERMINALS or passage.doc[before].text in _BREAKS
    starts = starts or passage.doc[before].is_quote
    first = next((letter for letter in words if letter.isalnum()), "")
    if governor is not None:
        near = passage.doc[before]
        if near.text == "," and first.islower() and (_parenthetical(governor, passage) or _amid(governor, near)):
            return False
        direct = near.lower_ == "that" or near.i == governor.token.i or not first.islower()
        return closes and (starts or (direct and (words[-1] in _TERMINALS or _has_verb(passage, quotation))))
    continuing = before >= 0 and passage.doc[before].text == ","
    capital = not first.islower() or words[0] in "[(." or (continuing and _has_verb(passage, quotation))
    return (
        starts
        and closes
        and capital
        and (words.rstrip("'")[-1:] in _TERMINALS | {","} or _has_verb(passage, quotation))
    )


def _closes(passage: Passage, quotation: Quotation) -> bool:
    """Tell whether a clause ends with a quotation, by its last mark or the one that follows."""
    after = _mark_after(quotation, passage)
    ends = passage.text[quotation.start : quotation.end].rstrip(" '")[-1:] in _TERMINALS | {",", "-", "—", "–"}
    return ends or after >= len(passage.doc) or passage.doc[after].text[0] in ",.!?;:—–-"


def _parenthetical(cue: CueToken, passage: Passage) -> bool:
    """Tell whether a verb and its subject stand amid a sentence: 'The valley, Tesk said, "has been cleared"'."""
    subjects = [child for child in cue.token.children if child.dep_ == "nsubj"]
    begin = min([cue.token.i, *(subject.left_edge.i for subject in subjects)])
    return begin > 1 and passage.doc[begin - 1].text == "," and not passage.doc[begin].is_sent_start


def _amid(cue: CueToken, comma: Token) -> bool:
    """Tell whether a clause or a thing already stands between a verb and a comma: 'said that the army, "which ..."'."""
    between = cue.token.doc[cue.token.i + 1 : comma.i]
    governed = cue.takes("noun") and any(token.dep_ == "dobj" and token.head.i == cue.token.i for token in between)
    return governed or any(token.lower_ == "that" for token in between)


def _has_verb(passage: Passage, quotation: Quotation) -> bool:
    return any(token.pos_ in ("VERB", "AUX") for token in passage.doc[quotation.first : quotation.last + 1])


def _before(passage: Passage, index: int, cues: dict[int, CueToken]) -> CueToken | None:
    """Find the verb that introduces a quotation: nothing but its own phrases stands between."""
    quotation = passage.quotations[index]
    position = near = _mark_before(quotation, passage)
    floor = max(0, near - _BEFORE_REACH)
    open_break = near >= 0 and (passage.doc[near].text in _BREAKS or passage.doc[near].lower_ in ("that", "as"))
    while position >= floor:
        token = passage.doc[position]
        if passage.inside[position] >= 0 or (token.is_sent_end and token.text[-1] in _TERMINALS and position != near):
            return None
        if position in cues:
            ended = passage.doc[near].text in _TERMINALS
            if ended and (_aside(cues[position]) or _looks_back(cues[position]) or _after(passage, index, cues)):
                return None
            close = near - position <= 4 or open_break
            return (
                cues[position]
                if close and not cues[position].passive
                else _quoted_as_saying(cues[position], open_break)
            )
        if token.pos_ == "VERB" and token.tag_ not in ("VBG", "VBN") and token.dep_ not in ("relcl", "acl", "advcl"):
            return None
        position -= 1
    return None


def _looks_back(cue: CueToken) -> bool:
    """Tell whether a verb that ends a sentence has its words before it: "The road is open, she said"."""
    return any(child.dep_ == "ccomp" and child.i < cue.token.i for child in cue.token.children)


def _aside(cue: CueToken) -> bool:
    """Tell whether a verb only names who passed words on: "as the Courier reported"."""
    return any(child.lower_ == "as" and child.dep_ in ("mark", "advmod") for child in cue.token.children)


def _quoted_as_saying(cue: CueToken, adjacent: bool) -> CueToken | None:
    return cue if adjacent and "relay" in cue.verb.kinds else None


def _after(passage: Passage, index: int, cues: dict[int, CueToken]) -> CueToken | None:
    """Find the verb that follows a quotation: only its subject stands between."""
    quotation = passage.quotations[index]
    begin = _mark_after(quotation, passage)
    closing = passage.text[quotation.start : quotation.end].rstrip()[-1:]
    for position in range(begin, min(len(passage.doc), begin + _AFTER_REACH)):
        token = passage.doc[position]
        if passage.inside[position] >= 0 or (token.text in _TERMINALS and position > begin):
            return None
        if position in cues:
            cue = cues[position]
            if token.tag_ == "VBG" and not _progressive(token):
                return None
            return None if _says_more(cue, begin, passage, broken=closing == ",") else cue
        if _another_predicate(token, begin):
            return None
    return None


def _progressive(token: Token) -> bool:
    return any(child.dep_ == "aux" for child in token.children)


def _says_more(cue: CueToken, begin: int, passage: Passage, *, broken: bool) -> bool:
    """Tell whether a verb has its own content to its right, and so does not look back to the quotation.

    `broken`: the quotation ends with a comma, so that quoted words to the right of the verb may go on with it.
    """
    governed = ("ccomp",) if broken else ("ccomp", "xcomp", *(("dobj",) if cue.takes("noun") else ()))
    if cue.token.i == begin:
        governed = ("ccomp",)  # '"Never!" declared the mayor'
    return any(
        child.i > cue.token.i and child.left_edge.i > begin and child.dep_ in governed and child.tag_ != "VBG"
        for child in cue.token.children
        if not (broken and passage.inside[child.i] >= 0)
    )


def _another_predicate(token: Token, begin: int) -> bool:
    if token.i == begin and token.tag_ in ("WDT", "WP"):
        return True
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ not in ("relcl", "aux", "auxpass", "acl")


def _according(passage: Passage, index: int) -> Token | None:
    """Find the "according to" that follows a quotation."""
    begin = _mark_after(passage.quotations[index], passage)
    for position in range(begin, min(len(passage.doc), begin + 3)):
        if passage.doc[position].lower_ == "according":
            return passage.doc[position]
    return None


def _carries_on(passage: Passage, last: Attribution, quotation: Quotation) -> bool:
    return _joined(passage, last, quotation) or _same_speech(passage, last, quotation)


def _joined(passage: Passage, last: Attribution, quotation: Quotation) -> bool:
    """Tell whether the words between two quotations break one sentence: '"...," he said, "..."'."""
    if last.cue is None and last.according is None:
        return False
    between = passage.text[last.last.closed : quotation.opened].rstrip()
    closing = passage.text[last.last.start : last.last.end].rstrip()[-1:]
    if not between or between[-1] in _TERMINALS:
        return False
    return closing not in _TERMINALS and "." not in between[:-1].replace("Mr.", "").replace("U.S.", "")


def _goes_on(passage: Passage, last: Attribution, quotation: Quotation) -> bool:
    """Tell whether a quotation carries on a sentence after its verb and "and" or "but": '"...," he said, but "..."'."""
    begin, end = _mark_after(last.last, passage), _mark_before(quotation, passage)
    if last.cue is None or not begin <= last.cue.token.i < end or not _closes(passage, quotation):
        return False
    between = passage.doc[last.cue.token.i + 1 : end + 1]
    joins = [token.i for token in between if token.lower_ in ("and", "but") and token.nbor(-1).text == ","]
    if not joins or end - joins[-1] > 2:
        return False
    return not any(token.text[-1] in _TERMINALS or token.pos_ in ("VERB", "AUX") for token in between)


def _same_speech(passage: Passage, last: Attribution, quotation: Quotation) -> bool:
    """Tell whether a quotation follows on one whose verb ends the sentence between: '"..." he said. "..."'."""
    if last.cue is None:
        return False
    begin, end = _mark_after(last.last, passage), _mark_before(quotation, passage)
    between = passage.doc[begin : end + 1]
    ends = [
        token for token in between if token.text[-1] in _TERMINALS and (token.is_sent_end or token.text in _TERMINALS)
    ]
    return (begin <= last.cue.token.i <= end and len(ends) <= 1) or last.cue.token.i < begin > end


def _leads_on(passage: Passage, quotation: Quotation, cues: dict[int, CueToken]) -> bool:
    """Tell whether a quotation opens a paragraph and something is added to it: '"...", adding that ...'."""
    after = _mark_after(quotation, passage)
    if after < len(passage.doc) and passage.doc[after].text == ",":
        after += 1
    participle = after in cues and passage.doc[after].tag_ == "VBG"
    return participle and _mark_before(quotation, passage) < 0 and _has_verb(passage, quotation)


def _can_stand_alone(passage: Passage, quotation: Quotation) -> bool:
    """Tell whether a quotation without a verb of saying is a saying all the same: a sentence, not a title."""
    words = passage.text[quotation.start : quotation.end].strip()
    before = _mark_before(quotation, passage)
    free = before < 0 or passage.doc[before].text[-1] in _TERMINALS or passage.doc[before].is_quote
    if not any(word.islower() for word in words.split() if len(word) > 3):
        return False  # the title of a book or a film
    sentence = words[-1] in _TERMINALS and words.count(" ") >= 2
    return (
        free
        and sentence
        and (_has_verb(passage, quotation) or SIGNATURE.match(passage.text, quotation.closed) is not None)
    )
