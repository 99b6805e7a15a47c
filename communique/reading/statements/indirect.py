"""Verbs of saying with their content in the reporter's sentence, and phrases that do the same work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues, singular
from communique.reading.cast import Cast
from communique.reading.clauses import children
from communique.reading.statements.content import contents
from communique.reading.statements.extents import trim
from communique.reading.statements.finite import main_clause
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Content, Extent, Said, Speaker
from communique.reading.statements.speakers import can_speak, noun_phrase, speaker_of
from communique.reading.statements.subjects import beside, speaking
from communique.reading.statements.verbs import CueToken

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDING = frozenset({"words", "view", "opinion", "telling"})
_PLAIN = frozenset({"say", "tell", "add", "write", "read", "state"})


def told(cue: CueToken, passage: Passage, cast: Cast) -> Iterator[Said]:
    """Yield what a verb of saying reports outside whole quotations."""
    relayed = relay(cue.token, passage, cast)
    if cue.passive and relayed is None:
        yield from _passive(cue, passage, cast)
        return
    if "relay" in cue.verb.kinds:
        return
    if relayed is not None:
        speaker, relay_words, words = relayed
    else:
        subject = speaking(cue.token, passage) or (beside(cue.token, passage, (-1,)) if cue.lemma in _PLAIN else None)
        speaker = speaker_of(subject, passage, cast) if subject is not None else None
        relay_words, words = None, (passage.extent(cue.token, cue.token),)
        if speaker is None or subject is None or not _credible(cue, subject, passage, cast):
            return
    quoting = _quoting(cue.token)[0] if relayed is not None else None
    found = contents(cue, passage)
    if not found and quoting is not None:  # "The road is open, the agency quoted Orlov as saying."
        found = main_clause(CueToken(quoting, cue.verb), passage)
    for content in found:
        cue_words = _with_attitude(words, cue, content, passage)
        yield Said(content.parts, cue_words, speaker, relay_words, cue.verb.kinds, content.clause)


def _credible(cue: CueToken, subject: Token, passage: Passage, cast: Cast) -> bool:
    """Tell whether a subject may be saying this: "said" and its like of things too, "confirmed" not.

    Within a quotation only what a named party is said to have said counts: the rest is the speaker's own talk.
    """
    if passage.inside[cue.token.i] >= 0:
        named = bool(cast.within(*passage.extent(subject, subject)))
        return named and any(mark.lower_ == "that" for child in children(cue.token, "ccomp") for mark in child.lefts)
    if "find" in cue.verb.kinds:
        nouns = load_cues().nouns
        return singular(subject.lower_) in nouns.findings | nouns.text
    if cue.lemma in _PLAIN or can_speak(subject, passage, cast):
        return True
    phrases = load_cues().phrases
    clausal = bool(children(cue.token, "ccomp")) and cue.takes("clause", "that")
    if subject.pos_ not in ("NOUN", "PROPN") and not clausal:
        return False
    return cue.lemma not in phrases.things and (clausal or cue.lemma not in phrases.impersonal)


def _with_attitude(words: tuple[Extent, ...], cue: CueToken, content: Content, passage: Passage) -> tuple[Extent, ...]:
    """Return the cue with its noun: "expressed hope"."""
    if content.attitude is None:
        return words
    return (passage.extent(cue.token, content.attitude),)


def relay(
    verb: Token, passage: Passage, cast: Cast
) -> tuple[Speaker | None, Speaker | None, tuple[Extent, ...]] | None:
    """Return speaker, relay and cue of "quoted X as saying" and "X was quoted by Y as saying", from either verb."""
    quoting, saying = _quoting(verb)
    if quoting is None:
        return None
    passive = bool(children(quoting, "auxpass", "nsubjpass"))
    subject = speaking(quoting, passage)
    other = next(iter(children(quoting, "dobj")), None)
    if passive:
        speaker, teller = subject, _agent(quoting)
    else:
        speaker, teller = other, subject
    words = [passage.extent(quoting, quoting)]
    if saying is not None:
        words.append(passage.extent(saying.head, saying))
    return (
        speaker_of(speaker, passage, cast) if speaker is not None else None,
        speaker_of(teller, passage, cast) if teller is not None else None,
        tuple(words),
    )


def _quoting(verb: Token) -> tuple[Token | None, Token | None]:
    cues = load_cues()
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        for above in (verb.head.head, verb.head.head.head):
            known = cues.verb(above.lower_)
            if known is not None and "relay" in known.kinds:
                return above, verb
        return None, None
    known = cues.verb(verb.lower_)
    if known is None or "relay" not in known.kinds:
        return None, None
    for preposition in [
        *children(verb, "prep"),
        *(p for noun in children(verb, "dobj") for p in children(noun, "prep")),
    ]:
        if preposition.lower_ == "as":
            for saying in children(preposition, "pcomp"):
                return verb, saying
    return verb, None


def _agent(verb: Token) -> Token | None:
    for by in children(verb, "agent"):
        return next(iter(children(by, "pobj")), None)
    return None


def _passive(cue: CueToken, passage: Passage, cast: Cast) -> Iterator[Said]:
    """Yield "it was announced (by X) that ..." and "a truce was announced by X"."""
    agent = _agent(cue.token)
    speaker = speaker_of(agent, passage, cast) if agent is not None else None
    words = (passage.extent(cue.token, cue.token),)
    subjects = children(cue.token, "nsubjpass")
    clauses = children(cue.token, "ccomp")
    if (
        clauses
        and cue.takes("clause", "that")
        and cue.token.i < clauses[0].i
        and any(mark.lower_ == "that" for mark in children(clauses[0], "mark"))
    ):
        for content in contents(CueToken(cue.token, cue.verb), passage):
            yield Said(content.parts, words, speaker, None, cue.verb.kinds, content.clause)
    elif subjects and speaker is not None and cue.takes("of") and _accused(cue.token):
        deed = _accused(cue.token)[-1]
        person = passage.extent(*trim(*_ends(subjects[0]), passage))
        yield Said((person, passage.extent(*trim(*_ends(deed), passage))), words, speaker, None, cue.verb.kinds, deed)
    elif subjects and speaker is not None and cue.takes("as") and _called(cue.token, passage):
        named = passage.extent(*trim(*_ends(subjects[0]), passage))
        yield Said((named, *_called(cue.token, passage)), words, speaker, None, cue.verb.kinds)
    elif subjects and speaker is not None and cue.takes("noun") and subjects[0].pos_ != "PRON":
        thing = subjects[0]
        yield Said((passage.extent(*trim(*_ends(thing), passage)),), words, speaker, None, cue.verb.kinds)


def _accused(verb: Token) -> list[Token]:
    """Return the deed that somebody is accused of."""
    return [deed for of in children(verb, "prep") if of.lower_ == "of" for deed in children(of, "pcomp", "pobj")]


def _ends(token: Token) -> tuple[Token, Token]:
    return token.doc[token.left_edge.i], token.doc[token.right_edge.i]


def _called(verb: Token, passage: Passage) -> tuple[Extent, ...]:
    """Return what a thing was described "as", the agent left out."""
    for phrase in children(verb, "prep"):
        if phrase.lower_ == "as" and phrase.i > verb.i and children(phrase, "pobj", "pcomp", "amod"):
            begin, end = _ends(phrase)
            agents = [agent.i for agent in children(verb, "agent") if agent.i > begin.i]
            last = end.doc[min([end.i, *(agent - 1 for agent in agents)])]
            return (passage.extent(*trim(begin, last, passage)),)
    return ()


def according_to(passage: Passage, cast: Cast, taken: set[int]) -> Iterator[Said]:
    """Yield sentences told "according to" somebody. `taken` are indices of tokens that attribute a quotation."""
    for token in passage.doc[:-2]:
        if token.lower_ != "according" or token.nbor().lower_ != "to" or token.i in taken:
            continue
        if passage.inside[token.i] >= 0:
            continue
        source = source_after(token)
        if source is None or singular(source.lower_) in load_cues().phrases.silent:
            continue
        speaker = speaker_of(source, passage, cast)
        parts = _sentence_without(token, source, passage)
        if speaker is not None and parts:
            yield Said(parts, (passage.extent(token, token.nbor()),), speaker, None, frozenset({"say"}), _root(token))


def in_words_of(passage: Passage, cast: Cast) -> Iterator[Said]:
    """Yield sentences told "in the words of" somebody, or "in their words"."""
    for token in passage.doc:
        if token.lower_ not in _WORDING or token.dep_ != "pobj" or token.head.lower_ != "in":
            continue
        owners = children(token, "poss") + [
            source for of in children(token, "prep") if of.lower_ == "of" for source in children(of, "pobj")
        ]
        if not owners or passage.inside[token.i] >= 0 or owners[0].lower_ == "other":
            continue
        speaker = speaker_of(owners[0], passage, cast)
        end = owners[-1] if owners[-1].i > token.i else token
        parts = _sentence_without(token.head, end, passage)
        if speaker is not None and parts:
            yield Said(parts, (passage.extent(token, token),), speaker, None, frozenset({"say"}), _root(token))


def source_after(according: Token) -> Token | None:
    """Return the head of whom "according to" names."""
    to = according.nbor()
    for token in (to, according):
        found = children(token, "pobj")
        if found:
            return found[0]
    following = [token for token in according.doc[to.i + 1 : to.i + 8] if token.pos_ in ("NOUN", "PROPN", "PRON")]
    return following[0] if following else None


def _root(token: Token) -> Token | None:
    root = token.sent.root
    return root if root.pos_ in ("VERB", "AUX") else None


def _sentence_without(according: Token, source: Token, passage: Passage) -> tuple[Extent, ...]:
    sentence = according.sent
    doc = passage.doc
    end = source.right_edge.i
    if according.i <= sentence.start + 1 and end >= sentence.end - 2:
        end = noun_phrase(source)[1].i
    parts = []
    for start, stop in ((sentence.start, according.i - 1), (end + 1, sentence.end - 1)):
        if start > stop or not any(doc[position].text[0].isalnum() for position in range(start, stop + 1)):
            continue
        first, last = trim(doc[start], doc[stop], passage)
        if last.i - first.i >= 2:
            parts.append(passage.extent(first, last))
    return tuple(parts)
