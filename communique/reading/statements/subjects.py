"""From the verb of saying to the head of the words that name who speaks, wherever the parser hung them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues, singular
from communique.reading.clauses import SUBJECTS, children
from communique.reading.statements.passages import Passage
from communique.reading.statements.speakers import is_somebody, is_time, written_by

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEARD = frozenset({"tell", "inform", "notify", "remind", "assure", "reassure"})  # what they take is who hears
_HAVE = frozenset({"had", "has", "have"})
_REACH = 120  # tokens back to the verb that a participle goes on from
_CLIMBS = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis"})


def speaking(verb: Token, passage: Passage) -> Token | None:
    """Return the head of the words that name who does the saying of this verb, None where nothing says."""
    found = _subject(verb, passage)
    if (found is None or _quoted_apart(found, verb, passage)) and verb.tag_ == "VBG" and passage.inside[verb.i] < 0:
        earlier = _saying_before(verb, passage)
        found = _subject(earlier, passage) if earlier is not None else None
    return found if found is None or not _quoted_apart(found, verb, passage) else None


def beside(verb: Token, passage: Passage, steps: tuple[int, ...]) -> Token | None:
    """Return the noun that stands by a verb whose subject the parser lost; `steps`: 1 looks after it, -1 before."""
    doc = passage.doc
    for step in steps:
        position = verb.i + step
        while 0 <= position < len(doc) and (
            doc[position].pos_ in ("ADV", "AUX", "DET", "ADJ") or is_time(doc[position])
        ):
            position += step
        if (
            0 <= position < len(doc)
            and passage.inside[position] < 0
            and doc[position].pos_ in ("NOUN", "PROPN", "PRON")
        ):
            token = doc[position]
            while token.dep_ in ("compound", "amod", "nmod", "poss", "det") and token.head.i != verb.i:
                token = token.head
            return token
    return None


def behind_marks(verb: Token, passage: Passage) -> Token | None:
    """Return the noun between a quotation and its verb: '"...," Orlov, the mayor, said' as the parser may lose it."""
    before = [quotation for quotation in passage.quotations if quotation.last < verb.i]
    if not before:
        return None
    begin = before[-1].last + 1
    while begin < verb.i and (passage.doc[begin].is_punct or passage.doc[begin].pos_ in ("DET", "ADJ")):
        begin += 1
    token = passage.doc[begin]
    while token.dep_ in ("compound", "nmod", "poss", "amod") and token.i < token.head.i < verb.i:
        token = token.head
    return token if token.i < verb.i and token.pos_ in ("NOUN", "PROPN", "PRON") else None


def _quoted_apart(subject: Token, verb: Token, passage: Passage) -> bool:
    """Tell whether the parser took the subject of a verb outside a quotation from inside it."""
    return passage.inside[verb.i] < 0 <= passage.inside[subject.i]


def _subject(verb: Token, passage: Passage) -> Token | None:
    for _ in range(6):
        behind = inverted(verb)
        if behind is not None:
            return behind
        own = [
            subject
            for subject in children(verb, *SUBJECTS)
            if not is_time(subject) and not _quoted_apart(subject, verb, passage)
        ]
        if own:
            return _antecedent(verb, min(own, key=lambda subject: abs(subject.i - verb.i)))
        lost = _between_commas(verb)
        if lost is not None:
            return lost
        blamed = _blamed(verb)
        if blamed is not None:
            return blamed
        if verb.dep_ == "acl" and (verb.head.pos_ != "VERB"):
            if is_somebody(verb.head) or verb.head.dep_ in SUBJECTS or written_by(verb.head) is not None:
                return verb.head
            verb = _predicate_above(verb.head)
            continue
        if verb.dep_ not in _CLIMBS or verb.head.i == verb.i:
            return None
        verb = _controller(verb, passage)
    return None


def inverted(verb: Token) -> Token | None:
    """Return who speaks where the parser took them for an object: "The road is open, warned the mayor"."""
    things = [thing for thing in children(verb, "dobj", "attr") if thing.i > verb.i]
    known = load_cues().verb(verb.lower_)
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if not things or known is None or before is None or verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    own = children(verb, *SUBJECTS)
    if own and (is_somebody(own[0]) or own[0].ent_type_):
        return None
    speaks = is_somebody(things[0]) or (known.lemma == "read" and singular(things[0].lower_) in load_cues().nouns.text)
    if before.is_quote:
        return things[0] if speaks else None
    quoted = any(token.is_quote for token in verb.doc[verb.sent.start : verb.i])
    hears = "clause" not in known.frames or known.lemma in _HEARD
    behind = bool(own) or any(clause.i < verb.i for clause in children(verb, "ccomp"))
    return things[0] if speaks and behind and before.text == "," and not (quoted or hears) else None


def _between_commas(verb: Token) -> Token | None:
    """Return who speaks where "but" joins a clause and an apposition hides it: "..., but the mayor, Orlov, said"."""
    if verb.dep_ != "conj" or verb.i < 2 or verb.nbor(-1).text != ",":
        return None
    noun = verb.nbor(-2)
    while noun.dep_ in ("appos", "compound") and noun.head.i < noun.i:
        noun = noun.head
    joined = noun.dep_ == "conj" and any(joint.i < noun.i for joint in children(noun.head, "cc"))
    return noun if joined and noun.i < verb.i - 2 and is_somebody(noun) else None


def _blamed(verb: Token) -> Token | None:
    """Return who is blamed or thanked "for saying" something: the object, in the passive the subject.

    So is he who is called "right in saying" it.
    """
    called = verb.head.lower_ == "in" and verb.head.head.lower_ in load_cues().forms
    if verb.dep_ != "pcomp" or not (verb.head.lower_ == "for" or called):
        return None
    found = children(verb.head.head, "dobj", "nsubjpass")
    return found[-1] if found else None


def _predicate_above(noun: Token) -> Token:
    """Return the verb that a noun depends on."""
    above = noun
    for _ in range(8):
        above = above.head
        if above.pos_ in ("VERB", "AUX"):
            break
    return above


def _antecedent(verb: Token, subject: Token) -> Token:
    """Return the noun meant by "who" or "which"."""
    relative = subject.tag_ in ("WDT", "WP") or subject.lower_ in ("who", "which")
    return verb.head if relative and verb.dep_ == "relcl" else subject


def _controller(verb: Token, passage: Passage) -> Token:
    """Return the verb whose subject another shares.

    The parser hangs ", adding that ..." and "and warned of ..." on the nearest verb, which often is part of what was
    said: the saying verb above it is meant.
    """
    above = verb.head
    if verb.tag_ == "VBG" and passage.inside[verb.i] < 0 <= passage.inside[above.i]:
        return _saying_before(verb, passage) or above
    if verb.tag_ == "VBG":
        while above.dep_ in ("ccomp", "conj", "advcl") and above.head.i < above.i:
            if above.dep_ != "ccomp" and children(above, *SUBJECTS):
                break
            above = above.head
    elif misjoined(verb):
        while above.dep_ in ("conj", "xcomp", "ccomp") and above.head.i < above.i:
            above, below = above.head, above
            if below.dep_ == "ccomp":
                break
    return above


def misjoined(verb: Token) -> bool:
    """Tell whether a verb is joined to one it cannot belong to: "would go and warned", "talks ended and said"."""
    governs = verb.tag_ == "VBN" and (bool(children(verb, "dobj", "ccomp")) or _calls_for(verb))
    active = verb.tag_ in ("VBD", "VBZ") or governs
    if verb.dep_ != "conj" or not active or verb.head.i > verb.i or children(verb, *SUBJECTS):
        return False
    other = children(verb.head, *SUBJECTS)
    nobody = bool(other) and (other[0].pos_ == "PRON" or not is_somebody(other[0])) and not other[0].ent_type_
    passive = governs and bool(children(verb.head, "auxpass"))  # "should not be used and called for talks"
    perfect = verb.tag_ == "VBD" and any(auxiliary.lower_ in _HAVE for auxiliary in children(verb.head, "aux"))
    return passive or perfect or verb.head.tag_ in ("VB", "VBG") or (nobody and verb.head.dep_ == "ccomp")


def _calls_for(verb: Token) -> bool:
    return any(preposition.lower_ == "for" and children(preposition, "pobj") for preposition in children(verb, "prep"))


def _saying_before(verb: Token, passage: Passage) -> Token | None:
    """Return the nearest verb before this one, outside quotations, that reports saying and has a subject."""
    verbs = load_cues().forms
    for position in range(verb.i - 1, max(-1, verb.i - _REACH), -1):
        token = passage.doc[position]
        if passage.inside[position] < 0 and token.pos_ == "VERB" and token.lower_ in verbs and token.tag_ != "VBG":
            return token
    return None
