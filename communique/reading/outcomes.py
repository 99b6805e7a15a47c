"""Words that bear on the fate of a promise: kept, broken, slipped, renewed, under way, disputed; and who says so.

A report seldom names the promise it speaks of, so what is kept here is any clause that tells of an act of the kinds
that are promised, or of a promise by name; which commitment it bears on is decided when commitments are joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from communique.lexicon.pledges import BEGINNING, pledge_words
from communique.reading.cast import Cast
from communique.reading.clauses import children, content_end, first_named, members, modal, negated, subject, trimmed
from communique.reading.lemmas import lemma
from communique.reading.parse import Paragraph, Parsed
from communique.reading.parties import actors_of
from communique.reading.pledges.bound import voice_at
from communique.types import Bearing, Outcome, Statement, make_id

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_SUBJECT = 12  # tokens before the verb for the subject to belong to the words
_UNREAL = frozenset({"could", "may", "might", "should", "would", "must", "can", "will", "shall"})
_FAILING = frozenset({"fail", "refuse", "decline", "neglect", "stop", "cease"})
_NOUNS = frozenset({"violation", "violations", "breach"})
_CLAIMING = frozenset({"accuse", "deny", "claim", "allege"})
_CONFIRMING = frozenset({"confirm", "verify", "corroborate"})
_NOT_YET = frozenset({"once", "until", "before", "when"})
_DO = frozenset({"do", "does", "did"})
_LASTING = frozenset({"hold", "last", "stand"})  # of a truce
_PART = re.compile(r"\b(\d[\d,]{0,11}) of (?:the|its|their|all) (\d[\d,]{0,11})\b")
_OPPOSITE: dict[Bearing, Bearing] = {"kept": "broken", "broken": "kept", "in_progress": "broken"}


def outcomes(parsed: Parsed, cast: Cast, statements: Sequence[Statement]) -> list[Outcome]:
    """Return the clauses of a report that may bear on some promise, in text order."""
    if not parsed.english:
        return []
    found = []
    beginnings = pledge_words().beginnings
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            if token.lower_[:BEGINNING] not in beginnings:
                continue
            bearing, told = _told_by(token)
            if bearing is not None:
                heard = (
                    () if bearing == "kept" and told is not token else statements
                )  # "as X had promised" is no saying
                found.append(_outcome(parsed, cast, paragraph, told, bearing, heard))
    return list({outcome.id: _in_part(parsed, outcome) for outcome in found}.values())


def _told_by(token: Token) -> tuple[Bearing | None, Token]:
    """Return what a word tells of a promise, if anything, and the head of the clause that tells it."""
    if token.pos_ == "NOUN" and token.lower_ == "way":
        above = token.head.head
        under = token.head.lower_ == "under" and above.pos_ in ("VERB", "AUX") and not _to_come(above)
        return ("in_progress", above) if under else (None, token)
    done = _as_promised(token)
    if done is not None:
        return "kept", done
    may = token.pos_ == "VERB" or (token.pos_ == "NOUN" and token.lower_ in _NOUNS)
    return (_bearing(token) if may else None), token


def _as_promised(verb: Token) -> Token | None:
    """Return what is told as done where an aside says that it was promised: "the gate opened, as X had promised"."""
    if verb.dep_ != "advcl" or lemma(verb) not in pledge_words().undertaking.promises or negated(verb):
        return None
    aside = any(child.lower_ == "as" for child in verb.lefts) and subject(verb) is not None
    told = verb.head if verb.head.pos_ == "VERB" else verb.head.head
    real = told.pos_ == "VERB" and modal(told) is None and not negated(told)
    return told if aside and real and told.i < verb.i and told.tag_ in ("VBD", "VBN", "VBZ", "VBP") else None


def _in_part(parsed: Parsed, outcome: Outcome) -> Outcome:
    """Return an outcome as under way where its words count fewer than the whole: "11 of the 14 villages"."""
    counted = _PART.search(parsed.report.quote(outcome.span)) if outcome.bearing == "kept" else None
    if counted is None:
        return outcome
    part, whole = (int(number.replace(",", "")) for number in counted.groups())
    return replace(outcome, bearing="in_progress") if part < whole else outcome


def _bearing(verb: Token) -> Bearing | None:
    if verb.pos_ == "NOUN":
        return "broken" if _promised(verb) else None
    if lemma(verb) in _CONFIRMING and negated(verb):
        return "disputed"
    if modal(verb) in _UNREAL or any(child.lower_ in ("if", "whether", "unless") for child in children(verb, "mark")):
        return None
    told = _told(verb)
    if told is None or verb.sent[-1].text == "?":
        return None
    above = _governor(verb)
    failed = above is not None and lemma(above) in _FAILING
    denying = _governor(above) if above is not None and failed else above
    if denying is not None and lemma(denying) in pledge_words().outcomes.disputed:
        return "disputed"
    if verb.tag_ == "VB" and not failed and not any(child.lower_ in _DO for child in children(verb, "aux")):
        return None  # "let them violate it" tells of no violation
    return _OPPOSITE.get(told) if negated(verb) or failed else told


def _governor(verb: Token) -> Token | None:
    """Return the verb that a clause is the object of: "denied that it had violated", "accused it of failing"."""
    if verb.dep_ not in ("xcomp", "pcomp", "ccomp"):
        return None
    return verb.head.head if verb.head.pos_ == "ADP" else verb.head


def _told(verb: Token) -> Bearing | None:
    """Return what a verb tells when nothing denies it."""
    words = pledge_words().outcomes
    name = lemma(verb)
    if name in words.slipped:
        return "slipped"
    if name in words.kept and _promised(verb):
        return "kept"
    if name in words.broken and _promised(verb):
        return "broken"
    if name in words.renewed and _promised(verb):
        return "renewed"
    if name == "do" and any(
        lemma(c) in pledge_words().undertaking.promises for n in children(verb, "dobj") for c in n.children
    ):
        return "kept"
    if name in words.progress and _act(verb):
        return "in_progress"
    if name in _LASTING and any(lemma(noun) in words.promised for noun in children(verb, "nsubj")):
        return "in_progress"
    return "kept" if name in words.done and _perfected(verb) else None


def _promised(word: Token) -> bool:
    """Whether the object, the subject of a passive, or the noun after a preposition is the name of a promise."""
    nouns = children(word, "dobj", "nsubjpass")
    nouns += [noun for preposition in children(word, "prep") for noun in children(preposition, "pobj")]
    nouns += children(word, "nsubj") if lemma(word) in ("collapse", "stall") else []
    nouns += children(word, "compound")
    return any(lemma(noun) in pledge_words().outcomes.promised for noun in nouns)


def _act(verb: Token) -> bool:
    """Whether what begins or goes on is an act of the kinds that are promised."""
    acts = pledge_words().undertaking.acts
    done = pledge_words().outcomes.done
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(child.tag_ != "TO" for child in children(verb, "aux", "auxpass"))
    named = any(lemma(noun) in acts or noun.lower_ == "work" for noun in children(verb, "dobj", "nsubj", "nsubjpass"))
    return finite and (named or any(lemma(clause) in done for clause in children(verb, "xcomp")))


def _perfected(verb: Token) -> bool:
    """Whether the act is told as done: perfect or past, of an actor, or as what somebody failed to do."""
    if verb.dep_ == "xcomp" and lemma(verb.head) in _FAILING:
        return True
    if any(child.tag_ == "TO" for child in children(verb, "aux")) or _to_come(verb):
        return False
    has = any(child.lower_ in ("has", "have", "had", "having", "'ve") for child in children(verb, "aux"))
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(children(verb, "auxpass")))
    denied = any(child.lower_ in ("do", "does", "did") for child in children(verb, "aux")) and negated(verb)
    return (has or past or denied) and subject(verb) is not None and verb.dep_ not in ("acl", "relcl")


def _to_come(verb: Token) -> bool:
    """Whether a clause is awaited: "once the road has been opened", "until talks are under way"."""
    return any(child.lower_ in _NOT_YET for child in verb.lefts if child.dep_ in ("mark", "advmod"))


def _outcome(
    parsed: Parsed, cast: Cast, paragraph: Paragraph, word: Token, bearing: Bearing, statements: Sequence[Statement]
) -> Outcome:
    who = subject(word) if word.pos_ in ("VERB", "AUX") else None
    short = who is not None and who.i < word.i and word.i - first_named(who).i <= MAX_SUBJECT
    first = first_named(who) if who is not None and short else _start(word)
    first = min([first, *_counted_before(word)], key=lambda token: token.i)
    span = parsed.span(paragraph, *trimmed(first, content_end(word)))
    trigger = parsed.span(paragraph, word)
    voice = voice_at(cast, statements, trigger).speaker
    acting = [*(members(who) if who else []), *_accused(word)]
    named = [identity for noun in acting for identity in actors_of(paragraph, cast, noun)]
    return Outcome(
        id=make_id("oc", span.report, span.start, span.end, bearing),
        span=span,
        bearing=bearing,
        entities=tuple(dict.fromkeys(named)),
        voice=_accuser(paragraph, cast, word) or (voice.id if voice else None),
        deed=trigger if _is_deed(word) else None,
    )


def _is_deed(word: Token) -> bool:
    """Whether a verb names an act that may have been promised, rather than what became of the promise."""
    return word.pos_ == "VERB" and lemma(word) in pledge_words().outcomes.done and not _promised(word)


def _counted_before(word: Token) -> list[Token]:
    """Return the start of "of the 40 bridges" before a clause that counts them: "of the 40, work has started on 3"."""
    return [phrase for phrase in children(word, "prep") if phrase.lower_ == "of" and phrase.i < word.i]


def _start(word: Token) -> Token:
    above = _governor(word)
    if above is not None and lemma(above) in _FAILING:
        return _start(above)
    auxiliaries = children(word, "aux", "auxpass", "neg", "det", "compound", "amod")
    return auxiliaries[0] if auxiliaries and auxiliaries[0].i < word.i else word


def _accuser(paragraph: Paragraph, cast: Cast, word: Token) -> str | None:
    """Return who claims it where a verb of accusing governs it ("accused the rebels of violating the truce")."""
    above = _claiming(word)
    who = subject(above) if above is not None else None
    named = actors_of(paragraph, cast, who) if who is not None else []
    return named[0] if named else None


def _accused(word: Token) -> list[Token]:
    """Return those whom a verb of accusing says it of."""
    above = _claiming(word)
    return [member for noun in children(above, "dobj") for member in members(noun)] if above is not None else []


def _claiming(word: Token) -> Token | None:
    """Return the verb of claiming that governs words, through "of failing to" too."""
    above = word
    for _ in range(3):
        if above.dep_ not in ("xcomp", "pcomp", "pobj", "ccomp", "prep", "dobj"):
            return None
        above = above.head
        if lemma(above) in _CLAIMING:
            return above
    return None
