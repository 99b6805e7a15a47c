"""Reading a Russian text of a test."""

from __future__ import annotations

from communique.reading.reader import readings
from communique.types import Document, Reading

HEAD = "Вестник долины\n13 марта 2031\n\n"


def reading_of(text: str) -> Reading:
    """Return the reading of a body text; it stands behind an outlet and a day."""
    (reading,) = readings([Document("test", "0" * 64, "read", HEAD + text, language="ru")])
    return reading
