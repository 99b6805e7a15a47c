"""Measure event types and participants on the PLOVER gold records: `python benchmarks/events.py DATA`.

Each record is one sentence in which the trigger, the actors and the recipients are marked. The records were coded under
an older PLOVER, so its types are carried over to version 2.0: DEMAND is REQUEST, FIGHT is ASSAULT, DISAPPROVE and
INVESTIGATE are ACCUSE. The account judged is the one that shares most characters with the marked trigger.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.petrarch import Coded, coded
from communique.lexicon.triggers import coded_mode, coded_type
from communique.reading.accounts import accounts
from communique.reading.cast import Cast
from communique.reading.mentions import names
from communique.reading.parse import parse
from communique.reading.weights import load_english, load_other
from communique.types import Account, Presence, Report, Zone

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
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "them", "him", "her", "we", "i"})


@dataclass
class Record:
    """A gold record: its id, plain text, type, mode, and the marked spans by what they mark."""

    id: str
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
            mode = row.get("mode") or None
            record = Record(row["id"], *_carried_over(row["event"], mode))
            _unmark(info["markup"].strip("{} "), record)
            if mode == "host":  # version 2.0 has the visitor act and the host receive
                spans = record.spans
                spans["SRC"], spans["TAR"] = spans.get("TAR", []), spans.get("SRC", [])
            found.append(record)
    return found


def _carried_over(kind: str, mode: str | None) -> tuple[str, str | None]:
    """Return a type and mode of the older codes as version 2.0 writes them."""
    if (kind, mode) == ("COERCE", "destroy"):
        return "ASSAULT", "destroy"
    if kind == "THREATEN" and mode in ("curfew", "political"):
        return kind, "restrict"
    return _TYPES.get(kind, kind), _MODES.get(mode or "", mode)


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


def reports_of(records: Sequence[Record]) -> list[Report]:
    """Return each record's sentence as a report that is all body."""
    return [
        Report(f"rp_{i}", f"{i}", "", r.text, None, None, None, "en", (Zone("body", 0, len(r.text)),))
        for i, r in enumerate(records)
    ]


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


def half(record: Record) -> str:
    """Return the half a record lies in by a hash of its id: "read" while rules are mended, or "unread"."""
    return "read" if hashlib.sha256(record.id.encode()).digest()[0] % 2 == 0 else "unread"


def measure(records: Sequence[Record], misses: str | None) -> dict[str, Counter[str]]:
    """Count what was found and right in each half; print the misses of a layer in the half that may be read."""
    halves = {"read": Counter[str](), "unread": Counter[str]()}
    for record, parsed in zip(records, parse(reports_of(records), load_english(), load_other()), strict=True):
        cast = names(parsed)
        told = accounts(parsed, cast, [])
        part = half(record)
        _count(record, judge(record, told), cast, halves[part], misses if part == "read" else None)
    return halves


def _count(record: Record, best: Account | None, cast: Cast, counts: Counter[str], misses: str | None) -> None:
    """Add what one record's account got right; print its miss in the layer asked for."""
    kind = coded_type(best.type, best.status) if best is not None else None
    mode = coded_mode(best.type, best.mode, best.status) if best is not None else None
    counts["records"] += 1
    counts["found"] += best is not None
    counts["type"] += kind == record.type
    if misses == "type" and kind != record.type:
        print(f"{record.type}/{record.mode} got {kind}: {_marked(record)}")
    if record.mode is not None and kind == record.type and best is not None:
        counts["moded"] += 1
        counts["mode"] += mode == record.mode
        if misses == "mode" and mode != record.mode:
            print(f"{record.type}/{record.mode} got mode {mode}: {_marked(record)}")
    for side, mark in (("actor", "SRC"), ("recipient", "TAR")):
        _sides(record, best, cast, side, mark, counts, misses)


def _sides(
    record: Record, best: Account | None, cast: Cast, side: str, mark: str, counts: Counter[str], misses: str | None
) -> None:
    both = {span for span in record.spans.get("SRC", []) if span in record.spans.get("TAR", [])}
    want = record.spans.get(mark, [])
    placed = [] if best is None else [p for p in best.participants if both or p.side in (side, "attendee")]
    got = [_named(record, presence, cast) for presence in placed]
    complete = _count_side(counts, side, want, got)
    if misses == side and not complete:
        words = [record.text[p.span.start : p.span.end] for p in placed]
        print(f"{side} wanted {[record.text[a:b] for a, b in want]}, got {words}: {_marked(record)}")


