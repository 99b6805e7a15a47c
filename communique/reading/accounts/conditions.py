"""Whether the conditions of a trigger's frame hold: who acts, on what, with which words around."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from communique.lexicon.triggers import Frame, load_triggers
from communique.reading.clauses import children, conjuncts, modal, subject
from communique.reading.lemmas import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.reading.cast import Cast
    from communique.reading.parse import Paragraph

VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
ROSTER_VERBS = frozenset({"include", "comprise", "consist", "compose", "feature", "lead", "head"})
_OBJECTS = ("dobj", "nsubjpass", "dative", "attr", "oprd")
_MODIFIERS = ("poss", "compound", "amod", "nmod")
_NEXT = 2  # words from a verb to its infinitive: "swore to fight"
_CARRYING = frozenset({"in", "for", "at", "to", "into", "with"})
_WITH = frozenset({"with", "between"})


class Surroundings:
    """What stands around one token, looked up once however many frames ask."""

    def __init__(self, token: Token, paragraph: Paragraph, cast: Cast) -> None:
        """Look at a token; nothing is looked up before it is asked for."""
        self.token = token
        self._start = paragraph.start
        self._cast = cast

    @cached_property
    def arguments(self) -> tuple[list[Token], list[Token]]:
        """The heads of the token's subjects and of its objects, those joined by "and" included."""
        return _arguments(self.token)

    @cached_property
    def particle(self) -> bool:
        """Whether a particle completes the token ("back off")."""
        return bool(children(self.token, "prt"))

    @cached_property
    def _marks(self) -> frozenset[str]:
        """The prepositions, particles and adverbs that hang on the token."""
        return frozenset(child.lower_ for child in children(self.token, "prep", "prt", "advmod", "agent"))

    def met(self, frame: Frame) -> list[Token] | None:
        """Return the object words that meet a frame's condition, none where it sets none, None where it fails."""
        if not self._words_fit(frame):
            return None
        if not (frame.subject or frame.object or frame.without):
            return []
        subjects, objects = self.arguments
        if frame.without and self._of_class(subjects + objects, frame.without):
            return None
        agentless = frame.subject == "actor" and not subjects and bool(children(self.token, "auxpass"))
        if frame.subject and not agentless and not self._of_class(subjects, frame.subject):
            return None
        return [] if frame.object is None else self._of_class(objects, frame.object) or None

    def _words_fit(self, frame: Frame) -> bool:
        if frame.with_ and self._marks.isdisjoint(frame.with_):
            return False
        if frame.unless and not self._marks.isdisjoint(frame.unless):
            return False
        if frame.voice is not None and _passive(self.token):
            return False
        bare = frame.plural and self.token.tag_ == "NN" and _WITH.isdisjoint(self._marks)
        if bare and lemma(self.token) in frame.plural:
            return False
        governed = _governed(self.token) if frame.clause or frame.deed else []
        if frame.clause and not governed:
            return False
        if frame.deed and not any(lemma(inner) in load_triggers().classes[frame.deed] for inner in governed):
            return False
        return frame.modal is None or any(modal(inner) == frame.modal for inner in children(self.token, "ccomp"))

    def _of_class(self, heads: list[Token], name: str) -> list[Token]:
        """Return the heads in a class: by a word in or under them, for "guest" by the head itself or its name."""
        classes = load_triggers().classes
        if name == "guest":
            return [h for h in heads if (lemma(h) in classes["actor"] and h.lower_ != "it") or self._named(h)]
        return [head for head in heads if _belongs(head, classes[name]) or (name == "actor" and self._acts(head))]

    def _acts(self, head: Token) -> bool:
        """Tell whether a noun names somebody who acts: a name, or a noun that a name or demonym stands before."""
        if self._named(head):
            return True
        return any(child.text[:1].isupper() and child.i > 0 for child in children(head, "amod", "compound", "poss"))

    def _named(self, head: Token) -> bool:
        start = self._start + head.idx
        return head.pos_ == "PROPN" or bool(self._cast.within(start, start + len(head.text)))


def _governed(verb: Token) -> list[Token]:
    """Return the verbs that a verb governs: "vowed to fight", also where the parse reads it as a purpose."""
    purposes = [clause for clause in children(verb, "advcl") if clause.tag_ == "VB" and 0 < clause.i - verb.i <= _NEXT]
    return [*children(verb, "xcomp", "ccomp"), *purposes]


def carrier(noun: Token) -> Token | None:
    """Return the light verb that carries a noun ("held" of "held talks"), None where the noun stands by itself."""
    light = load_triggers().light
    above = noun.head
    if noun.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in above.children):
        return None
    if noun.dep_ in ("dobj", "nsubjpass", "attr", "nsubj") and above.tag_ in VERBAL:
        return above if _with_particle(above) in light or lemma(above) in light else None
    if noun.dep_ == "pobj" and above.dep_ in ("prep", "agent") and above.lower_ in _CARRYING:
        verb = above.head
        held = bool(children(verb, "dobj"))  # "open the road at a meeting" opens no meeting
        if verb.tag_ in VERBAL and not held and _with_particle(verb) in light:
            return verb
    return None


def _passive(verb: Token) -> bool:
    participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl", "relcl")
    return bool(children(verb, "auxpass", "nsubjpass")) or (participle and not children(verb, "aux", "nsubj"))


def _arguments(token: Token) -> tuple[list[Token], list[Token]]:
    """Return the heads of a trigger's subjects and of its objects, those joined by "and" included."""
    if token.tag_ in VERBAL or token.dep_ == "acomp":
        by = [head for agent in children(token, "agent") for head in children(agent, "pobj")]
        own = subject_of(token)
        passive = own is None or own.dep_ == "nsubjpass" or bool(children(token, "nsubjpass"))
        subjects = by if own is None or passive else [own]
        objects = [_meant(child) for child in children(token, *_OBJECTS)]
        marks = children(token, "prep", "prt")
        marks += [of for out in (*marks, *children(token, "advmod")) for of in children(out, "prep")]  # "out of"
        objects += [head for mark in marks for head in children(mark, "pobj")]
        objects += [head for inner in children(token, "ccomp", "xcomp") for head in children(inner, "nsubj")]
    else:
        subjects = children(token, *_MODIFIERS)
        objects = [head for mark in children(token, "prep") for head in children(mark, "pobj")]
        subjects += [
            head for mark in children(token, "prep") if mark.lower_ in ("of", "by") for head in children(mark, "pobj")
        ]
        verb = carrier(token)
        own = subject_of(verb) if verb is not None else None
        subjects += [own] if own is not None and own != token else []
    return [t for s in subjects for t in conjuncts(s)], [t for o in objects for t in conjuncts(o)]


def _meant(noun: Token) -> Token:
    """Return the noun that a relative pronoun stands for ("the talks, which were attended by")."""
    relative = noun.tag_ in ("WDT", "WP") and noun.head.dep_ == "relcl"
    return noun.head.head if relative else noun


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb; for "had a chance to discuss" that of the clause the chance stands in."""
    if verb.dep_ == "acomp":
        return subject(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.head.tag_ in VERBAL:
        return subject(verb.head.head)
    return subject(verb)


def _with_particle(verb: Token) -> str:
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    return f"{lemma(verb)} {particle}" if particle else lemma(verb)


def _belongs(head: Token, words: frozenset[str]) -> bool:
    around = [head, *children(head, "compound", "amod", "appos")]
    for mark in children(head, "prep"):
        if mark.lower_ == "of":
            for deep in children(mark, "pobj"):
                around += [deep, *children(deep, "compound", "amod")]
    return any(token.lower_ in words or lemma(token) in words for token in around)
