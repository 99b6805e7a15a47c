"""Labels of the Wikinews articles, kept apart from their text: `python -m training.standoff MARKED DATA OUT`.

A line of JSON for each labelled paragraph: the article, the number of the paragraph, a digest of its text, and the
attributions as offsets. No sentence of the articles is stored here; `training.wikinews` renders them from the data.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from training.marks import Extents, Labelled, Manner, MarkError, read_marks
from training.wikinews import articles

LABELS = Path(__file__).parent / "labels" / "wikinews.jsonl"


class StaleLabelsError(ValueError):
    """Labels of a paragraph that the data renders differently, or not at all."""


class Labels(NamedTuple):
    """What a line holds: where the paragraph stands, the digest of its text, its attributions."""

    article: str
    paragraph: int
    digest: str
    attributions: tuple[Labelled, ...]


def digest_of(text: str) -> str:
    """Return 16 hexadecimal digits of SHA-256 over a paragraph."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def set_apart(article: str, paragraphs: list[str], marked: Iterable[str]) -> Iterator[Labels]:
    """Yield the labels of an article's marked lines. Raises StaleLabelsError for a line that is none of its own."""
    number = -1
    for line in marked:
        text, attributions = read_marks(line)
        try:
            number = paragraphs.index(text, number + 1)
        except ValueError:
            raise StaleLabelsError(
                f"{article} has no such paragraph (left), or not in this place: {text[:60]}"
            ) from None
        yield Labels(article, number, digest_of(text), attributions)


def dumps(labels: Labels) -> str:
    """Return labels as one line of JSON."""
    attributions = [each._asdict() for each in labels.attributions]
    return json.dumps({**labels._asdict(), "attributions": attributions}, separators=(",", ":"))


def loads(line: str) -> Labels:
    """Return the labels of one line of JSON."""
    held = json.loads(line)
    attributions = tuple(
        Labelled(_manner(each["manner"]), *(_extents(each[part]) for part in ("cue", "source", "content")))
        for each in held["attributions"]
    )
    return Labels(held["article"], held["paragraph"], held["digest"], attributions)


def _manner(word: str) -> Manner:
    return "held" if word == "held" else "voiced"


def _extents(pairs: list[list[int]]) -> Extents:
    return tuple((start, end) for start, end in pairs)


def labelled_articles(data: Path, labels: Path = LABELS) -> Iterator[tuple[str, list[tuple[str, Labels]]]]:
    """Yield each labelled article with its labelled paragraphs in order. Raises StaleLabelsError where they differ."""
    held: dict[str, list[Labels]] = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        each = loads(line)
        held.setdefault(each.article, []).append(each)
    for article, paragraphs in articles(data):
        found = [(paragraphs[each.paragraph], each) for each in held.pop(article, [])]
        for text, each in found:
            if digest_of(text) != each.digest:
                raise StaleLabelsError(f"paragraph {each.paragraph} of {article} is not the one that was labelled")
        if found:
            yield article, found
    if held:
        raise StaleLabelsError(f"no such articles: {', '.join(sorted(held))}")


def main() -> None:
    """Write the labels of every marked article."""
    parser = argparse.ArgumentParser(description="Set the labels of marked Wikinews articles apart from their text.")
    parser.add_argument("marked", type=Path, help="folder of the marked articles, as text files")
    parser.add_argument("data", type=Path, help="folder that holds gum-news/ and meantime/")
    parser.add_argument("out", type=Path, nargs="?", default=LABELS, help="file to write (default: %(default)s)")
    given = parser.parse_args()
    lines: list[str] = []
    for article, paragraphs in articles(given.data):
        path = given.marked / Path(article).with_suffix(".txt")
        if path.exists():
            marked = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            try:
                lines.extend(dumps(each) for each in set_apart(article, paragraphs, marked))
            except (MarkError, StaleLabelsError) as error:
                sys.exit(f"{path}: {error}")
    given.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} paragraphs, {sum(line.count('manner') for line in lines)} attributions\n")


if __name__ == "__main__":
    main()
