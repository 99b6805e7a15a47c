"""Clauses in a parse: who does what to whom, denied or not, and how far the words of a clause run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INHERITS = frozenset({"conj", "xcomp", "advcl"})  # a verb in one of these without a subject has its head's
_EDGE_MARKS = frozenset("\"'`,;:.-–—!?([)]…")


def children(token: Token, *labels: str) -> list[Token]:
    """Return the dependents of a token that carry one of these labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def subject(verb: Token) -> Token | None:
    """Return the head of the subject of a verb, its own or the one it shares; of a relative clause the noun meant."""
    for _ in range(4):
        own = children(verb, *SUBJECTS)
        if own:
            relative = own[0].tag_ in ("WDT", "WP") and verb.dep_ == "relcl"
            return verb.head if relative else own[0]
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ not in _INHERITS:
            return None
        verb = verb.head
    return None


def negated(verb: Token) -> bool:
    """Tell whether a verb is denied: by a particle, by "never", or by "no" before its subject or object."""
    if any(child.dep_ == "neg" or child.lower_ in ("never", "hardly") for child in verb.children):
        return True
    nouns = children(verb, "nsubj", "nsubjpass", "dobj")
    return any(child.lower_ in ("no", "neither") for noun in nouns for child in children(noun, "det", "preconj"))


def conjuncts(token: Token) -> list[Token]:
    """Return a token and all that is joined to it by "and", in text order."""
    found = [token]
    for member in found:
        found.extend(children(member, "conj"))
        if len(found) > 40:
            break
    return sorted(found, key=lambda member: member.i)


def first_named(noun: Token) -> Token:
    """Return where the list of names begins whose last name alone is parsed as subject ("Chad, Mali agree")."""
    first = left(noun)
    while first.i > first.sent.start + 1 and first.pos_ == "PROPN" and first.nbor(-1).text == ",":
        before = first.nbor(-2)
        if before.pos_ != "PROPN" or before.ent_type_ in ("DATE", "TIME") or before.dep_ == "pobj":
            break
        first = before
    return first


def members(noun: Token) -> list[Token]:
    """Return a noun, all joined to it by "and", and the names a headline lists before it without one.

    The parse may hang the first of two names on the second or on its title: "A and minister B met".
    """
    start = first_named(noun).i
    before = [token for token in noun.doc[start : noun.i] if token.pos_ == "PROPN" and token.nbor(1).text == ","]
    titled = [name for title in children(noun, "compound", "nmod") for name in children(title, "appos", "nmod")]
    hung = [*titled, *(name for name in children(noun, "nmod") if children(name, "conj"))]
    before += [name for name in hung if name.pos_ == "PROPN" and children(name, "cc")]
    joined = conjuncts(noun)
    return [token for token in before if token not in joined] + joined


def trimmed(first: Token, last: Token) -> tuple[Token, Token]:
    """Return the ends of a run of tokens without the marks at its edges."""
    doc = first.doc
    start, end = sorted((first.i, last.i))
    while start < end and doc[start].text[0] in _EDGE_MARKS and not doc[start].text[0].isalnum():
        start += 1
    while end > start and doc[end].text[0] in _EDGE_MARKS:
        end -= 1
    return doc[start], doc[end]


_ASIDES = frozenset(
    {"adding", "saying", "referring", "stressing", "noting", "citing", "accusing", "warning", "claiming"}
)


def content_end(verb: Token) -> Token:
    """Return the last word of what a verb says: without a joined clause of its own subject, or an aside of saying."""
    last = verb
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        own_clause = token.dep_ == "conj" and token.pos_ == "VERB" and bool(children(token, *SUBJECTS))
        own_clause = own_clause or _leaves_modal(verb, token)
        if own_clause or (token.dep_ == "advcl" and token.lower_ in _ASIDES):
            end = token.doc[max(min(left(token).i, token.i) - 1, verb.i)]
            while end.i > verb.i and end.pos_ in ("CCONJ", "PUNCT", "SCONJ"):
                end = end.nbor(-1)
            return end
        last = token
    return last


def _leaves_modal(verb: Token, token: Token) -> bool:
    """Whether a clause joined to a verb with a modal is told as fact: "would free them, but gave no names"."""
    joined = token.dep_ == "conj" and token.head == verb and token.tag_ in ("VBD", "VBZ")
    return joined and modal(verb) is not None


def left(token: Token) -> Token:
    """Return the first token of what hangs on a token."""
    return token.doc[token.left_edge.i]


def right(token: Token) -> Token:
    """Return the last token of what hangs on a token."""
    return token.doc[token.right_edge.i]


def ancestors(token: Token, limit: int = 6) -> Iterator[Token]:
    """Yield the heads above a token, nearest first."""
    for count, above in enumerate(token.ancestors):
        if count == limit:
            return
        yield above


def modal(verb: Token) -> str | None:
    """Return the modal auxiliary of a verb in lower case ("will", "'ll" as "will"), None without one."""
    for child in children(verb, "aux"):
        if child.tag_ == "MD" and not (child.lower_ == "'d" and verb.tag_ == "VBN"):  # "he'd made a mistake"
            return {"'ll": "will", "wo": "will", "'d": "would", "ca": "can"}.get(child.lower_, child.lower_)
    return None
