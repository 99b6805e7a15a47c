"""A statement made ready for comparing: its words, concepts and characters, and where its report has it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.lexicon import load
from communique.link.utterances.quoting import Words, quotations, runs
from communique.text.commonness import shares
from communique.text.concepts import concept
from communique.text.contradiction import has_negation
from communique.text.similarity import grams, rarity, unit, weighed
from communique.text.words import folds, is_small, words
from communique.types import Reading, Statement, Story

LEADING = 400  # characters from the start of the article in which a report sums up what follows
ENGLISH_SPEAKING = frozenset(f"state:{code}" for code in ("US", "GB", "AU", "CA", "NZ", "IE"))
PRIOR = 30  # texts that the background of news at large stands for


@dataclass(frozen=True)
class Saying:
    """One statement with what comparing needs. `at` is its place in the report; `concepts` is a
    vector of length 1. `denied` marks words without a negation of their own that the speaker denied, `native` a
    speaker whom English reports quote in his own language."""

    statement: Statement
    actor: str | None
    story: str
    text: str
    folds: tuple[str, ...]
    bag: frozenset[str]
    concepts: Mapping[str, float]
    leading: bool
    denied: bool
    native: bool

    @cached_property
    def characters(self) -> Mapping[str, float]:
        """The runs of characters, as a vector of length 1; only near statements come to need it."""
        return unit(grams(self.text))

    @cached_property
    def quoted(self) -> tuple[Words, ...]:
        """The runs of words it quotes."""
        return quotations(self.text, self.statement.form)

    @cached_property
    def runs(self) -> frozenset[Words]:
        """Its runs of one to three words."""
        return runs(self.folds)

    @property
    def id(self) -> str:
        """The id of the statement."""
        return self.statement.id

    @property
    def start(self) -> int:
        """Where it begins in its report."""
        return self.statement.parts[0].start

    @property
    def end(self) -> int:
        """Where it ends in its report."""
        return self.statement.parts[-1].end

    @property
    def report(self) -> str:
        """The id of the report that carries it."""
        return self.statement.report


def sayings(
    readings: Iterable[Reading], who: Mapping[str, str], stories: Iterable[Story]
) -> tuple[list[Saying], dict[str, float]]:
    """Return the statements of some readings ready for comparing, and how telling each concept is among them."""
    of_story = {report: story.id for story in stories for report in story.reports}
    readings = sorted(readings, key=lambda reading: reading.report.id)
    found = [
        (reading, statement, _text(reading, statement)) for reading in readings for statement in reading.statements
    ]
    bags = [_bag(text) for _, _, text in found]
    telling = rarity(bags, shares(), PRIOR)
    starts = {reading.report.id: _start(reading) for reading, _, _ in found}
    native = _native_speakers(readings, who)
    result = []
    for (reading, statement, text), bag in zip(found, bags, strict=True):
        spoken = tuple(folds(text))
        actor = who.get(statement.voice) if statement.voice else None
        result.append(
            Saying(
                statement=statement,
                actor=actor,
                story=of_story.get(reading.report.id, ""),
                text=text,
                folds=spoken,
                bag=frozenset(bag),
                concepts=weighed(bag, telling),
                leading=statement.parts[0].start < starts[reading.report.id] + LEADING,
                denied=statement.polarity == "denied" and not has_negation(list(spoken)),
                native=actor in native,
            )
        )
    return result, telling


def _text(reading: Reading, statement: Statement) -> str:
    return " ".join(reading.report.quote(part) for part in statement.parts)


def _start(reading: Reading) -> int:
    return next((zone.start for zone in reading.report.zones if zone.kind == "body"), 0)


def _native_speakers(readings: Iterable[Reading], who: Mapping[str, str]) -> set[str | None]:
    """Return the actors whom English reports quote in their own language, as far as their states tell."""
    tied: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for reading in readings:
        for entity in reading.entities:
            states = {*entity.states, *([entity.known] if entity.known else [])}
            if entity.id in who and any(state.startswith("state:") for state in states):
                tied[who[entity.id]][not ENGLISH_SPEAKING.isdisjoint(states)] += 1
    return {actor for actor, votes in tied.items() if votes[True] > votes[False]}


def _bag(text: str) -> Counter[str]:
    """Count the concepts of a text; a state, its people and its capital are one ("Moscow", "Russian", "Russia")."""
    bag: Counter[str] = Counter()
    named = list(_states(text))
    bag.update(state for _, _, state in named)
    taken: Sequence[tuple[int, int]] = [(start, end) for start, end, _ in named]
    for word in words(text):
        inside = any(start <= word.start < end for start, end in taken)
        if not inside and not is_small(word.fold):
            bag[concept(word.fold)] += 1
    return bag


def _states(text: str) -> Iterator[tuple[int, int, str]]:
    for hit in load().find(text):
        entry = hit.entries[0]
        if entry.kind == "state" or (entry.kind == "place" and entry.capital and entry.country):
            yield hit.start, hit.end, entry.id if entry.kind == "state" else str(entry.country)
        elif entry.kind in ("group", "body"):
            yield hit.start, hit.end, entry.id
