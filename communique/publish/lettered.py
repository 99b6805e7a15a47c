"""A process's reports by letter: citations and marks, shared by every page and the terminal.

A mark is an outlet's letter beside a line: it quotes, it reports in its own words, or nothing was found in it. Letters
that stand joined print the same words and count once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product, takewhile
from pathlib import PurePath
from string import ascii_uppercase
from typing import Literal

from msgspec import Struct

from communique.publish.days import stamp
from communique.publish.reviewed import Reviews
from communique.types import Process, Report, Span, Statement

How = Literal["quotes", "reports", "silent"]


class Outlet(Struct, frozen=True):
    """A report by its letter. `near` tells of the meeting itself; the others tell of what came before or after."""

    letter: str
    report: Report
    near: bool

    @property
    def name(self) -> str:
        """The outlet's name, or the letter where the file names none."""
        return self.report.outlet or f"Outlet {self.letter}"

    @property
    def named(self) -> bool:
        """Tell whether the document names its outlet."""
        return self.report.outlet is not None

    @property
    def file(self) -> str:
        """The last part of the source: a folder of the user's is nobody's business."""
        return PurePath(self.report.source.replace("\\", "/")).name or self.report.source

    @property
    def stamp(self) -> str:
        """When it was published, in words."""
        return stamp(self.report.published)


class Cite(Struct, frozen=True):
    """Words of a report, where they stand, and whether the report quotes them."""

    outlet: Outlet
    span: Span
    words: str
    how: How

    @property
    def anchor(self) -> str:
        """The fragment that opens these words."""
        return f"span={self.span.report}-{self.span.start}-{self.span.end}"

    @property
    def place(self) -> str:
        """Where the words stand, for people."""
        return f"{self.outlet.letter}, characters {self.span.start:,}–{self.span.end:,}"


class Mark(Struct, frozen=True):
    """An outlet's letter beside a line; `cite` is None where nothing was found."""

    outlet: Outlet
    how: How
    cite: Cite | None = None


Marks = tuple[tuple[Mark, ...], ...]


class Lettered:
    """A process whose reports have letters. `cited` holds every span handed out."""

    def __init__(self, process: Process, outlets: Sequence[Outlet]) -> None:
        """Keep the reports that are lettered, in the order of their letters."""
        self.process = process
        self.outlets = tuple(outlets)
        self.near = tuple(outlet for outlet in self.outlets if outlet.near)
        self.by_report = {outlet.report.id: outlet for outlet in self.outlets}
        self.actors = {actor.id: actor for actor in process.actors}
        self.actor_of = process.actor_of()
        self.events = {event.id: event for event in process.linked.events}
        self.readings = {reading.report.id: reading for reading in process.readings}
        self.statements: dict[str, Statement] = {
            statement.id: statement for reading in process.readings for statement in reading.statements
        }
        self.reviews = Reviews(process.reviews)
        self.outcomes = {
            (outcome.span, outcome.bearing): outcome.id for reading in process.readings for outcome in reading.outcomes
        }
        self.cited: set[Span] = set()
        self._labels = _labels(process)
        self._order = {outlet.report.id: place for place, outlet in enumerate(self.outlets)}
        self._shared = _shared_passages(process)

    def label(self, actor: str) -> str:
        """Return what a recorded thing is called; what is no id of one stands for itself."""
        return self._labels.get(actor, actor)

    def cite(self, span: Span) -> Cite | None:
        """Return a citation of words in a lettered report, None for any other."""
        outlet = self.by_report.get(span.report)
        if outlet is None:
            return None
        self.cited.add(span)
        return Cite(outlet, span, outlet.report.quote(span), self.how(span))

    def cites(self, spans: Iterable[Span]) -> tuple[Cite, ...]:
        """Return citations in the order of letters, those of other reports left out."""
        found = [cite for span in sorted(set(spans)) if (cite := self.cite(span))]
        return tuple(sorted(found, key=lambda cite: self.outlet_order(cite.span)))

    def marks(self, told: Mapping[str, tuple[How, Span]], silent: Iterable[str] | None = None) -> Marks:
        """Return the letters of a line: who tells it, by report id, and who is silent: by default all that are near."""
        quiet = {outlet.report.id for outlet in self.near} if silent is None else set(silent)
        found = []
        for outlet in self.outlets:
            if outlet.report.id in told:
                how, span = told[outlet.report.id]
                found.append(Mark(outlet, how, self.cite(span)))
            elif outlet.report.id in quiet:
                found.append(Mark(outlet, "silent"))
        return self._joined(found)

    def outlet_order(self, span: Span) -> tuple[int, int]:
        """Order spans as the letters go, then as they stand in the text."""
        return (self._order[span.report], span.start)

    def how(self, span: Span) -> How:
        """Tell whether words stand within a quotation in their report or are the report's own."""
        for statement in self.readings[span.report].statements:
            if statement.form != "indirect" and any(
                part.start <= span.start and span.end <= part.end for part in statement.parts
            ):
                return "quotes"
        return "reports"

    def prints_same_words(self, left: Span, right: Span) -> bool:
        """Tell whether one passage, shared by both reports, makes up most of both spans."""
        key = tuple(sorted((left.report, right.report)))
        return any(
            (_covers(one, left) and _covers(other, right)) or (_covers(other, left) and _covers(one, right))
            for one, other in self._shared.get(key, ())
        )

    def _joined(self, marks: list[Mark]) -> Marks:
        groups: list[list[Mark]] = []
        for mark in marks:
            home = next((group for group in groups if any(self._same(mark, other) for other in group)), None)
            if home is None:
                groups.append([mark])
            else:
                home.append(mark)
        return tuple(map(tuple, groups))

    def _same(self, left: Mark, right: Mark) -> bool:
        return bool(left.cite and right.cite and self.prints_same_words(left.cite.span, right.cite.span))


def alike(cites: Iterable[Cite]) -> list[tuple[Cite, ...]]:
    """Group citations that read the same, case and white space apart, in the order in which they come."""
    groups: dict[str, list[Cite]] = {}
    for cite in cites:
        groups.setdefault(" ".join(cite.words.casefold().split()), []).append(cite)
    return [tuple(group) for group in groups.values()]


def letters(count: int) -> list[str]:
    """Return A, B, ... Z, AA, AB, ..."""
    lengths = takewhile(lambda length: 26**length <= 26 * count, range(1, 7))
    names = ("".join(name) for length in lengths for name in product(ascii_uppercase, repeat=length))
    return list(islice(names, count))


def _labels(process: Process) -> dict[str, str]:
    linked = process.linked
    return {
        **{actor.id: actor.label for actor in process.actors},
        **{agreement.id: agreement.label for agreement in process.agreements},
        **{event.id: event.label for event in linked.events},
        **{commitment.id: commitment.label for commitment in linked.commitments},
        **{utterance.id: utterance.label for utterance in linked.utterances},
    }


def _shared_passages(process: Process) -> dict[tuple[str, ...], list[tuple[Span, Span]]]:
    shared: dict[tuple[str, ...], list[tuple[Span, Span]]] = {}
    for reprint in process.linked.reprints:
        key = tuple(sorted((reprint.left.report, reprint.right.report)))
        shared.setdefault(key, []).append((reprint.left, reprint.right))
    return shared


def _covers(passage: Span, words: Span) -> bool:
    if passage.report != words.report:
        return False
    return 2 * (min(passage.end, words.end) - max(passage.start, words.start)) > words.end - words.start
