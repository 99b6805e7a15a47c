"""Story clustering on AllSides articles: B-cubed, time and memory, beside TF-IDF and sentence embeddings.

usage: python -m benchmarks.stories DATA [--sizes 200 800 1713] [--read] [--settings]

Our figures are for the default setting, and those of each baseline for its best setting on this very set, which
flatters it. `--settings` (some minutes) shows what a setting is worth elsewhere: every method with the setting chosen
on one half of the stories and measured on the other, our floor from .05 to .40 on each part of the set, and all of it
on other parts: on foreign affairs alone, where stories run closer together (distances in time divided by 5 and 20), and
where they run on (each article up to six days later). `--read` runs the whole reading first (names and dates as well as
words); without it reports are sketched from words alone.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from benchmarks.story_articles import Article, Score, b_cubed, closer, document, foreign, half, load, slower
from benchmarks.story_baselines import baselines
from communique.link.stories import FLOOR, sketch, stories, words_sketch
from communique.types import Sketch

FLOORS = tuple(sorted({0.05, 0.10, 0.125, 0.15, 0.175, FLOOR, 0.20, 0.25, 0.30, 0.40}))


class Method(Protocol):
    """A way of clustering, at all the settings it has."""

    name: str

    def clusterings(self, articles: Sequence[Article]) -> Iterator[tuple[object, Mapping[str, str]]]:
        """Yield each setting with the cluster of each article's id."""


class Ours:
    """Our clustering at several floors."""

    name = "ours"

    def __init__(self, sketches: Mapping[str, Sketch]) -> None:
        """Take the sketch of each article by its id."""
        self._sketches = sketches

    def clusterings(self, articles: Sequence[Article]) -> Iterator[tuple[object, Mapping[str, str]]]:
        """Yield each floor with the story of each article."""
        part = [as_of(each, self._sketches[each.id]) for each in articles]
        for floor in FLOORS:
            yield floor, {report: story.id for story in stories(part, floor) for report in story.reports}


Scores = dict[object, Score]  # by setting


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder that holds stories/dev.jsonl.gz")
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 800, 1713])
    parser.add_argument("--read", action="store_true", help="read names and dates too (about 0.15 s an article)")
    parser.add_argument("--settings", action="store_true", help="what a setting chosen elsewhere is worth")
    chosen = parser.parse_args()
    articles = list(load(chosen.data))
    start = time.perf_counter()
    sketches = dict(zip((each.id for each in articles), read(articles) if chosen.read else bare(articles), strict=True))
    show(f"sketching {len(articles)} articles: {time.perf_counter() - start:.1f} s")
    for size in chosen.sizes:
        show(measured([sketches[each.id] for each in articles[:size]], articles))
    rivals: list[Method] = [*baselines(articles)]
    whole = {method.name: scores(method, articles) for method in rivals}
    for name, found in whole.items():
        setting = best(found)
        show(f"{name:34} {found[setting]}  tuned on the set: {setting}")
    if chosen.settings:
        ours = Ours(sketches)
        show_settings([ours, *rivals], {ours.name: scores(ours, articles), **whole}, articles)


def bare(articles: Sequence[Article]) -> Iterator[Sketch]:
    """Yield sketches of words alone."""
    for article in articles:
        yield words_sketch(article.id, article.title, article.text, article.day)


def read(articles: Sequence[Article]) -> Iterator[Sketch]:
    """Yield sketches of whole readings, under the articles' own ids."""
    from communique.reading.reader import readings

    for article, reading in zip(articles, readings(map(document, articles)), strict=True):
        yield replace(sketch(reading), report=article.id)


def as_of(article: Article, made: Sketch) -> Sketch:
    """Return the sketch of an article whose date was moved; one that comes late still tells of the same days."""
    if article.day is None:
        return made
    return replace(moved(made, article.day - timedelta(article.late)), published=article.day)


def moved(made: Sketch, day: date | None) -> Sketch:
    """Return a sketch as of another day of publication; the days it names move with it."""
    if made.published is None or day is None or made.published == day:
        return made
    shift = day - made.published
    weekdays = tuple(sorted({(each + shift.days) % 7 for each in made.weekdays}))
    return replace(
        made, published=day, days=tuple(each + timedelta(shift.days) for each in made.days), weekdays=weekdays
    )


def measured(part: Sequence[Sketch], articles: Sequence[Article]) -> str:
    """Return a line on our default setting: how good, and at what cost."""
    start = time.perf_counter()
    found = {report: story.id for story in stories(part) for report in story.reports}
    spent = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cost = 1000 * spent / max(1, len(part))
    score = b_cubed(found, {each.id: each.story for each in articles})
    return f"{len(part):5} reports  {score}  {spent:5.2f} s  {cost:.2f} ms a report  peak {peak:.0f} MB"


# ------------------------------------------------------------------------------------- what a setting is worth


def scores(method: Method, articles: Sequence[Article]) -> Scores:
    """Return the score of every setting."""
    gold = {each.id: each.story for each in articles}
    return {setting: b_cubed(found, gold) for setting, found in method.clusterings(articles)}


def best(found: Scores) -> object:
    """Return the setting with the highest F."""
    return max(found, key=lambda setting: found[setting].f1)


def show_settings(methods: Sequence[Method], whole: Mapping[str, Scores], articles: Sequence[Article]) -> None:
    """Print what settings chosen elsewhere are worth."""
    halves = [{each.name: scores(each, half(articles, number)) for each in methods} for number in (0, 1)]
    show("\nchosen on one half of the stories, measured on the other")
    for method in methods:
        one, other = (part[method.name] for part in halves)
        mean = (other[best(one)].f1 + one[best(other)].f1) / 2
        show(
            f"{method.name:34} F {mean:5.1f}  ({best(one)} gives {other[best(one)].f1:.1f},"
            f" {best(other)} gives {one[best(other)].f1:.1f})"
        )
    parts = {
        "whole": articles,
        "foreign affairs": foreign(articles),
        "whole, 5 times closer": closer(articles, 5),
        "whole, 20 times closer": closer(articles, 20),
        "foreign, 5 times closer": closer(foreign(articles), 5),
        "foreign, 20 times closer": closer(foreign(articles), 20),
        "whole, up to 6 days later": slower(articles, 6),
        "foreign, up to 6 days later": slower(foreign(articles), 6),
    }
    show("\nsetting of the whole set (ours: the default) on other parts; in brackets the best that it could be")
    ours: dict[str, Scores] = {"one half": halves[0]["ours"], "other half": halves[1]["ours"]}
    for name, part in parts.items():
        show(f"{name}: {len(part)} articles")
        for method in methods:
            found = whole[method.name] if name == "whole" else scores(method, part)
            setting = FLOOR if method.name == "ours" else best(whole[method.name])
            show(f"  {method.name:34} {found[setting]}  [{found[best(found)].f1:.1f} at {best(found)}]")
            if method.name == "ours":
                ours[name] = found
    show("\nF of ours by floor     " + "".join(f"{floor:7}" for floor in FLOORS))
    for name, found in ours.items():
        show(f"{name:27}" + "".join(f"{found[floor].f1:7.1f}" for floor in FLOORS))


def show(line: str) -> None:
    """Write a line of figures."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
