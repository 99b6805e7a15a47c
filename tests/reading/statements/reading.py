"""Texts to statements, with a cast that knows only the names a test gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from communique.reading.cast import Cast
from communique.reading.parse import Parsed, parse
from communique.reading.statements import statements
from communique.reading.weights import load_other
from communique.types import Entity, Kind, Mention, Report, Span, Statement, Zone

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = re.compile(
    "Ilmar Tesk|Dana Revik|Sorin Hale|Petra Lund|Tesk|Revik|Hale|Lund|Илмар Тэск|"
    "Varania|Ostmark|Harbour Post|Lantern Front"
)
STATES = frozenset({"Varania", "Ostmark"})
BODIES = frozenset({"Harbour Post", "Lantern Front"})


class Telling(NamedTuple):
    """A statement in words: its parts joined by " ... ", who speaks, and the form."""

    content: str
    speaker: str | None
    form: str


class Read(NamedTuple):
    """A report's text with the statements found in it."""

    text: str
    statements: list[Statement]

    def words(self, span: Span) -> str:
        """Return the words at a span."""
        return self.text[span.start : span.end]

    def tellings(self) -> list[Telling]:
        """Return the statements in words, in text order."""
        return [
            Telling(
                " ... ".join(self.words(part) for part in each.parts),
                self.words(each.speaker) if each.speaker else None,
                each.form,
            )
            for each in self.statements
        ]


def report_in(text: str, headline: str = "", language: str = "en") -> Report:
    """Return a report whose text is a headline, if any, and a body."""
    whole = f"{headline}\n\n{text}" if headline else text
    zones = [Zone("body", len(whole) - len(text), len(whole))]
    if headline:
        zones.insert(0, Zone("headline", 0, len(headline)))
    return Report("rp_test", "test.txt", "", whole, None, None, None, language, tuple(zones))


def cast_of(report: Report) -> Cast:
    """Return a cast with every name of `NAMES` that stands in a report: people by surname, states and bodies."""
    mentions: list[Mention] = []
    entities: dict[str, Entity] = {}
    for found in NAMES.finditer(report.text):
        last = found.group().split()[-1]
        kind: Kind = "state" if last in STATES else "organization" if found.group() in BODIES else "person"
        entities.setdefault(last, Entity(last, report.id, kind, found.group(), (found.group(),)))
        span = Span(report.id, found.start(), found.end())
        mentions.append(Mention(f"m{found.start()}", span, kind, last))
    return Cast(tuple(mentions), tuple(entities.values()))


def parsed_of(english: Language, report: Report) -> Parsed:
    """Return the parse of one report."""
    return next(iter(parse([report], english, load_other())))


def read(english: Language, text: str, headline: str = "", language: str = "en") -> Read:
    """Read the statements of a text."""
    report = report_in(text, headline, language)
    return Read(report.text, statements(parsed_of(english, report), cast_of(report)))
