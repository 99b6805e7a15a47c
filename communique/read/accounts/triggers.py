"""Trigger words in a parse: which tokens tell of a happening, and by which frame of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon.triggers import Frame, Triggers, load_triggers
from communique.read.clauses import children, conjuncts, modal, subject
from communique.read.lemmas import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.read.cast import Cast
    from communique.read.parse import Paragraph

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OBJECTS = ("dobj", "nsubjpass", "dative", "attr", "oprd")
_MODIFIERS = ("poss", "compound", "amod", "nmod")
_VAGUE = frozenset(
    {"effort", "mission", "process", "plan", "campaign", "attempt", "initiative", "bid", "drive", "move"}
)
_ROSTER_VERBS = frozenset({"include", "comprise", "consist", "feature", "lead", "head", "make"})


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
        if token.tag_ in _VERBAL or (token.tag_ == "JJ" and token.dep_ == "acomp"):
            rows = triggers.verbs.get(lemma(token), ())
            found = next((met for words, frame in rows if (met := _verb(token, words, frame, paragraph, cast))), None)
            if found is not None:
                taken.update(range(found.first.i, found.last.i + 1))
                yield found
        elif token.tag_ in _NOMINAL and lemma(token) in triggers.nouns:
            nouns.append(token)
    for token in nouns:
        if token.i not in taken:
            places = triggers.nouns[lemma(token)]
            found = next((met for row in places if (met := _noun(token, *row, paragraph, cast))), None)
            if found is not None:
                yield found


def carrier(noun: Token) -> Token | None:
    """Return the light verb that carries a noun ("held" of "held talks"), None where the noun stands by itself."""
    light = load_triggers().light
    above = noun.head
    if noun.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in above.children):
        return None
    if noun.dep_ in ("dobj", "nsubjpass", "attr", "nsubj") and above.tag_ in _VERBAL:
        return above if _with_particle(above) in light or lemma(above) in light else None
    if (
        noun.dep_ == "pobj"
        and above.dep_ in ("prep", "agent")
        and above.lower_ in ("in", "for", "at", "to", "into", "with")
    ):
        verb = above.head
        if verb.tag_ in _VERBAL and _with_particle(verb) in light:
            return verb
    return None


def arguments_of(token: Token) -> tuple[list[Token], list[Token]]:
    """Return the heads of a trigger's subjects and of its objects, those joined by "and" included."""
    if token.tag_ in _VERBAL or token.dep_ == "acomp":
        by = [head for agent in children(token, "agent") for head in children(agent, "pobj")]
        own = subject_of(token)
        subjects = [own] if own is not None and own.dep_ != "nsubjpass" else by
        objects = children(token, *_OBJECTS)
        objects += [head for mark in children(token, "prep", "prt") for head in children(mark, "pobj")]
        objects += [head for inner in children(token, "ccomp", "xcomp") for head in children(inner, "nsubj")]
    else:
        subjects = children(token, *_MODIFIERS)
        objects = [head for mark in children(token, "prep") for head in children(mark, "pobj")]
        subjects += [
            head for mark in children(token, "prep") if mark.lower_ in ("of", "by") for head in children(mark, "pobj")
        ]
        verb = carrier(token)
        own = subject_of(verb) if verb is not None else None
        subjects += [own] if own is not None and own is not token else []
    return [t for s in subjects for t in conjuncts(s)], [t for o in objects for t in conjuncts(o)]


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb; for "had a chance to discuss" that of the clause the chance stands in."""
    if verb.dep_ == "acomp":
        return subject(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.head.tag_ in _VERBAL:
        return subject(verb.head.head)
    return subject(verb)


def _with_particle(verb: Token) -> str:
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    return f"{lemma(verb)} {particle}" if particle else lemma(verb)


def _verb(token: Token, words: tuple[str, ...], frame: Frame, paragraph: Paragraph, cast: Cast) -> Found | None:
    if token.dep_ in ("amod", "compound", "aux", "auxpass") or (token.dep_ == "pobj" and token.tag_ != "VBG"):
        return None
    if frame.type == "AGREE" and frame.object is None and token.dep_ == "relcl":
        return None
    last = token
    if words:
        end = _following(token, words)
        if end is None:
            return None
        last = end
    subjects, objects = arguments_of(token)
    met = _held(token, frame, subjects, objects, paragraph, cast)
    if met is None:
        return None
    first, last = _stretch(token, last, met)
    return Found(token, frame, token, first, last)


def _noun(
    token: Token, before: tuple[str, ...], after: tuple[str, ...], frame: Frame, paragraph: Paragraph, cast: Cast
) -> Found | None:
    doc = token.doc
    first, last = token.i - len(before), token.i + len(after)
    if token.dep_ in ("compound", "amod") and token.head.tag_ in _NOMINAL and lemma(token.head) not in _VAGUE:
        return None
    base = token.head if token.dep_ == "compound" else token  # "a mediation effort"
    if first < 0 or last >= len(doc):
        return None
    if any(doc[first + k].lower_ != word for k, word in enumerate(before)):
        return None
    if any(doc[token.i + 1 + k].lower_ != word for k, word in enumerate(after)):
        return None
    met = _held(base, frame, *arguments_of(base), paragraph, cast)
    if met is None:
        return None
    verb = _roster_verb(token) if frame.aspect == "roster" else carrier(base)
    if frame.aspect == "roster" and verb is None:
        return None
    start, end = _stretch(doc[first], doc[last], [*([verb] if verb is not None else []), *met])
    return Found(base, frame, verb, start, end)


def _roster_verb(noun: Token) -> Token | None:
    verb = noun.head
    listing = noun.dep_ in ("nsubj", "nsubjpass") and verb.tag_ in _VERBAL and lemma(verb) in _ROSTER_VERBS
    return verb if listing else None


def _following(verb: Token, words: tuple[str, ...]) -> Token | None:
    """Return the last of the words that complete a verb: its particles and objects, or the very next words."""
    doc = verb.doc
    if [token.lower_ for token in doc[verb.i + 1 : verb.i + 1 + len(words)]] == list(words):
        return doc[verb.i + len(words)]
    if len(words) == 1:
        return next(
            (child for child in verb.children if child.dep_ in ("prt", "advmod", "dobj") and lemma(child) == words[0]),
            None,
        )
    return None


def _held(
    token: Token, frame: Frame, subjects: list[Token], objects: list[Token], paragraph: Paragraph, cast: Cast
) -> list[Token] | None:
    """Return the object words that met the frame's condition, an empty list where it sets none, None if it fails."""
    triggers = load_triggers()
    if frame.with_ and not any(
        child.lower_ in frame.with_ for child in token.children if child.dep_ in ("prep", "prt", "advmod")
    ):
        return None
    if frame.without and _of_class(subjects + objects, frame.without, triggers, paragraph, cast):
        return None
    if frame.modal and not any(modal(inner) == frame.modal for inner in children(token, "ccomp")):
        return None
    agentless = not subjects and bool(children(token, "auxpass"))
    if frame.subject and not agentless and not _of_class(subjects, frame.subject, triggers, paragraph, cast):
        return None
    if frame.object is None:
        return []
    return _of_class(objects, frame.object, triggers, paragraph, cast) or None


