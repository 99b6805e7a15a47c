"""Promises, undertakings and plans of a Russian report: who is bound, to what, for whom, by when, on what terms.

A speaker binds himself and his own state ("мы откроем"); what he says another will do is a forecast. Nobody is bound by
a subject that nothing names, unless it is a party to something ("стороны договорились"): then it stays open who.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.lexicon.russian import load_russian
from communique.lexicon.russian_pledges import russian_pledges
from communique.reading.cast import Cast
from communique.reading.parse import Paragraph, Parsed
from communique.reading.parties import actor, states_of
from communique.reading.russian.grammar import children, feature, speaks
from communique.reading.russian.lands import land_id, land_of_adjective
from communique.reading.russian.undertakings import Undertaking, undertakings
from communique.types import Days, Entity, Pledge, Span, Statement, When, make_id

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = frozenset({"мы", "я"})
_OWN = frozenset({"его", "её", "ее", "их", "наш", "наша", "наше", "наши", "своя", "свой"})
_WHICH = ("котор",)
_YEAR = 300  # days from which a time is one of years
_FALLS_DUE = frozenset({"до", "к", "ко", "в", "во", "на", "с", "со", "после", "течение", "конца", "начала", "концу"})
_IN_PHRASE = 8  # tokens between the start of the subject and the trigger for the subject to belong to the words
_STOPS = frozenset({";", ":", '"'})
_TURNS = frozenset({"но", "однако", "а", "хотя"})
_IF = frozenset({"если", "пока"})


def pledges_in_russian(
    parsed: Parsed, cast: Cast, statements: Sequence[Statement], whens: Sequence[When]
) -> list[Pledge]:
    """Return the undertakings of a report in text order."""
    found = []
    for paragraph in parsed.paragraphs:
        for item in undertakings(paragraph.doc):
            pledge = _pledge(parsed, paragraph, cast, item, statements, whens)
            if pledge is not None:
                found.append(pledge)
    return found


def _pledge(
    parsed: Parsed,
    paragraph: Paragraph,
    cast: Cast,
    item: Undertaking,
    statements: Sequence[Statement],
    whens: Sequence[When],
) -> Pledge | None:
    trigger = parsed.span(paragraph, item.trigger)
    voice = _voice_at(statements, trigger)
    speaker = cast.entity(voice.voice) if voice is not None and voice.voice else None
    promisor = _bound(paragraph, cast, item, voice, speaker)
    if promisor is None:
        return None
    on = _condition(item)
    last = _last(item, on)
    span = _within(parsed.span(paragraph, _first(item), last), voice, trigger)
    content = parsed.span(paragraph, item.content, last) if last.i >= item.content.i else span
    return Pledge(
        id=make_id("pl", span.report, span.start, span.end, trigger.start),
        span=span,
        trigger=trigger,
        promisor=promisor,
        to=tuple(identity for identity in _to(paragraph, cast, item) if identity not in promisor),
        due=_due(parsed, min(content.start, span.start), span, whens),
        condition=parsed.span(paragraph, *on) if on else None,
        statement=voice.id if voice else None,
        act=parsed.span(paragraph, item.content),
    )


def _voice_at(statements: Sequence[Statement], span: Span) -> Statement | None:
    """Return the innermost statement, of those with a voice if any has one, whose words hold the start of a span."""
    holding = [
        (statement.voice is None, part.end - part.start, statement.id, statement)
        for statement in statements
        for part in statement.parts
        if part.start <= span.start < part.end
    ]
    return min(holding, key=lambda held: held[:3])[3] if holding else None


def _bound(
    paragraph: Paragraph, cast: Cast, item: Undertaking, voice: Statement | None, speaker: Entity | None
) -> tuple[str, ...] | None:
    """Return the ids of those who are bound (none where the words leave it open); None where nobody is."""
    who = item.who
    if who is None:
        own = "Person=1" in str(item.trigger.morph) or any("Person=1" in str(c.morph) for c in item.trigger.children)
        if own:
            return _side(cast, speaker) or None
        if speaker is not None and voice is not None and voice.form != "direct" and item.trigger != item.content:
            return (speaker.id,)  # "заявил, что намерен посетить": the subject goes without saying
        return () if item.trigger == item.content and item.kind == "promise" else None
    if who.lower_ in _FIRST:
        return _side(cast, speaker) or None
    if voice is not None and _is_own(who) and who.lower_.startswith(_bearers()):
        return _side(cast, speaker) or None
    who = _antecedent(who)
    named = tuple(
        dict.fromkeys(each for member in (who, *children(who, "conj")) for each in actors_of(paragraph, cast, member))
    )
    if item.kind == "promise":
        several = feature(who, "Number") == "Plur" or any(child.pos_ == "NUM" for child in who.children)
        parties = several and who.lower_.startswith(russian_pledges().agents)
        return named if named or parties else None
    if voice is None:
        return named if named and not _foretold(item) else None
    return named if any(_speaks_for(speaker, cast.entity(identity)) for identity in named) else None


def _foretold(item: Undertaking) -> bool:
    """Tell whether a deed is what somebody thinks or hopes of another: "выразил надежду, что Ардания откроет"."""
    marked = any(mark.lower_ == "что" for mark in children(item.trigger, "mark"))
    return item.trigger == item.content and (marked or item.trigger.dep_ in ("ccomp", "csubj"))


def _antecedent(who: Token) -> Token:
    """Return the noun that "который" stands for."""
    clause = who.head
    return clause.head if who.lower_.startswith(_WHICH) and clause.dep_ in ("acl", "acl:relcl") else who


def _is_own(who: Token) -> bool:
    return any(child.lower_ in _OWN for child in who.children)


def _bearers() -> tuple[str, ...]:
    return russian_pledges().agents + load_russian().bodies


def actors_of(paragraph: Paragraph, cast: Cast, noun: Token) -> list[str]:
    """Return the ids of the actors a noun names: itself, by its title, or whose government, army or side it is."""
    start = paragraph.start + noun.idx
    for mention in cast.within(start, start + 300):
        entity = cast.entity(mention.entity)
        titled = mention.title is not None and mention.title.start <= start < mention.title.end
        if entity is not None and (titled or mention.span.start <= start < mention.span.end):
            acting = actor(cast, entity)
            return [acting.id] if acting is not None else []
    referred = cast.references.get(start)
    if referred is not None:
        return [referred]
    several = cast.group(paragraph, noun)
    if several:
        return [entity.id for entity in several]
    if not noun.lower_.startswith(_bearers() + load_russian().of_states):
        return []
    found = []
    for owner in children(noun, "nmod", "appos", "amod"):
        if not children(owner, "case"):
            for member in (owner, *children(owner, "conj")):
                at = paragraph.start + member.idx
                entity = cast.entity_at(at, at + len(member.text)) or _by_adjective(cast, member)
                acting = actor(cast, entity) if entity is not None and entity.kind != "person" else None
                found += [acting.id] if acting is not None else []
    return list(dict.fromkeys(found))


def _by_adjective(cast: Cast, word: Token) -> Entity | None:
    """Return the state of the report whose people's adjective a word is ("кестрийская сторона")."""
    states = [entity for entity in cast.entities if entity.kind == "state"]
    known = {entry.id for hit in load().find(word.text) for entry in hit.entries if entry.kind == "state"}
    land = land_of_adjective(word.lower_)
    return next((state for state in states if state.known in known or (land and land in _states(state))), None)


