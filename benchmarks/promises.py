"""How many agreements, undertakings and outcomes the rules find in a folder of texts, and what reading them costs.

    python -m benchmarks.promises FOLDER [--limit 50] [--show]

FOLDER holds plain-text reports. Prints counts a report, the milliseconds a report of our rules for each kind, and of
the parse beside them; `--show` prints what was found, for reading through.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from communique.reading.accords import accords
from communique.reading.dates import whens
from communique.reading.mentions import names
from communique.reading.outcomes import outcomes
from communique.reading.parse import Parsed, parse
from communique.reading.pledges import pledges
from communique.reading.report import report_of
from communique.reading.statements import statements
from communique.reading.terms import terms
from communique.reading.weights import load_english, load_other
from communique.types import Accord, Document, Outcome, Pledge, Term

Found = Sequence[Accord | Pledge | Outcome | Term]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; returns the exit status."""
    options = _options(arguments)
    paths = sorted(options.folder.rglob("*.txt"))[: options.limit]
    documents = [Document(path.name, "", "read", path.read_text(encoding="utf-8", errors="replace")) for path in paths]
    models = load_english(), load_other()
    began = time.process_time()
    parsed = list(parse(map(report_of, documents), *models))
    spent = defaultdict(float, parse=time.process_time() - began)
    for one in parsed[:1]:
        _read(one, defaultdict(float))  # the first call loads the lemma tables
    counts: Counter[str] = Counter()
    for one in parsed:
        for kind, found in _read(one, spent).items():
            counts[kind] += len(found)
            if options.show:
                _show(one, kind, found)
    for kind in spent:
        each = 1000 * spent[kind] / max(1, len(parsed))
        sys.stdout.write(f"{kind:10s} {counts[kind] / max(1, len(parsed)):8.2f} a report {each:8.2f} ms a report\n")
    return 0


def _read(one: Parsed, spent: dict[str, float]) -> dict[str, Found]:
    cast, dates = names(one), whens(one)
    said = statements(one, cast)
    rules: dict[str, Callable[[], Found]] = {
        "accords": lambda: accords(one, cast, dates),
        "pledges": lambda: pledges(one, cast, said, dates),
        "outcomes": lambda: outcomes(one, cast, said),
        "terms": lambda: terms(one, cast),
    }
    found = {}
    for kind, rule in rules.items():
        began = time.process_time()
        found[kind] = rule()
        spent[kind] += time.process_time() - began
    return found


def _show(one: Parsed, kind: str, found: Found) -> None:
    for item in found:
        sys.stdout.write(f"{one.report.source} {kind}: {' '.join(one.report.quote(item.span).split())}\n")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=50, help="files to read at most (default: 50)")
    parser.add_argument("--show", action="store_true", help="print what was found")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
