"""What became of a promise: its life step by step, and the rule by which its status follows from what is told.

A status is never a verdict: it is what reports say, and the rule that it keeps to stands beside it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from communique.errors import NotInRecord
from communique.publish.days import short
from communique.publish.lettered import Cite, Lettered, alike
from communique.publish.life import Turn, TurnKind, life
from communique.publish.meetings import tellers
from communique.publish.outlets import Telling, telling
from communique.publish.written import Written, WrittenDays, earliest
from communique.types import Commitment, CommitmentStatus, Days, Process, Span

StepKind = TurnKind | Literal["due"]
RULES: dict[CommitmentStatus, str] = {
    "open": "Nothing that others say here settles what became of it.",
    "reported_kept": "Somebody other than the promisor says that it was kept, and no later word denies it.",
    "reported_broken": "Somebody other than the promisor says that it was broken, and no later word denies it.",
    "disputed": "Reports contradict each other on it, or the promisor contradicts one, or a claim about it is doubted.",
    "in_progress": "It is said to be under way, or it was promised again.",
}
_SILENT = "No later word on it was found here."
_ORDER: dict[StepKind, int] = {"promised": 0, "retold": 1, "due": 2}


class Step(Struct, frozen=True):
    """Reports of one day that tell the same of a promise; `voice` is who says so, None for the outlets themselves, and
    `own` whether that is the promisor or somebody of the same state.

    `wordings` holds their words, those that read the same together. A "due" step rests on the words that name the day.
    """

    kind: StepKind
    when: Written | None
    telling: Telling
    wordings: tuple[tuple[Cite, ...], ...]
    voice: str | None = None
    own: Literal["", "promisor", "side"] = ""
    about: Commitment | None = None
    reviewed: str = ""


class Vow(Struct, frozen=True):
    """A promise with its life; `overdue` where its day has passed and nothing tells what became of it.

    `of` is how often it was worded: by so many reports.
    """

    commitment: Commitment
    words: Cite | None
    promisors: tuple[tuple[str, str], ...]
    receivers: tuple[tuple[str, str], ...]
    made: Written | None
    telling: Telling
    steps: tuple[Step, ...]
    overdue: bool
    reports: int
    reviewed: str = ""

    @property
    def due(self) -> str | None:
        """The day it is due, for people."""
        return short(self.commitment.due) if self.commitment.due else None

    @property
    def rule(self) -> str:
        """Why it has its status."""
        if self.commitment.status == "open" and not self.fates:
            return _SILENT
        return RULES[self.commitment.status]

    @property
    def fates(self) -> tuple[Step, ...]:
        """What is told of this promise itself after it was made."""
        return tuple(step for step in self.steps if step.about is None and step.kind not in ("promised", "due"))


def vow(page: Lettered, commitment: Commitment, days: WrittenDays) -> Vow:
    """Return a promise with its life."""
    cites = page.cites(commitment.pledges)
    made = earliest(days, commitment.pledges)
    steps = _steps(page, commitment, days)
    last = max((one.day for one in days.values()), default=date.min)
    told = any(step.about is None and step.kind not in ("promised", "retold", "due") for step in steps)
    return Vow(
        commitment,
        min(cites, key=lambda cite: (" ".join(cite.words.split()) != _plain(commitment), page.outlet_order(cite.span)))
        if cites
        else None,
        tuple((actor, page.label(actor)) for actor in commitment.promisor),
        tuple((actor, page.label(actor)) for actor in commitment.to),
        made,
        telling(page, commitment.pledges),
        steps,
        commitment.due is not None and commitment.due.last < last and not told,
        len(tellers(commitment.pledges)),
        page.reviews.words(commitment.members, "commitment"),
    )


def commitment_of(process: Process, commitment_id: str) -> Commitment:
    """Return a promise by id. Raises NotInRecord."""
    for commitment in process.linked.commitments:
        if commitment.id == commitment_id:
            return commitment
    raise NotInRecord(f"no promise {commitment_id}", "`communique show --promises` lists the promises of the record")


def has_life(commitment: Commitment) -> bool:
    """Tell whether there is more to a promise than one wording: it is due, renewed, told of later or by several."""
    later = commitment.evidence or commitment.on_condition or commitment.renews
    return bool(later or commitment.due or len(tellers(commitment.pledges)) > 1)


def _plain(commitment: Commitment) -> str:
    return commitment.label[:1].lower() + commitment.label[1:]


def _steps(page: Lettered, commitment: Commitment, days: WrittenDays) -> tuple[Step, ...]:
    groups: dict[tuple[str, TurnKind, date | None, str | None], list[Turn]] = {}
    for turn in life(page.process, commitment):
        if turn.report in page.by_report:
            day = days[turn.report].day if turn.report in days else None
            groups.setdefault((turn.commitment, turn.kind, day, turn.voice), []).append(turn)
    steps = [_step(page, commitment, turns, days) for turns in groups.values()]
    lines = {commitment.id: commitment} | {step.about.id: step.about for step in steps if step.about}
    steps += [_due(page, commitment, each, each.due) for each in lines.values() if each.due]
    return tuple(sorted(steps, key=_in_time))


def _in_time(step: Step) -> tuple[bool, date, int, str, int]:
    return (
        step.when is None,
        step.when.day if step.when else date.max,
        _ORDER.get(step.kind, 3),
        step.telling.first.span.report if step.telling.first else "",
        step.telling.first.span.start if step.telling.first else 0,
    )


def _step(page: Lettered, commitment: Commitment, turns: list[Turn], days: WrittenDays) -> Step:
    spans = [turn.span for turn in turns]
    voice = turns[0].voice
    other = next((each for each in page.process.linked.commitments if each.id == turns[0].commitment), commitment)
    return Step(
        turns[0].kind,
        earliest(days, spans),
        telling(page, spans, every=True),
        tuple(alike(page.cites(spans))),
        page.label(voice) if voice else None,
        _own(page, commitment, voice),
        None if other.id == commitment.id else other,
        _reviewed(page, turns),
    )


def _own(page: Lettered, commitment: Commitment, voice: str | None) -> Literal["", "promisor", "side"]:
    """Tell whether who says something of a promise is the promisor, or speaks for the same state."""
    if voice in commitment.promisor:
        return "promisor"
    bound = {state for actor in commitment.promisor for state in _states(page, actor)}
    return "side" if voice and bound & _states(page, voice) else ""


def _states(page: Lettered, actor: str) -> set[str]:
    held = page.actors.get(actor)
    return {*held.states, *([held.known] if held.known and held.kind == "state" else [])} if held else set()


def _reviewed(page: Lettered, turns: list[Turn]) -> str:
    seen = {page.reviews.words([_outcome(page, turn.span)], "evidence") for turn in turns}
    return seen.pop() if len(seen) == 1 else ""


def _outcome(page: Lettered, span: Span) -> str:
    return next((key for (where, _), key in page.outcomes.items() if where == span), "")


def _due(page: Lettered, commitment: Commitment, other: Commitment, due: Days) -> Step:
    """Return the step of the day on which a promise is due; it cites the wordings that name that day."""
    spans = [
        span
        for span in other.pledges
        for when in page.readings[span.report].whens
        if span.report in page.by_report and when.days == due and _holds(span, when.span)
    ]
    return Step(
        "due",
        Written(due.last, True),
        telling(page, spans),
        (),
        about=None if other.id == commitment.id else other,
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.report == inner.report and outer.start <= inner.start and inner.end <= outer.end