def _speaks_for(speaker: Entity | None, other: Entity | None) -> bool:
    """Tell whether a speaker may bind another: himself, his state, or, of a state not told, any state."""
    if speaker is None or other is None:
        return False
    side = _states(speaker)
    office = not side and other.kind == "state" and bool(speaker.titles)
    return speaker is other or bool(side & _states(other)) or office


def _states(entity: Entity) -> frozenset[str]:
    """Return the ids of the states an entity is or belongs to; of one no lexicon knows as `lands` makes it."""
    if entity.kind == "state" and entity.known is None:
        return frozenset({land_id(entity.name)})
    return states_of(entity)


def _side(cast: Cast, speaker: Entity | None) -> tuple[str, ...]:
    """Return for whom a speaker says "мы": his state where the report names it, else himself."""
    if speaker is None:
        return ()
    side = _states(speaker)
    states = (entity for entity in cast.entities if entity.kind == "state" and _states(entity) & side)
    return (next(states, speaker).id,)


def _to(paragraph: Paragraph, cast: Cast, item: Undertaking) -> list[str]:
    """Return to whom it is promised: the dative by a verb of promising."""
    if "promises" not in russian_pledges().ways.get(item.trigger.lower_, ()):
        return []
    addressed = [
        child
        for child in children(item.trigger, "iobj", "obl", "obj")
        if feature(child, "Case") == "Dat" and not children(child, "case")
    ]
    return [identity for noun in addressed for identity in actors_of(paragraph, cast, noun)]


