"""The differences found on AllSides articles, each with its sentences, so that anyone can repeat the reading.

usage: python -m benchmarks.differences DATA --record R.db [--stories 0 300] [--part all] [--readings FILE]
       [--draw] [--skip 0] [--first 100] [--aspect ROLE] [--kind omission] [--seen FILE] [--note FILE]

DATA holds stories/dev.jsonl.gz. The stories FROM to TO of the set, in file order, are read into the record R.db as any
articles are, without what the set says of their stories (0.2 s an article; with --readings those that
`benchmarks.adding` keeps; a record that exists is used as it is, its differences compared anew). Prints the differences
in the order of the file, or as drawn by lot, then counts by kind and aspect, and what comparing cost. Ids noted in one
run are left out of the next as seen. Whether a difference is right is for the reader: docs/differences.md says what was
judged.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import textwrap
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from benchmarks.adding import keep
from benchmarks.story_articles import FOREIGN, Article, load
from communique.compare import differences
from communique.compare.likeness import concepts
from communique.record import Record
from communique.relinking import relink
from communique.run import run
from communique.types import Difference, Process, Reading, Span

WIDTH = 160
SHOWN = 3  # spans of a side that are shown
_Found = tuple[Process, Difference]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the differences; returns the exit status."""
    options = _options(arguments)
    chosen = [each for each in _stories(load(options.data), *options.stories) if _is_of(each, options.part)]
    fresh = not options.record.exists()
    with Record(options.record) as record:
        if fresh:
            _fill(chosen, record, options.readings)
        processes = sorted(record.derived.processes(), key=_place({a.id: at for at, a in enumerate(chosen)}))
    started = time.process_time()
    found = [(process, difference) for process in processes for difference in _compared(process)]
    spent = time.process_time() - started
    wanted = _wanted(found, options)[options.skip :][: options.first]
    for number, (process, difference) in enumerate(wanted, start=options.skip + 1):
        _show(number, process, difference)
    if options.note:
        options.note.write_text("".join(f"{difference.id}\n" for _, difference in wanted), encoding="utf-8")
    for (kind, aspect), count in sorted(Counter((each.kind, each.aspect) for _, each in found).items()):
        sys.stdout.write(f"{kind:14s} {aspect:12s} {count}\n")
    sys.stdout.write(f"{len(found)} differences in {len(processes)} processes, compared in {spent:.1f} s\n")
    return 0


def _stories(articles: Iterator[Article], first: int, last: int) -> Iterator[Article]:
    """Yield the articles of the stories `first` to `last` of the set, the last one not included."""
    for number, (_, story) in enumerate(groupby(articles, key=lambda article: article.story)):
        if first <= number < last:
            yield from story


def _is_of(article: Article, part: str) -> bool:
    return part == "all" or (article.topic in FOREIGN) == (part == "foreign")


def _fill(articles: Sequence[Article], record: Record, kept: Path | None) -> None:
    """Read articles into a record, or put in what was read of them before."""
    if kept is None:
        _read(articles, record)
        return
    chosen = {article.id for article in articles}
    for reading in msgspec.msgpack.decode(kept.read_bytes(), type=list[Reading]):
        if reading.report.source in chosen:
            keep(record, reading)
    relink(record)


def _wanted(found: Sequence[_Found], options: argparse.Namespace) -> list[_Found]:
    """Return the differences asked for, in the order of the file or as drawn."""
    seen = {line for path in options.seen for line in path.read_text(encoding="utf-8").split()}
    wanted = [
        (process, each)
        for process, each in found
        if options.aspect in ("", each.aspect) and options.kind in ("", each.kind) and each.id not in seen
    ]
    return _drawn(wanted) if options.draw else wanted


def _drawn(found: Sequence[_Found]) -> list[_Found]:
    """Return differences by lot, the hash of their ids: every beginning has of each kind its part of the whole."""
    strata: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for process, each in sorted(found, key=lambda pair: hashlib.sha256(pair[1].id.encode()).digest()):
        strata[each.kind, each.aspect].append((process, each))
    placed = [((at + 0.5) / len(of), key, pair) for key, of in strata.items() for at, pair in enumerate(of)]
    return [pair for _, _, pair in sorted(placed, key=lambda place: place[:2])]


def _read(articles: Sequence[Article], record: Record) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        rows = [msgspec.json.encode(_row(article)) for article in articles]
        path.write_bytes(b"\n".join(rows))
        run([str(path)], record)


