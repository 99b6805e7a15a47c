"""Has somebody said this, and in which words? Utterances that say what was asked for, with every rendering of them.

Words are met folded and stemmed, and by near-synonyms at a discount. What is returned are words of reports at their
spans; a question that nothing in the record comes near has no answer.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePath

from msgspec import Struct

from communique.record.index import Index, tokens
from communique.record.record import Record
from communique.text.commonness import share
from communique.text.concepts import concept
from communique.text.contradiction import contradictions
from communique.text.synonyms import root, synonyms
from communique.text.words import folds
from communique.types import Form, Reading, Span, Statement

NEAR = 0.45  # score from which a statement answers
KINDRED = 0.6  # what a near-synonym is worth
ORDER = 0.3  # part of the score that the order of the words decides
RARE = 0.0005  # share of articles that a word unknown to the background is taken to be in


class Rendering(Struct, frozen=True):
    """One report's wording: exact words and where they stand. `published` is an ISO date or date-time, or None.

    `against` are points on which it says otherwise than what was asked for: another figure or day, a negation.
    """

    words: str
    form: Form
    outlet: str
    published: str | None
    speaker: str | None
    url: str | None
    report: str
    parts: tuple[Span, ...]
    score: float
    against: tuple[str, ...] = ()


class Answer(Struct, frozen=True):
    """An utterance that says what was asked for, with its renderings, the nearest first. `score` is in [0, 1]."""

    utterance: str
    speaker: str | None
    score: float
    independent: int
    renderings: tuple[Rendering, ...]


def find(
    record: Record, words: str, *, speaker: str = "", since: str = "", until: str = "", limit: int = 10
) -> list[Answer]:
    """Return the utterances nearest to some words, the nearest first.

    `speaker` are words of the speaker's name, `since` and `until` ISO days between which a report was published.
    """
    question = _Question(words)
    with Index(record) as index:
        places = index.places(question.wanted, speaker, since, until) if question.wanted else []
    nearest: dict[tuple[str, str, str], float] = {}
    for place in places:
        key = (place.process, place.utterance, place.reports)
        nearest[key] = max(nearest.get(key, 0.0), question.score(place.folded))
    near = sorted((key for key in nearest if nearest[key] >= NEAR), key=lambda key: (-nearest[key], key))[:limit]
    wanted: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for process, utterance, reports in near:
        wanted[process][utterance] = reports.split()
    answers = [answer for process in sorted(wanted) for answer in _answers(record, process, wanted[process], question)]
    return sorted(answers, key=lambda answer: (-answer.score, answer.utterance))


class _Question:
    """What was asked for: its words in order, and how much each stem of them tells."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.folds = folds(words)
        self.weights = {token: -math.log(share(token) + RARE) for token in tokens(words)}
        self.kin = {token: _kindred(token) for token in self.weights}

    @property
    def wanted(self) -> set[str]:
        """The stems to look for."""
        return {*self.weights, *(other for kin in self.kin.values() for other in kin)}

    def met(self, held: Container[str]) -> float:
        """Return which share of what the question tells a text with these stems holds."""
        found = (
            weight * (1.0 if token in held else KINDRED if any(other in held for other in self.kin[token]) else 0.0)
            for token, weight in self.weights.items()
        )
        return math.fsum(found) / (math.fsum(self.weights.values()) or 1.0)

    def score(self, text: str) -> float:
        """Return how near a text comes, from 0 to 1: what it holds of the question, and in which order."""
        return round((1 - ORDER) * self.met(set(tokens(text))) + ORDER * _in_order(self.folds, folds(text)), 4)

    def against(self, text: str) -> tuple[str, ...]:
        """Return the points on which a text says otherwise, for a person to read."""
        return tuple(f"{point.kind}: {point.left} / {point.right}" for point in contradictions(self.words, text))


def _kindred(token: str) -> frozenset[str]:
    """Return the stems of a stem's near-synonyms, by the dictionary and by the words of diplomatic news."""
    return frozenset({*synonyms(token), root(concept(token))} - {token})


def _in_order(asked: Sequence[str], text: Sequence[str]) -> float:
    """Return which share of the neighbouring words asked for stand beside each other in a text."""
    pairs = set(pairwise(asked))
    return len(pairs & set(pairwise(text))) / len(pairs) if pairs else float(asked[0] in text)


def _answers(
    record: Record, process: str, wanted: Mapping[str, Sequence[str]], question: _Question
) -> Iterator[Answer]:
    """Yield the answers of one process; `wanted` gives the reports of each utterance that answers."""
    linked = record.derived.linked(process)
    readings = record.derived.readings({report for reports in wanted.values() for report in reports})
    said = {statement.id: (reading, statement) for reading in readings for statement in reading.statements}
    for utterance in linked.utterances:
        if utterance.id in wanted:
            held = [said[key] for key in utterance.statements]
            renderings = [_rendering(reading, statement, question) for reading, statement in held]
            renderings.sort(key=lambda each: (-each.score, each.published or "~", each.report, each.parts))
            voices = {statement.voice for _, statement in held}
            speakers = [each for reading, _ in held for each in reading.entities if each.id in voices]
            actors = record.derived.actors_of(speakers)
            named = next((actor.label for actor in actors if actor.id == utterance.actor), None)
            as_written = next((each.speaker for each in renderings if each.speaker), None)
            best, tellings = renderings[0].score, utterance.independent
            yield Answer(utterance.id, named or as_written, best, tellings, tuple(renderings))


def _rendering(reading: Reading, statement: Statement, question: _Question) -> Rendering:
    report = reading.report
    words = " … ".join(" ".join(report.quote(part).split()) for part in statement.parts)
    return Rendering(
        words=words,
        form=statement.form,
        outlet=report.outlet or PurePath(report.source).name,
        published=report.published,
        speaker=" ".join(report.quote(statement.speaker).split()) if statement.speaker else None,
        url=report.url,
        report=report.id,
        parts=statement.parts,
        score=question.score(words),
        against=question.against(words),
    )
