"""Statements measured against our own labels: below these figures a change has lost something."""

from __future__ import annotations

from benchmarks.attributions import count
from benchmarks.labels import texts_of
from benchmarks.statements import stated
from training.examples import own_articles

_FILES = ("agencies", "diplomacy")


def test_statements_keep_their_level_on_labelled_paragraphs() -> None:
    """Found without regard to extents; what nobody labelled is told of as nothing said."""
    articles = [article for article in own_articles() if article.name.split("/")[0] in _FILES]
    tallies = [count(text.parsed.report.text, text.gold, stated(text)) for text in texts_of(articles)]
    real, found, seen, labelled = (
        sum(tally[name] for tally in tallies) for name in ("real", "found", "all seen", "all")
    )
    assert labelled > 300
    assert real / found > 0.97
    assert seen / labelled > 0.67
