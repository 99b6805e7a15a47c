"""Readings made by hand, so that linking is tested without the language model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.types import (
    Days,
    Entity,
    Form,
    Kind,
    Mention,
    Polarity,
    Reading,
    Report,
    Span,
    Statement,
    When,
    Zone,
    make_id,
)


class Writer:
    """Builds one report's reading piece by piece; words are found in the text, so that every span is real."""

    def __init__(self, name: str, text: str, published: str | None = None, title: str = "") -> None:
        """Begin a report; a title stands on a line of its own above the body."""
        whole = f"{title}\n\n{text}" if title else text
        body = Zone("body", len(whole) - len(text), len(whole))
        zones = (Zone("headline", 0, len(title)), body) if title else (body,)
        self.report = Report(name, f"{name}.txt", "0" * 64, whole, None, None, published, "en", zones)
        self._entities: dict[str, Entity] = {}
        self._mentions: list[Mention] = []
        self._statements: list[Statement] = []
        self._whens: list[When] = []

    def name(self, words: str, kind: Kind = "person", known: str | None = None, states: Sequence[str] = ()) -> str:
        """Add an entity and all its mentions; returns its id."""
        entity = make_id("en", self.report.id, words)
        self._entities[entity] = Entity(entity, self.report.id, kind, words, (words,), known, (), tuple(states))
        at = self.report.text.find(words)
        while at >= 0:
            span = Span(self.report.id, at, at + len(words))
            self._mentions.append(Mention(make_id("mn", self.report.id, at), span, kind, entity))
            at = self.report.text.find(words, at + 1)
        return entity

    def say(self, words: str, voice: str | None, form: Form = "direct", polarity: Polarity = "affirmed") -> str:
        """Add a statement; returns its id."""
        start = self.report.text.index(words)
        span = Span(self.report.id, start, start + len(words))
        statement = make_id("sm", self.report.id, start)
        self._statements.append(Statement(statement, (span,), form, voice=voice, polarity=polarity))
        return statement

    def when(self, words: str, day: date | None = None, basis: str = "text", partial: str | None = None) -> None:
        """Add a date expression."""
        start = self.report.text.index(words)
        span = Span(self.report.id, start, start + len(words))
        self._whens.append(When(span, Days(day, day) if day else None, basis, partial))

    def reading(self) -> Reading:
        """Return what was built."""
        return Reading(
            self.report,
            "test",
            mentions=tuple(self._mentions),
            entities=tuple(self._entities.values()),
            statements=tuple(self._statements),
            whens=tuple(self._whens),
        )
