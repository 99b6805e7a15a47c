"""Broken and hostile inputs: each ends in a named state, says why, and takes no longer than it may.

The table is in `tests.hostile`; what takes long is run by `python -m benchmarks.hostile`, with all the rest.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from communique.collect.arrival import arrival
from communique.collect.documents import documents
from communique.collect.html import EXTRACT
from communique.collect.jsonl import MAX_FAULTS
from communique.types import Document, State
from tests.hostile import CASES, SLOW, ended, outcome
from tests.hostile.case import ARTICLE, SENTENCE, Case, page

LIMIT = 10.0  # seconds
STATES = frozenset(get_args(State))


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in SLOW], ids=lambda case: case.name)
def test_every_input_ends_in_a_named_state_within_its_time(case: Case, tmp_path: Path) -> None:
    """The state is the expected one; whatever is not read says why; nothing of this machine is in any text."""
    start = time.monotonic()
    found = ended(case, tmp_path)
    assert time.monotonic() - start < LIMIT
    assert outcome(found) in case.states.split(" or ")
    for document in found:
        assert document.state in STATES
        assert bool(document.note) == (document.state != "read")
        assert "root:" not in document.text


def test_the_table_is_large_and_names_each_fault_once() -> None:
    """Five hundred and more."""
    assert len({case.name for case in CASES}) == len(CASES) > 600
    assert {case.name for case in CASES} >= SLOW


def read(name: str, content: bytes) -> list[Document]:
    """Return the documents of an input."""
    return list(documents(arrival(name, content)))


def test_a_page_that_kills_its_worker_does_not_stop_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a page was stopped for time, the next page is read."""
    hurried = msgspec.structs.replace(EXTRACT, seconds=0.01)
    monkeypatch.setattr("communique.collect.html.EXTRACT", hurried)
    (stopped,) = read("slow.html", page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>" + ARTICLE))
    monkeypatch.undo()
    (next_one,) = read("good.html", page(ARTICLE))
    assert (stopped.state, next_one.state) == ("timed_out", "read")


def line(text: str) -> bytes:
    """Return one JSON line."""
    return json.dumps({"text": text}).encode() + b"\n"


def test_one_broken_line_does_not_stop_the_others() -> None:
    """Each line of a JSON Lines file ends for itself, under its own number."""
    found = read("many.jsonl", line(SENTENCE) + b"{broken\n\n" + line(SENTENCE))
    assert [(item.source, item.state) for item in found] == [
        ("many.jsonl#1", "read"),
        ("many.jsonl#2", "malformed"),
        ("many.jsonl#4", "read"),
    ]


def test_a_file_of_nothing_but_broken_lines_is_left() -> None:
    """A table of documents is not flooded: after a thousand faults in a row the rest is not read."""
    found = read("many.jsonl", b"{broken\n" * (MAX_FAULTS + 500) + line(SENTENCE))
    assert len(found) == MAX_FAULTS + 1
    assert "the rest is not read" in found[-1].note


def test_old_character_sets_are_read_as_browsers_read_them() -> None:
    """Pages declare iso-8859-1 and mean windows-1252, which has curly quotes where the other has controls."""
    (document,) = read(
        "x.html", page(f"<p>\u201c{SENTENCE * 9}\u201d", "<meta charset=iso-8859-1>").decode().encode("cp1252")
    )
    assert "\u201c" in document.text
