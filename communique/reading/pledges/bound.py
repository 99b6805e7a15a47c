"""Who is bound by the words of an undertaking, and whether the one who says them may bind him.

A speaker binds himself, his own state or organization, and a group they belong to ("the two countries"). What he says
another will do is a forecast. In the outlet's own voice any named actor or acting body may be bound.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon.pledges import pledge_words
from communique.reading.cast import Cast
from communique.reading.clauses import children, members, modal
from communique.reading.lemmas import lemma
from communique.reading.parties import actors_of, state_entity, states_of
from communique.reading.pledges.undertakings import Undertaking
from communique.types import Entity, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = frozenset({"i", "we", "us"})
_ONE = frozenset({"he", "she"})
_THIRD = frozenset({"he", "she", "it", "they"})
_PAIR = frozenset({"both", "two", "three", "four", "all", "several"})
_QUOTES = ('"', "“", "«", "„", "‘")
_OURS = frozenset({"our", "my"})
_INNER_END = re.compile(r"[’'](?!\w)")
_OUTER = re.compile(r"[\"“]")
_OWN = _OURS | {"his", "her", "its", "their"}
_BEGINNINGS = frozenset({"start", "begin", "end", "last"})


@dataclass(frozen=True)
class Voice:
    """The statement that words stand in, if any, and who voices it."""

    statement: Statement | None
    speaker: Entity | None


def voice_at(cast: Cast, statements: Sequence[Statement], span: Span) -> Voice:
    """Return the innermost statement with a known voice whose words hold the start of a span, else the innermost."""
    holding = [
        (statement.voice is None, part.end - part.start, statement.id, statement)
        for statement in statements
        for part in statement.parts
        if part.start <= span.start < part.end
    ]
    if not holding:
        return Voice(None, None)
    statement = min(holding, key=lambda held: held[:3])[3]
    return Voice(statement, cast.entity(statement.voice) if statement.voice else None)


def bound(cast: Cast, item: Undertaking, voice: Voice) -> tuple[str, ...] | None:
    """Return the ids of those who are bound (none where the words leave it open); None where nobody is."""
    who = item.who
    if who is None:
        return () if item.kind == "promise" else None
    if _wishful(item, voice):
        return None
    if _of_another(who, voice):
        return () if item.kind == "promise" else None
    if who.lower_ == "i" and voice.speaker is not None and len(members(who)) == 1:
        return (voice.speaker.id,)
    if who.lower_ in _FIRST:
        return _side(cast, voice.speaker) if voice.statement or _quoted(who) else None
    if who.lower_ in _THIRD and _direct(voice) and cast.resolve(item.paragraph, who) in (None, voice.speaker):
        return () if item.kind == "promise" else None  # who says "he" does not mean himself
    named = [
        identity
        for member in members(who)
        if _acts(member) or member.pos_ in ("PROPN", "PRON") or item.kind in ("announcement", "mandate")
        for identity in actors_of(item.paragraph, cast, member)
    ]
    if _speaker_s_own(item, cast, who, voice):
        himself = (voice.speaker.id,) if voice.speaker is not None and who.lower_ in _ONE else ()
        own = himself or _side(cast, voice.speaker)
        return tuple(dict.fromkeys([*own, *named])) if len(members(who)) > 1 else own
    if item.kind in ("promise", "announcement", "condition", "mandate"):
        said = item.kind == "promise" or (item.kind == "announcement" and item.trigger.pos_ == "VERB")
        return tuple(dict.fromkeys(named)) if named or _acts(who) or not said or _is_what(item, who) else None
    return _planned(cast, item, who, named, voice)


def _of_another(word: Token, voice: Voice) -> bool:
    """Whether a word stands in a quotation within a quotation: somebody else's words in the mouth of the speaker."""
    if voice.statement is None:
        return False
    before = word.doc.text[: word.idx]
    opened = max(before.rfind("‘"), before.rfind(" '"))
    return (
        opened >= 0 and _INNER_END.search(before, opened + 2) is None and _OUTER.search(before, 0, opened) is not None
    )


def _quoted(word: Token) -> bool:
    """Whether a quote mark stands before a word: else "we" is the outlet itself."""
    return any(mark in word.doc.text[: word.idx] for mark in _QUOTES)


