"""Measure event types and participants on the PLOVER gold records: `python benchmarks/events.py DATA`.

Each record is one sentence in which the trigger, the actors and the recipients are marked. The records were coded under
an older PLOVER, so its types are carried over to version 2.0: DEMAND is REQUEST, FIGHT is ASSAULT, DISAPPROVE and
INVESTIGATE are ACCUSE. The account judged is the one that shares most characters with the marked trigger.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from communique.lexicon.triggers import coded_type
from communique.reading.accounts import accounts
from communique.reading.mentions import names
from communique.reading.parse import parse
from communique.reading.weights import load_english, load_other
from communique.types import Account, Report, Zone

_TAG = re.compile(r"\((SRC/TAR|TAR/SRC|TAR/LOC|SRC/LOC|SRC|TAR|EVT|LOC):\s?")
_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_MODES = {
    "detain": "arrest",
    "confiscate": "seize",
    "ban": "restrict",
    "assassinate": "targeted",
    "strike-hun": "hunger",
    "riot-spon": "riot",
    "demo-org": "demo",
    "demo-spon": "demo",
    "strike-gen": "strike",
    "host": "visit",
}


@dataclass
class Record:
    """A gold record: its plain text, type, mode, and the marked spans by what they mark."""

    type: str
    mode: str | None
    text: str = ""
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def load(path: Path) -> list[Record]:
    """Read the gold records that carry a marked sentence."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    found = []
    for row in rows:
        info = row.get("textInfo")
        if isinstance(info, dict) and "markup" in info:
            kind = row["event"]
            mode = row.get("mode") or None
            record = Record(_TYPES.get(kind, kind), _MODES.get(mode or "", mode))
            _unmark(info["markup"].strip("{} "), record)
            if mode == "host":  # version 2.0 has the visitor act and the host receive
                spans = record.spans
                spans["SRC"], spans["TAR"] = spans.get("TAR", []), spans.get("SRC", [])
            found.append(record)
    return found


def _unmark(markup: str, record: Record) -> None:
    """Fill a record's text and spans from text with nested marks such as "(SRC: the army)"."""
    out: list[str] = []
    size = at = 0
    open_marks: list[tuple[str, int] | None] = []
    while at < len(markup):
        tag = _TAG.match(markup, at)
        if tag is not None:
            open_marks.append((tag[1], size))
            at = tag.end()
            continue
        char = markup[at]
        at += 1
        if char == "(":
            open_marks.append(None)
        elif char == ")" and open_marks:
            mark = open_marks.pop()
            if mark is not None:
                for kind in mark[0].split("/"):
                    record.spans.setdefault(kind, []).append((mark[1], size))
                continue
        out.append(char)
        size += 1
    record.text = "".join(out)


def judge(record: Record, told: Sequence[Account]) -> Account | None:
    """Return the account whose extent shares most with the marked words; of equals the one told first."""
    marked = record.spans.get("EVT", [])

    def shared(start: int, end: int) -> int:
        return sum(max(0, min(end, b) - max(start, a)) for a, b in marked)

    ranked = [
        (shared(a.span.start, a.span.end), shared(a.trigger.start, a.trigger.end) > 0, -a.trigger.start) for a in told
    ]
    best = max(range(len(told)), key=lambda i: ranked[i], default=None)
    return told[best] if best is not None and ranked[best][0] > 0 else None


def measure(records: Sequence[Record], misses: str | None) -> Counter[str]:
    """Count what was found and right over all records; print the misses of a layer if asked."""
    counts: Counter[str] = Counter()
    reports = [
        Report(f"rp_{i}", f"{i}", "", r.text, None, None, None, "en", (Zone("body", 0, len(r.text)),))
        for i, r in enumerate(records)
    ]
    for record, parsed in zip(records, parse(reports, load_english(), load_other()), strict=True):
        cast = names(parsed)
        told = accounts(parsed, cast, [])
        best = judge(record, told)
        kind = coded_type(best.type, best.status) if best is not None else None
        counts["records"] += 1
        counts["found"] += best is not None
        counts["type"] += kind == record.type
        if record.mode is not None and kind == record.type and best is not None:
            counts["moded"] += 1
            counts["mode"] += best.mode == record.mode
        if misses == "type" and kind != record.type:
            print(f"{record.type}/{record.mode} got {kind}: {_marked(record)}")
        sides = ("actor", "recipient") if best is not None else ()
        for side, mark in (("actor", "SRC"), ("recipient", "TAR")):
            _sides(record, best if sides else None, side, mark, counts, misses)
    return counts


def _sides(
    record: Record, best: Account | None, side: str, mark: str, counts: Counter[str], misses: str | None
) -> None:
    both = {span for span in record.spans.get("SRC", []) if span in record.spans.get("TAR", [])}
    want = record.spans.get(mark, [])
    got = [] if best is None else [p.span for p in best.participants if p.side in (side, "attendee")]
    if both and best is not None:
        got = [p.span for p in best.participants]
    hit = [w for w in want if any(g.start < w[1] and w[0] < g.end for g in got)]
    right = [g for g in got if any(g.start < w[1] and w[0] < g.end for w in want)]
    counts[f"{side} wanted"] += len(want)
    counts[f"{side} hit"] += len(hit)
    counts[f"{side} found"] += len(got)
    counts[f"{side} right"] += len(right)
    if misses == side and len(hit) < len(want):
        print(
            f"{side} missed {[record.text[a:b] for a, b in want]}, got {[record.text[g.start : g.end] for g in got]}: "
            f"{_marked(record)}"
        )


def _marked(record: Record) -> str:
    words = [record.text[a:b] for a, b in record.spans.get("EVT", [])]
    return f"{' + '.join(words)} | {record.text}"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds events/PLOVER_GSR_CAMEO.txt")
    parser.add_argument("--misses", choices=["type", "actor", "recipient"])
    given = parser.parse_args()
    counts = measure(load(given.data / "events" / "PLOVER_GSR_CAMEO.txt"), given.misses)
    print(f"records {counts['records']}")
    print(f"found {counts['found'] / counts['records']:.3f}")
    print(f"type right {counts['type'] / counts['records']:.3f}")
    print(f"mode right, of those with a mode and the right type {counts['mode'] / max(counts['moded'], 1):.3f}")
    for side in ("actor", "recipient"):
        recall = counts[f"{side} hit"] / max(counts[f"{side} wanted"], 1)
        precision = counts[f"{side} right"] / max(counts[f"{side} found"], 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{side} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
