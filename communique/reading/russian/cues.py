"""Verbs of saying in a Russian sentence, told as facts: not denied, not conditional, not a mere possibility."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon.russian import RussianVerb, load_russian
from communique.reading.russian.grammar import children, feature, negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_WOULD = frozenset({"бы"})
_IF = _WOULD | {"если", "чтобы"}
_MAY = frozenset({"может", "могут", "мог", "могла", "могли", "возможно"})
_WILL = frozenset({"намерен", "намерена", "намерено", "намерены", "готов", "готова", "готово", "готовы"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A token that reports saying and the verb it is a form of."""

    token: Token
    verb: RussianVerb

    def kinds(self, clause: Token | None) -> frozenset[str]:
        """Return the classes of the cue, with what its content adds.

        A negated content turns a denial round; a content in the future is a plan, one that may be a condition.
        """
        kinds = self.verb.kinds
        if clause is None:
            return kinds
        if negated(clause):
            kinds ^= {"deny"}
        if _conditional(clause):
            return kinds | {"condition"}
        return kinds | {"plan"} if _planned(clause) else kinds


def cue_at(token: Token) -> Cue | None:
    """Return the cue that a token is, None where it is none or tells no fact."""
    verb = load_russian().verbs.get(token.lower_)
    if verb is None or token.pos_ not in ("VERB", "NOUN", "ADJ", "PROPN") or negated(token):
        return None
    if feature(token, "VerbForm") == "Inf" or feature(token, "Tense") == "Fut":
        return None
    if any(child.lower_ in _IF or child.lower_ in load_russian().hedges for child in token.children):
        return None
    return Cue(token, verb)


def _conditional(clause: Token) -> bool:
    if clause.lower_ in _MAY or any(child.lower_ in _MAY | _WOULD for child in clause.children):
        return True
    return any(mark.lower_ == "если" for side in children(clause, "advcl") for mark in children(side, "mark"))


def _planned(clause: Token) -> bool:
    future = feature(clause, "Tense") == "Fut" or clause.lower_ in _WILL
    return future or any(
        child.dep_.startswith(("aux", "cop")) and child.lower_.startswith("буд") for child in clause.children
    )
