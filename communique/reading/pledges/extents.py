"""How far the words of an undertaking run: from its subject, if that is short, to the end of its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.clauses import children, content_end, first_named, left, subject
from communique.reading.pledges.undertakings import Undertaking

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_SUBJECT = 8  # tokens between the start of the subject and the trigger for the subject to belong to the words


def extent(item: Undertaking) -> tuple[Token, Token]:
    """Return the first and last word of an undertaking: its subject, if that is short, to the end of its content.

    What is undertaken may stand before the words that undertake it ("a withdrawal was announced").
    """
    first, last = _first(item), content_end(item.content)
    if item.content.i < item.trigger.i:
        return min(first, left(item.content), key=_place), max(last, item.trigger, key=_place)
    return first, max(first, last, key=_place)


def _place(token: Token) -> int:
    return token.i


def _first(item: Undertaking) -> Token:
    start = item.content if item.kind in ("future", "condition") else item.trigger
    if item.kind == "announcement" and start.pos_ == "NOUN":
        return left(start)
    auxiliaries = [child for child in start.lefts if child.dep_ in ("aux", "auxpass", "neg")]
    first = auxiliaries[0] if auxiliaries else start
    if start.dep_ == "relcl" and start.head.i < start.i and not _at_which(start):
        antecedent = start.head
        return left(antecedent) if start.i - left(antecedent).i <= MAX_SUBJECT + 2 else antecedent
    who = item.who if item.who is not None else subject(start)
    if who is not None and who.i < first.i and first.i - left(who).i <= MAX_SUBJECT:
        return first_named(who)
    return first if first.i < item.content.i else left(item.content)


def _at_which(verb: Token) -> bool:
    """Whether a relative clause only tells when or where, of what comes before it: "the day on which they were to"."""
    if any(child.tag_ == "WRB" for child in verb.lefts):
        return True
    return any(noun.tag_ in ("WDT", "WP") for phrase in children(verb, "prep") for noun in children(phrase, "pobj"))
