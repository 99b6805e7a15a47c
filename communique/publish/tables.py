"""The record as rows: processes one after the other in, (table, row) pairs out, nothing held back.

Entities are internal to reading, so rows name actors; an entity that was joined into no actor is null, never guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping

from communique.publish.rows import (
    ActorRow,
    AgreementRow,
    AttendanceRow,
    CommitmentRow,
    DateRow,
    DifferenceRow,
    EventRow,
    EvidenceRow,
    FigureRow,
    MentionRow,
    Part,
    Place,
    Range,
    ReportRow,
    ReprintRow,
    Row,
    SideRow,
    StatementRow,
    StoryRow,
    TitleRow,
    UtteranceRow,
    ZoneRow,
)
from communique.types import (
    Actor,
    Agreement,
    Commitment,
    Days,
    Difference,
    Event,
    Kind,
    Linked,
    Process,
    Reading,
    Report,
    Span,
    Statement,
    When,
)

Origin = Callable[[Span], str | None]
Tagged = tuple[str, Row]


def tables(processes: Iterable[Process], actors: Iterable[Actor], agreements: Iterable[Agreement]) -> Iterator[Tagged]:
    """Yield (table, row) for all that the record holds, in no set order.

    `actors` and `agreements` are those of the whole record. Agreements name reports of any process, so where the words
    of an accord came from is kept (HTML reports only) until its agreement comes.
    """
    kept: dict[tuple[str, int], str] = {}
    for process in processes:
        yield from _process(process)
        kept.update(_accord_origins(process))
    for actor in actors:
        yield "actors", _actor(actor)
    for agreement in agreements:
        yield "agreements", _agreement(agreement, lambda span: kept.get((span.report, span.start)))


def _accord_origins(process: Process) -> Iterator[tuple[tuple[str, int], str]]:
    for reading in process.readings:
        origin = _origin((reading.report,))
        for accord in reading.accords:
            for span in (accord.span, *accord.terms):
                if path := origin(span):
                    yield (span.report, span.start), path


def _process(process: Process) -> Iterator[Tagged]:
    linked = process.linked
    who = process.actor_of()
    kinds = {actor.id: actor.kind for actor in process.actors}
    story_of = {report: story.id for story in linked.stories for report in story.reports}
    utterance_of = {statement: utterance.id for utterance in linked.utterances for statement in utterance.statements}
    closed = {when.span: when for when in linked.whens}
    for reading in process.readings:
        yield "reports", _report(reading.report, story_of.get(reading.report.id))
        yield from _read(reading, who, kinds, closed)
        origin = _origin((reading.report,))
        for statement in reading.statements:
            actor = who.get(statement.voice) if statement.voice else None
            yield "statements", _statement(statement, actor, utterance_of.get(statement.id), origin)
    origin = _origin(reading.report for reading in process.readings)
    yield from _linked(linked, origin)
    for difference in process.differences:
        yield "differences", _difference(difference, origin)


def _read(
    reading: Reading, who: dict[str, str], kinds: Mapping[str, Kind], closed: Mapping[Span, When]
) -> Iterator[Tagged]:
    origin = _origin((reading.report,))
    for mention in reading.mentions:
        span, title = mention.span, mention.title
        actor = who.get(mention.entity)
        yield (
            "mentions",
            MentionRow(
                mention.id,
                span.report,
                span.start,
                span.end,
                kinds.get(actor, mention.kind) if actor else mention.kind,  # settled over all reports
                actor,
                _part(title, origin) if title else None,
                origin(span),
            ),
        )
    for when in (closed.get(when.span, when) for when in reading.whens):
        span, days = when.span, _range(when.days)
        first, last = (days.first, days.last) if days else (None, None)
        yield "dates", DateRow(span.report, span.start, span.end, first, last, when.basis, origin(span))
    for figure in reading.figures:
        span = figure.span
        yield (
            "figures",
            FigureRow(span.report, span.start, span.end, figure.low, figure.high, figure.unit, origin(span)),
        )


def _linked(linked: Linked, origin: Origin) -> Iterator[Tagged]:
    for story in linked.stories:
        yield "stories", StoryRow(story.id, story.label, list(story.reports), list(story.follows))
    for said in linked.utterances:
        yield "utterances", UtteranceRow(said.id, said.actor, said.label, list(said.statements), said.independent)
    for event in linked.events:
        yield "events", _event(event, origin)
    for seen in linked.attendance:
        span = seen.span
        yield "attendance", AttendanceRow(seen.event, seen.actor, span.report, span.start, span.end, origin(span))
    for commitment in linked.commitments:
        yield "commitments", _commitment(commitment, origin)
    for reprint in linked.reprints:
        yield "reprints", ReprintRow(_place(reprint.left, origin), _place(reprint.right, origin), reprint.words)


def _report(report: Report, story: str | None) -> ReportRow:
    return ReportRow(
        id=report.id,
        source=report.source,
        sha256=report.sha256,
        text=report.text,
        title=report.quote(report.title) if report.title else None,
        outlet=report.outlet,
        published=report.published,
        language=report.language,
        zones=[ZoneRow(zone.kind, zone.start, zone.end) for zone in report.zones],
        story=story,
        title_at=_part(report.title, _origin((report,))) if report.title else None,
        url=report.url,
    )


def _statement(statement: Statement, actor: str | None, utterance: str | None, origin: Origin) -> StatementRow:
    return StatementRow(
        id=statement.id,
        report=statement.report,
        parts=[_part(part, origin) for part in statement.parts],
        form=statement.form,
        cue=[_part(cue, origin) for cue in statement.cue],
        speaker=_part(statement.speaker, origin) if statement.speaker else None,
        actor=actor,
        utterance=utterance,
        relay=_part(statement.relay, origin) if statement.relay else None,
        polarity=statement.polarity,
        status=statement.status,
    )


def _actor(actor: Actor) -> ActorRow:
    return ActorRow(
        id=actor.id,
        label=actor.label,
        kind=actor.kind,
        names=list(actor.names),
        titles=[TitleRow(held.title, list(held.reports)) for held in actor.titles],
        lat=actor.lat,
        lon=actor.lon,
        gazetteer=actor.gazetteer,
        known=actor.known,
        states=list(actor.states),
    )


def _event(event: Event, origin: Origin) -> EventRow:
    return EventRow(
        id=event.id,
        label=event.label,
        type=event.type,
        mode=event.mode,
        date=_range(event.date),
        place=event.place,
        participants=list(event.participants),
        status=event.status,
        accounts=[_place(span, origin) for span in event.accounts],
        story=event.story,
    )


def _agreement(agreement: Agreement, origin: Origin) -> AgreementRow:
    return AgreementRow(
        id=agreement.id,
        label=agreement.label,
        kind=agreement.kind,
        formality=agreement.formality,
        parties=list(agreement.parties),
        date=_range(agreement.date),
        mentions=[_place(span, origin) for span in agreement.mentions],
        terms=[_place(span, origin) for span in agreement.terms],
    )


def _commitment(commitment: Commitment, origin: Origin) -> CommitmentRow:
    return CommitmentRow(
        id=commitment.id,
        promisor=list(commitment.promisor),
        to=list(commitment.to),
        label=commitment.label,
        due=_range(commitment.due),
        status=commitment.status,
        pledges=[_place(span, origin) for span in commitment.pledges],
        evidence=[
            EvidenceRow(one.span.report, one.span.start, one.span.end, one.bearing, origin(one.span))
            for one in commitment.evidence
        ],
    )


def _difference(difference: Difference, origin: Origin) -> DifferenceRow:
    return DifferenceRow(
        id=difference.id,
        kind=difference.kind,
        subject=difference.subject,
        aspect=difference.aspect,
        sides=[SideRow(side.value, [_place(span, origin) for span in side.claims]) for side in difference.sides],
        silent=list(difference.silent),
    )


def _range(days: Days | None) -> Range | None:
    return Range(days.first.isoformat(), days.last.isoformat()) if days else None


def _part(span: Span, origin: Origin) -> Part:
    return Part(span.start, span.end, origin(span))


def _place(span: Span, origin: Origin) -> Place:
    return Place(span.report, span.start, span.end, origin(span))


def _origin(reports: Iterable[Report]) -> Origin:
    """Return a function from a span to the XPath of the block its first character came from."""
    blocks = {report.id: sorted(report.blocks, key=lambda block: block.start) for report in reports if report.blocks}
    starts = {report: [block.start for block in ordered] for report, ordered in blocks.items()}

    def origin(span: Span) -> str | None:
        at = bisect_right(starts.get(span.report, ()), span.start) - 1
        if at < 0 or blocks[span.report][at].end <= span.start:
            return None
        return blocks[span.report][at].path

    return origin
