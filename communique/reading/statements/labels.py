"""Names given in quote marks under a verb that is none of saying: 'went after them as "traitors"'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues
from communique.reading.cast import Cast
from communique.reading.clauses import ancestors, children, subject
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Said
from communique.reading.statements.speakers import can_speak, speaker_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTIVE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})


def labelled(passage: Passage, cast: Cast) -> Iterator[Said]:
    """Yield what somebody called a thing, where only "as" and the quote marks tell that they called it so."""
    for token in passage.doc:
        if token.lower_ != "as" or token.dep_ != "prep" or passage.inside[token.i] >= 0:
            continue
        quoted = _quotation_after(token, passage)
        if quoted is None:
            continue
        verb = next((above for above in ancestors(token) if above.pos_ == "VERB"), None)
        thing = _thing(verb, token) if verb is not None else None
        if verb is None or thing is None or load_cues().verb(verb.lower_) is not None or verb.tag_ not in _ACTIVE:
            continue
        who = subject(verb)
        if who is None or who.i > verb.i or children(verb, "nsubjpass", "auxpass", "neg"):
            continue
        speaker = speaker_of(who, passage, cast) if can_speak(who, passage, cast) else None
        if speaker is not None:
            last = passage.quotations[quoted].last
            end = passage.doc[last + 1] if last + 1 < len(passage.doc) else passage.doc[last]
            words = passage.extent(thing.doc[thing.left_edge.i], end if end.is_quote else passage.doc[last])
            yield Said((words,), (passage.extent(verb, verb),), speaker, None, frozenset({"judge"}))


def _quotation_after(word: Token, passage: Passage) -> int | None:
    """Return the number of the quotation that follows, an article aside."""
    for position in range(word.i + 1, min(word.i + 4, len(word.doc))):
        if passage.inside[position] >= 0:
            return passage.inside[position]
        if not (word.doc[position].is_quote or word.doc[position].pos_ in ("DET", "PRON")):
            return None
    return None


def _thing(verb: Token, before: Token) -> Token | None:
    """Return what is called so: the object of the verb or of its preposition, before the "as"."""
    found = children(verb, "dobj")
    found += [thing for phrase in children(verb, "prep") for thing in children(phrase, "pobj") if phrase.i < before.i]
    near = [thing for thing in found if verb.i < thing.i < before.i]
    return near[-1] if near else None
