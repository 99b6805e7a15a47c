"""The title that stands by a person's name, before it or in apposition behind it, and the states it ties him to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.reading.names.words import ADDRESS, MODIFIERS, ORGANIZATION_NOUNS, bare, is_head

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FOREIGN_REACH = 6
_REACH = 12  # tokens to either side of a name
_LINKS = frozenset({"of", "for", "to", "at", "on", "in", "the", "and", "&", "'s", "'", "-", ",", "(", ")"})
_FORWARD_ENDS = frozenset(
    {",", ".", ";", ":", "(", ")", '"', "who", "which", "said", "and", "told", "--", "-", "whose"}
)
_BEFORE_STATE = frozenset({"'s", "'", "the", "his", "her", "then", "former", "and"})
_FREE = frozenset({"counterpart"})

StateOf = Callable[["Token"], str | None]


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens `first` to `last` of a title, both included, the head noun of it, and the states beside it."""

    first: int
    last: int
    head: int
    states: tuple[str, ...] = ()


def title_by(doc: Doc, first: int, last: int, state_of: StateOf, *, floor: int = 0) -> Title | None:
    """Return the title by the name at tokens `first` to `last`; none may begin before token `floor`."""
    return _before(doc, first, state_of, floor) or _behind(doc, last, state_of)


def title_before(doc: Doc, first: int, state_of: StateOf, *, floor: int = 0) -> Title | None:
    """Return the title right before a name in an unparsed text: "министр иностранных дел X", "Dışişleri Bakanı X"."""
    floor = max(floor, first - _FOREIGN_REACH)
    head = next((at for at in range(first - 1, floor - 1, -1) if _is_head(doc[at]) or not doc[at].is_alpha), None)
    if head is None or not _is_head(doc[head]):
        return None
    while head > floor and _is_head(doc[head - 1]):  # "представитель президента"
        head -= 1
    begin = head
    while head == first - 1 and begin > floor and doc[begin - 1].text[0].isupper() and state_of(doc[begin - 1]) is None:
        begin -= 1
    near = range(max(0, begin - 2), first)
    return Title(begin, first - 1, head, tuple(dict.fromkeys(s for at in near if (s := state_of(doc[at])) is not None)))


def _before(doc: Doc, first: int, state_of: StateOf, floor: int) -> Title | None:
    """Find "Foreign Minister X", "chief of the General Staff X", "Intelligence Service head X", "counterpart, X"."""
    floor = max(floor, first - _REACH)
    end = first - 1
    while end >= floor and (bare(doc[end]) in ADDRESS or doc[end].text == "["):
        end -= 1
    floor = max(floor, doc[end].sent.start) if end >= 0 else floor
    if end < floor:
        return None
    if doc[end].text == "," and end > floor and _is_head(doc[end - 1]):
        end -= 1
    head = end if _is_head(doc[end]) else _head_of_phrase(doc, end, floor)
    if head is None:
        return None
    begin, states = _extend_left(doc, head, state_of, floor)
    if head < end:
        states += tuple(found for at in range(head, end) if (found := _owner(doc, at, state_of)))
    return Title(begin, end, head, tuple(dict.fromkeys(states)))


def _head_of_phrase(doc: Doc, end: int, floor: int) -> int | None:
    """Return the head of "chief of Russia's General Staff" when the phrase ends right before a name."""
    if not (doc[end].text[0].isupper() or doc[end].pos_ in {"NOUN", "PROPN"} or doc[end].text == ")"):
        return None
    seen_link = False
    for at in range(end, floor - 1, -1):
        token = doc[at]
        if _is_head(token):
            return at if seen_link else None
        seen_link = token.lower_ in {"of", "for", "to", "at", "in"}
        if not (token.text[0].isupper() or token.lower_ in _LINKS - {","} or bare(token) in MODIFIERS):
            return None
    return None


def _extend_left(doc: Doc, head: int, state_of: StateOf, floor: int) -> tuple[int, tuple[str, ...]]:
    """Return the first token of the title that ends at `head`, and the states named before it."""
    begin = head
    at = head - 1
    while at >= floor:
        token = doc[at]
        joined = token.text in {"-", "/", "&"} and at > floor and not token.whitespace_
        inner = token.lower_ == "and" and at > floor and (bare(doc[at - 1]) in MODIFIERS or is_head(doc[at - 1]))
        bracketed = token.text in {"(", ")"} or (doc[at - 1].text == "(" and at > floor)
        if state_of(token) is not None or not (joined or inner or bracketed or _modifies(token)):
            break
        begin = at
        at -= 1
    while begin < head and not doc[begin].text[0].isalpha():
        begin += 1
    states = []
    while at >= max(floor, begin - 5):
        state = state_of(doc[at])
        if state is not None:
            states.append(state)
        elif doc[at].lower_ not in _BEFORE_STATE:
            break
        at -= 1
    return begin, tuple(reversed(states))


def _modifies(token: Token) -> bool:
    if bare(token) in MODIFIERS or (_is_head(token) and token.lower_ != "counterpart"):
        return True
    return (
        token.text[0].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} and token.ent_type_ not in {"PERSON", "DATE"}
    )


def _behind(doc: Doc, last: int, state_of: StateOf) -> Title | None:
    """Find "X, the head of the committee," and "X, Turkey's foreign minister,"."""
    if last + 2 >= len(doc) or doc[last + 1].text != ",":
        return None
    end = last + 2
    limit = min(len(doc), last + 2 + _REACH, doc[last].sent.end)
    while end < limit and doc[end].lower_ not in _FORWARD_ENDS and doc[end].pos_ not in {"VERB", "AUX"}:
        end += 1
    if end >= len(doc) or doc[end].text not in {",", ".", ")", ";", "--"}:
        return None
    heads = [at for at in range(last + 2, end) if _is_head(doc[at])]
    if not heads or (doc[last + 2].text[0].isupper() and doc[last + 2].ent_type_ == "PERSON"):
        return None
    head = next((at for at in heads if at + 1 == end or not _is_head(doc[at + 1])), heads[0])
    if any(doc[at].ent_type_ == "PERSON" for at in range(head, end)):
        return None
    if head + 1 < end and doc[head + 1].lower_ not in {"of", "for", "to", "at", "in", "general"}:
        return None
    begin, states = _extend_left(doc, head, state_of, last + 2)
    if any(doc[at].pos_ in {"CCONJ", "ADP"} for at in range(last + 2, begin)):
        return None
    states += tuple(found for at in range(head, end) if (found := _owner(doc, at, state_of)))
    return Title(begin, end - 1, head, tuple(dict.fromkeys(states)))


def _owner(doc: Doc, at: int, state_of: StateOf) -> str | None:
    """Return the state at token `at` if the phrase makes it the owner ("of Russia"), not the errand ("for Syria")."""
    state = state_of(doc[at])
    if state is None:
        return None
    before = doc[at - 1].lower_
    if before == "the" and at > 1:
        before = doc[at - 2].lower_
    return state if before == "of" else None


def _is_head(token: Token) -> bool:
    if not is_head(token):
        return False
    body = token.i + 1 < len(token.doc) and bare(token.nbor(1)) in ORGANIZATION_NOUNS
    return not (body and token.text[0].isupper() and token.nbor(1).text[0].isupper())


def is_office(doc: Doc, title: Title) -> bool:
    """Tell whether a title names an office: "counterpart" only points at one."""
    return bare(doc[title.head]) not in _FREE
