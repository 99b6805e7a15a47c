"""Trigger words in a parse: which tokens tell of a happening, and by which frame of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon.triggers import Frame, load_triggers
from communique.reading.accounts.conditions import ROSTER_VERBS, VERBAL, Surroundings, carrier
from communique.reading.clauses import children
from communique.reading.lemmas import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.reading.cast import Cast
    from communique.reading.parse import Paragraph

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PARTICLES = frozenset({"out", "off", "up", "down", "over", "away"})
_REFUSING = ("REJECT", "meet")  # tells of the refusal; the meeting refused may be told of too
_VAGUE = frozenset(
    {"effort", "mission", "process", "plan", "campaign", "attempt", "initiative", "bid", "drive", "move"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger met in a parse: its head, the frame that holds, and the verb that carries it (itself, if a verb)."""

    head: Token
    frame: Frame
    verb: Token | None
    first: Token
    last: Token


def find(paragraph: Paragraph, cast: Cast) -> Iterator[Found]:
    """Yield the triggers of a paragraph: verbs first, then the nouns that no verb has taken up, each in text order."""
    triggers = load_triggers()
    taken: set[int] = set()
    nouns = []
    for token in paragraph.doc:
        if token.tag_ in VERBAL or (token.tag_ == "JJ" and token.dep_ == "acomp"):
            rows = triggers.verbs.get(lemma(token))
            if rows is None:
                continue
            around = Surroundings(token, paragraph, cast)
            found = next((met for words, frame in rows if (met := _verb(around, words, frame))), None)
            if found is not None:
                if (found.frame.type, found.frame.mode) != _REFUSING:
                    taken.update(range(found.first.i, found.last.i + 1))
                yield found
        elif token.tag_ in _NOMINAL and lemma(token) in triggers.nouns:
            nouns.append(token)
    for token in nouns:
        if token.i not in taken:
            base = token.head if token.dep_ == "compound" else token  # "a mediation effort"
            around = Surroundings(base, paragraph, cast)
            places = triggers.nouns[lemma(token)]
            found = next((met for row in places if (met := _noun(token, around, *row))), None)
            if found is not None:
                yield found


def _verb(around: Surroundings, words: tuple[str, ...], frame: Frame) -> Found | None:
    token = around.token
    if token.dep_ in ("amod", "compound", "aux", "auxpass") or (token.dep_ == "pobj" and token.tag_ != "VBG"):
        return None
    if frame.type == "AGREE" and frame.object is None and (token.dep_ == "relcl" or _stative(token)):
        return None
    last = token
    if not words and around.particle:  # "back off" is not "back"
        return None
    if words:
        end = _following(token, words)
        if end is None:
            return None
        last = end
    met = around.met(frame)
    if met is None:
        return None
    start, end = sorted((token, last), key=lambda word: word.i)  # "sexually abused"
    first, last = _stretch(start, end, met)
    return Found(token, frame, token, first, last)


def _stative(verb: Token) -> bool:
    """Tell whether words describe a stance and tell of no act: "is committed to"."""
    return lemma(verb) == "commit" and (verb.dep_ in ("acomp", "acl") or bool(children(verb, "auxpass")))


def _noun(
    token: Token, around: Surroundings, before: tuple[str, ...], after: tuple[str, ...], frame: Frame
) -> Found | None:
    doc, base = token.doc, around.token
    first, last = token.i - len(before), token.i + len(after)
    if token.dep_ in ("compound", "amod") and token.head.tag_ in _NOMINAL and lemma(token.head) not in _VAGUE:
        return None
    if first < 0 or last >= len(doc):
        return None
    if any(doc[first + k].lower_ != word for k, word in enumerate(before)):
        return None
    if any(doc[token.i + 1 + k].lower_ != word for k, word in enumerate(after)):
        return None
    met = around.met(frame)
    if met is None:
        return None
    verb = _roster_verb(token) if frame.aspect == "roster" else carrier(base)
    if frame.aspect == "roster" and verb is None:
        return None
    start, end = _stretch(doc[first], doc[last], [*([verb] if verb is not None else []), *met])
    return Found(base, frame, verb, start, end)


def _roster_verb(noun: Token) -> Token | None:
    verb = noun.head
    listing = noun.dep_ in ("nsubj", "nsubjpass") and verb.tag_ in VERBAL and lemma(verb) in ROSTER_VERBS
    return verb if listing else None


def _following(verb: Token, words: tuple[str, ...]) -> Token | None:
    """Return the last of the words that complete a verb: its particles and objects, or the very next words."""
    doc = verb.doc
    if [token.lower_ for token in doc[verb.i + 1 : verb.i + 1 + len(words)]] == list(words):
        return doc[verb.i + len(words)]
    if len(words) == 1:
        return next((child for child in verb.children if lemma(child) == words[0] and _completes(child)), None)
    return None


def _completes(child: Token) -> bool:
    """Tell whether a word belongs to its verb: a particle or object, or "on" of "called on Monday on the sides"."""
    if child.dep_ in ("prt", "advmod", "dobj", "oprd", "ccomp"):
        return True
    if child.dep_ != "prep" or any(deep.ent_type_ in ("DATE", "TIME") for deep in child.children):
        return False
    between = (other for other in child.head.children if child.head.i < other.i < child.i)
    return child.lower_ in _PARTICLES or all(other.dep_ in ("npadvmod", "advmod", "prep") for other in between)


def _stretch(first: Token, last: Token, more: list[Token], reach: int = 4) -> tuple[Token, Token]:
    """Widen a trigger over the words that complete it, as long as they stand near."""
    doc: Doc = first.doc
    for token in more:
        if 0 < first.i - token.i <= reach:
            first = doc[token.i]
        elif 0 < token.i - last.i <= reach:
            last = doc[token.i]
    return first, last
