"""The table of near-synonyms."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tools.build_synonyms import main

NOUN = "00000010 04 n 02 moot 0 parley 0 001 + 00000020 v 0101 | a talk\n00000030 04 n 01 hush 0 000 | quiet\n"
VERB = "00000020 29 v 02 moot 0 debate 0 001 + 00000010 n 0101 01 + 02 00 | to talk\n"


def entry(word: str, part: str, *offsets: str) -> str:
    """Return a line of an index file."""
    return f"{word} {part} {len(offsets)} 0 {len(offsets)} 0 {' '.join(offsets)}  \n"


def test_words_of_one_sense_share_a_number_and_lonely_words_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also over the part of speech that is derived from it."""
    files = {
        "data.noun": NOUN,
        "data.verb": VERB,
        "data.adj": "  1 licence text\n",
        "data.adv": "",
        "index.noun": entry("moot", "n", "00000010")
        + entry("parley", "n", "00000010")
        + entry("hush", "n", "00000030"),
        "index.verb": entry("moot", "v", "00000020") + entry("debate", "v", "00000020"),
        "index.adj": "",
        "index.adv": "",
        "index.sense": "moot%1:04:00:: 00000010 1 3\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    out = tmp_path / "out.tsv.gz"
    monkeypatch.setattr("sys.argv", ["build_synonyms", str(tmp_path), str(out)])
    main()
    lines = [line for line in gzip.decompress(out.read_bytes()).decode().splitlines() if not line.startswith("#")]
    assert lines == ["debat\t1", "moot\t0 1", "parley\t0"]
