"""Reports and casts made from plain text for the tests of names."""

from __future__ import annotations

from communique.reading.cast import Cast
from communique.reading.mentions import names
from communique.reading.parse import Parsed, parse
from communique.reading.weights import load_english, load_other
from communique.types import Report, Zone, ZoneKind


def parsed_of(text: str, *, headline: str = "", language: str = "en") -> Parsed:
    """Return the parse of a report with this body, and this headline above it."""
    whole = f"{headline}\n\n{text}" if headline else text
    kinds: list[tuple[ZoneKind, int, int]] = [("body", len(whole) - len(text), len(whole))]
    if headline:
        kinds.insert(0, ("headline", 0, len(headline)))
    zones = tuple(Zone(kind, start, end) for kind, start, end in kinds)
    report = Report("rp_test", "test.txt", "0" * 64, whole, None, None, None, language, zones)
    return next(parse([report], load_english(), load_other()))


def cast_of(text: str, *, headline: str = "", language: str = "en") -> tuple[Parsed, Cast]:
    """Return the parse and the cast of a report."""
    parsed = parsed_of(text, headline=headline, language=language)
    return parsed, names(parsed)


def mentioned(text: str, kind: str, *, headline: str = "", language: str = "en") -> list[str]:
    """Return the names of one kind as written, in text order."""
    parsed, cast = cast_of(text, headline=headline, language=language)
    return [parsed.report.quote(mention.span) for mention in cast.mentions if mention.kind == kind]


def titles(text: str, *, language: str = "en") -> dict[str, str | None]:
    """Map each person's name as written to the title beside it."""
    parsed, cast = cast_of(text, language=language)
    quote = parsed.report.quote
    return {
        quote(mention.span): quote(mention.title) if mention.title is not None else None
        for mention in cast.mentions
        if mention.kind == "person"
    }
