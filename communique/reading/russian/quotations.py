"""What Russian reports quote: between marks, behind the dash of a dialogue, with the reporter's words before or amid.

The usual forms: «...», — сказал X; X сказал: «...»; «..., — сказал X, — ...» with one pair of marks around all; and a
paragraph that opens with a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from communique.reading.cast import Cast
from communique.reading.russian.cues import Cue, cue_at
from communique.reading.russian.grammar import children, feature, negated, subject_of
from communique.reading.russian.speakers import inside, speaker_at
from communique.reading.statements.passages import Passage, Quotation
from communique.reading.statements.said import Extent, Said, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_BREAK = re.compile(r"[,.!?…]\s{0,3}[—–-]\s{1,3}")
_LEAD = re.compile(r"\s{0,3}[,.!?…]?\s{0,3}[—–-]{1,2}\s{0,3}|\s{0,3},\s{0,3}")
_DIALOGUE = re.compile(r"[—–-]\s{1,3}")
_LEAST = 3  # words; fewer are names and words picked out
_REACH = 12  # words between a quotation and its verb


class Turn(NamedTuple):
    """Quoted words in paragraph offsets, with the cue beside them if any, which may stand `amid` them."""

    parts: tuple[tuple[int, int], ...]
    cue: Cue | None
    amid: bool = False


def quoted(passage: Passage, cast: Cast, before: Speaker | None) -> Iterator[Said]:
    """Yield the quotations of a paragraph; `before` spoke the last words of the paragraph before."""
    last = before if passage.quotations and passage.quotations[0].opened == 0 else None
    for turn in _turns(passage):
        parts = tuple(extent for start, end in turn.parts if (extent := _trimmed(passage, start, end)) is not None)
        if not parts:
            continue
        if turn.cue is not None:
            verb = turn.cue.token
            speaker, relay = speaker_of(verb, passage, cast), None
            if "relay" in turn.cue.verb.kinds:
                speaker, relay = quoted_by(verb, passage, cast), speaker
            kinds = _kinds(turn.cue, parts, passage)
            yield Said(parts, (passage.extent(verb, verb),), speaker, relay, kinds, verbatim=turn.amid)
            last = speaker
        elif _sentence(passage, turn.parts[0]):
            yield Said(parts, (), last)


def speaker_of(verb: Token, passage: Passage, cast: Cast) -> Speaker | None:
    """Return who a verb of saying says to speak."""
    noun = subject_of(verb) or inside(verb)
    return speaker_at(noun, passage, cast) if noun is not None else None


def quoted_by(verb: Token, passage: Passage, cast: Cast) -> Speaker | None:
    """Return whom a medium quotes: the object of "цитирует"."""
    noun = next(iter(children(verb, "obj")), None)
    return speaker_at(noun, passage, cast) if noun is not None else None


def _turns(passage: Passage) -> Iterator[Turn]:
    dialogue = None if passage.quotations else _DIALOGUE.match(passage.text)
    if dialogue is not None:
        yield from _broken(passage, dialogue.end(), len(passage.text))
    for quotation in passage.quotations:
        broken = list(_broken(passage, quotation.start, quotation.end))
        if broken:
            yield from broken
            continue
        cue = _behind(passage, quotation) or _ahead(passage, quotation)
        words = passage.text[quotation.start : quotation.end].split()
        if cue is not None and len(words) >= _LEAST:
            yield Turn(((quotation.start, quotation.end),), cue)
        elif cue is None:
            yield Turn(((quotation.start, quotation.end),), None)


def _broken(passage: Passage, start: int, end: int) -> Iterator[Turn]:
    """Yield words that the reporter breaks into between dashes: "Мы готовы, — сказал он, — и ждём"."""
    for mark in _BREAK.finditer(passage.text, start, end):
        cue = _first_cue(passage, mark.end(), end)
        if cue is None:
            continue
        again = _BREAK.search(passage.text, cue.token.idx, end)
        parts = [(start, mark.start() + (passage.text[mark.start()] in "!?…"))]
        if again is not None:
            parts.append((again.end(), end))
        yield Turn(tuple(parts), cue, amid=True)
        return


def _behind(passage: Passage, quotation: Quotation) -> Cue | None:
    """Return the cue of «...», — сказал X."""
    lead = _LEAD.match(passage.text, quotation.closed)
    return _first_cue(passage, lead.end(), len(passage.text)) if lead else None


def _first_cue(passage: Passage, start: int, end: int) -> Cue | None:
    """Return the cue that opens a stretch: the verb comes first, or right behind who speaks."""
    words = [token for token in passage.doc if start <= token.idx < end][:_REACH]
    for token in words:
        if token.text in ',.;:"—–' and not token.text.isalnum():
            return None
        cue = cue_at(token)
        if cue is not None and "quote" in cue.verb.frames:
            return cue
        if token.pos_ in ("VERB", "SCONJ"):
            return None
    return None


def _ahead(passage: Passage, quotation: Quotation) -> Cue | None:
    """Return the cue of X сказал: «...»."""
    lead = passage.text[: quotation.opened].rstrip()
    if not lead.endswith(":"):
        return None
    for token in reversed([token for token in passage.doc if token.idx < len(lead)][-3 * _REACH :]):
        cue = cue_at(token)
        if cue is not None:
            return cue if "quote" in cue.verb.frames else None
        if token.text in '.!?"':
            return None
    return None


def _trimmed(passage: Passage, start: int, end: int) -> Extent | None:
    text = passage.text
    while start < end and not text[start].isalnum() and text[start] not in "([…":
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',—–-"'):
        end -= 1
    begin = passage.paragraph.start
    return Extent(begin + start, begin + end) if start < end else None


def _sentence(passage: Passage, part: tuple[int, int]) -> bool:
    """Tell whether marks hold a sentence rather than a name: a verb, four words, marks around the whole."""
    start, end = part
    words = [token for token in passage.doc if start <= token.idx < end and token.is_alpha]
    whole = start <= 1 or passage.text[:start].rstrip(' "«„').endswith((".", "!", "?", ":", "…"))
    return whole and len(words) > _LEAST and any(feature(word, "VerbForm") == "Fin" for word in words)


def _kinds(cue: Cue, parts: tuple[Extent, ...], passage: Passage) -> frozenset[str]:
    start, end = parts[0].start - passage.paragraph.start, parts[0].end - passage.paragraph.start
    inner = [token for token in passage.doc if start <= token.idx < end]
    verb = next((token for token in inner if token.pos_ == "VERB" and token.dep_ in ("ROOT", "parataxis")), None)
    if verb is not None and negated(verb):
        return cue.kinds(verb) | {"deny"}
    return cue.kinds(verb)
