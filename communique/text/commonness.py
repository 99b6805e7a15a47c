"""How common a word is in news at large: what keeps a corpus of five reports from thinking its own topic is noise.

`common_words.tsv` holds stems and the share of articles that use them, counted over Wikinews articles of three unlike
collections (see docs/stories.md).
"""

from __future__ import annotations

from functools import cache
from importlib import resources


def share(term: str) -> float:
    """Return the share of articles that use a stem, 0 where too few do."""
    return shares().get(term, 0.0)


@cache
def shares() -> dict[str, float]:
    """Return the share of articles for every stem of the background."""
    table = resources.files("communique.text").joinpath("common_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {term: float(value) for term, value in rows}
