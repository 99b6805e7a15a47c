"""On what a promise depends: "if the guns fall silent", "provided that it pays", "as long as", "in return for"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.clauses import ancestors, left, right, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = frozenset({"if", "unless", "once", "until"})
_PROVIDING = frozenset({"provided", "providing"})
_LONG = frozenset({"long", "soon"})
_TRADED = frozenset({"exchange", "return", "condition", "conditions"})  # "in return for", "on condition that"


def condition(content: Token, trigger: Token) -> tuple[Token, Token] | None:
    """Return the first and last word of the condition in the sentence of an undertaking, None where it has none."""
    bearers = {content.i, trigger.i}
    for token in content.sent:
        found = _clause(token)
        if found is not None:
            top, first, last = found
            inside = first.i <= content.i <= last.i
            if not inside and any(above.i in bearers for above in ancestors(top, 4)):
                return trimmed(first, last)
    return None


def _clause(token: Token) -> tuple[Token, Token, Token] | None:
    """Return the head, the first and the last word of the condition that a word opens."""
    word, doc = token.lower_, token.doc
    if word in _MARKS and token.dep_ in ("mark", "advmod") and token.head.dep_ == "advcl":
        only = token.i > 0 and doc[token.i - 1].lower_ == "only"
        return token.head, doc[token.i - only], right(token.head)
    if word == "when" and token.i > 0 and doc[token.i - 1].lower_ == "only" and token.head.dep_ == "advcl":
        return token.head, doc[token.i - 1], right(token.head)
    if word in _PROVIDING and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "that":
        return token, token, right(token)
    if word in _LONG and 0 < token.i < len(doc) - 1 and doc[token.i - 1].lower_ == doc[token.i + 1].lower_ == "as":
        return token, doc[token.i - 1], right(token)
    if word in _TRADED and token.dep_ == "pobj" and token.head.lower_ in ("in", "on", "under"):
        says_what = any(child.lower_ in ("for", "that", "of") for child in token.rights) or left(token) != token
        return (token, token.head, right(token)) if says_what or list(token.rights) else None
    return None
