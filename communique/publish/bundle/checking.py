"""Check an evidence bundle without the record it came from: hashes, then what the tables say against the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar, runtime_checkable

import msgspec
from msgspec import Struct

from communique.publish.bundle import bag
from communique.publish.rows import TABLES, ReportRow, Row
from communique.types import Fault, report_id

MAX_LINE = 2**26  # bytes of one row

T = TypeVar("T")
Chain = Callable[[Iterator[str]], tuple[str, list[Fault]]]


@runtime_checkable
class Standing(Protocol):
    """Whatever stands at words: offsets into a report's text."""

    @property
    def start(self) -> int:
        """Return the first code point."""

    @property
    def end(self) -> int:
        """Return the code point after the last."""


class Checked(Struct):
    """What a check of a bundle covered and what it found."""

    files: int = 0
    captures: int = 0
    reports: int = 0
    spans: int = 0
    decisions: int = 0
    faults: list[Fault] = []


def check(folder: Path, chain: Chain) -> Checked:
    """Check a bundle; `chain` takes the texts of a log of decisions and returns its head and what is wrong with it."""
    checked = Checked()
    checked.faults.extend(bag.faults(folder))
    checked.files = sum(1 for path in folder.rglob("*") if path.is_file())
    payload = folder / bag.PAYLOAD
    try:
        captures = _captures(payload, checked)
        lengths = _reports(payload, captures, checked)
        for table, kind in TABLES.items():
            checked.faults.extend(_table(payload / "tables" / f"{table}.jsonl", kind, lengths, checked))
        checked.faults.extend(_decisions(folder, chain, checked))
    except (OSError, ValueError) as error:
        checked.faults.append(Fault(str(folder), f"it cannot be read to its end: {error}"))
    return checked


def _captures(payload: Path, checked: Checked) -> set[str]:
    found = set()
    for path in sorted((payload / "captures").iterdir()):
        checked.captures += 1
        found.add(path.name)
        if bag.sha256_of(path) != path.name:
            checked.faults.append(Fault(f"captures/{path.name}", "its name is not the hash of its bytes"))
    return found


def _reports(payload: Path, captures: set[str], checked: Checked) -> dict[str, int]:
    """Return the length of each report's text, in code points."""
    lengths = {}
    for row in _rows(payload / "tables" / "reports.jsonl", ReportRow):
        checked.reports += 1
        lengths[row.id] = len(row.text)
        if report_id(row.outlet, row.url, row.text) != row.id:
            checked.faults.append(Fault(f"report {row.id}", "its text is not the text that its id was made from"))
        if row.sha256 not in captures:
            checked.faults.append(Fault(f"report {row.id}", "the bytes it was read from are not in the bundle"))
    return lengths


def _table(path: Path, kind: type[Row], lengths: dict[str, int], checked: Checked) -> Iterator[Fault]:
    for row in _rows(path, kind):
        for report, start, end in _places(row):
            checked.spans += 1
            if not 0 <= start <= end <= lengths.get(report, -1):
                where = f"{path.stem} {getattr(row, 'id', '')}".strip()
                yield Fault(where, f"{start}..{end} of {report} opens no text")


def _places(row: Row) -> Iterator[tuple[str, int, int]]:
    """Yield report, start and end of all that stands at words; a part lies in the report that its row names."""
    own = str(getattr(row, "report", None) or getattr(row, "id", ""))
    for value in _structs(row):
        if isinstance(value, Standing):
            yield str(getattr(value, "report", own)), value.start, value.end


def _structs(value: object) -> Iterator[Struct]:
    if isinstance(value, list):
        for item in value:
            yield from _structs(item)
    elif isinstance(value, Struct):
        yield value
        for field in value.__struct_fields__:
            yield from _structs(getattr(value, field))


def _decisions(folder: Path, chain: Chain, checked: Checked) -> Iterator[Fault]:
    path = folder / bag.PAYLOAD / "ledgers" / "decisions.jsonl"

    def texts() -> Iterator[str]:
        with path.open(encoding="utf-8", newline="\n") as file:
            while line := file.readline(MAX_LINE):
                checked.decisions += 1
                yield line.removesuffix("\n")

    head, faults = chain(texts())
    yield from faults
    if (head or "none") != bag.information(folder).get("Decision-Log-Head"):
        yield Fault("ledgers/decisions.jsonl", "its last entry is not the one the bundle was closed with")


def _rows(path: Path, kind: type[T]) -> Iterator[T]:
    decode = msgspec.json.Decoder(kind).decode
    with path.open("rb") as file:
        while line := file.readline(MAX_LINE):
            yield decode(line)
