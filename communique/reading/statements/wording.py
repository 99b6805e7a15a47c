"""How a thing was said: in the speaker's words or the reporter's, denied or not, as a fact, a plan or a condition."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.reading.clauses import children, modal, negated
from communique.reading.parse import Parsed
from communique.reading.statements.held import Standing
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Extent, Said
from communique.types import Form, Polarity, Span, Stance, Statement, Status, make_id

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLANNED = frozenset({"will", "would", "shall", "'ll"})
_CONDITIONAL = frozenset({"might", "may", "could"})
_INTENT = frozenset({"promise", "threaten", "plan"})
_DENIALS = frozenset({"deny", "reject"})


def statement(said: Said, parsed: Parsed, passages: list[Passage]) -> Statement:
    """Return what was found as a value of the record."""
    parts, form = _worded(said, parsed, passages)
    report = parsed.report.id
    speaker = said.speaker
    return Statement(
        make_id("st", report, parts[0].start, parts[-1].end),
        tuple(Span(report, *part) for part in parts),
        form,
        cue=tuple(Span(report, *words) for words in said.cue),
        speaker=Span(report, *speaker.words) if speaker else None,
        voice=speaker.voices[0] if speaker and speaker.voices else None,
        voices=speaker.voices if speaker and len(speaker.voices) > 1 else (),
        relay=Span(report, *said.relay.words) if said.relay else None,
        polarity=_polarity(said),
        status=_status(said),
    )


def stance(standing: Standing, report: str, said: Sequence[Statement]) -> Stance:
    """Return what was found of where somebody stands as a value of the record; `said` are the report's statements."""
    speaker = standing.speaker
    cue = standing.cue
    telling = [
        (part.end - part.start, each.id) for each in said for part in each.parts if part.start <= cue.start < part.end
    ]
    return Stance(
        make_id("sn", report, standing.parts[0].start, standing.parts[-1].end, standing.cue.start),
        standing.kind,
        tuple(Span(report, *part) for part in standing.parts),
        (Span(report, *standing.cue),),
        Span(report, *speaker.words),
        voice=speaker.voices[0] if speaker.voices else None,
        voices=speaker.voices if len(speaker.voices) > 1 else (),
        polarity="denied" if standing.denied else "affirmed",
        statement=min(telling)[1] if telling else None,
    )


def _worded(said: Said, parsed: Parsed, passages: list[Passage]) -> tuple[tuple[Extent, ...], Form]:
    """Return the parts and whether they are quoted; of words wholly between marks the marks are left out."""
    quoted = [extent for part in said.parts for extent in _quoted(part, said, passages)]
    if not quoted:
        return said.parts, "direct" if said.verbatim else "indirect"
    text = parsed.report.text
    covered = {position for start, end in quoted for position in range(start, end)}
    rest = [
        letter
        for part in said.parts
        for position, letter in enumerate(text[part.start : part.end], part.start)
        if letter.isalnum() and position not in covered
    ]
    if rest:
        return said.parts, "mixed"
    return tuple(_bare(part, text) for part in said.parts), "direct"


def _quoted(part: Extent, said: Said, passages: list[Passage]) -> list[Extent]:
    """Return the quoted stretches of a part, leaving out the quotation in which the cue itself stands."""
    found = []
    passage = passages[bisect_right(passages, part.start, key=lambda each: each.paragraph.start) - 1]
    begin = passage.paragraph.start
    for quotation in passage.quotations:
        start, end = begin + quotation.start, begin + quotation.end
        nested = any(start <= cue.start < end for cue in said.cue)
        if start < part.end and part.start < end and not nested:
            found.append(Extent(max(start, part.start), min(end, part.end)))
    return found


def _bare(part: Extent, text: str) -> Extent:
    start, end = part
    while end - start > 1 and not text[end - 1].isalnum() and text[end - 1] not in ".!?…)]%":
        end -= 1
    while end - start > 1 and not text[start].isalnum() and text[start] not in "([$€£#@.…":
        start += 1
    return Extent(start, end)


def _polarity(said: Said) -> Polarity:
    denied = not _DENIALS.isdisjoint(said.kinds)
    if said.clause is not None and negated(said.clause):
        denied = not denied
    return "denied" if denied else "affirmed"


def _status(said: Said) -> Status:
    """Return what the content claims: a condition, a plan or promise, a claim passed on, or a plain fact."""
    clause = said.clause
    auxiliary = modal(clause) if clause is not None else None
    if auxiliary in _CONDITIONAL or "condition" in said.kinds or (clause is not None and _conditioned(clause)):
        return "conditional"
    if auxiliary in _PLANNED or not _INTENT.isdisjoint(said.kinds):
        return "planned"
    return "claimed" if "claim" in said.kinds or said.relay is not None else "happened"


def _conditioned(clause: Token) -> bool:
    return any(
        mark.lower_ in ("if", "unless")
        for condition in children(clause, "advcl")
        for mark in children(condition, "mark")
    )