def _condition(item: Undertaking) -> tuple[Token, Token] | None:
    """Return the first and last word of "если ..." that hangs on what is undertaken, None without one."""
    for verb in dict.fromkeys((item.content, item.trigger)):
        for clause in children(verb, "advcl"):
            if any(mark.lower_ in _IF for mark in children(clause, "mark")):
                words = [word for word in clause.subtree if word.is_alpha or word.like_num]
                return words[0], words[-1]
    return None


def _first(item: Undertaking) -> Token:
    """Return the first word: that of the subject where it stands shortly before, else of the trigger."""
    start = item.trigger
    before = [child for child in start.lefts if child.lower_ == "не" or child.lower_.startswith("буд")]
    first = min([start, *before], key=lambda token: token.i)
    subject = next(iter(children(start, "nsubj", "nsubj:pass")), item.who)
    if subject is None or subject.i > first.i or subject.sent != start.sent:
        return first
    words = [word for word in subject.subtree if word.i <= subject.i and not speaks(word)]
    begin = words[0] if words else subject
    while begin.i < subject.i and not begin.is_alpha:
        begin = begin.nbor(1)
    return begin if first.i - begin.i <= _IN_PHRASE and not subject.lower_.startswith(_WHICH) else first


def _last(item: Undertaking, on: tuple[Token, Token] | None) -> Token:
    """Return the last word of what is undertaken: its clause goes on to the reporter's words or another sentence."""
    content, sentence = item.content, item.content.sent
    last = max(word.i for word in content.subtree)
    last = max(min(last, sentence.end - 1), item.trigger.i)
    for word in content.doc[max(content.i, item.trigger.i) + 1 : last + 1]:
        turned = word.lower_ in _TURNS or speaks(word) or word.dep_ in ("parataxis", "advcl")
        aside = word.nbor(-1).text == "," and turned
        if word.text in _STOPS or (aside and (on is None or not on[0].i <= word.i <= on[1].i)):
            last = word.i - 1
            break
    if on is not None and content.i < on[0].i <= last and not on[1].i >= last:
        last = max(last, on[1].i)
    while last > item.trigger.i and not any(map(str.isalnum, content.doc[last].text)):
        last -= 1
    return content.doc[last]


def _within(span: Span, voice: Statement | None, trigger: Span) -> Span:
    """Return the span cut to the words of the statement it stands in."""
    if voice is None:
        return span
    part = next(part for part in voice.parts if part.start <= trigger.start < part.end)
    return Span(span.report, max(min(span.start, trigger.start), part.start), max(trigger.end, min(span.end, part.end)))


def _due(parsed: Parsed, start: int, span: Span, whens: Sequence[When]) -> Days | None:
    """Return the first day named in what is undertaken; a year only where a word such as "до" makes it a term."""
    for when in whens:
        if when.days is None or not (start <= when.span.start and when.span.end <= span.end):
            continue
        before = parsed.report.text[start : when.span.start].split()
        if (when.days.last - when.days.first).days < _YEAR or (before and before[-1].lower() in _FALLS_DUE):
            return when.days
    return None
