"""How many reports are made, on which days, and that they are still told apart by world and story."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from benchmarks.growth import FIRST_DAY, Cost, gold, line, make_worlds, placed
from benchmarks.story_articles import Article, Score

ARTICLES = [
    Article(f"a{story}{number}", f"s{story}", f"Title {story}", f"Words of story {story}.", f"2031-0{story}-0{number}")
    for story in range(1, 6)
    for number in (1, 3)
]


@pytest.mark.parametrize(("size", "per_day"), [(10, 1), (25, 5), (15, 30)])
def test_reports_come_at_the_density_asked_for(tmp_path: Path, size: int, per_day: int) -> None:
    """As many as asked for, over as many days, and the days within a story as they were."""
    make_worlds(ARTICLES, 3, tmp_path)
    made = list(placed(tmp_path, size, per_day, undated=False))
    assert len({each.report for each in made}) == len(made) == size
    days = [each.published for each in made if each.published]
    assert len(days) == size
    assert min(days) == FIRST_DAY
    assert (max(days) - FIRST_DAY).days <= size / per_day + 2
    spans = {
        (max(own) - min(own)).days
        for story in {gold(each.report) for each in made}
        if len(own := [each.published for each in made if each.published and gold(each.report) == story]) == 2
    }
    assert spans == {2}


def test_a_report_is_of_a_story_of_its_world(tmp_path: Path) -> None:
    """The same story in two worlds is two stories."""
    make_worlds(ARTICLES, 2, tmp_path)
    assert set(Counter(gold(each.report) for each in placed(tmp_path, 20, 5, undated=False)).values()) == {2}


def test_an_undated_article_stays_so_only_when_asked(tmp_path: Path) -> None:
    """Else it has the day of its story."""
    make_worlds([*ARTICLES, Article("x", "s1", "Title", "Words.", None)], 1, tmp_path)
    assert [e.report for e in placed(tmp_path, 11, 5, undated=True) if e.published is None] == ["0/s1/x"]
    assert all(isinstance(each.published, date) for each in placed(tmp_path, 11, 5, undated=False))


def test_growth_is_the_cost_of_a_report_beside_that_at_the_first_size() -> None:
    """Ten times the reports in thirty times the time and ten times the memory."""
    score = Score(90.0, 90.0, 90.0)
    told = line(Cost(1000, 60.0, [0.5, 0.1, 0.2], 100.0, score), Cost(100, 2.0, [0.1], 10.0, score), 50)
    assert "time 3.00, memory 1.00" in told
    assert "one more 200 ms, at most 500 ms" in told
