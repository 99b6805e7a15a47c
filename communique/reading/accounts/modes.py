"""The mode of a happening where its trigger words leave it open: by what means, about what, where and among whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.lexicon.triggers import content_mode, load_triggers
from communique.reading.clauses import children, conjuncts, subject
from communique.reading.lemmas import lemma
from communique.reading.parties import states_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from communique.reading.accounts.triggers import Found
    from communique.reading.cast import Cast
    from communique.types import Presence

_MEANS = frozenset({"with", "by", "in", "using", "from", "through"})
_FIRING = frozenset({"fire", "launch", "throw", "hurl", "drop", "lob", "use"})
_PHONE = frozenset({"phone", "telephone", "telephoned", "videoconference"})
_MANY_SIDED = frozenset({"multilateral", "trilateral", "quadrilateral", "tripartite", "plenary", "ministerial"})
_MANY = 3


def mode_of(
    found: Found,
    others: Sequence[Found],
    extent: tuple[Token, Token],
    who: Sequence[Presence],
    place: str | None,
    cast: Cast,
) -> str | None:
    """Return the PLOVER mode of what a trigger tells, None where nothing shows one; `others` are all the triggers."""
    frame = found.frame
    if frame.type == "CONSULT":
        first, last = extent
        if any(token.lower_ in _PHONE for token in found.head.doc[first.i : last.i + 1]):
            return "phone"
        return frame.mode or _of_meeting(found, who, place, cast)
    if frame.mode is None and frame.type == "ASSAULT":
        return _by_means(found)
    if frame.mode is None and frame.type in ("THREATEN", "REQUEST", "REJECT"):
        return _by_content(found, others)
    return frame.mode


def _by_content(found: Found, others: Sequence[Found]) -> str | None:
    """Return the mode that the nearest happening spoken of gives to a threat, a request or a refusal."""
    own = found.head if found.verb is None else found.verb
    spoken = (other for other in others if other.head.i > own.i and own in other.head.ancestors)
    first = min(spoken, key=lambda other: other.first.i, default=None)
    return content_mode(found.frame.type, first.frame.type, first.frame.mode) if first is not None else None


def _by_means(found: Found) -> str | None:
    """Return the mode that the weapon named as subject, or after "with" or "by", gives to an assault."""
    words = {lemma(word) for noun in _means(found) for word in (noun, *children(noun, "compound", "amod"))}
    return next((mode for mode, weapons in load_triggers().weapons.items() if words & weapons), None)


def _means(found: Found) -> Iterator[Token]:
    """Yield the nouns that may name the weapon: "a bomb killed", "rebels armed with knives", "fired rockets"."""
    for own in {found.head.i: found.head, (found.verb or found.head).i: found.verb or found.head}.values():
        subjects = [noun for noun in [subject(own)] if noun is not None and noun.dep_ != "nsubjpass"]
        subjects += [noun for agent in children(own, "agent") for noun in children(agent, "pobj")]
        armed = [clause for noun in subjects for clause in children(noun, "acl") if clause.lower_ == "armed"]
        direct = children(own, "dobj") if lemma(own) in _FIRING else []
        using = [clause for clause in children(own, "advcl", "acl") if clause.lower_ == "using"]
        marks = [mark for each in (own, *armed) for mark in children(each, "prep") if mark.lower_ in _MEANS]
        yield from subjects + direct + [noun for clause in using for noun in children(clause, "dobj")]
        yield from (deep for mark in marks for noun in children(mark, "pobj") for deep in conjuncts(noun))
    if found.head.pos_ == "NOUN":
        yield found.head


def _of_meeting(found: Found, who: Sequence[Presence], place: str | None, cast: Cast) -> str | None:
    """Return whether three states or more meet, or two in the country of a third; None where neither shows."""
    taking_part = [cast.entity(presence.entity) for presence in who if presence.entity is not None]
    states = {state for entity in taking_part if entity is not None for state in states_of(entity)}
    named = {child.lower_ for child in children(found.head, "amod", "compound")}
    if len(states) >= _MANY or named & _MANY_SIDED:
        return "multilateral"
    where = _country(place, cast)
    return "third-party" if len(states) == _MANY - 1 and where is not None and where not in states else None


def _country(place: str | None, cast: Cast) -> str | None:
    entity = cast.entity(place) if place is not None else None
    if entity is None or entity.known is None:
        return None
    entry = load().entry(entity.known)
    return None if entry is None else entry.country or (entry.id if entry.kind == "state" else None)
