"""Occasions of speech: who spoke before or after which meeting ("said after the talks")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.reading.clauses import subject, trimmed
from communique.reading.lemmas import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.reading.accounts.triggers import Found

_SAYING = frozenset(
    {"say", "speak", "tell", "add", "state", "declare", "announce", "stress", "note", "remark", "comment"}
)
_AROUND = frozenset({"after", "before", "following", "ahead", "prior"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """The verb of saying, who speaks, and the ends of the words that tell of it."""

    verb: Token
    speaker: Token | None
    first: Token
    last: Token


def occasion(found: Found) -> Occasion | None:
    """Return the remarks that a meeting dates: the meeting hangs on a verb of saying by "after" or "before"."""
    noun = found.head
    if found.frame.type != "CONSULT" or found.verb is not None or noun.dep_ != "pobj":
        return None
    mark = noun.head
    if (mark.lower_ == "of" and mark.head.lower_ == "ahead") or (mark.lower_ == "to" and mark.head.lower_ == "prior"):
        mark = mark.head
    verb = mark.head
    if mark.lower_ not in _AROUND or lemma(verb) not in _SAYING:
        return None
    speaker = subject(verb)
    tokens = [verb, mark, noun, *([speaker, speaker.doc[speaker.left_edge.i]] if speaker is not None else [])]
    tokens.append(min(noun.children, key=lambda child: child.i, default=noun))
    first, last = min(tokens, key=lambda t: t.i), max((noun, verb, mark), key=lambda t: t.i)
    return Occasion(verb, speaker, *trimmed(first, last))
