"""The office that stands by a person's name in Russian: before it, agreeing in case, or between commas behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from communique.reading.names.titles import Title
from communique.reading.names.words import is_head
from communique.reading.russian.grammar import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 10  # tokens
_INSIDE = frozenset({"NOUN", "ADJ", "PROPN", "DET", "NUM"})
_LINKS = frozenset({"по", "при", "в", "на", "и", "-", "—"})

StateOf = Callable[["Token"], str | None]


def title_by(doc: Doc, first: int, last: int, case: str, state_of: StateOf, floor: int = 0) -> Title | None:
    """Return the title by the name at tokens `first` to `last`, which stands in `case`; none before token `floor`."""
    return _before(doc, first, case, state_of, floor) or _behind(doc, last, state_of)


def _before(doc: Doc, first: int, case: str, state_of: StateOf, floor: int) -> Title | None:
    heads: list[int] = []
    begin = first
    while begin > max(floor, first - _REACH) and not doc[begin].is_sent_start and _belongs(doc[begin - 1]):
        begin -= 1
        if is_head(doc[begin]):
            heads.append(begin)
    agreeing = [head for head in heads if feature(doc[head], "Case") == case]
    if not heads or (doc[first - 1].lower_ in _LINKS):
        return None
    return _title(doc, min(agreeing or heads), first - 1, state_of, begin)


def _belongs(token: Token) -> bool:
    return token.pos_ in _INSIDE or token.lower_ in _LINKS


def _behind(doc: Doc, last: int, state_of: StateOf) -> Title | None:
    if last + 2 >= len(doc) or doc[last + 1].text != ",":
        return None
    end = last + 2
    while end < min(len(doc), last + 2 + _REACH) and (doc[end].pos_ in _INSIDE or doc[end].lower_ in _LINKS - {"и"}):
        end += 1
    if end == len(doc) or doc[end].text not in {",", ".", ")", ";"}:
        return None
    if doc[end - 1].ent_type_ == "PERSON" and state_of(doc[end - 1]) is None:
        return None
    head = next((at for at in range(last + 2, end) if is_head(doc[at])), None)
    if head is None or any(doc[at].pos_ != "ADJ" for at in range(last + 2, head)):
        return None
    return _title(doc, head, end - 1, state_of, last + 2)


def _title(doc: Doc, head: int, last: int, state_of: StateOf, floor: int) -> Title:
    """Return the title around a head, without the states at either end of it; it may begin at `floor`."""
    begin = head
    while begin > floor and doc[begin - 1].pos_ == "ADJ" and state_of(doc[begin - 1]) is None:
        begin -= 1
    states = [state for at in range(max(floor, begin - 1), last + 1) if (state := state_of(doc[at])) is not None]
    while last > head and state_of(doc[last]) is not None:
        last -= 1
    return Title(begin, last, head, tuple(dict.fromkeys(states)))