def _wishful(item: Undertaking, voice: Voice) -> bool:
    """Whether a speaker's own words only say what he would do: "I would rather wait"."""
    return _direct(voice) and item.kind == "future" and modal(item.content) == "would"


def _direct(voice: Voice) -> bool:
    return voice.statement is not None and voice.statement.form == "direct"


def _planned(cast: Cast, item: Undertaking, who: Token, named: list[str], voice: Voice) -> tuple[str, ...] | None:
    """A plan or a future tense binds only those whom its voice can bind."""
    begins = lemma(item.content) in _BEGINNINGS  # "Davos, which is due to start": a town undertakes no such thing
    found = tuple(one for one in dict.fromkeys(named) if not (begins and _is_place(cast.entity(one))))
    if voice.statement is None:
        return found if found or _acts(who) or _starts(item, who) else None
    if any(_speaks_for(cast, voice.speaker, cast.entity(identity)) for identity in found):
        return found
    several = tuple(entity.id for entity in cast.group(item.paragraph, who))
    if several and found == several:
        return found
    together = any(child.lower_ in _PAIR for child in children(who, "nummod", "det", "preconj", "predet"))
    return found if not found and ((together and _acts(who)) or _starts(item, who)) else None


def _speaks_for(cast: Cast, speaker: Entity | None, other: Entity | None) -> bool:
    """Whether a speaker may bind another: himself, his state; an officer of a state not told, one at home here."""
    if speaker is None or other is None:
        return False
    side = states_of(speaker)
    unknown_office = not side and other.kind != "person" and (bool(speaker.titles) or other.known is None)
    unknown_office = unknown_office and (other.kind != "state" or other is _main_state(cast) or _at_home(cast, other))
    return speaker is other or bool(side & states_of(other)) or unknown_office


def _at_home(cast: Cast, state: Entity) -> bool:
    """Whether a report names an organ of a state: an office holder of a state not told is likely of that one."""
    organs = (entity for entity in cast.entities if entity.kind == "organization")
    return any(state.known in states_of(organ) for organ in organs) if state.known is not None else False


def _main_state(cast: Cast) -> Entity | None:
    """Return the state that a report names most often, the first of equals."""
    counts = Counter(mention.entity for mention in cast.mentions)
    states = [entity for entity in cast.entities if entity.kind == "state"]
    return max(states, key=lambda entity: counts[entity.id], default=None)


def _speaker_s_own(item: Undertaking, cast: Cast, who: Token, voice: Voice) -> bool:
    """Whether the subject is the speaker, or what he calls his own: "he", "his country", "our forces"."""
    if voice.statement is None:
        return False
    if who.lower_ in _THIRD:
        meant = cast.resolve(item.paragraph, who)
        one = voice.speaker is not None and voice.speaker.kind == "person"
        alike = (who.lower_ in _ONE) == one if voice.speaker is not None else who.lower_ != "it"
        return (meant is None and alike) or (meant is not None and meant is voice.speaker)
    owned = [child for child in children(who, "poss") if child.lower_ in (_OURS if _direct(voice) else _OWN)]
    if not owned or not _acts(who):
        return False
    owner = cast.resolve(item.paragraph, owned[0])
    return owner is None or owner is voice.speaker


def _is_place(entity: Entity | None) -> bool:
    return entity is not None and entity.kind == "place"


def _acts(who: Token) -> bool:
    return who.lower_ in pledge_words().undertaking.agents or who.lower_ == "both"


def _is_what(item: Undertaking, who: Token) -> bool:
    """Whether the subject is what is announced: "a withdrawal was announced"."""
    return who == item.content


def _starts(item: Undertaking, who: Token) -> bool:
    """Whether a body, an agreement or a truce is to begin its work or come into force."""
    words = pledge_words().undertaking
    return who.lower_ in words.bodies and lemma(item.content) in words.starting


def _side(cast: Cast, speaker: Entity | None) -> tuple[str, ...]:
    """Return for whom a speaker says "we": his state where the report names it, else himself."""
    if speaker is None:
        return ()
    state = state_entity(cast, states_of(speaker))
    return ((state or speaker).id,)
