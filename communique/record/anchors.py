"""What a report says, named by the words it stands at, and found there again whatever the rules have made of it since.

An id may change with the rules; the words of a report do not. A thing is found again at the place that shares most
characters with the words it stood at, at least half of the shorter; of an account or a pledge the trigger must be met
too, since one sentence may tell of two happenings. Where nothing is found there, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from communique.record.readings import Readings
from communique.types import Anchor, Mark, Reading, Report, Span, Written

MOST = 12  # names of one entity that an anchor keeps
_LED = frozenset({"account", "pledge"})  # their first span is the trigger

Range = tuple[int, int]


class Standing(Struct, frozen=True):
    """A thing as it stands in a reading now: its id, what tells it from others at the same words, and its places."""

    id: str
    written: Written
    report: str
    kind: str
    ranges: tuple[Range, ...]


def standings(reading: Reading) -> Iterator[Standing]:
    """Yield all that one report says and that people may decide about."""
    report = reading.report.id
    named: dict[str, list[Range]] = {}
    for mention in reading.mentions:
        named.setdefault(mention.entity, []).append((mention.span.start, mention.span.end))
        yield Standing(mention.id, "mention", report, mention.kind, _ranges(mention.span))
    for entity in reading.entities:
        if entity.id in named:
            yield Standing(entity.id, "entity", report, entity.kind, tuple(sorted(named[entity.id])[:MOST]))
    for statement in reading.statements:
        yield Standing(statement.id, "statement", report, statement.form, _ranges(*statement.parts))
    for account in reading.accounts:
        yield Standing(account.id, "account", report, account.type, _ranges(account.trigger, account.span))
    for pledge in reading.pledges:
        yield Standing(pledge.id, "pledge", report, "", _ranges(pledge.trigger, pledge.span))
    for outcome in reading.outcomes:
        yield Standing(outcome.id, "outcome", report, outcome.bearing, _ranges(outcome.span))
    for accord in reading.accords:
        yield Standing(accord.id, "accord", report, accord.kind, _ranges(accord.span))
    yield Standing(report, "report", report, "", ((0, len(reading.report.text)),))


def anchored(standing: Standing, report: Report) -> Anchor:
    """Return an anchor of a thing in its report; a whole report is named by its first words."""
    ranges = standing.ranges if standing.written != "report" else (opening(report),)
    marks = tuple(Mark(start, end, report.text[start:end]) for start, end in ranges)
    return Anchor(standing.written, report.id, report.sha256, standing.kind, marks)


def opening(report: Report) -> Range:
    """Return where a report's title stands, or else its first line."""
    if report.title is not None:
        return report.title.start, report.title.end
    start = len(report.text) - len(report.text.lstrip())
    end = report.text.find("\n", start)
    return start, max(start + 1, end if end > 0 else len(report.text))


class Finder:
    """Finds anchored things in the readings of a record; each report is read once."""

    def __init__(self, readings: Readings) -> None:
        """Look in these readings, as the reports were read."""
        self._readings = readings
        self._read: dict[str, Reading] = {}
        self._standing: dict[str, list[Standing]] = {}

    def reading(self, report: str) -> Reading:
        """Return the reading of a report. Raises NotInRecord."""
        if report not in self._read:
            self._read[report] = self._readings.get(report)
        return self._read[report]

    def place(self, anchor: Anchor) -> tuple[Reading, tuple[Range, ...]] | None:
        """Return the report an anchor lies in and where its words stand there; None where no single report has them.

        The report may have another id by now: a later version of the article, or another outlet found by newer rules.
        """
        found = []
        for report in self._readings.standing_for(anchor.report, anchor.capture):
            reading = self.reading(report)
            ranges = [place for mark in anchor.marks if (place := _nearest(reading.report.text, mark))]
            if ranges:
                found.append((reading, tuple(ranges)))
        still = [(reading, ranges) for reading, ranges in found if ranges[0][0] == anchor.marks[0].start]
        best = still or found
        return best[0] if len(best) == 1 else None

    def find(self, anchor: Anchor) -> Standing | None:
        """Return the thing that stands where the anchor was set, None where none does now."""
        placed = self.place(anchor)
        if placed is None:
            return None
        reading, wanted = placed
        if reading.report.id not in self._standing:
            self._standing[reading.report.id] = list(standings(reading))
        able = [each for each in self._standing[reading.report.id] if each.written == anchor.written]
        if anchor.written == "report":
            return able[0]
        low, high = min(start for start, _ in wanted), max(end for _, end in wanted)
        able = [each for each in able if any(start < high and low < end for start, end in each.ranges)]
        scored = [(_score(each, wanted, anchor.kind), each) for each in able]
        best = max(scored, key=lambda item: (item[0], item[1].id), default=None)
        return best[1] if best and best[0] > (0.0, 0.0) else None


def _ranges(*spans: Span) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in spans)


def _nearest(text: str, mark: Mark) -> Range | None:
    """Return where the words of a mark stand in a text: where they stood, or else as near to it as they occur."""
    if text[mark.start : mark.end] == mark.words:
        return mark.start, mark.end
    after = text.find(mark.words, mark.start)
    before = text.rfind(mark.words, 0, mark.start + len(mark.words))
    found = [at for at in (before, after) if at >= 0]
    if not found:
        return None
    at = min(found, key=lambda at: abs(at - mark.start))
    return at, at + len(mark.words)


def _score(each: Standing, wanted: Sequence[Range], kind: str) -> tuple[float, float]:
    """Return the share of characters in common, with what the kind adds to it; zeros where it is another thing.

    Where one trigger tells of two happenings, the type tells them apart better than how far their extents reach.
    """
    if each.written in _LED and not _common(each.ranges[:1], wanted[:1]):
        return 0.0, 0.0
    ours, theirs = _characters(each.ranges), _characters(wanted)
    shared = len(ours & theirs)
    if 2 * shared < min(len(ours), len(theirs)):
        return 0.0, 0.0
    likeness, same = round(shared / len(ours | theirs), 6), float(each.kind == kind)
    return (1.0 + same, likeness) if each.written in _LED else (likeness, same)


def _common(left: Iterable[Range], right: Iterable[Range]) -> bool:
    return bool(_characters(left) & _characters(right))


def _characters(ranges: Iterable[Range]) -> set[int]:
    return {at for start, end in ranges for at in range(start, end)}
