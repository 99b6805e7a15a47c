"""Who speaks: from the verb of saying to its subject, from the subject to the words that name the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues
from communique.read.cast import Cast
from communique.read.clauses import SUBJECTS, children
from communique.read.lemmas import lemma
from communique.read.statements.passages import Passage
from communique.read.statements.said import Extent, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTER = frozenset({"i", "we", "you", "me", "us"})
_SOURCE_PREPOSITIONS = frozenset({"by", "from", "of"})
_CLIMBS = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis"})
_INSIDE_NAME = frozenset({"of", "for", "in", "from", "at", "with", "to", "on"})


def speaking(verb: Token, passage: Passage) -> Token | None:
    """Return the head of the words that name who does the saying of this verb, None where nothing says."""
    for _ in range(6):
        own = children(verb, *SUBJECTS)
        if own:
            return _antecedent(verb, own[0])
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ not in _CLIMBS or verb.head.i == verb.i:
            return None
        verb = _controller(verb, passage)
    return None


def _antecedent(verb: Token, subject: Token) -> Token:
    """Return the noun meant by "who" or "which"."""
    relative = subject.tag_ in ("WDT", "WP") or subject.lower_ in ("who", "which")
    return verb.head if relative and verb.dep_ == "relcl" else subject


def _controller(verb: Token, passage: Passage) -> Token:
    """Return the verb whose subject a participle shares.

    The parser hangs ", adding that ..." on the nearest verb, which often is part of what was said: the saying verb above
    it is meant.
    """
    above = verb.head
    if verb.tag_ == "VBG":
        while above.dep_ in ("ccomp", "conj", "advcl") and above.head.i < above.i and above.head.i != above.i:
            if above.dep_ == "ccomp" or not children(above, *SUBJECTS):
                above = above.head
            else:
                break
    return above


def speaker_of(token: Token, passage: Passage, cast: Cast) -> Speaker | None:
    """Return who a subject names. None for "I" and "we", the reporter or the speaker quoted."""
    if token.lower_ in _REPORTER or token.tag_ in ("EX", "WRB") or token.pos_ == "PUNCT":
        return None
    source = _written_by(token)
    if source is not None:
        return speaker_of(source, passage, cast)
    members = [token, *_joined(token)]
    extents = [_words(member, passage, cast) for member in members]
    voices = []
    for member, extent in zip(members, extents, strict=True):
        voice = _voice(member, extent, passage, cast)
        if voice is not None and voice not in voices:
            voices.append(voice)
    return Speaker(Extent(extents[0].start, max(extent.end for extent in extents)), tuple(voices))


def _joined(token: Token) -> list[Token]:
    found: list[Token] = []
    pending = children(token, "conj")
    while pending and len(found) < 20:
        member = pending.pop(0)
        if member.pos_ in ("NOUN", "PROPN", "PRON"):
            found.append(member)
            pending.extend(children(member, "conj"))
    return found


def _written_by(token: Token) -> Token | None:
    """Return whose words a text is: "a statement by the ministry", "the ministry's statement"."""
    if token.pos_ != "NOUN" or lemma(token) not in load_cues().nouns.text:
        return None
    owners = children(token, "poss")
    if owners:
        return owners[0]
    for preposition in children(token, "prep", "agent"):
        if preposition.lower_ in ("by", "from"):
            return next(iter(children(preposition, "pobj")), None)
    return None


def _words(token: Token, passage: Passage, cast: Cast) -> Extent:
    """Return the words that name one speaker: a name alone where there is one, else the noun phrase."""
    start = passage.paragraph.start + token.idx
    named = cast.within(start, start + len(token.text))
    if named:
        return Extent(named[0].span.start, named[0].span.end)
    for other in children(token, "appos"):
        begin = passage.paragraph.start + other.idx
        person = [mention for mention in cast.within(begin, begin + len(other.text)) if mention.kind == "person"]
        if person:
            return Extent(person[0].span.start, person[0].span.end)
    first, last = noun_phrase(token)
    return passage.extent(first, last)


def noun_phrase(token: Token) -> tuple[Token, Token]:
    """Return the ends of the noun phrase of a token, without relative clauses, appositions and what is joined."""
    if token.pos_ == "PRON" and not children(token, "prep"):
        return token, token
    first = token.doc[token.left_edge.i]
    last = token
    for child in token.rights:
        near = child.i - last.i <= 1
        if near and child.dep_ == "prep" and child.lower_ in _INSIDE_NAME:
            last = _end_of_phrase(child)
        elif near and child.dep_ in ("nummod", "flat", "amod", "case", "nmod", "compound"):
            last = token.doc[child.right_edge.i]
    while first.i < last.i and (first.is_punct or first.dep_ in ("cc", "preconj", "mark") or first.is_space):
        first = first.nbor()
    return first, last


def _end_of_phrase(preposition: Token) -> Token:
    for noun in children(preposition, "pobj"):
        return noun_phrase(noun)[1]
    return preposition


def _voice(token: Token, words: Extent, passage: Passage, cast: Cast) -> str | None:
    entity = cast.entity_at(*words) if _named(token, words, passage, cast) else cast.resolve(passage.paragraph, token)
    return entity.id if entity is not None else None


def _named(token: Token, words: Extent, passage: Passage, cast: Cast) -> bool:
    """Tell whether the words are a name, not a phrase that holds one ("the minister of Varania")."""
    return any(Extent(mention.span.start, mention.span.end) == words for mention in cast.within(*words))
