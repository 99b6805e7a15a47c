"""Which verbs of a paragraph report that something was said, and not that it may, should or did not get said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon.cues import CueVerb, load_cues
from communique.reading.clauses import SUBJECTS, children
from communique.reading.statements.passages import Passage
from communique.reading.statements.subjects import inverted, misjoined

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUTTING = frozenset({"put", "puts", "putting"})
_LONGEST = 300  # tokens; a longer run is no sentence, and rules that look through it would take quadratic time
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_WILL = frozenset({"will", "would", "wo", "'d"})
_UNREAL = frozenset({"if", "unless", "whether", "until"})
_DENIALS = frozenset({"deny", "reject"})
_NOBODY = frozenset({"nobody", "none", "neither", "no", "few"})
_NOT_PREDICATES = frozenset({"amod", "compound", "nmod", "case"})
_GERUND_AFTER = frozenset({"by", "after", "in", "while", "when", "as", "before", "despite", "for"})


@dataclass(frozen=True, slots=True)
class CueToken:
    """A verb that reports saying, with what the lexicon knows of it. `passive`: its subject is not who speaks."""

    token: Token
    verb: CueVerb
    passive: bool = False

    @property
    def lemma(self) -> str:
        """The verb's dictionary form."""
        return self.verb.lemma

    def takes(self, *frames: str) -> bool:
        """Tell whether the content may have one of these forms."""
        return not self.verb.frames.isdisjoint(frames)


def cue_tokens(passage: Passage) -> Iterator[CueToken]:
    """Yield the verbs of saying of a paragraph in text order, those inside quotations too."""
    known_verbs = load_cues()
    for token in passage.doc:
        known = known_verbs.verb(token.lower_)
        if known is None or not _predicate(token):
            continue
        if token.dep_ in _NOT_PREDICATES and not _opens_sentence(token):
            continue
        carries = token.lower_ in known_verbs.phrases.carriers and children(token, "xcomp", "prt")
        real = len(token.sent) <= _LONGEST and told_as_fact(token, passage) and not _disowned(token)
        if real and not carries:
            yield CueToken(token, known, is_passive(token))


def _predicate(token: Token) -> bool:
    """Tell whether a token is a verb: by its tag, or by a subject and a clause where the tagger took it for a noun."""
    if token.lower_ == "told" and token.i > 0 and token.nbor(-1).lower_ == "all" and not children(token, "dobj"):
        return False  # "all told": in sum
    if token.lower_ in _PUTTING:
        rated = any(phrase.lower_ == "at" for phrase in children(token, "prep"))
        return any(thing.lower_ == "it" or rated for thing in children(token, "dobj"))
    if token.pos_ in ("VERB", "AUX"):
        return True
    return bool(children(token, "nsubj")) and bool(children(token, "ccomp"))


def _opens_sentence(token: Token) -> bool:
    """Tell whether a verb before its speaker opens a sentence, where the tagger takes it for part of the name."""
    opens = bool(token.is_sent_start) and token.tag_ == "VBD" and token.i + 1 < len(token.doc)
    return opens and token.nbor(1).pos_ in ("PROPN", "DET")


def told_as_fact(token: Token, passage: Passage, *, denied: bool = False) -> bool:
    """Tell whether a saying is told as a fact; `denied`: or as a fact that is not so, "would not say" among them."""
    joints = [*children(token, "preconj", "cc"), *(children(token.head, "cc") if token.dep_ == "conj" else [])]
    if any(joint.lower_ in ("neither", "nor") for joint in joints):
        return False
    for child in token.children:
        if passage.inside[child.i] != passage.inside[token.i]:
            continue
        if child.dep_ == "mark" and child.lower_ in _UNREAL:
            return False
        if child.tag_ == "MD" and not (denied and child.lower_ in _WILL):
            return False
        if denied:
            continue
        if child.dep_ == "neg" or child.lower_ == "never" or (child.dep_ in SUBJECTS and _nobody(child)):
            return False
    if denied and token.tag_ == "VB" and children(token, "aux"):
        return not any(child.lower_ == "to" for child in children(token, "aux"))
    if token.tag_ in _FINITE or token.tag_ in ("VBN", "NN", "NNS", "JJ", "IN"):
        return True
    return _gerund(token) if token.tag_ == "VBG" else _infinitive(token)


def _disowned(token: Token) -> bool:
    """Tell whether the saying is told only to be denied: "denied that they had promised to leave"."""
    while token.dep_ in ("ccomp", "xcomp", "conj") and token.head.i < token.i:
        content, token = token.dep_ == "ccomp", token.head
        known = load_cues().verb(token.lower_) if content else None
        if known is not None and (not _DENIALS.isdisjoint(known.kinds) or children(token, "neg")):
            return True
    return False


def _nobody(subject: Token) -> bool:
    return subject.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in children(subject, "det", "preconj"))


def _gerund(token: Token) -> bool:
    if token.dep_ == "xcomp" and token.head.tag_ == "VB":
        return token.head.lower_ in load_cues().phrases.carriers  # not "offered to discuss declaring ..."
    return token.dep_ != "pcomp" or token.head.lower_ in _GERUND_AFTER


def _infinitive(token: Token) -> bool:
    """Tell whether an infinitive was carried out: "went on to say", "held a conference to announce", "did say"."""
    if token.dep_ == "xcomp":
        return token.head.lower_ in load_cues().phrases.carriers
    auxiliaries = children(token, "aux")
    return any(auxiliary.lower_ in ("did", "does", "do") for auxiliary in auxiliaries) or not auxiliaries


def is_passive(token: Token) -> bool:
    """Tell whether the subject of a verb is not who does it."""
    if token.tag_ not in ("VBN", "VBD") or inverted(token) is not None:
        return False
    if children(token, "auxpass", "nsubjpass"):
        return True
    if misjoined(token):
        return False
    return token.tag_ == "VBN" and not children(token, "aux", "nsubj") and not _shares_auxiliary(token)


def _shares_auxiliary(token: Token) -> bool:
    """Tell whether a participle is joined to one in the active voice: "has met and told"."""
    return token.dep_ == "conj" and not is_passive(token.head)
