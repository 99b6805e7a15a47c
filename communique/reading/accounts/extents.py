"""How far a telling runs: the clause around a verb, the noun phrase around a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.clauses import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.reading.accounts.triggers import Found

_OUTSIDE = frozenset({"cc", "mark", "punct", "conj", "advcl", "parataxis", "discourse", "intj", "meta"})
_BREAKS = frozenset({",", '"', "-", "--", "–", "—", ";", "("})
_LATE = frozenset({"relcl", "acl", "appos", "advcl", "conj"})


def extent(found: Found) -> tuple[Token, Token]:
    """Return the first and the last token of a telling."""
    if found.verb is None:
        return _phrase(found.head)
    verb = found.verb
    if verb.dep_ in ("relcl", "acl") and found.head == verb and verb.head.i < verb.i <= verb.head.i + 8:
        return trimmed(verb.doc[_phrase_start(verb.head)], _clause_end(verb))
    return _clause(verb, found)


def _clause(verb: Token, found: Found) -> tuple[Token, Token]:
    start = min(found.first.i, _clause_start(verb))
    above = verb
    while above.dep_ == "xcomp" and above.head.i < above.i:
        above = above.head
        start = min(start, _clause_start(above))
    last = max(_clause_end(verb).i, found.last.i)
    return trimmed(verb.doc[start], verb.doc[last])


def _clause_start(verb: Token) -> int:
    return min(
        (child.left_edge.i for child in verb.children if child.i < verb.i and child.dep_ not in _OUTSIDE),
        default=verb.i,
    )


def _clause_end(verb: Token) -> Token:
    end = verb.i
    for child in verb.children:
        if (child.i > verb.i and child.dep_ not in _OUTSIDE) or (
            child.dep_ == "advcl" and child.i > verb.i and not _set_off(child)
        ):
            end = max(end, _end_without_asides(child))
    return verb.doc[end]


def _end_without_asides(head: Token) -> int:
    """Return the index of the last token that hangs on a head, leaving out asides set off by a comma."""
    end = head.i
    queue = [head]
    while queue:
        token = queue.pop()
        end = max(end, token.i)
        for child in token.children:
            aside = child.dep_ in ("relcl", "acl", "advcl") and _set_off(child)
            if not aside:
                queue.append(child)
    return end


def _set_off(token: Token) -> bool:
    """Tell whether a comma, a dash or a quote mark stands before what hangs on a token."""
    start = token.left_edge.i
    return start > 0 and token.doc[start - 1].text in _BREAKS


def _phrase_start(noun: Token) -> int:
    return min((child.left_edge.i for child in noun.children if child.i < noun.i), default=noun.i)


def _phrase(noun: Token) -> tuple[Token, Token]:
    end = noun.i
    for child in noun.children:
        if child.i <= noun.i or child.dep_ in ("punct", "cc", "conj"):
            continue
        if child.dep_ in _LATE and _set_off(child):
            continue
        end = max(end, _end_without_asides(child))
    return trimmed(noun.doc[_phrase_start(noun)], noun.doc[end])
