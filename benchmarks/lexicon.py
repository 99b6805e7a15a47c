"""How many place, nationality and organization mentions the lexicon finds, how right it is, and how fast."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from communique.lexicon import Lexicon, load

SOUGHT = ("Location", "Nationality", "Organisation")


def main() -> None:
    """Measure on a folder of re3d: one folder a source with documents.json and entities.json, one object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder relations-syria")
    given = parser.parse_args()
    start = time.perf_counter()
    lexicon = load()
    sys.stdout.write(f"load: {time.perf_counter() - start:.2f} s\n")
    documents = list(_documents(given.data))
    counts = _counted(lexicon, documents)
    for kind in SOUGHT:
        every, named = counts[kind, "all"], counts[kind, "named"]
        sys.stdout.write(f"{kind}: {counts[kind, 'found']} of {every} mentions found, ")
        sys.stdout.write(f"{counts[kind, 'named found']} of {named} that are written with a capital\n")
    for sure in ("sure", "ambiguous"):
        sys.stdout.write(f"{sure} hits: {counts[sure, 'right']} of {counts[sure, 'all']} lie on such a mention\n")
    start = time.perf_counter()
    for text, _ in documents:
        lexicon.find(text)
    length = sum(len(text.split()) for text, _ in documents)
    sys.stdout.write(f"find: {1e6 * (time.perf_counter() - start) / length:.1f} ms per 1,000 words\n")


def _counted(lexicon: Lexicon, documents: list[tuple[str, list[dict[str, str]]]]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for text, mentions in documents:
        hits = lexicon.find(text)
        spans = [(int(mention["begin"]), int(mention["end"]), mention["type"]) for mention in mentions]
        sought = [span for span in spans if span[2] in SOUGHT]
        for begin, end, kind in sought:
            found = any(hit.start < end and hit.end > begin for hit in hits)
            named = text[begin:end].removeprefix("the ").removeprefix("The ")[:1].isupper()
            counts[kind, "all"] += 1
            counts[kind, "found"] += found
            counts[kind, "named"] += named
            counts[kind, "named found"] += named and found
        for hit in hits:
            sure = "ambiguous" if hit.ambiguous else "sure"
            counts[sure, "all"] += 1
            counts[sure, "right"] += any(hit.start < end and hit.end > begin for begin, end, _ in sought)
    return counts


def _documents(data: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for source in sorted(data.glob("*/documents.json")):
        mentions = defaultdict(list)
        for row in _rows(source.with_name("entities.json")):
            mentions[row["documentId"]].append(row)
        for row in _rows(source):
            yield row["text"], mentions[row["_id"]]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


if __name__ == "__main__":
    main()
