"""Tables as files: one a table, rows in a set order, the same input always the same bytes.

Rows arrive in any order and in any number. Each table is sorted in runs that fit into memory; the runs go to temporary
files and are merged, so memory stays level however large the record. Files appear only when all of them are whole.
"""

from __future__ import annotations

import csv
import heapq
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import UnionType
from typing import get_args

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, astuple, fields

from communique.publish.rows import TABLES, Part, Place, Range
from communique.publish.tables import Tagged

RUN_BYTES = 8_000_000  # of encoded rows that one table holds in memory before they go to disk
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four full-width

_encode = msgspec.json.Encoder(order="sorted").encode


def write_jsonl(rows: Iterable[Tagged], folder: Path) -> dict[str, int]:
    """Write one JSON Lines file a table into `folder`, made where missing; return how many rows each holds."""
    return _write(rows, folder, "jsonl", _jsonl)


def write_csv(rows: Iterable[Tagged], folder: Path) -> dict[str, int]:
    """Write one CSV file a table: ranges as two columns, lists as JSON, cells that a spreadsheet would run disarmed."""
    return _write(rows, folder, "csv", _csv)


def write_lines(rows: Iterable[Struct], path: Path) -> int:
    """Write rows that begin with an id to one JSON Lines file, its folder made where missing; return how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=path.parent) as scratch:
        sorter = _Sorter(Path(scratch), path.stem)
        for row in rows:
            sorter.add(row)
        whole = Path(scratch) / path.name
        with whole.open("wb") as file:
            file.writelines(sorter.sorted())
        whole.replace(path)
    return sorter.count


Form = Callable[[str, Iterable[bytes]], Iterator[bytes]]


def _write(rows: Iterable[Tagged], folder: Path, suffix: str, form: Form) -> dict[str, int]:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=folder) as scratch:
        sorters = {table: _Sorter(Path(scratch), table) for table in TABLES}
        for table, row in rows:
            sorters[table].add(row)
        counts = {}
        for table, sorter in sorters.items():
            with (Path(scratch) / f"{table}.{suffix}").open("wb") as file:
                for line in form(table, sorter.sorted()):
                    file.write(line)
            counts[table] = sorter.count
        for table in TABLES:
            (Path(scratch) / f"{table}.{suffix}").replace(folder / f"{table}.{suffix}")
    return counts


class _Sorter:
    """The rows of one table, sorted by id, or by all their content where they have none; equal rows once."""

    def __init__(self, scratch: Path, table: str) -> None:
        self._scratch = scratch
        self._table = table
        self._held: list[bytes] = []
        self._size = 0
        self._runs: list[Path] = []
        self.count = 0

    def add(self, row: Struct) -> None:
        line = _key(row) + b"\t" + _encode(row) + b"\n"
        self._held.append(line)
        self._size += len(line)
        if self._size > RUN_BYTES:
            self._spill()

    def sorted(self) -> Iterator[bytes]:
        """Yield the rows as JSON lines, in order."""
        self._held.sort()
        files = [path.open("rb") for path in self._runs]
        try:
            for line, _ in groupby(heapq.merge(self._held, *files)):
                self.count += 1
                yield line.split(b"\t", 1)[1]
        finally:
            for file in files:
                file.close()

    def _spill(self) -> None:
        self._held.sort()
        path = self._scratch / f"{self._table}.run{len(self._runs)}"
        with path.open("wb") as file:
            file.writelines(self._held)
        self._runs.append(path)
        self._held, self._size = [], 0


def _key(row: Struct) -> bytes:
    """Return bytes without tab or line end that sort as the row should."""
    values = astuple(row)
    return _encode(values[0] if row.__struct_fields__[0] == "id" else [_sortable(value) for value in values])


def _sortable(value: object) -> object:
    """Pad numbers so that they sort by size; None sorts first."""
    if isinstance(value, int | float):
        return f"{value:024.6f}"
    if isinstance(value, Struct):
        return [_sortable(inner) for inner in astuple(value)]
    return "" if value is None else value


def _jsonl(_: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    yield from lines


def _csv(table: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    kind = TABLES[table]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(column for field in fields(kind) for column in _columns(field))
    decode = msgspec.json.Decoder(kind).decode
    for line in lines:
        row = decode(line)
        writer.writerow(
            cell for field in fields(kind) for cell in _cells(getattr(row, field.name), len(_columns(field)))
        )
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def _columns(field: FieldInfo) -> list[str]:
    """Return the columns of a field: one, or one for each field of the offsets or days it holds."""
    for kind in (Part, Place, Range):
        if field.type is kind or (isinstance(field.type, UnionType) and kind in get_args(field.type)):
            return [f"{field.name}_{inner.name}" for inner in fields(kind)]
    return [field.name]


def _cells(value: object, width: int) -> Iterator[object]:
    if isinstance(value, Struct):
        yield from map(_disarmed, astuple(value))
    elif isinstance(value, list):
        yield _encode(value).decode()
    else:
        yield _disarmed(value)
        yield from [None] * (width - 1)


def _disarmed(value: object) -> object:
    """Return text that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
