"""When and where a happening took place, as far as the words around its trigger tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from communique.types import Days, Span, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.reading.accounts.triggers import Found
    from communique.reading.cast import Cast
    from communique.reading.parse import Paragraph

_AT = frozenset({"in", "at", "near", "outside"})
_TOPIC = frozenset({"on", "about", "over", "of", "for", "regarding", "concerning", "against", "from", "including"})
_DUE = frozenset({"by", "before", "until", "till", "within"})  # by when something is to be done, not when it was
_SCHEDULED = frozenset({"scheduled", "planned", "slated"})
_FAR = 8  # steps up the tree
_BY_NAME = 5
_NAMED_BY_PLACE = frozenset({"CONSULT", "AGREE"})  # "the Vienna talks", "the Vienna agreement"
_PLACES = frozenset({"place", "state"})
_VERBAL = frozenset({"VERB", "AUX"})


def place(found: Found, paragraph: Paragraph, cast: Cast, dates: Sequence[When], extent: Span) -> str | None:
    """Return the entity of the place where it happened: a name after "in" or "at" that hangs on the trigger."""
    anchors = _anchors(found)
    best: tuple[int, str] | None = None
    for mention in cast.within(extent.start, extent.end):
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
    return best[1] if best else None


def _anchors(found: Found) -> set[int]:
    """Return the tokens that stand for the happening: the trigger, its verb, and "reached" of "the deal reached"."""
    anchors = {found.head.i} | set(range(found.first.i, found.last.i + 1))
    if found.verb is not None:
        anchors.add(found.verb.i)
    clauses = (child for child in found.head.children if child.dep_ in ("acl", "relcl"))
    return anchors | {clause.i for clause in clauses if found.verb is None or clause.lower_ in _SCHEDULED}


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


def days(found: Found, paragraph: Paragraph, whens: Sequence[When], extent: Span) -> Days | None:
    """Return the day or days of a happening: the date its own verb or noun governs, of several the most exact."""
    fitting = []
    for when in whens:
        if when.days is None:
            continue
        token = _head_at(paragraph.doc, when.span.start - paragraph.start, when.span.end - paragraph.start)
        if token is not None and token.head.lower_ not in _DUE and _governs(found, token, when.span, extent):
            fitting.append(when)
    return min(fitting, key=lambda when: (_length(when.days), when.span)).days if fitting else None


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
    for above in token.ancestors:
        if above.i in anchors:
            return True
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
    end = paragraph.start + len(paragraph.doc.text)
    return [when for when in whens if paragraph.start <= when.span.start < end]
