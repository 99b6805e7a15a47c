"""Who speaks in Russian: the subject of the verb, whose words "по словам" names, the body "in" which it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.russian import load_russian
from communique.reading.cast import Cast
from communique.reading.russian.grammar import children, feature, speaks
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"acl", "acl:relcl", "parataxis", "advcl", "ccomp", "cc", "punct"})
_NOT_SPEAKING = frozenset({"это", "что", "который", "которая", "кто", "все", "всё"})


def inside(verb: Token) -> Token | None:
    """Return the body of "в министерстве сообщили", and whose text it is in "говорится в заявлении министерства"."""
    words = load_russian()
    text = verb.lower_ == "говорится"
    for child in children(verb, "obl", "nmod", "nsubj"):
        if not any(case.lower_ in ("в", "во", "на") for case in children(child, "case")):
            continue
        if text and child.lower_.startswith(words.texts):
            return next((owner for owner in children(child, "nmod", "appos") if owner.i > child.i), None)
        if feature(verb, "Number") == "Plur" and (child.lower_.startswith(words.bodies) or child.ent_type_ == "ORG"):
            return child
    return None


def speaker_at(noun: Token, passage: Passage, cast: Cast) -> Speaker | None:
    """Return the speaker whose words have this head, None where it cannot be one ("это")."""
    if noun.lower_ in _NOT_SPEAKING or noun.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "X", "DET"):
        return None
    first, last = _phrase(noun, passage, cast)
    voices = _voices(noun, passage, cast)
    return Speaker(passage.extent(passage.doc[first], passage.doc[last]), voices)


def _phrase(noun: Token, passage: Passage, cast: Cast) -> tuple[int, int]:
    """Return the first and last token of the phrase around a noun, its name taken in, clauses and asides left out."""
    doc, begin = passage.doc, passage.paragraph.start
    inner = {noun.i}
    waiting = [noun]
    while waiting:
        for child in waiting.pop().children:
            if child.dep_ not in _CLAUSES and child.dep_ != "case" and not speaks(child):
                inner.add(child.i)
                waiting.append(child)
    first = last = noun.i
    while first > 0 and first - 1 in inner:
        first -= 1
    while last + 1 < len(doc) and (last + 1 in inner or _joins(doc[last + 1], inner)):
        last += 1
    for mention in cast.within(begin + noun.idx, begin + doc[last].idx + len(doc[last].text)):
        while last + 1 < len(doc) and begin + doc[last + 1].idx < mention.span.end:
            last += 1
    for mention in cast.within(
        begin + doc[last].idx + len(doc[last].text), begin + doc[last].idx + len(doc[last].text) + 2
    ):
        if mention.title is not None and mention.title.start <= begin + noun.idx:
            while last + 1 < len(doc) and begin + doc[last + 1].idx < mention.span.end:
                last += 1
    return first, last


def _joins(token: Token, inner: set[int]) -> bool:
    """Tell whether a preposition or "и" goes on with the phrase: "министр по делам", "Толмаров и Чарыклы"."""
    if token.dep_ not in ("case", "cc") or token.i + 1 >= len(token.doc):
        return False
    return token.head.i in inner and token.head.i > token.i


def _voices(noun: Token, passage: Passage, cast: Cast) -> tuple[str, ...]:
    found = [_voice(noun, passage, cast)]
    found += [_voice(other, passage, cast) for other in children(noun, "conj") if other.pos_ in ("NOUN", "PROPN")]
    if None in found:
        return ()
    return tuple(dict.fromkeys(voice for voice in found if voice is not None))


def _voice(noun: Token, passage: Passage, cast: Cast) -> str | None:
    """Return whom a noun means: the name it stands in or whose title it is, or whom it refers back to."""
    at = passage.paragraph.start + noun.idx
    for mention in cast.within(at, at + 300):
        titled = mention.title is not None and mention.title.start <= at < mention.title.end
        if mention.span.start <= at < mention.span.end:
            return mention.entity if mention.kind != "place" else None
        if titled and mention.title is not None and mention.title.start >= at - 60:
            return mention.entity
    return cast.references.get(at)
