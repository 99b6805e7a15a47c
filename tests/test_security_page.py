"""The page on security makes no promise without a test that exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "security.md"
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@pytest.mark.parametrize(("path", "name"), sorted(set(_TEST.findall(PAGE.read_text(encoding="utf-8")))))
def test_a_promise_names_a_test_that_exists(path: str, name: str) -> None:
    """The file holds a test of this name."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_row_of_promises_names_a_test() -> None:
    """A table headed by promises has a test in each row."""
    tables = PAGE.read_text(encoding="utf-8").split("| promise | test |\n|---|---|\n")[1:]
    rows = [row for table in tables for row in table.split("\n\n")[0].splitlines()]
    assert len(rows) > 30
    assert [row for row in rows if not _TEST.search(row)] == []
