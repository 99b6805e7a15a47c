"""The floor under joining: statement pairs of real stories, labelled by hand (see docs/utterances.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.utterances import count, ours, read

DATA = Path(__file__).parents[2].parent / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not (DATA / "stories" / "dev.jsonl.gz").is_file(), reason="the articles are not beside this checkout"
)


def test_joining_stays_above_its_floor_on_labelled_pairs() -> None:
    """Precision and recall of one utterance, and no class joined more than it was when this was set."""
    pairs = read(DATA)
    counted = count(pairs, ours(pairs))
    assert sum(counted.total.values()) == 307
    assert counted.precision >= 0.89
    assert counted.recall >= 0.69
    assert counted.joined["same"] >= 61
    assert counted.joined["different"] <= 14
    assert counted.joined["contradicts"] <= 2
