"""Who speaks: from the head of a subject to the words that name the speaker, and whom they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues, singular
from communique.reading.cast import Cast
from communique.reading.clauses import children
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Extent, Speaker
from communique.reading.statements.unnamed import body_meant

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTER = frozenset({"i", "we", "you", "me", "us"})
_SOMEBODY = frozenset(
    {
        *("he", "she", "they", "who", "it", "both", "others", "some", "many", "everyone", "someone", "i", "we"),
        *("another", "several", "most", "few", "those", "each", "neither", "somebody", "one"),
    }
)
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_INSIDE_NAME = frozenset({"of", "for", "in", "from", "at", "with", "to", "on"})


def is_somebody(noun: Token) -> bool:
    """Tell whether a noun names a person, a body or a name."""
    return noun.pos_ in ("PROPN", "PRON") or singular(noun.lower_) in load_cues().nouns.people


def can_speak(token: Token, passage: Passage, cast: Cast) -> bool:
    """Tell whether a subject is somebody, or a text that stands for somebody."""
    if token.pos_ == "PRON":
        return token.lower_ in _SOMEBODY
    if token.ent_type_ in _NAMED or cast.within(*passage.extent(token, token)):
        return True
    nouns = load_cues().nouns
    word = singular(token.lower_)
    return word in nouns.people or word in nouns.text or token.pos_ == "NUM" or token.lower_.endswith(nouns.endings)


def is_time(token: Token) -> bool:
    """Tell whether a token is part of a date or a time of day."""
    return token.ent_type_ in ("DATE", "TIME")


def speaker_of(token: Token, passage: Passage, cast: Cast) -> Speaker | None:
    """Return who a subject names. None for "I" and "we", the reporter or the speaker quoted."""
    if token.lower_ in _REPORTER or token.tag_ in ("EX", "WRB") or token.pos_ == "PUNCT":
        return None
    source = written_by(token)
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


def written_by(token: Token) -> Token | None:
    """Return whose words a text is: "a statement by the ministry", "the ministry's statement"."""
    if token.pos_ != "NOUN" or singular(token.lower_) not in load_cues().nouns.text:
        return None
    owners = children(token, "poss")
    if owners:
        return owners[0]
    issued = [deed for deed in children(token, "acl") if deed.tag_ == "VBN"]
    for preposition in [*children(token, "prep", "agent"), *(by for deed in issued for by in children(deed, "agent"))]:
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
        elif near and child.dep_ in ("nummod", "flat", "amod", "nmod", "compound"):
            last = token.doc[child.right_edge.i]
    while first.i < last.i and (
        first.is_punct or first.dep_ in ("cc", "preconj", "mark") or first.is_space or first.tag_ == "VBD"
    ):
        first = first.nbor()
    return first, last


def _end_of_phrase(preposition: Token) -> Token:
    for noun in children(preposition, "pobj"):
        return noun_phrase(noun)[1]
    return preposition


def _voice(token: Token, words: Extent, passage: Passage, cast: Cast) -> str | None:
    if token.lower_ == "it":
        return body_meant(token, passage, cast)
    entity = cast.entity_at(*words) if _named(words, cast) else cast.resolve(passage.paragraph, token)
    return entity.id if entity is not None else None


def _named(words: Extent, cast: Cast) -> bool:
    """Tell whether the words are a name, not a phrase that holds one ("the minister of Varania")."""
    return any(Extent(mention.span.start, mention.span.end) == words for mention in cast.within(*words))
