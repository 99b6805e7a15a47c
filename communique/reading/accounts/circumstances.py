"""When and where a happening took place, as far as the words around its trigger tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from communique.lexicon.triggers import load_triggers
from communique.reading.accounts.standing import comes_about
from communique.reading.clauses import children, subject
from communique.reading.lemmas import lemma
from communique.types import Days, Span, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.reading.accounts.triggers import Found
    from communique.reading.cast import Cast
    from communique.reading.parse import Paragraph

_AT = frozenset({"in", "at", "near", "outside"})
_TOPIC = frozenset({"on", "about", "over", "of", "for", "regarding", "concerning", "against", "from", "including"})
# by or since when, and not when
_DUE = frozenset({"by", "before", "until", "till", "within", "since"})
_HOURS = frozenset({"morning", "noon", "midday", "lunchtime", "afternoon", "evening", "night", "midnight", "dawn"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "nummod", "amod", "poss", "npadvmod"})
_SCHEDULED = frozenset({"scheduled", "planned", "slated", "due", "set"})
_HOLDING = _SCHEDULED | {"held", "hold", "take", "taking", "were", "was", "is", "are", "be", "been"}  # what talks are
_FAR = 8  # steps up the tree
_BY_NAME = 5
_NAMED_BY_PLACE = frozenset({"CONSULT", "AGREE"})  # "the Vienna talks", "the Vienna agreement"
_AGREED = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
_YIELDS = frozenset({"result", "lead", "produce", "yield", "end", "bring", "culminate", "conclude"})
_PLACES = frozenset({"place", "state"})
_VERBAL = frozenset({"VERB", "AUX"})


def place(found: Found, paragraph: Paragraph, cast: Cast, dates: Sequence[When], extent: Span) -> str | None:
    """Return the entity of the place where it happened: a name after "in" or "at" that hangs on the trigger."""
    anchors = _anchors(found)
    best: tuple[int, str] | None = None
    held = _held(found)
    end = extent.end if held is None else max(extent.end, paragraph.start + _end(paragraph.doc[held.right_edge.i]))
    for mention in cast.within(extent.start, end):
        if mention.kind not in _PLACES:
            continue
        token = _head_at(paragraph.doc, mention.span.start - paragraph.start, mention.span.end - paragraph.start)
        rank = None if token is None else _rank(token, anchors, found)
        if rank == _BY_NAME and mention.kind == "state":
            continue
        if rank is None and token is not None and mention.kind == "place" and _before_date(mention.span, dates, token):
            rank = 20
        if rank is not None and (best is None or (rank, mention.kind == "state") < (best[0], False)):
            best = (rank, mention.entity)
    return best[1] if best else _of_source(found, paragraph, cast)


def _of_source(found: Found, paragraph: Paragraph, cast: Cast) -> str | None:
    """Return the place by which the talks are named that brought an accord: "the Vienna talks ended in a deal"."""
    noun = found.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if found.frame.type not in _AGREED or noun.dep_ not in ("dobj", "pobj") or lemma(verb) not in _YIELDS:
        return None
    talks = subject(verb)
    if talks is None or lemma(talks) not in load_triggers().classes["process"]:
        return None
    for word in children(talks, "compound", "nmod"):
        start = paragraph.start + word.idx
        for mention in cast.within(start, start + len(word.text)):
            if mention.kind == "place":
                return mention.entity
    return None


def _anchors(found: Found) -> set[int]:
    """Return the tokens that stand for the happening: the trigger, its verb, and "reached" of "the deal reached"."""
    anchors = {found.head.i} | set(range(found.first.i, found.last.i + 1))
    if found.verb is not None:
        anchors.add(found.verb.i)
        anchors |= {child.i for child in children(found.verb, "xcomp") if child.tag_ == "VBG"}  # "start working"
    held_so = _held(found)
    if held_so is not None:
        anchors.add(held_so.i)
    clauses = (child for child in found.head.children if child.dep_ in ("acl", "relcl"))
    held = load_triggers().light if found.verb is None else frozenset[str]()
    return anchors | {c.i for c in clauses if c.lower_ in _SCHEDULED or lemma(c) in held}


def _held(found: Found) -> Token | None:
    """Return the verb that says of a meeting where and when it was: "the last one took place in Lund in May"."""
    verb = found.head.head
    subject_noun = found.verb is None and found.frame.type == "CONSULT" and found.head.dep_ in ("nsubj", "nsubjpass")
    return verb if subject_noun and comes_about(verb) else None


def _end(token: Token) -> int:
    return token.idx + len(token.text)


def _before_date(name: Span, dates: Sequence[When], token: Token) -> bool:
    """Tell whether "in Vienna" stands right before a date: then it is the place of what is dated."""
    return token.head.lower_ in _AT and any(0 < when.span.start - name.end <= 4 for when in dates)


def _rank(token: Token, anchors: set[int], found: Found) -> int | None:
    """Return how far a place name hangs from the trigger, None where it does not tell the place of it."""
    if found.frame.mode == "visit" and token.dep_ == "dobj" and token.head.i in anchors:
        return 0
    if found.frame.type in _NAMED_BY_PLACE and token.dep_ in ("compound", "nmod", "poss") and token.head == found.head:
        return _BY_NAME
    if found.frame.aspect == "agenda":
        return None  # "discussed the siege in Lund": hardly ever the place of the talks
    marks = []
    for steps, above in enumerate(token.ancestors):
        if above.dep_ in ("prep", "dative"):
            marks.append(above.lower_)
        if above.i in anchors:
            to = found.frame.mode == "visit" and marks[:1] == ["to"]
            topics = _TOPIC - {"of"} if found.frame.type == "CONSULT" and found.frame.aspect == "telling" else _TOPIC
            fits = bool(marks) and (marks[0] in _AT or to) and not any(mark in topics for mark in marks[1:])
            return steps + (10 if len(marks) > 1 else 0) if fits else None
        topic = above.dep_ == "dobj" and above.pos_ != "PROPN"
        if above.pos_ in _VERBAL or topic or steps > _FAR:
            return None
    return None


def when(found: Found, paragraph: Paragraph, whens: Sequence[When], extent: Span) -> When | None:
    """Return when it happened: the date that its own verb or noun governs, of several the most exact.

    Of two as exact the one that stands after the trigger counts: "said on Friday that they would meet on June 12".
    """
    fitting = []
    for when in whens:
        if when.days is None and when.partial is None:
            continue
        token = _head_at(paragraph.doc, when.span.start - paragraph.start, when.span.end - paragraph.start)
        if token is not None and token.head.lower_ not in _DUE and _governs(found, token, when.span, extent):
            fitting.append(when)
    at = paragraph.start + found.last.idx
    return min(fitting, key=lambda when: (_length(when.days), when.span.start < at, when.span), default=None)


def planned_for(found: Found, when: When, paragraph: Paragraph) -> bool:
    """Tell whether a date is that of a meeting called off, not that of calling it off: "Friday's summit", "due on"."""
    token = _head_at(paragraph.doc, when.span.start - paragraph.start, when.span.end - paragraph.start)
    if token is None or token.i < found.head.i:
        return token is not None and token.head == found.head
    above = [token.head, *token.head.ancestors]
    inside = above[: above.index(found.head)] if found.head in above else above
    return token.head.lower_ == "for" or any(word.lower_ in _SCHEDULED for word in inside)


def days_under(head: Token, paragraph: Paragraph, whens: Sequence[When]) -> Days | None:
    """Return the first date in the words that hang on a token, None where they hold none."""
    words = {token.i for token in head.subtree}
    for when in whens:
        token = _head_at(paragraph.doc, when.span.start - paragraph.start, when.span.end - paragraph.start)
        if when.days is not None and token is not None and token.i in words:
            return when.days
    return None


def _length(span: Days | None) -> int:
    return (span.last - span.first).days if span is not None else 1 << 30


def _governs(found: Found, token: Token, span: Span, extent: Span) -> bool:
    """Tell whether a date hangs on the trigger rather than on a clause within or above it."""
    anchors = _anchors(found)
    own = found.verb if found.verb is not None else found.head
    inside = extent.start <= span.start < extent.end
    named = token.dep_ in _BEFORE_NOUN and token.head.pos_ == "NOUN" and token.head.lower_ not in _HOURS
    if named and token.head.i not in anchors:
        return False  # "the April 1961 invasion"
    for above in token.ancestors:
        if above.i in anchors:
            return True
        if above.lower_ in _HOLDING and found.verb is None and found.head in above.ancestors:
            continue  # "the talks that were due to be held on June 12"
        if above.pos_ in _VERBAL:
            # a date of the clause above dates a noun only if that clause has no other happening to date, or that
            # happening was at the one told ("agreed on Monday to go, at a meeting in Lund")
            return found.verb is None and (_next_to(own, token) or _occasion_of(found.head, above))
    return inside


def _occasion_of(noun: Token, verb: Token) -> bool:
    """Tell whether a meeting is named as the occasion on which something was done ("agreed ... at a meeting")."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "during"):
        return False
    clause = noun.head.head
    return clause == verb or (clause.dep_ == "xcomp" and clause.head == verb)


def _next_to(noun: Token, date: Token) -> bool:
    return 0 < date.left_edge.i - noun.right_edge.i <= 2 or 0 < date.i - noun.i <= 3


def _head_at(doc: Doc, start: int, end: int) -> Token | None:
    """Return the token within these offsets that hangs on one outside."""
    span = doc.char_span(max(start, 0), end, alignment_mode="expand") if 0 <= start < end else None
    return span.root if span is not None else None


def whens_of(paragraph: Paragraph, whens: Iterable[When]) -> list[When]:
    """Return the date expressions of one paragraph."""
    if not len(paragraph.doc):
        return []
    last = paragraph.doc[-1]  # joining the tokens to a text again would take a tenth of reading the accounts
    end = paragraph.start + last.idx + len(last.text)
    return [when for when in whens if paragraph.start <= when.span.start < end]
