"""Growth of story clustering with the corpus: time and memory for the articles of data/stories in many invented worlds.

usage: python -m benchmarks.growth DATA [--sizes 1700 10000 30000 100000] [--per-day 50 300] [--undated] [--at-once]
                                   [--keep FOLDER]

Each size is joined in a process of its own. The stories of a world keep their order and the days between their reports,
and begin evenly over as many days as give the density asked for; all worlds run side by side. A report without a day
takes that of its story, or with `--undated` stays without one (17 in 100). The growth factor is the cost of a report at
this size over that at the first: 1 is linear. Time is that of the processor, so that a busy machine does not count.
They come in the order of their days and in portions, as a record takes them in, or with `--at-once` all together. The
latest come one by one when the others are joined: what one more costs is given apart.
Memory is what the process holds at its peak beyond what it held before. `--keep` names a folder for the sketches, so
that they are made once.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from benchmarks.stories import show
from benchmarks.story_articles import Article, Score, b_cubed, load
from benchmarks.worlds import Vocabulary, World
from communique.link.stories import Stories, words_sketch
from communique.record.changes import PORTION
from communique.types import Sketch

FIRST_DAY = date(2031, 1, 1)
SEED = 1
MORE = 60  # reports that come one by one


class Told(Struct, frozen=True):
    """A sketch before it has its day: the rank of its story in its world, the days after that began, or None."""

    sketch: Sketch
    rank: float
    after: int | None


class Cost(Struct, frozen=True):
    """What joining took: seconds of the processor, peak MB beyond the bare process, and how good it was.

    `more` are the seconds of each of the last reports, which came alone.
    """

    reports: int
    seconds: float
    more: list[float]
    memory: float
    score: Score


def main() -> None:
    """Print a line for each size and density."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder that holds stories/dev.jsonl.gz")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_700, 10_000, 30_000, 100_000])
    parser.add_argument("--per-day", type=int, nargs="+", default=[50, 300])
    parser.add_argument("--undated", action="store_true", help="leave reports without a day where the set has none")
    parser.add_argument("--at-once", action="store_true", help="join all in one portion")
    parser.add_argument("--keep", type=Path, help="folder for the sketches")
    chosen = parser.parse_args()
    show(f"Python {platform.python_version()}, {platform.machine()}, seed {SEED}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        articles = list(load(chosen.data))
        make_worlds(articles, -(-max(chosen.sizes) // len(articles)), folder)
        for per_day in chosen.per_day:
            first: Cost | None = None
            for size in chosen.sizes:
                cost = alone(folder, size, per_day, chosen.undated, size if chosen.at_once else PORTION)
                first = first or cost
                show(line(cost, first, per_day))


def line(cost: Cost, first: Cost, per_day: int) -> str:
    """Return what a size cost beside the first."""
    size = cost.reports / first.reports
    return (
        f"{per_day:4} a day  {cost.reports:7,} reports  {cost.seconds:7.1f} s  {cost.memory:7.0f} MB"
        f"  growth: time {cost.seconds / first.seconds / size:.2f}, memory {cost.memory / first.memory / size:.2f}"
        f"  one more {1000 * median(cost.more):.0f} ms, at most {1000 * max(cost.more):.0f} ms"
        f"  {cost.score}"
    )


def alone(folder: Path, size: int, per_day: int, undated: bool, portion: int) -> Cost:
    """Measure in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(joined, folder, size, per_day, undated, portion).result()


def joined(folder: Path, size: int, per_day: int, undated: bool, portion: int) -> Cost:
    """Join the reports of the first worlds, this many of them, in portions."""
    before = peak()  # its own: the figure that getrusage gives begins with the parent's
    sketches = sorted(placed(folder, size, per_day, undated), key=lambda sketch: (str(sketch.published), sketch.report))
    made = Stories()
    early = sketches[:-MORE]
    seconds = sum(timed(made, early[at : at + portion]) for at in range(0, len(early), portion))
    more = [timed(made, [sketch]) for sketch in sketches[-MORE:]]
    memory = peak() - before
    found = {report: story.id for story in made for report in story.reports}
    score = b_cubed(found, {report: gold(report) for report in found})
    return Cost(len(sketches), seconds, more, memory, score)


def timed(made: Stories, sketches: Sequence[Sketch]) -> float:
    """Take reports in; return the seconds of the processor that this took."""
    start = time.process_time()
    made.update({sketch.report: sketch for sketch in sketches})
    return time.process_time() - start


def peak() -> float:
    """Return the most memory this process has held, in MB, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


# ------------------------------------------------------------------------------------------------ the reports


def make_worlds(articles: Sequence[Article], count: int, folder: Path) -> None:
    """Write a file of sketches for each world, unless it is there."""
    ranks = story_ranks(articles)
    vocabulary = Vocabulary(f"{article.title}\n\n{article.text}" for article in articles)
    for number in range(count):
        path = folder / f"world-{number:04}.msgpack"
        if not path.exists():
            path.write_bytes(msgspec.msgpack.encode(list(told(articles, ranks, World(vocabulary, SEED, number)))))


def told(articles: Sequence[Article], ranks: dict[str, float], world: World) -> Iterator[Told]:
    """Yield the articles as a world tells them, in the order of their stories."""
    first: defaultdict[str, date] = defaultdict(lambda: date.max)
    for article in articles:
        if article.day:
            first[article.story] = min(first[article.story], article.day)
    for article in sorted(articles, key=lambda article: (ranks[article.story], article.id)):
        key = f"{world.number}/{article.story}/{article.id}"
        sketch = words_sketch(key, world.text(article.title), world.text(article.text), None)
        yield Told(sketch, ranks[article.story], (article.day - first[article.story]).days if article.day else None)


def story_ranks(articles: Sequence[Article]) -> dict[str, float]:
    """Map each story to its place in the order of time, in [0, 1); those without any day are spread between."""
    begins: dict[str, date] = {}
    for article in articles:
        day = article.day or article.story_day
        if day:
            begins[article.story] = min(day, begins.get(article.story, day))
    ordered = sorted({article.story for article in articles} & begins.keys(), key=lambda story: (begins[story], story))
    ranks = {story: at / len(ordered) for at, story in enumerate(ordered)}
    for article in articles:
        ranks.setdefault(article.story, len(ranks) % len(ordered) / len(ordered))
    return ranks


def placed(folder: Path, size: int, per_day: int, undated: bool) -> Iterator[Sketch]:
    """Yield this many sketches with their days, world after world."""
    days = size / per_day
    left = size
    for path in sorted(folder.glob("world-*.msgpack")):
        whole = msgspec.msgpack.decode(path.read_bytes(), type=list[Told])
        part = whole[:left]
        left -= len(part)
        share = len(part) / len(whole)  # the last world ends early, and fills the days all the same
        for each in part:
            began = FIRST_DAY + timedelta(int(each.rank / share * days))
            unknown = each.after is None and undated
            yield replace(each.sketch, published=None if unknown else began + timedelta(each.after or 0))
        if not left:
            return


def gold(report: str) -> str:
    """Return the story that a report of ours is of: its world and the story there."""
    return report.rpartition("/")[0]


if __name__ == "__main__":
    main()
