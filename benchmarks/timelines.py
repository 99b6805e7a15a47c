"""Timelines of SemEval-2015 Task 4 (trial): what happened to an entity and when, from the raw text of 30 articles.

usage: python -m benchmarks.timelines DATA [--misses]

Two ways of choosing the happenings. *accounts*: what the record holds, the project's accounts and statements in which
the entity takes part, with their days. *clauses*: every clause of the parse in which it takes part (`benchmarks/
timeline_clauses.py`), dated by the project's date expressions. The task wants any event, our record diplomatic ones.
Days, names, pronouns and the parse are the project's in both.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import xml.etree.ElementTree as ET
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.timeline_clauses import Happening, told_in_accounts, told_in_clauses
from benchmarks.timeline_score import Counts, Placed, Timeline, compared
from communique.reading.parse import Parsed, parse
from communique.reading.report import report_of
from communique.reading.weights import load_english, load_other
from communique.types import Days, Document

_NO_SPACE_BEFORE = re.compile(r"[,.;:!?%)\]]|'s|'re|n't|['’]")
_OPENING = frozenset("($[")


class Piece(NamedTuple):
    """A token of the set: where it begins in the text we make, its sentence, and itself."""

    start: int
    sentence: int
    token: str


class Article:
    """An article as text, with the way back to the tokens by which the set names its events."""

    def __init__(self, path: Path) -> None:
        """Read an article and put its text together."""
        self.number = re.split(r"[_-]", path.stem)[0]
        self.pieces: list[Piece] = []
        text = ""
        sentence = -1
        for token in ET.parse(path).getroot().iter("token"):
            word, at = token.text or "", int(token.get("sentence", "0"))
            if at != sentence:
                text += "" if not text else "\n\n" if at <= 2 else " "
            elif not _NO_SPACE_BEFORE.fullmatch(word) and text[-1] not in _OPENING:
                text += " "
            sentence = at
            self.pieces.append(Piece(len(text), at, word))
            text += word
        self.text = text

    def mention(self, happening: Happening) -> str:
        """Return the name of an event: article, sentence and words."""
        first = bisect_right(self.pieces, (happening.start + 1,)) - 1
        words = "_".join(happening.words).lower()
        return f"{self.number}-{self.pieces[first].sentence}-{words}"

    def document(self) -> Document:
        """Return it as it would come from a file."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Document(self.number, digest, "read", self.text)


def main() -> None:
    """Print the figures of each way, by entity and in all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder that holds timelines/trial and timelines/trial-gold")
    parser.add_argument("--misses", action="store_true", help="list events that differ")
    chosen = parser.parse_args()
    folder = chosen.data / "timelines"
    articles = [Article(path) for path in sorted((folder / "trial").glob("*.xml"))]
    parsed = list(parse((report_of(each.document()) for each in articles), load_english(), load_other()))
    gold = dict(read_gold(path) for path in sorted((folder / "trial-gold").glob("*.txt")))
    for name, way in (("accounts", told_in_accounts), ("clauses", told_in_clauses)):
        whole, order = Counts(), Counts()
        for entity, events in gold.items():
            found = timeline(entity, articles, parsed, way)
            counts = compared(Timeline(found), Timeline(events))
            whole += counts
            order += compared(Timeline(found, anchors=False), Timeline(events, anchors=False))
            show(f"{name:9} {entity:20} {counts}  {mentioned(found, events)}")
            if chosen.misses:
                show_misses(found, events)
        show(f"{name:9} {'all':20} {whole}   order alone {order}")


def read_gold(path: Path) -> tuple[str, list[Placed]]:
    """Return an entity and the events of its timeline; several mentions of one event stand on one line."""
    entity, *lines = path.read_text(encoding="utf-8-sig").splitlines()
    events = []
    for line in lines:
        position, day, *mentions = line.split("\t")
        known = re.sub(r"(-XX)+$", "", day)
        for mention in mentions:
            if mention.strip():
                known_day = None if "X" in known else known
                events.append(Placed(mention.strip().lower(), int(position), known_day))
    return entity.strip(), events


Way = Callable[[Parsed, str], Iterable[Happening]]


def timeline(entity: str, articles: Iterable[Article], parsed: Iterable[Parsed], way: Way) -> list[Placed]:
    """Return the events of an entity in the order of their days; one position for each day."""
    dated = sorted(
        (happening.days, article.mention(happening))
        for article, report in zip(articles, parsed, strict=True)
        for happening in way(report, entity)
    )
    positions = {days: at for at, days in enumerate(sorted({days for days, _ in dated}), 1)}
    return [Placed(mention, positions[days], written(days)) for days, mention in dated]


def written(days: Days) -> str | None:
    """Return days as the set writes them: a day, a month or a year; None for other spans."""
    first, last = days.first, days.last
    if first == last:
        return first.isoformat()
    if (first.day, first.month) == (1, 1) and last == date(first.year, 12, 31):
        return f"{first.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{first:%Y-%m}"
    return None


def mentioned(found: Iterable[Placed], gold: Iterable[Placed]) -> str:
    """Return how many of the gold events that have a place were found at all, and of how many given."""
    ours = {event.mention for event in found}
    theirs = {event.mention for event in gold if event.position}
    return f"{len(ours & theirs)} of {len(theirs)} events in {len(ours)} given"


def show_misses(found: Iterable[Placed], gold: Iterable[Placed]) -> None:
    """List events that only one has, and those with different days."""
    ours = {event.mention: event for event in found}
    theirs = {event.mention: event for event in gold}
    for mention in sorted(ours.keys() | theirs.keys()):
        mine, other = ours.get(mention), theirs.get(mention)
        left = f"{mine.day}" if mine else "-"
        right = f"{other.position} {other.day}" if other else "-"
        show(f"    {mention:40} ours {left:12} gold {right}")


def show(line: str) -> None:
    """Write a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
