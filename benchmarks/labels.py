"""Measure statements against our own labels: `python -m benchmarks.labels DATA` (holds `gum-news/` and `meantime/`).

Two sets: the paragraphs of `training/texts`, written to be hard, and Wikinews. `statements` are held against what is
labelled as voiced; with `stances`, against what is voiced or held in mind. The guideline is `training/GUIDELINE.md`.
Unlike PolNeAR these labels may be learned from, so these figures tell of progress, not of text never seen.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.attributions import Attribution, figures
from benchmarks.statements import Text, stated, stated_and_held, total
from communique.reading.mentions import names
from training.examples import Article, own_articles, parsed_articles, wikinews_articles


def texts_of(articles: Iterable[Article], *, held: bool = False) -> Iterator[Text]:
    """Yield labelled articles in the form of the benchmark: what is voiced, and what is only held if wanted."""
    for article, parsed in parsed_articles(list(articles)):
        wanted = (each for each in article.labels if held or each.manner == "voiced")
        gold = tuple(Attribution(each.content, each.cue, each.source) for each in wanted)
        yield Text(article.name, parsed, names(parsed), gold)


def main() -> None:
    """Print the figures side by side."""
    parser = argparse.ArgumentParser(description="Measure statements against our own labels.")
    parser.add_argument("data", type=Path, help="folder that holds gum-news/ and meantime/")
    data = parser.parse_args().data
    sets = {"own": list(own_articles()), "wikinews": list(wikinews_articles(data))}
    columns = {}
    for name, articles in sets.items():
        columns[name] = total(texts_of(articles), stated)
        columns[f"{name}+stances"] = total(texts_of(articles, held=True), stated_and_held)
    rows = [dict(_unnumbered(figures(tally))) for tally in columns.values()]
    lines = [" ".join([f"{'':34}", *(f"{name:>16}" for name in columns)])]
    for name, *values in zip(rows[0], *(row.values() for row in rows), strict=True):
        lines.append(" ".join([f"{name:34}", *(f"{value:>16}" for value in values)]))
    lines.append(" ".join([f"{'labels':34}", *(f"{tally['all']:>16}" for tally in columns.values())]))
    sys.stdout.write("\n".join(lines) + "\n")


def _unnumbered(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield figures without the number of labels in their names, for each column has its own."""
    return ((name.split(" (")[0], figure) for name, figure in rows)


if __name__ == "__main__":
    main()
