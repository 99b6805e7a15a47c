"""Promises, undertakings and plans as one report words them: who is bound, to what, for whom, by when, on what terms.

Not every "will" binds: somebody must undertake an act that can be checked. Forecasts about others, questions and
suppositions are left out; a refusal ("will not recognise") is an undertaking too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.reading.cast import Cast
from communique.reading.clauses import children, left, right, trimmed
from communique.reading.parse import Parsed
from communique.reading.parties import actors_of
from communique.reading.pledges.bound import Voice, bound, voice_at
from communique.reading.pledges.undertakings import Undertaking, extent, undertakings
from communique.types import Days, Pledge, Span, Statement, When, make_id

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUPPOSING = frozenset({"if", "unless", "once", "until", "provided", "when"})


def pledges(parsed: Parsed, cast: Cast, statements: Sequence[Statement], whens: Sequence[When]) -> list[Pledge]:
    """Return the undertakings of a report in text order; one that lies within another's words is part of that one."""
    if not parsed.english:
        return []
    found: list[Pledge] = []
    for paragraph in parsed.paragraphs:
        for item in undertakings(paragraph):
            pledge = _pledge(parsed, cast, item, statements, whens)
            if pledge is not None:
                found.append(pledge)
    return _outermost(found)


def _pledge(
    parsed: Parsed, cast: Cast, item: Undertaking, statements: Sequence[Statement], whens: Sequence[When]
) -> Pledge | None:
    trigger = parsed.span(item.paragraph, item.trigger)
    voice = voice_at(cast, statements, trigger)
    promisor = bound(cast, item, voice)
    if promisor is None:
        return None
    span = _within(parsed.span(item.paragraph, *trimmed(*extent(item))), voice, trigger)
    return Pledge(
        id=make_id("pl", span.report, span.start, span.end, trigger.start),
        span=span,
        trigger=trigger,
        promisor=promisor,
        to=tuple(identity for identity in _to(cast, item) if identity not in promisor),
        due=_due(span, parsed.span(item.paragraph, left(item.content)), whens),
        condition=_condition(parsed, item),
        statement=voice.statement.id if voice.statement else None,
    )


def _within(span: Span, voice: Voice, trigger: Span) -> Span:
    """Return the span cut to the words of the statement it stands in."""
    if voice.statement is None:
        return span
    part = next(part for part in voice.statement.parts if part.start <= trigger.start < part.end)
    start = max(min(span.start, trigger.start), part.start)
    return Span(span.report, start, max(trigger.end, min(span.end, part.end)))


def _to(cast: Cast, item: Undertaking) -> list[str]:
    """Return to whom it is promised: the person a verb of promising addresses."""
    if item.kind != "promise":
        return []
    addressed = [noun for noun in children(item.trigger, "dobj", "dative") if noun != item.content]
    return [identity for noun in addressed for identity in actors_of(item.paragraph, cast, noun)]


def _due(span: Span, content: Span, whens: Sequence[When]) -> Days | None:
    """Return the first day named in what is undertaken; a day before it tells when it was undertaken."""
    inside = (when.days for when in whens if content.start <= when.span.start and when.span.end <= span.end)
    return next((days for days in inside if days is not None), None)


def _condition(parsed: Parsed, item: Undertaking) -> Span | None:
    """Return the clause on which it depends: "if ...", "once ...", "on condition that ..."."""
    for clause in children(item.content, "advcl"):
        if any(child.lower_ in _SUPPOSING for child in clause.lefts):
            return parsed.span(item.paragraph, *trimmed(left(clause), right(clause)))
    return _on_condition(parsed, item)


def _on_condition(parsed: Parsed, item: Undertaking) -> Span | None:
    for preposition in children(item.content, "prep"):
        nouns: list[Token] = children(preposition, "pobj")
        if any(noun.lower_ == "condition" for noun in nouns):
            return parsed.span(item.paragraph, *trimmed(preposition, right(preposition)))
    return None


def _outermost(found: list[Pledge]) -> list[Pledge]:
    kept: list[Pledge] = []
    for pledge in sorted(found, key=lambda p: (p.span.start, -p.span.end, p.trigger.start)):
        inside = any(other.span.start <= pledge.span.start and pledge.span.end <= other.span.end for other in kept[-3:])
        if not inside:
            kept.append(pledge)
    return kept
