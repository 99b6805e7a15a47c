"""The AllSides articles of data/stories, the selections that are measured, and the score of a clustering."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from communique.types import Document

FOREIGN = frozenset(
    [
        "foreign_policy",
        "north_korea",
        "russia",
        "middle_east",
        "trade",
        "world",
        "great_britain",
        "state_department",
        "mexico",
        "nuclear_weapons",
        "china",
        "palestine",
        "asia",
        "europe",
        "isis",
        "terrorism",
        "national_defense",
    ]
)


class Article(Struct, frozen=True):
    """One article of the set; fields we do not use are ignored."""

    id: str
    story: str
    title: str
    text: str
    date: str | None = None
    outlet: str | None = None
    story_date: str | None = None
    topic: str | None = None
    late: int = 0  # days it is made to come later than it did

    @property
    def day(self) -> dt.date | None:
        """The day of publication."""
        return day_of(self.date)

    @property
    def story_day(self) -> dt.date | None:
        """The day of the story, as its editors date it."""
        return day_of(self.story_date)


def day_of(written: str | None) -> dt.date | None:
    """Return a day, which the set writes in two ways."""
    if not written:
        return None
    if "/" in written:
        month, day, year = map(int, written.split("/"))
        return dt.date(2000 + year, month, day)
    return dt.date.fromisoformat(written)


def load(data: Path) -> Iterator[Article]:
    """Yield the articles of the set."""
    with gzip.open(data / "stories" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield msgspec.json.decode(line, type=Article)


def half(articles: Sequence[Article], number: int) -> list[Article]:
    """Return one of two halves, 0 or 1, that share no story: which one a story is in, a hash of its name decides."""
    return [each for each in articles if hashlib.sha256(each.story.encode()).digest()[0] % 2 == number]


def foreign(articles: Sequence[Article]) -> list[Article]:
    """Return the articles on foreign affairs."""
    return [each for each in articles if each.topic in FOREIGN]


def closer(articles: Sequence[Article], factor: int) -> list[Article]:
    """Return the articles with all distances in time divided, so that stories run close together."""
    first = min(each.day for each in articles if each.day)

    def day(each: Article) -> str | None:
        return (first + (each.day - first) // factor).isoformat() if each.day else None

    return [replace(each, date=day(each)) for each in articles]


def slower(articles: Sequence[Article], days: int) -> list[Article]:
    """Return the articles each up to so many days later, as its id has it, so that stories run on for days."""

    def later(each: Article) -> Article:
        late = hashlib.sha256(each.id.encode()).digest()[0] % (days + 1)
        return replace(each, date=(each.day + dt.timedelta(late)).isoformat(), late=late) if each.day else each

    return [later(each) for each in articles]


def document(article: Article) -> Document:
    """Return an article as its container would give it."""
    text = f"{article.title}\n\n{article.text}"
    return Document(
        source=article.id,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        state="read",
        text=text,
        title=article.title,
        outlet=article.outlet,
        published=article.day.isoformat() if article.day else None,
    )


class Score(Struct, frozen=True):
    """B-cubed precision, recall and F1, in percent."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        """Show the three figures."""
        return f"P {self.precision:5.1f}  R {self.recall:5.1f}  F {self.f1:5.1f}"


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> Score:
    """Score a clustering against the gold one, over the reports that were found."""
    ours: defaultdict[str, set[str]] = defaultdict(set)
    theirs: defaultdict[str, set[str]] = defaultdict(set)
    for report, cluster in found.items():
        ours[cluster].add(report)
        theirs[gold[report]].add(report)
    precision = recall = 0.0
    for report, cluster in found.items():
        both = len(ours[cluster] & theirs[gold[report]])
        precision += both / len(ours[cluster])
        recall += both / len(theirs[gold[report]])
    precision, recall = 100 * precision / len(found), 100 * recall / len(found)
    return Score(precision, recall, 2 * precision * recall / (precision + recall))
