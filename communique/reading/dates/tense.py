"""Whether a date lies behind or ahead of the writing, by the verb that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.dates.shapes import Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODALS = _words("will 'll wo shall would 'd may might can could should must")
_AHEAD = _words(  # their infinitive, or they themselves as participles, look ahead
    """expected scheduled planned plan plans planning due set slated poised agree agrees agreed vow vows vowed pledge
    pledges pledged promise promises promised intend intends intended intention want wants wanted hope hopes hoped ready
    likely invite invites invited invitation ask asks asked urge urges urged order orders ordered decide decides decided
    decision threaten threatens threatened prepare prepares preparing prepared call calls called propose proposes
    proposed proposal deadline tentatively booked billed going deal pledging committed commits willing tasked"""
)
_SET = _words("scheduled planned set slated expected fixed booked")
_BEFORE_NOUN = _words("compound nmod nummod amod poss")
_UPCOMING = _words("upcoming forthcoming planned scheduled coming future expected next proposed")
_UNTIL = _words("by until till")
_MOVED = _words("moved postponed delayed rescheduled shifted extended deferred adjourned pushed put brought set fixed")
_CLIMB = 25  # heads looked at; deeper trees are parser errors


def tense_at(doc: Doc, start: int, end: int, headline: bool = False) -> Tense:
    """Return the tense of the words from `start` to `end` (characters of `doc`); unknown without a tree."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):
        return "unknown"
    token = span.root
    if token.head.lower_ == "since":
        return "past"
    of_noun = token.dep_ in _BEFORE_NOUN and token.head.pos_ == "NOUN"  # "preparations for the June 12 summit began"
    through_noun = False
    for _ in range(_CLIMB):
        tense = _of_token(token, span.start <= token.i < span.end, headline)
        if tense == "past" and of_noun:
            return "due"
        if tense is not None:
            return "unknown" if tense == "future" and through_noun and token.tag_ in ("VBZ", "VBP") else tense
        through_noun = through_noun or (token.pos_ == "NOUN" and not span.start <= token.i < span.end)
        if token.head.i == token.i:
            break
        token = token.head
    return "unknown"


def _of_token(token: Token, inside: bool, headline: bool) -> Tense | None:
    """Return the tense this governor gives, None where its own head decides."""
    if inside:
        return None
    if token.lower_ in _UNTIL and token.dep_ == "prep":
        return "past" if _was_under_way(token.head) else "future"
    if token.dep_ == "prep" and token.lower_ in ("to", "for") and token.head.lower_ in _MOVED:
        return "future"
    if token.dep_ == "prep" and token.lower_ == "from" and token.head.lower_ in _MOVED:
        return "due"
    if token.pos_ in ("VERB", "AUX"):
        return _of_verb(token, headline)
    if token.pos_ == "NOUN" and any(child.lower_ in _UPCOMING for child in token.lefts):
        return "future"
    return None


def _was_under_way(verb: Token) -> bool:
    """Whether something was going on or done by then ("by Monday he was waiting", "had left"): not a deadline."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return "had" in words or (verb.tag_ == "VBG" and bool(words & {"was", "were"}))


def _of_verb(verb: Token, headline: bool) -> Tense | None:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if words & _MODALS:
        return "past" if "have" in words and "will" not in words else "future"
    tags = {child.tag_ for child in auxiliaries} | {verb.tag_}
    if "to" in words:
        return _of_infinitive(verb, words, headline)
    if verb.lower_ in _AHEAD and verb.tag_ == "VBN" and not words & {"was", "were", "had", "have", "has"}:
        return "future"
    if verb.tag_ == "VBN" and verb.lower_ in _SET and words & {"was", "were", "had", "been"}:
        return "due"
    if tags & {"VBD"} or (verb.tag_ == "VBN" and words & {"has", "have", "having", "been"}):
        return "past"
    if verb.tag_ == "VBN":
        return "past" if not words else _present(headline)
    if tags & {"VBZ", "VBP"}:
        return _present(headline)
    return None


def _of_infinitive(verb: Token, words: set[str], headline: bool) -> Tense | None:
    """An infinitive lies ahead of what governs it, unless that merely says that it came about ("managed to")."""
    if "have" in words:
        return "past"
    if verb.head.i == verb.i or verb.head.lower_ in _AHEAD:
        return "future"
    if verb.dep_ == "xcomp" and verb.head.tag_ == "VBG":
        return "future"
    return "future" if verb.dep_ in ("acl", "relcl") and (headline or "be" in words) else None


def _present(headline: bool) -> Tense:
    """A present tense with a date tells what is scheduled; a headline tells the news in it."""
    return "past" if headline else "future"
