"""Speed and memory of reading and of the whole line, beside the bare language model in the same run.

    python -m benchmarks.line STORIES.jsonl.gz --counts 200 800 1700

Each measurement runs in a process of its own, so that peak memory is its own. CPU seconds count user and system time of
the process and its workers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from communique.reading.reader import readings
from communique.reading.weights import load_english
from communique.record import Record
from communique.run import run
from communique.text.paragraphs import paragraphs
from communique.text.quotes import plain_quotes
from communique.types import Document


def articles(path: Path, count: int) -> Iterator[str]:
    """Yield the first articles of a gzipped JSON Lines file, as lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from islice(lines, count)


def documents(path: Path, count: int) -> Iterator[Document]:
    """Yield the first articles as documents."""
    for number, line in enumerate(articles(path, count)):
        fields = json.loads(line)
        yield Document(str(number), "", "read", fields["text"], title=fields["title"], published=fields["date"])


def bare(path: Path, count: int) -> None:
    """Parse the paragraphs of the articles and do nothing with them."""
    model = load_english()
    for document in documents(path, count):
        text = plain_quotes(document.text)
        for _ in model.pipe((text[start:end] for start, end in paragraphs(text)), batch_size=64):
            pass


def reading(path: Path, count: int) -> None:
    """Read the articles and keep nothing."""
    for _ in readings(documents(path, count)):
        pass


def line(path: Path, count: int) -> None:
    """Run the whole line into a record file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        source.write_text("".join(articles(path, count)), encoding="utf-8")
        with Record(Path(folder, "record.db")) as record:
            run([str(source)], record)


TASKS = {"bare": bare, "reading": reading, "line": line}


def measure(task: str, path: Path, count: int) -> None:
    """Run one task here and print what it took."""
    load_english()
    before = time.process_time()
    TASKS[task](path, count)
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{task:<8} {count:>5} reports  {count / seconds:6.2f} reports/CPU-s  {1000 * seconds / count:6.1f} ms each"
        f"  peak {peak:5.0f} MiB",
        flush=True,
    )


def main() -> None:
    """Measure every task at every count, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--counts", type=int, nargs="+", default=[200])
    parser.add_argument("--tasks", nargs="+", choices=sorted(TASKS), default=sorted(TASKS))
    parser.add_argument("--here", action="store_true", help="measure in this process (used by the program itself)")
    asked = parser.parse_args()
    if asked.here:
        measure(asked.tasks[0], asked.stories, asked.counts[0])
        return
    print(f"{platform.platform()}, Python {platform.python_version()}, spaCy {version('spacy')}, {os.cpu_count()} CPUs")
    for count in asked.counts:
        for task in asked.tasks:
            command = [sys.executable, "-m", "benchmarks.line", str(asked.stories), "--here"]
            subprocess.run([*command, "--tasks", task, "--counts", str(count)], check=True)


if __name__ == "__main__":
    main()
