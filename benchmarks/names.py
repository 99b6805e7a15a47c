"""How well `communique.lexicon.name_matching.compare` tells pairs of names apart.

    python -m benchmarks.names DATA [--misses]

DATA is the folder with `names/cases-dev.csv` (schema, name1, name2, is_match). The halves are by a hash of the pair:
the rules were made on the first one, and measured on the second before its misses were read (see docs/actors.md).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from pathlib import Path

from communique.lexicon.name_matching import SAME, compare


def main() -> int:
    """Print precision, recall and F1 at the shipped threshold, and the best threshold on this set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    with (arguments.data / "names" / "cases-dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    scored = [
        (compare(row["name1"], row["name2"], person=row["schema"] == "Person"), row["is_match"] == "true", row)
        for row in rows
    ]
    out = sys.stdout
    for threshold in sorted({SAME, *(step / 100 for step in range(70, 98, 2))}):
        precision, recall, f1 = _figures([(score >= threshold, same) for score, same, _ in scored])
        mark = " <- ships" if threshold == SAME else ""
        out.write(f"threshold {threshold:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}{mark}\n")
    for number, name in enumerate(("first", "second")):
        part = [(score >= SAME, same) for score, same, row in scored if _half(row) == number]
        precision, recall, f1 = _figures(part)
        out.write(f"{name} half      P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  n {len(part)}\n")
    if arguments.misses:
        for score, same, row in sorted(scored, key=lambda item: item[0]):
            if (score >= SAME) != same:
                out.write(f"{score:.3f} {'same' if same else 'not'}  {row['name1']} | {row['name2']}\n")
    return 0


def _half(row: dict[str, str]) -> int:
    return hashlib.sha256(f"{row['name1']}|{row['name2']}".encode()).digest()[-1] % 2


def _figures(pairs: list[tuple[bool, bool]]) -> tuple[float, float, float]:
    hit = sum(found and same for found, same in pairs)
    found = sum(found for found, _ in pairs)
    wanted = sum(same for _, same in pairs)
    precision = hit / found if found else 0.0
    recall = hit / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


if __name__ == "__main__":
    sys.exit(main())
