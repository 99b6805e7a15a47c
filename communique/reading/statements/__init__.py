"""Statements: what a report says somebody said, in which words, and who it was; and stances, told without words.

Whole quotations are attached to the verb beside them first; then every other verb, noun and phrase of saying yields its
content; last, quotations without any are given to the speaker before them where that is clear.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.cast import Cast
from communique.reading.parse import Parsed
from communique.reading.russian.said import said_in_russian
from communique.reading.statements.foreign import quoted_abroad
from communique.reading.statements.gathering import gather
from communique.reading.statements.held import standings
from communique.reading.statements.passages import passages
from communique.reading.statements.wording import stance, statement
from communique.types import Stance, Statement


def statements(parsed: Parsed, cast: Cast) -> list[Statement]:
    """Return the statements of one report in text order."""
    pages = passages(parsed)
    if parsed.english:
        gathered = gather(pages, cast)
    elif parsed.russian:
        gathered = said_in_russian(pages, cast)
    else:
        gathered = [said for page in pages for said in quoted_abroad(page, parsed.report.language or "", cast)]
    found: dict[str, Statement] = {}
    for said in gathered:
        each = statement(said, parsed, pages)
        found.setdefault(each.id, each)
    return sorted(found.values(), key=lambda each: (each.parts[0].start, each.parts[-1].end))


def stances(parsed: Parsed, cast: Cast, said: Sequence[Statement]) -> list[Stance]:
    """Return where a report says somebody stands without giving words of theirs, in text order.

    `said` are the statements of the report: what one of them tells is no stance.
    """
    if not parsed.english:
        return []
    taken = {cue.start for statement in said for cue in statement.cue}
    found: dict[str, Stance] = {}
    for page in passages(parsed):
        for standing in standings(page, cast, taken):
            each = stance(standing, parsed.report.id, said)
            found.setdefault(each.id, each)
    return sorted(found.values(), key=lambda each: (each.parts[0].start, each.parts[-1].end, each.cue))
