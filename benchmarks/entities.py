"""How many of the persons and places that hand-annotated reports on Syria and Iraq name are found.

    python benchmarks/entities.py DATA [--misses]

DATA is the folder with `relations-syria/*/documents.json` and `entities.json` (re3d). Only names count: pronouns and
descriptions are annotated there too, so precision is not measured against them but shown as a share of own mentions
that overlap any annotation.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.reading.mentions import names
from communique.reading.parse import parse
from communique.reading.report import report_of
from communique.reading.weights import load_english, load_other
from communique.types import Document

WANTED = {
    "Person": {"person"},
    "Location": {"place", "state"},
    "Organisation": {"organization", "armed_group", "state"},
}


def main() -> int:
    """Print recall of names and the share of own mentions with an annotation, by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    gold, documents = _gold(arguments.data / "relations-syria")
    tally: dict[str, list[int]] = {kind: [0, 0, 0, 0] for kind in WANTED}
    for parsed in parse(map(report_of, documents), load_english(), load_other()):
        cast = names(parsed)
        annotated = gold[parsed.report.source]
        for kind, own in WANTED.items():
            found = [mention for mention in cast.mentions if mention.kind in own]
            wanted = [entity for entity in annotated if entity["type"] == kind and _is_name(entity["value"])]
            missed = [e for e in wanted if not any(m.span.start < e["end"] and e["begin"] < m.span.end for m in found)]
            spare = [
                m
                for m in found
                if not any(_touch(m.span.start, m.span.end, e) and e["type"] == kind for e in annotated)
            ]
            counts = tally[kind]
            for at, more in enumerate((len(wanted), len(wanted) - len(missed), len(found), len(found) - len(spare))):
                counts[at] += more
            if arguments.misses and kind != "Organisation":
                text = parsed.report.text
                for entity in missed:
                    sys.stdout.write(f"missed {kind}: {_around(text, entity['begin'], entity['end'])}\n")
                for m in spare:
                    sys.stdout.write(f"spare {kind}: {_around(text, m.span.start, m.span.end)}\n")
    for kind, (wanted_n, hit, found_n, right) in tally.items():
        sys.stdout.write(
            f"{kind:12s} recall {hit / wanted_n:.3f} of {wanted_n}  annotated {right / found_n:.3f} of {found_n} own\n"
        )
    return 0


def _gold(folder: Path) -> tuple[dict[str, list[dict[str, Any]]], list[Document]]:
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    documents = []
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        for entity in _lines(source / "entities.json"):
            gold[entity["documentId"]].append(entity)
        for row in _lines(source / "documents.json"):
            digest = hashlib.sha256(row["text"].encode()).hexdigest()
            documents.append(Document(row["_id"], digest, "read", row["text"]))
    return gold, documents


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _is_name(value: str) -> bool:
    """Tell whether an annotation is a name: its last word is capitalised and it is no pronoun or bare title."""
    words = value.split()
    return bool(words) and words[-1][:1].isupper() and len(words[-1]) > 2 and not value.startswith(("He", "She", "We"))


def _touch(start: int, end: int, entity: dict[str, Any]) -> bool:
    return bool(start < entity["end"] and entity["begin"] < end)


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
