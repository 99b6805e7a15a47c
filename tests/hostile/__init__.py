"""The fault table: hostile inputs by name, the way each comes in, and the states that it may end in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from communique.collect.archives import archived
from communique.collect.arrival import arrival
from communique.collect.documents import documents
from communique.collect.items import JOBS
from communique.collect.sources import arrivals
from communique.collect.workers import parsed
from communique.types import Document
from tests.hostile import archives, encodings, lines, lists, pages, places
from tests.hostile.case import Case

CASES = [*encodings.CASES, *pages.CASES, *lines.CASES, *lists.CASES, *archives.CASES, *places.CASES]
SLOW = frozenset(
    {
        *("page_attributes", "page_breaks", "page_one_node_over_ten_megabytes", "page_one_word_a_line", "page_links"),
        *("page_options", "page_list_items", "page_table_cells", "page_headings", "page_attributes_of_body"),
        *("page_empty_paragraphs", "page_unclosed_paragraphs", "feed_many_attributes", "feed_many_items"),
    }
)
"""Cases that take about a second or more: a parser runs into its limit, or there is much to read."""


def ended(case: Case, folder: Path) -> list[Document]:
    """Let a case in by its door, and return the documents that came of it; `folder` is empty and its own."""
    return list(_ended(case, folder))


def _ended(case: Case, folder: Path) -> Iterator[Document]:
    door, _, name = case.door.partition(" ")
    content = case.make() if case.make else b""
    if door == "file":
        yield from documents(arrival(name, content))
    elif door == "archive":
        (folder / name).write_bytes(content)
        for came in archived(str(folder / name)):
            yield from documents(came)
    elif door == "place" and case.place:
        for came in arrivals([case.place(folder)]):
            yield from documents(came)
    else:
        found = parsed(JOBS[door], content)
        yield Document(door, "", found.state, note=found.note)


def outcome(found: list[Document]) -> str:
    """Return the states of documents in order, a run of one state once where it is longer than three."""
    runs = [(state, len(list(run))) for state, run in groupby(document.state for document in found)]
    return "+".join("+".join([state] * (1 if length > 3 else length)) for state, length in runs)
