"""What some lead with and others leave out: sayings, promises and agreements that reports of one story are silent on.

Only what at least two outlets tell counts, and reprints as one: what a single report has is its own news, not another's
silence. A report is silent only if it tells of the story at all, and at most a handful are kept for each story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.compare.likeness import LEAST, concepts, told_alike
from communique.compare.matter import Matter, longest_part, omission
from communique.types import Claim, Difference, Span

MOST = 6  # omissions kept of each kind and story: those that most reports tell first
EARLY = 0.3  # part of a report in which what it is about is named
CARRIED = 2  # reports that tell it at least


def omissions(matter: Matter) -> list[Difference]:
    """Return what several reports of a story tell and others do not."""
    found: list[Difference] = []
    for story in matter.linked.stories:
        reports = [report for report in story.reports if report in matter.reading]
        if len(reports) > CARRIED:
            found += _left_out(matter, reports, "statement", _said(matter, reports))
            found += _left_out(matter, reports, "commitment", _promised(matter, reports))
            found += _left_out(matter, reports, "agreement", _agreed(matter, reports))
    return found


_Subject = tuple[str, str, list[Span]]  # id, label, where told


def _left_out(matter: Matter, reports: Sequence[str], aspect: str, subjects: Iterable[_Subject]) -> list[Difference]:
    """Return what is left out, that which most reports tell first; who is silent is looked for in that order."""
    ranked = []
    for subject, label, spans in subjects:
        telling = {span.report for span in spans}
        first = _prominent(matter, spans) if aspect == "agreement" else _alike(matter, spans)
        if len(telling) < len(reports) and _independent(matter, {span.report for span in first}) >= CARRIED:
            ranked.append((-len(telling), subject, label, first, telling))
    found: list[Difference] = []
    for _, subject, label, first, telling in sorted(ranked, key=lambda item: item[:2]):
        silent = _silent(matter, set(reports) - telling, first)
        if silent:
            found.append(omission(subject, aspect, [Claim(subject, aspect, label, span) for span in first], silent))
        if len(found) == MOST:
            break
    return found


def _silent(matter: Matter, others: Iterable[str], told: Sequence[Span]) -> set[str]:
    """Return the reports that treat the matter and tell nothing of what is told, nor has their outlet told it."""
    outlets = {matter.reading[span.report].report.outlet for span in told} - {None}
    quiet = {report for report in others if matter.reading[report].report.outlet not in outlets}
    treating = matter.coverage.treating(quiet, told)
    return treating - matter.coverage.telling(treating, [matter.quote(span) for span in told])


def _alike(matter: Matter, spans: Iterable[Span]) -> list[Span]:
    """Return the spans, one a report, that plainly tell one thing."""
    first = [span for span in _first_in_each(spans) if len(concepts(matter.quote(span))) > LEAST]
    said = [concepts(matter.quote(span)) for span in first]
    alike = told_alike(said)
    return [
        first[at] for at in alike if any(matter.coverage.alike(said[at], said[other]) for other in alike if other != at)
    ]


def _prominent(matter: Matter, spans: Iterable[Span]) -> list[Span]:
    """Return the first mention in each report that names a thing early or has somebody name it: not as background."""
    return _first_in_each(
        span
        for span in spans
        if span.end <= EARLY * len(matter.reading[span.report].report.text) or matter.said_by(span)
    )


def _first_in_each(spans: Iterable[Span]) -> list[Span]:
    first: dict[str, Span] = {}
    for span in sorted(spans):
        first.setdefault(span.report, span)
    return list(first.values())


def _independent(matter: Matter, reports: set[str]) -> int:
    """Return how many reports are left when those of one outlet or with long passages in common count once."""
    alone = {report for report in reports if reports.isdisjoint(matter.copied.get(report, ()))}
    return len({matter.reading[report].report.outlet or report for report in alone})


def _said(matter: Matter, reports: Sequence[str]) -> list[_Subject]:
    found = []
    for utterance in matter.linked.utterances:
        said = [matter.statement[member] for member in utterance.statements if member in matter.statement]
        spans = [longest_part(statement) for statement in said]
        found.append((utterance.id, utterance.label, [span for span in spans if span.report in reports]))
    return found


def _promised(matter: Matter, reports: Sequence[str]) -> list[_Subject]:
    """Return commitments, but for those that only repeat a saying that is compared already."""
    voiced = {member: utterance.id for utterance in matter.linked.utterances for member in utterance.statements}
    pledges = {pledge.id: pledge for reading in matter.readings for pledge in reading.pledges}
    found = []
    for commitment in matter.linked.commitments:
        members = [pledges[member] for member in commitment.members if member in pledges]
        sayings = {voiced.get(pledge.statement or "", "") for pledge in members}
        if len(sayings) == 1 and "" not in sayings:
            continue
        found.append((commitment.id, commitment.label, [p.span for p in members if p.span.report in reports]))
    return found


def _agreed(matter: Matter, reports: Sequence[str]) -> list[_Subject]:
    told = [agreement for agreement in matter.agreements if any(span.report in reports for span in agreement.mentions)]
    names = {agreement.id: concepts(agreement.label) for agreement in told}
    return [
        (agreement.id, agreement.label, [span for span in agreement.mentions if span.report in reports])
        for agreement in told
        if not any(names[agreement.id] < longer for longer in names.values())  # "Iran deal", "Iran nuclear deal"
        and agreement.formality != "understanding"
        and (agreement.formality != "joint_statement" or _holds_name(agreement.label))
        and len(agreement.label.split()) > 1  # an unnamed one is told as a saying or a promise, and compared there
    ]


def _holds_name(label: str) -> bool:
    """Whether a label holds a name: any meeting may end in "a joint statement"."""
    return any(word[0].isupper() for word in label.split()[1:])