def _row(article: Article) -> dict[str, str]:
    day = article.day.isoformat() if article.day else ""
    told = {"url": f"https://articles.example/{article.id}", "title": article.title, "text": article.text}
    return told | {"date": day, "outlet": article.outlet or ""}


def _place(order: Mapping[str, int]) -> Callable[[Process], tuple[int, str]]:
    """Return the key that sorts processes by the first of their articles in the file."""

    def place(process: Process) -> tuple[int, str]:
        reports = [reading.report for reading in process.readings]
        names = [(report.url or report.source).rpartition("/")[2] for report in reports]
        return min(order.get(name, len(order)) for name in names), min(report.id for report in reports)

    return place


def _compared(process: Process) -> list[Difference]:
    return differences(process.readings, process.linked, process.actors, process.agreements)


def _show(number: int, process: Process, difference: Difference) -> None:
    """Write a difference with what its subject is, its sides with their sentences, and who is silent."""
    by_id = {reading.report.id: reading for reading in process.readings}
    lines = [f"#{number} {difference.kind} of {difference.aspect}: {_label(process, difference.subject)}"]
    for side in difference.sides:
        lines.append(f"  = {side.value}")
        for span in side.claims[:SHOWN]:
            reading = by_id[span.report]
            lines += textwrap.wrap(
                f"[{_name(reading)}] {_sentence(reading, span)}",
                WIDTH,
                initial_indent="    ",
                subsequent_indent="      ",
            )
    said = [by_id[span.report].report.quote(span) for side in difference.sides for span in side.claims]
    for report in difference.silent:
        nearest = f"  silent [{_name(by_id[report])}], nearest to it: {_nearest(by_id[report], said)}"
        lines += textwrap.wrap(nearest, WIDTH, subsequent_indent="      ")
    sys.stdout.write("\n".join(lines) + "\n\n")


def _nearest(reading: Reading, said: Sequence[str]) -> str:
    """Return the sentence of a silent report that has most of what the others tell, for the reader to judge."""
    wanted = [concepts(words) for words in said]
    sentences = [" ".join(reading.report.quote(span).split()) for span in reading.sentences]
    return max(sentences, key=lambda sentence: max(len(concepts(sentence) & each) for each in wanted), default="")


def _label(process: Process, subject: str) -> str:
    linked = process.linked
    labels: dict[str, str] = {}
    labels.update((each.id, each.label) for each in process.actors)
    labels.update((each.id, each.label) for each in process.agreements)
    labels.update((each.id, each.label) for each in linked.events)
    labels.update((each.id, each.label) for each in linked.utterances)
    labels.update((each.id, each.label) for each in linked.commitments)
    return labels.get(subject, subject)


def _name(reading: Reading) -> str:
    report = reading.report
    title = report.quote(report.title) if report.title else report.source
    return f"{report.outlet} {report.published}: {title}"


def _sentence(reading: Reading, span: Span) -> str:
    """Return the sentences that hold a span, its words between marks."""
    text = reading.report.text
    held = [each for each in reading.sentences if each.start < span.end and span.start < each.end]
    start = min([span.start, *(each.start for each in held)])
    end = max([span.end, *(each.end for each in held)])
    return " ".join(f"{text[start : span.start]}<<{text[span.start : span.end]}>>{text[span.end : end]}".split())


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder that holds stories/dev.jsonl.gz")
    parser.add_argument("--record", type=Path, required=True, help="where the readings are kept between runs")
    parser.add_argument("--stories", type=int, nargs=2, default=[0, 739], metavar=("FROM", "TO"))
    parser.add_argument("--part", choices=["all", "foreign", "other"], default="all", help="articles on which affairs")
    parser.add_argument("--readings", type=Path, help="what `benchmarks.adding` keeps of reading the articles")
    parser.add_argument("--draw", action="store_true", help="in the order of a lot, each kind by its part of all")
    parser.add_argument("--seen", type=Path, nargs="*", default=[], help="files of ids to leave out")
    parser.add_argument("--note", type=Path, help="where the ids of those shown are noted")
    parser.add_argument("--kind", default="", help="show those of one kind only")
    parser.add_argument("--skip", type=int, default=0, help="differences to leave out at the beginning")
    parser.add_argument("--first", type=int, default=100, help="differences to show")
    parser.add_argument("--aspect", default="", help="show those of one aspect only")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
