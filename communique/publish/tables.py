"""The record as rows: processes one after the other in, (table, row) pairs out, nothing held back.

Entities are internal to reading, so rows name actors; an entity that was joined into no actor is null, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.publish.origins import Origin, accord_origins, origin_of
from communique.publish.reviewed import Reviews
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
    ReviewRow,
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
    Evidence,
    Kind,
    Level,
    Linked,
    Process,
    Reading,
    Report,
    Review,
    Span,
    Statement,
    When,
)

Tagged = tuple[str, Row]


def tables(processes: Iterable[Process], actors: Iterable[Actor], agreements: Iterable[Agreement]) -> Iterator[Tagged]:
    """Yield (table, row) for all that the record holds, in no set order.

    `actors` and `agreements` are those of the whole record. Agreements name reports of any process, so where the words
    of an accord came from is kept (HTML reports only) until its agreement comes.
    """
    kept: dict[tuple[str, int], str] = {}
    reviewed: list[Review] = []
    for process in processes:
        yield from _process(process)
        kept.update(accord_origins(process))
        reviewed += [review for review in process.reviews if review.level in ("actor", "agreement")]
    reviews = Reviews(reviewed)
    for actor in actors:
        yield "actors", _actor(actor, _seen(reviews, actor.entities, "actor"))
    held = list(agreements)
    home = {member: agreement.id for agreement in held for member in agreement.members}
    for agreement in held:
        seen = _seen(reviews, agreement.members, "agreement")
        above = sorted({home[accord] for accord in agreement.parents if accord in home} - {agreement.id})
        yield "agreements", _agreement(agreement, lambda span: kept.get((span.report, span.start)), above, seen)


def _process(process: Process) -> Iterator[Tagged]:
    linked = process.linked
    who = process.actor_of()
    kinds = {actor.id: actor.kind for actor in process.actors}
    story_of = {report: story.id for story in linked.stories for report in story.reports}
    utterance_of = {statement: utterance.id for utterance in linked.utterances for statement in utterance.statements}
    closed = {when.span: when for when in linked.whens}
    reviews = Reviews(process.reviews)
    for reading in process.readings:
        yield "reports", _report(reading.report, story_of.get(reading.report.id))
        yield from _read(reading, who, kinds, closed)
        origin = origin_of((reading.report,))
        for statement in reading.statements:
            actor = who.get(statement.voice) if statement.voice else None
            seen = _seen(reviews, [statement.id], "statement", "utterance")
            yield "statements", _statement(statement, actor, utterance_of.get(statement.id), origin, seen)
    origin = origin_of(reading.report for reading in process.readings)
    yield from _linked(process, origin, reviews)
    for difference in process.differences:
        yield "differences", _difference(difference, origin, _seen(reviews, [difference.id], "difference"))


def _read(
    reading: Reading, who: dict[str, str], kinds: Mapping[str, Kind], closed: Mapping[Span, When]
) -> Iterator[Tagged]:
    origin = origin_of((reading.report,))
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
        span, amount = figure.span, (figure.low, figure.high, figure.unit)
        yield "figures", FigureRow(span.report, span.start, span.end, *amount, origin(span), figure.ordinal)


def _linked(process: Process, origin: Origin, reviews: Reviews) -> Iterator[Tagged]:
    linked: Linked = process.linked
    outcomes = {(each.span, each.bearing): each.id for reading in process.readings for each in reading.outcomes}
    for story in linked.stories:
        yield "stories", StoryRow(story.id, story.label, list(story.reports), list(story.follows))
    for said in linked.utterances:
        alone: tuple[Level, ...] = ("statement",) if len(said.statements) == 1 else ()
        seen = _seen(reviews, said.statements, "utterance", *alone)
        row = UtteranceRow(said.id, said.actor, said.label, list(said.statements), said.independent, seen)
        yield "utterances", row
    for event in linked.events:
        yield "events", _event(event, origin, _seen(reviews, event.members, "event"))
    for there in linked.attendance:
        span = there.span
        yield "attendance", AttendanceRow(there.event, there.actor, span.report, span.start, span.end, origin(span))
    for commitment in linked.commitments:
        seen = _seen(reviews, commitment.members, "commitment")
        judged = [
            _seen(reviews, [outcomes.get((one.span, one.bearing), "")], "evidence") for one in commitment.evidence
        ]
        yield "commitments", _commitment(commitment, origin, judged, seen)
    for reprint in linked.reprints:
        yield "reprints", ReprintRow(_place(reprint.left, origin), _place(reprint.right, origin), reprint.words)


def _seen(reviews: Reviews, members: Sequence[str], *levels: Level) -> list[ReviewRow]:
    return [ReviewRow(by, at) for by, at in reviews.of(members, *levels)]


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
        title_at=_part(report.title, origin_of((report,))) if report.title else None,
        url=report.url,
    )


def _statement(
    statement: Statement, actor: str | None, utterance: str | None, origin: Origin, reviewed: list[ReviewRow]
) -> StatementRow:
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
        reviewed=reviewed,
    )


def _actor(actor: Actor, reviewed: list[ReviewRow]) -> ActorRow:
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
        reviewed=reviewed,
    )


def _event(event: Event, origin: Origin, reviewed: list[ReviewRow]) -> EventRow:
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
        reviewed=reviewed,
        acting=list(event.acting),
        affected=list(event.affected),
        called_off=event.called_off,
        moved_from=[Range(day.first.isoformat(), day.last.isoformat()) for day in event.moved_from],
        follows=list(event.follows),
        instead_of=list(event.instead_of),
    )


def _agreement(agreement: Agreement, origin: Origin, parents: list[str], reviewed: list[ReviewRow]) -> AgreementRow:
    return AgreementRow(
        id=agreement.id,
        label=agreement.label,
        kind=agreement.kind,
        formality=agreement.formality,
        parties=list(agreement.parties),
        date=_range(agreement.date),
        mentions=[_place(span, origin) for span in agreement.mentions],
        terms=[_place(span, origin) for span in agreement.terms],
        stage=agreement.stage,
        third_parties=list(agreement.third_parties),
        parents=parents,
        reviewed=reviewed,
    )


def _commitment(
    commitment: Commitment, origin: Origin, judged: list[list[ReviewRow]], reviewed: list[ReviewRow]
) -> CommitmentRow:
    return CommitmentRow(
        id=commitment.id,
        promisor=list(commitment.promisor),
        to=list(commitment.to),
        label=commitment.label,
        due=_range(commitment.due),
        status=commitment.status,
        pledges=[_place(span, origin) for span in commitment.pledges],
        evidence=[_evidence(one, origin, seen) for one, seen in zip(commitment.evidence, judged, strict=True)],
        conditions=[_place(span, origin) for span in commitment.conditions],
        on_condition=[_evidence(one, origin, []) for one in commitment.on_condition],
        renews=commitment.renews,
        reviewed=reviewed,
    )


def _evidence(one: Evidence, origin: Origin, reviewed: list[ReviewRow]) -> EvidenceRow:
    at = one.span
    return EvidenceRow(at.report, at.start, at.end, one.bearing, one.voice, one.reported, origin(at), reviewed)


def _difference(difference: Difference, origin: Origin, reviewed: list[ReviewRow]) -> DifferenceRow:
    return DifferenceRow(
        id=difference.id,
        kind=difference.kind,
        subject=difference.subject,
        aspect=difference.aspect,
        sides=[SideRow(side.value, [_place(span, origin) for span in side.claims]) for side in difference.sides],
        silent=list(difference.silent),
        reviewed=reviewed,
    )


def _range(days: Days | None) -> Range | None:
    return Range(days.first.isoformat(), days.last.isoformat()) if days else None


def _part(span: Span, origin: Origin) -> Part:
    return Part(span.start, span.end, origin(span))


def _place(span: Span, origin: Origin) -> Place:
    return Place(span.report, span.start, span.end, origin(span))
