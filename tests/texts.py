"""Readings of short texts, made by the whole reader, for tests of what reads and links."""

from __future__ import annotations

from communique.reading.reader import readings
from communique.types import Document, Reading, Span


def reading_of(text: str, published: str | None = None, source: str = "test") -> Reading:
    """Return the reading of a text that arrived as one plain document."""
    (reading,) = readings([Document(source, "0" * 64, "read", text, published=published)])
    return reading


def words(reading: Reading, span: Span) -> str:
    """Return the words at a span with white space evened out."""
    return " ".join(reading.report.quote(span).split())


def name_of(reading: Reading, entity: str) -> str:
    """Return the name of an entity of the reading."""
    return next(found.name for found in reading.entities if found.id == entity)
