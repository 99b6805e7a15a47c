"""Reports of look-alike meetings, and of one meeting in unlike words: the cases of look_alikes.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

_CASES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_MARK = re.compile(r"\[([a-z])\|([^\]]+)\]")


class Told(NamedTuple):
    """One outlet's report, `published` an ISO day or None."""

    outlet: str
    published: str | None
    marked: str

    @property
    def text(self) -> str:
        """The text without its marks."""
        return _MARK.sub(r"\2", self.marked)

    def marks(self) -> list[tuple[str, int, int]]:
        """Return the letter, the start and the end of the marked words in the text."""
        found, cut = [], 0
        for mark in _MARK.finditer(self.marked):
            start = mark.start() - cut
            found.append((mark[1], start, start + len(mark[2])))
            cut += len(mark[0]) - len(mark[2])
        return found


def _cases(kind: str) -> dict[str, tuple[Told, ...]]:
    return {
        name: tuple(Told(row["outlet"], row.get("published"), row["text"]) for row in case["reports"])
        for name, case in _CASES[kind].items()
    }


NEAR_MISSES = _cases("near_miss")
ONE_MEETING = _cases("one_meeting")
