"""Rules, network, and both joined, side by side: `python -m training.experiment DATA --polnear FOLDER`.

The network is trained on four fifths of our own labels and measured on the last fifth, voiced attributions only, and on
PolNeAR, which nothing is trained on or chosen by. `README.md` says how the environment is made.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import torch

from benchmarks.attributions import Attribution, figures, shared
from benchmarks.labels import texts_of
from benchmarks.statements import Text, load, stated, stated_and_held, total
from communique.reading.statements.passages import passages
from training.ends import with_ends
from training.examples import Article, examples_of, own_articles, parsed_articles, vocabulary_of, wikinews_articles
from training.fitting import Settings, sample_of, trained
from training.joining import joined
from training.reading import Found, found_in
from training.vectors import word_vectors

_PARTS = 5  # of the labels; the first is held out
_SURE = (0.5, 0.7, 0.9)
_CLASH = 0.5  # the share of characters from which two contents are the same

Way = Callable[[Text], list[Attribution]]


def held_out(article: Article) -> bool:
    """Tell whether an article serves to measure: by its name, so that more labels move none."""
    return int(hashlib.sha256(article.name.encode()).hexdigest(), 16) % _PARTS == 0


def ways(read: Callable[[Text], list[Found]]) -> dict[str, Way]:
    """Return what is compared, by the name of its column."""
    found: dict[str, Way] = {"rules": stated, "and stances": stated_and_held}
    for sure in _SURE:
        found[f"network {sure}"] = partial(_alone, read, sure)
    for sure in _SURE:
        found[f"added {sure}"] = partial(_added, read, sure)
    for sure in _SURE:
        found[f"joined {sure}"] = lambda text, sure=sure: joined(text, read(text), sure)
    found["ends"] = lambda text: with_ends(stated(text), read(text))
    return found


def _alone(read: Callable[[Text], list[Found]], sure: float, text: Text) -> list[Attribution]:
    return [each.attribution for each in read(text) if each.voiced >= sure and each.attribution.content]


def _added(read: Callable[[Text], list[Found]], sure: float, text: Text) -> list[Attribution]:
    """Return what the rules find, and what the network alone finds."""
    ruled = stated(text)
    return ruled + [each for each in _alone(read, sure, text) if not any(clashing(each, other) for other in ruled)]


def clashing(one: Attribution, other: Attribution) -> bool:
    """Tell whether two attributions are of one cue or of one content."""
    return shared(one.cue, other.cue) > 0 or shared(one.content, other.content) > _CLASH


def main() -> None:
    """Train, measure and print."""
    parser = argparse.ArgumentParser(description="Compare a trained reader of attributions with the rules.")
    parser.add_argument("data", type=Path, help="folder that holds gum-news/ and meantime/")
    parser.add_argument("--polnear", type=Path, help="folder of PolNeAR: text/ and attributions/")
    parser.add_argument("--layers", type=int, default=0, help="layers of MiniLM to read with, up to 6 (default: none)")
    parser.add_argument("--epochs", type=int, default=15, help="rounds of training (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="processor cores to use (default: %(default)s)")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    settings = Settings(layers=given.layers, epochs=given.epochs)
    articles = [*own_articles(), *wikinews_articles(given.data)]
    kept = [article for article in articles if not held_out(article)]
    examples = [each for article, parsed in parsed_articles(kept) for each in examples_of(article, parsed)]
    vocabulary = vocabulary_of(examples, *word_vectors())
    net = trained([sample_of(each, vocabulary, settings) for each in examples], vocabulary, settings)

    known: dict[int, list[Found]] = {}

    def read(text: Text) -> list[Found]:
        if id(text) not in known:
            pages = passages(text.parsed)
            known[id(text)] = [
                each for page in pages if len(page.doc) for each in found_in(page, net, vocabulary, settings)
            ]
        return known[id(text)]

    sys.stdout.write(f"{len(examples)} paragraphs, {sum(len(each.cues) for each in examples)} attributions\n")
    sets = {"held-out labels": list(texts_of(article for article in articles if held_out(article)))}
    if given.polnear is not None:
        sets["PolNeAR"] = list(load(given.polnear))
    for name, texts in sets.items():
        begin = time.process_time()
        words = sum(len(text.parsed.report.text.split()) for text in texts)
        for text in texts:
            read(text)
        cost = 1000 * (time.process_time() - begin) * 850 / words
        sys.stdout.write(f"\n{name}; the network alone {cost:.0f} ms for 850 words\n{table(texts, ways(read))}\n")


def table(texts: Sequence[Text], columns: dict[str, Way]) -> str:
    """Return the figures of several ways, a line each."""
    rows = [dict(figures(total(texts, way))) for way in columns.values()]
    lines = [" ".join([f"{'':34}", *(f"{name:>13}" for name in columns)])]
    for name, *values in zip(rows[0], *(row.values() for row in rows), strict=True):
        lines.append(" ".join([f"{name:34}", *(f"{value:>13}" for value in values)]))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