def _count_side(
    counts: Counter[str], side: str, want: Sequence[tuple[int, int]], got: Sequence[Sequence[tuple[int, int]]]
) -> bool:
    """Add what one side of an event got right; tell whether nothing was missed and nothing too much."""
    hit = [w for w in want if any(_meet(w, spans) for spans in got)]
    right = [spans for spans in got if any(_meet(w, spans) for w in want)]
    counts[f"{side} wanted"] += len(want)
    counts[f"{side} hit"] += len(hit)
    counts[f"{side} found"] += len(got)
    counts[f"{side} right"] += len(right)
    return len(hit) == len(want) and len(right) == len(got)


def _named(record: Record, presence: Presence, cast: Cast) -> list[tuple[int, int]]:
    """Return the spans of a presence: for a pronoun those of the names it was resolved to."""
    start, end = presence.span.start, presence.span.end
    if record.text[start:end].lower() not in _PRONOUNS:
        return [(start, end)]
    return [(m.span.start, m.span.end) for m in cast.mentions if m.entity == presence.entity]


def _meet(wanted: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < wanted[1] and wanted[0] < end for start, end in spans)


def measure_coded(records: Sequence[Record], events: Mapping[int, Sequence[Coded]]) -> dict[str, Counter[str]]:
    """Count what another coder got right; of several events of a sentence the one most in accord with the gold."""
    halves = {"read": Counter[str](), "unread": Counter[str]()}
    for index, record in enumerate(records):
        counts = halves[half(record)]
        scored = [_score_coded(record, event) for event in events.get(index, ())] or [_score_coded(record, None)]
        counts.update(max(scored, key=lambda score: (score["type"], score["actor hit"] + score["recipient hit"])))
    return halves


def _score_coded(record: Record, event: Coded | None) -> Counter[str]:
    counts = Counter(records=1, found=int(event is not None), type=int(event is not None and event.type == record.type))
    both = set(record.spans.get("SRC", [])) & set(record.spans.get("TAR", []))
    placed = {"actor": event.actors, "recipient": event.recipients} if event is not None else {}
    for side, mark in (("actor", "SRC"), ("recipient", "TAR")):
        got = [[span] for own, spans in placed.items() for span in spans if both or own == side]
        _count_side(counts, side, record.spans.get(mark, []), got)
    return counts


def _marked(record: Record) -> str:
    words = [record.text[a:b] for a, b in record.spans.get("EVT", [])]
    return f"{' + '.join(words)} | {record.text}"


def table(title: str, halves: dict[str, Counter[str]]) -> str:
    """Return the figures of each half and of the whole, a figure a row."""
    columns = {**halves, "whole": halves["read"] + halves["unread"]}
    rows = {name: _figures(counts) for name, counts in columns.items()}
    lines = [f"{title:<22}" + "".join(f"{name:>8}" for name in rows)]
    lines += [f"{figure:<22}" + "".join(f"{rows[name][figure]:>8}" for name in rows) for figure in rows["whole"]]
    return "\n".join(lines)


def _figures(counts: Counter[str]) -> dict[str, str]:
    figures = {"records": str(counts["records"])}
    shares = {"found": "records", "type": "records", "mode": "moded"}
    figures |= {
        f"{name} right": f"{counts[name] / counts[of]:.3f}" if counts[of] else "-" for name, of in shares.items()
    }
    for side in ("actor", "recipient"):
        recall = counts[f"{side} hit"] / max(counts[f"{side} wanted"], 1)
        precision = counts[f"{side} right"] / max(counts[f"{side} found"], 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        figures |= {
            f"{side} precision": f"{precision:.3f}",
            f"{side} recall": f"{recall:.3f}",
            f"{side} F1": f"{f1:.3f}",
        }
    return figures


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds events/PLOVER_GSR_CAMEO.txt")
    parser.add_argument("--misses", choices=["type", "mode", "actor", "recipient"], help="of the half that may be read")
    parser.add_argument("--beside", type=Path, help="events that petrarch2 wrote for the trees of benchmarks.trees")
    given = parser.parse_args()
    records = load(given.data / "events" / "PLOVER_GSR_CAMEO.txt")
    print(table("communique", measure(records, given.misses)))
    if given.beside:
        events = coded(given.beside, [record.text for record in records])
        print(table("petrarch2", measure_coded(records, events)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
