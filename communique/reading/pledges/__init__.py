"""Promises, undertakings and plans as one report words them: who is bound, to what, for whom, by when, on what terms.

Not every "will" binds: somebody must undertake an act that can be checked. Forecasts about others, questions and
suppositions are left out; a refusal ("will not recognise") is an undertaking too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.lexicon.pledges import pledge_words
from communique.reading.cast import Cast
from communique.reading.clauses import children, left, trimmed
from communique.reading.lemmas import lemma
from communique.reading.parse import Parsed
from communique.reading.parties import actors_of
from communique.reading.pledges.bound import Voice, bound, voice_at
from communique.reading.pledges.conditions import condition
from communique.reading.pledges.extents import extent
from communique.reading.pledges.undertakings import Undertaking, undertakings
from communique.reading.russian.pledges import pledges_in_russian
from communique.types import Days, Pledge, Span, Statement, When, make_id

if TYPE_CHECKING:
    from spacy.tokens import Token

_GONE = re.compile(r"\b(?:last|yesterday|ago|earlier|past)\b", re.IGNORECASE)  # when it was undertaken
_YEAR = 300  # days from which a time is one of years
_FALLS_DUE = frozenset(
    {"by", "in", "before", "until", "during", "within", "of", "for", "from", "after", "next", "this"}
)


def pledges(parsed: Parsed, cast: Cast, statements: Sequence[Statement], whens: Sequence[When]) -> list[Pledge]:
    """Return the undertakings of a report in text order; one that lies within another's words is part of that one."""
    if parsed.russian:
        return _outermost(pledges_in_russian(parsed, cast, statements, whens))
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
    on = condition(item.content, item.trigger) if item.kind != "condition" else None
    span = _within(parsed.span(item.paragraph, *trimmed(*extent(item))), voice, trigger)
    return Pledge(
        id=make_id("pl", span.report, span.start, span.end, trigger.start),
        span=span,
        trigger=trigger,
        promisor=promisor,
        to=tuple(identity for identity in _to(cast, item) if identity not in promisor),
        due=_due(parsed, item, span, whens),
        condition=parsed.span(item.paragraph, *on) if on else None,
        statement=voice.statement.id if voice.statement else None,
        act=parsed.span(item.paragraph, _act(item.content)),
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


def _due(parsed: Parsed, item: Undertaking, span: Span, whens: Sequence[When]) -> Days | None:
    """Return the first day named in what is undertaken; a day before it tells when it was undertaken.

    A year that only names a thing ("the 2031 accord") is no day, nor is that of what was done ("launched in May").
    """
    start = parsed.span(item.paragraph, left(item.content)).start
    for when in whens:
        if when.days is None or not (start <= when.span.start and when.span.end <= span.end):
            continue
        before = parsed.report.text[start : when.span.start].split()
        last = before[-1].lower() if before else ""
        falls = (when.days.last - when.days.first).days < _YEAR or last in _FALLS_DUE
        if (
            falls
            and last != "through"
            and not _GONE.search(parsed.report.quote(when.span))
            and not _of_the_past(item, when.span)
        ):
            return when.days
    return None


def _of_the_past(item: Undertaking, day: Span) -> bool:
    """Whether a day is told of something done before, by a participle or a relative clause in the past."""
    start = day.start - item.paragraph.start
    found = item.paragraph.doc.char_span(start, start + 1, alignment_mode="expand")
    if found is None:
        return False
    inner = [above for above in found[0].ancestors if item.content.is_ancestor(above)]
    return any(above.dep_ in ("relcl", "acl") and above.tag_ in ("VBD", "VBN") for above in inner)


def _act(content: Token) -> Token:
    """Return the word for the act in what is undertaken: past "begin to", "take steps to", "continue with"."""
    words = pledge_words().outcomes
    for _ in range(3):
        inner = children(content, "xcomp", "pcomp") if lemma(content) in words.progress else []
        light = [noun for noun in children(content, "dobj") if lemma(noun) in pledge_words().undertaking.light]
        inner = inner or [clause for noun in light for clause in children(noun, "acl", "xcomp")]
        if not inner:
            break
        content = inner[0]
    return content


def _outermost(found: list[Pledge]) -> list[Pledge]:
    kept: list[Pledge] = []
    for pledge in sorted(found, key=lambda p: (p.span.start, -p.span.end, p.trigger.start)):
        inside = any(other.span.start <= pledge.span.start and pledge.span.end <= other.span.end for other in kept[-3:])
        if not inside:
            kept.append(pledge)
    return kept
