"""How many date expressions get the right days: `python -m benchmarks.dates DATA` on GUM news and MEANTIME.

A gold expression counts as found where one of ours shares half of its characters or more, and as right where the days
are those of the gold value. Durations, sets, clock times without a day and references to no calendar day are not
counted. Both corpora give the day of writing, which is handed over as the publication date.
"""

from __future__ import annotations

import argparse
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique.reading.dates import whens
from communique.reading.parse import parse
from communique.reading.report import report_of
from communique.reading.weights import load_english, load_other
from communique.text import calendar
from communique.types import Days, Document, When


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated expression: characters `start` to `end`, and the days it means."""

    start: int
    end: int
    days: Days


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its day of writing and its annotated expressions."""

    name: str
    text: str
    written: str | None
    gold: tuple[Gold, ...]


def gum(folder: Path) -> Iterator[Article]:
    """Yield the articles of GUM news: one token a line inside XML, dates as elements with `when` or `from`/`to`."""
    for path in sorted(folder.glob("*.xml")):
        root = ET.parse(path).getroot()
        text, gold = _gum_text(root)
        bold = next((node for node in root.iter("date") if node.get("rend") == "bold"), None)
        written = bold.get("when") if bold is not None else root.get("dateCreated")
        yield Article(path.stem, text, written, tuple(gold))


def _gum_text(root: ET.Element) -> tuple[str, list[Gold]]:
    pieces: list[str] = []
    gold: list[Gold] = []

    def length() -> int:
        return sum(map(len, pieces))

    def walk(node: ET.Element) -> None:
        if node.tag in ("p", "head"):
            pieces.append("\n\n")
        start = length()
        add(node.text)
        for child in node:
            walk(child)
            add(child.tail)
        days = _gum_days(node)
        if node.tag == "date" and days:
            whole = "".join(pieces)[start:]
            gold.append(Gold(start + len(whole) - len(whole.lstrip()), start + len(whole.rstrip()), days))

    def add(lines: str | None) -> None:
        for line in (lines or "").split("\n"):
            if "\t" in line:
                word = line.split("\t")[0]
                glued = re.fullmatch(r"[,.;:!?)'’s]+|'s|n't", word) or not pieces or pieces[-1].endswith(("(", "\n"))
                pieces.append(word if glued else " " + word)

    walk(root)
    return "".join(pieces), gold


def _gum_days(node: ET.Element) -> Days | None:
    when = node.get("when")
    if when is not None:
        return days_of_value(when)
    first = days_of_value(node.get("from") or node.get("notBefore") or "")
    last = days_of_value(node.get("to") or node.get("notAfter") or "")
    return Days(first.first, last.last) if first and last else None


def meantime(folder: Path) -> Iterator[Article]:
    """Yield the articles of MEANTIME: TIMEX3 over tokens, one of them the time of writing."""
    for path in sorted(folder.glob("*/*.xml")):
        root = ET.parse(path).getroot()
        text, places = _meantime_text(root)
        gold, written = [], None
        for timex in root.iter("TIMEX3"):
            anchors = [anchor.get("t_id", "") for anchor in timex.iter("token_anchor")]
            value = timex.get("value", "")
            if timex.get("functionInDocument") == "CREATION_TIME":
                written = value
            days = days_of_value(value) if timex.get("type") == "DATE" else None
            if anchors and days:
                gold.append(Gold(places[anchors[0]][0], places[anchors[-1]][1], days))
        yield Article(path.stem, text, written, tuple(gold))


def _meantime_text(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    text, places, sentence = "", {}, "0"
    for token in root.iter("token"):
        word = token.text or ""
        if token.get("sentence") != sentence:
            sentence = token.get("sentence") or ""
            text += "\n" if sentence in ("1", "2") else " "
        elif text and not re.fullmatch(r"[,.;:!?)]|'s", word) and not text.endswith("("):
            text += " "
        places[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += word
    return text, places


def days_of_value(value: str) -> Days | None:
    """Return the days of an ISO or TIMEX3 value: a day, week, weekend, month or year; None for anything else."""
    if match := re.match(r"(\d{4}-\d\d-\d\d)", value):
        return calendar.one_day(date.fromisoformat(match[1]))
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        week = calendar.week(monday)
        return Days(calendar.plus(monday, 5), week.last) if match[3] else week
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return calendar.month(int(match[1]), int(match[2]))
    return calendar.year(int(value)) if re.fullmatch(r"\d{4}", value) else None


def score(articles: Iterator[Article], misses: bool) -> tuple[int, int, int, int]:
    """Return how many gold expressions there are, were found, are right, and are open; print the others if asked."""
    english, other = load_english(), load_other()
    total = found = right = left_open = 0
    for article in articles:
        document = Document(article.name, "", "read", article.text, published=article.written, language="en")
        parsed = next(parse([report_of(document)], english, other))
        ours = whens(parsed)
        for gold in article.gold:
            best = max(ours, key=lambda when: _shared(gold, when), default=None)
            hit = best if best and 2 * _shared(gold, best) >= gold.end - gold.start else None
            total, found = total + 1, found + (hit is not None)
            right += hit is not None and hit.days == gold.days
            left_open += hit is not None and hit.days is None
            if misses and (hit is None or hit.days != gold.days):
                around = article.text[max(0, gold.start - 50) : gold.end + 30].replace("\n", " ")
                print(f"{article.name[:20]} ({article.written}) {gold.days.first}..{gold.days.last} got", end=" ")
                print(f"{hit.days.first}..{hit.days.last}" if hit and hit.days else hit and "open", "|", around)
    return total, found, right, left_open


def _shared(gold: Gold, when: When) -> int:
    return max(0, min(gold.end, when.span.end) - max(gold.start, when.span.start))


def main() -> None:
    """Print a line a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder that holds gum-news and meantime")
    parser.add_argument("--misses", action="store_true", help="list what was not right")
    arguments = parser.parse_args()
    for name, articles in (
        ("gum-news", gum(arguments.data / "gum-news")),
        ("meantime", meantime(arguments.data / "meantime")),
    ):
        total, found, right, left_open = score(articles, arguments.misses)
        print(f"{name}: {total} expressions, found {found}, right {right} ({right / total:.1%}), open {left_open}")


if __name__ == "__main__":
    main()
