"""Tests of the package as a whole."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import communique

ROOT = Path(__file__).parents[1]
IMPORT_LIMIT = 150_000  # microseconds


def test_importing_the_package_is_quick() -> None:
    """The best of five, as the import system counts it."""
    times = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", "import communique"], capture_output=True, text=True, check=True
        )
        last = next(line for line in done.stderr.splitlines() if line.endswith(" communique"))
        times.append(int(last.split("|")[1]))
    assert min(times) < IMPORT_LIMIT


def test_importing_the_package_loads_no_heavy_library() -> None:
    """What costs time is imported where it is used."""
    heavy = "{'spacy', 'numpy', 'lxml', 'trafilatura', 'jinja2', 'pandas'}"
    code = f"import sys, communique; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_the_one_that_is_packaged() -> None:
    """One number in two places."""
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert communique.__version__ == packaged


def test_no_module_is_an_attic() -> None:
    """No module is named after what it is not about."""
    names = {path.stem for path in (ROOT / "communique").rglob("*.py")}
    assert not names & {"utils", "util", "helpers", "misc", "common"}