def _of_class(heads: list[Token], name: str, triggers: Triggers, paragraph: Paragraph, cast: Cast) -> list[Token]:
    words = triggers.classes[name]
    return [head for head in heads if _belongs(head, words) or (name == "actor" and _acts(head, paragraph, cast))]


def _belongs(head: Token, words: frozenset[str]) -> bool:
    around = [head, *children(head, "compound", "amod", "appos")]
    for mark in children(head, "prep"):
        if mark.lower_ == "of":
            for deep in children(mark, "pobj"):
                around += [deep, *children(deep, "compound", "amod")]
    return any(token.lower_ in words or lemma(token) in words for token in around)


def _acts(head: Token, paragraph: Paragraph, cast: Cast) -> bool:
    """Tell whether a noun names somebody who acts: a name, or a noun that a name or demonym stands before."""
    if head.pos_ == "PROPN" or cast.within(paragraph.start + head.idx, paragraph.start + head.idx + len(head.text)):
        return True
    return any(child.text[:1].isupper() and child.i > 0 for child in children(head, "amod", "compound", "poss"))


def _stretch(first: Token, last: Token, more: list[Token], reach: int = 4) -> tuple[Token, Token]:
    """Widen a trigger over the words that complete it, as long as they stand near."""
    doc: Doc = first.doc
    for token in more:
        if 0 < first.i - token.i <= reach:
            first = doc[token.i]
        elif 0 < token.i - last.i <= reach:
            last = doc[token.i]
    return first, last
