"""Where somebody stands, told without words of theirs: verbs, nouns and adjectives of thinking, wanting, backing.

The same clauses and speakers are found as for words of saying; only the words that report it differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon.cues import HeldVerb, load_cues, load_held, singular
from communique.reading.cast import Cast
from communique.reading.clauses import children, negated
from communique.reading.statements.extents import trim
from communique.reading.statements.finite import clauses
from communique.reading.statements.nouns import noun_content, noun_owner
from communique.reading.statements.passages import Passage
from communique.reading.statements.phrases import descriptions, end_of_thing, gerunds, infinitives, prepositions
from communique.reading.statements.said import Extent, Speaker
from communique.reading.statements.speakers import can_speak, speaker_of
from communique.reading.statements.subjects import speaking
from communique.reading.statements.verbs import CueToken, is_passive, told_as_fact

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.types import StanceKind

_COPULAS = frozenset(
    {
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "'s",
        "'re",
        "remain",
        "remains",
        "remained",
        "feel",
        "feels",
        "felt",
        "become",
        "became",
    }
)
_DEGREES = frozenset({"ADV", "PART"})
_CLOSED = frozenset({"nothing", "little", "something", "anything", "everything"})
_NOT_PREDICATES = frozenset({"amod", "compound", "nmod", "case", "auxpass", "aux"})


@dataclass(frozen=True, slots=True)
class Standing:
    """One stance found: its kind, the words of the matter and of the cue, whose it is, and whether it is denied."""

    kind: StanceKind
    parts: tuple[Extent, ...]
    cue: Extent
    speaker: Speaker
    denied: bool


def standings(passage: Passage, cast: Cast, taken: set[int]) -> Iterator[Standing]:
    """Yield the stances of a paragraph. `taken` are report offsets where the cue of a statement begins."""
    for token in passage.doc:
        if passage.inside[token.i] >= 0 or passage.paragraph.start + token.idx in taken:
            continue
        if token.pos_ in ("VERB", "AUX"):
            found = _by_verb(token, passage, cast) or _by_adjective(token, passage, cast)
        elif token.pos_ == "NOUN":
            found = _by_noun(token, passage, cast)
        elif token.pos_ == "ADJ":
            found = _by_adjective(token, passage, cast)
        else:
            found = None
        if found is not None:
            yield found


def _by_verb(token: Token, passage: Passage, cast: Cast) -> Standing | None:
    """Return what a verb tells of its subject; a saying that is denied tells what was kept back."""
    kept = load_cues().verb(token.lower_) if negated(token) else None
    known = load_held().verbs.get(token.lower_, ())
    if (kept is None and not known) or token.dep_ in _NOT_PREDICATES:
        return None
    if is_passive(token) or not told_as_fact(token, passage, denied=True):
        return None
    withheld = [HeldVerb("withholds", kept)] if kept is not None else []
    for kind, verb in ((each.kind, each.verb) for each in (*withheld, *known)):
        cue = CueToken(token, verb)
        parts = _governed(cue, passage) or _thing(cue, passage)
        if not parts:
            continue
        denied = negated(token) and verb is not kept
        return _of(speaking(token, passage), kind, parts, passage.extent(token, token), passage, cast, denied=denied)
    return None


def _governed(cue: CueToken, passage: Passage) -> tuple[Extent, ...]:
    """Return the clause, deed or phrase that a verb governs."""
    for frame in (clauses, descriptions, infinitives, gerunds, prepositions):
        for content in frame(cue, passage):
            return content.parts
    return ()


def _thing(cue: CueToken, passage: Passage) -> tuple[Extent, ...]:
    """Return the object of a verb."""
    verb = cue.token
    for thing in children(verb, "dobj") if cue.takes("thing") else []:
        if thing.i > verb.i and thing.pos_ in ("NOUN", "PROPN") and thing.ent_type_ not in ("DATE", "TIME"):
            return (_extent(thing.left_edge.i, end_of_thing(thing, cue), passage),)
    return ()


def _by_noun(noun: Token, passage: Passage, cast: Cast) -> Standing | None:
    """Return what a noun tells of its owner: "the minister's support for the plan"."""
    held = load_held()
    kind = held.nouns.get(singular(noun.lower_))
    owner = noun_owner(noun, passage) if kind is not None else None
    if kind is None or owner is None:
        return None
    span = noun_content(noun, clause=True, infinitive=True, leading=held.leading)
    if span is None:
        return None
    parts = (_extent(span[0], span[1], passage),)
    return _of(owner, kind, parts, passage.extent(noun, noun), passage, cast, denied=False)


def _by_adjective(token: Token, passage: Passage, cast: Cast) -> Standing | None:
    """Return what an adjective tells of its subject: "was confident that", "is opposed to", "were frustrated with"."""
    kind = load_held().adjectives.get(token.lower_)
    if kind is None:
        return None
    participle = bool(children(token, "auxpass"))
    copula = token if participle else token.head
    if not participle and (token.dep_ not in ("acomp", "oprd") or copula.lower_ not in _COPULAS):
        return None
    span = _matter(token, copula)
    if span is None or not told_as_fact(copula, passage, denied=True):
        return None
    parts = (_extent(*span, passage),)
    who = speaking(copula, passage)
    return _of(who, kind, parts, passage.extent(token, token), passage, cast, denied=negated(copula))


def _matter(adjective: Token, copula: Token) -> tuple[int, int] | None:
    for word in (adjective, copula):
        for child in children(word, "ccomp", "xcomp", "prep"):
            if child.i < adjective.i or (child.dep_ == "prep" and not children(child, "pobj", "pcomp")):
                continue
            if child.dep_ == "prep" and child.lower_ not in load_held().leading:
                continue
            return child.left_edge.i, child.right_edge.i
    return None


def _of(
    who: Token | None,
    kind: StanceKind,
    parts: tuple[Extent, ...],
    cue: Extent,
    passage: Passage,
    cast: Cast,
    *,
    denied: bool,
) -> Standing | None:
    if who is None or not (who.pos_ == "PROPN" or can_speak(who, passage, cast)):
        return None
    speaker = speaker_of(who, passage, cast)
    return Standing(kind, parts, cue, speaker, denied) if speaker is not None else None


def _extent(first: int, last: int, passage: Passage) -> Extent:
    return passage.extent(*trim(passage.doc[first], passage.doc[last], passage))
