"""A small bundle: one report that says one thing, and what it was read from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from communique.publish.bundle import Contents, write_bundle
from communique.publish.rows import Part, ReportRow, StatementRow
from communique.publish.tables import Tagged
from communique.types import Fault, report_id

TEXT = "GENEVA - The envoy of Kestria said the bridge would open."
BYTES = TEXT.encode()
SHA256 = hashlib.sha256(BYTES).hexdigest()
REPORT = report_id(None, None, TEXT)
LOG = ('{"after":""}', '{"after":"1"}')


def rows() -> Iterator[Tagged]:
    """Yield the rows of the record."""
    yield "reports", ReportRow(REPORT, "a.txt", SHA256, TEXT, None, None, None, "en", [], None)
    said = [Part(TEXT.index("the bridge"), len(TEXT) - 1)]
    yield "statements", StatementRow("st1", REPORT, said, "indirect", [Part(30, 34)], Part(9, 29), None, None)


def contents() -> Contents:
    """Return what goes into the bundle."""
    ledgers = {"arrivals": [{"source": "a.txt", "sha256": SHA256}]}
    return Contents([(SHA256, BYTES)], rows(), ledgers, LOG, head="2", software="communique 7")


def packed(folder: Path) -> Path:
    """Write the bundle below a folder and return where it lies."""
    write_bundle(contents(), folder / "bundle", "2031-02-03")
    return folder / "bundle"


def chain(texts: Iterator[str]) -> tuple[str, list[Fault]]:
    """Return the last number of a log whose entries each name the number of the one before."""
    head, faults = "", []
    for number, text in enumerate(texts, start=1):
        if text != f'{{"after":"{head}"}}':
            faults.append(Fault(str(number), "it does not follow the entry before"))
        head = str(number)
    return head, faults
