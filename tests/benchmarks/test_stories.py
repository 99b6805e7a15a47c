"""The baselines, the halves and the score of story clustering, on sets small enough to see through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
import numpy as np
import pytest

from benchmarks.stories import as_of, moved
from benchmarks.story_articles import Article, b_cubed, closer, day_of, half, slower
from benchmarks.story_baselines import by_words, cut, joined, within
from communique.types import Sketch

NEAR = np.array([[1, 0.8, 0.1, 0], [0.8, 1, 0.6, 0], [0.1, 0.6, 1, 0], [0, 0, 0, 1]], np.float32)


def groups(labels: Sequence[str]) -> set[frozenset[int]]:
    """Return which positions share a label."""
    return {frozenset(at for at, other in enumerate(labels) if other == label) for label in labels}


@pytest.mark.parametrize(
    ("average", "threshold", "expected"),
    [
        (False, 0.5, {frozenset({0, 1, 2}), frozenset({3})}),  # 1 chains 2 to 0
        (True, 0.5, {frozenset({0, 1}), frozenset({2}), frozenset({3})}),  # 0.35 on average
        (True, 0.3, {frozenset({0, 1, 2}), frozenset({3})}),
        (False, 0.9, {frozenset({0}), frozenset({1}), frozenset({2}), frozenset({3})}),
    ],
)
def test_single_link_chains_and_average_link_does_not(
    average: bool, threshold: float, expected: set[frozenset[int]]
) -> None:
    """Cut at several thresholds."""
    assert groups(cut(list(joined(NEAR, average, 0.05)), threshold, 4)) == expected


def test_articles_too_far_apart_are_never_near() -> None:
    """An unknown day is near to all."""
    days = ["2031-03-01", "2031-03-09", None]
    near = within(np.ones((3, 3), np.float32), [Article(str(n), "s", "t", "x", day) for n, day in enumerate(days)], 3)
    assert near.tolist() == [[1, 0, 1], [0, 1, 1], [1, 1, 1]]


def test_shared_words_make_near() -> None:
    """Common to all tells nothing."""
    texts = ["herring trawlers harbour", "herring trawlers quota", "gravel quarry road", "gravel asphalt road"]
    near = by_words([Article(str(n), "s", "News", text) for n, text in enumerate(texts)])
    assert near[0, 1] > 0.5 > near[0, 2]
    assert near[2, 3] > 0.5


def test_halves_share_no_story_and_together_are_all() -> None:
    """A story is in one half, whatever else is in the set."""
    articles = [Article(f"{story}-{n}", f"s{story}", "t", "x") for story in range(30) for n in range(2)]
    one, other = half(articles, 0), half(articles, 1)
    assert len(one) + len(other) == 60
    assert not {each.story for each in one} & {each.story for each in other}
    assert min(len(one), len(other)) > 10


def test_closer_divides_the_time_between_articles() -> None:
    """Counted from the first; an unknown day stays unknown."""
    articles = [Article(str(n), "s", "t", "x", day) for n, day in enumerate(["2031-03-01", "2031-04-10", None])]
    assert [each.date for each in closer(articles, 5)] == ["2031-03-01", "2031-03-09", None]


def test_slower_stories_are_told_later_of_the_same_days() -> None:
    """Each article comes up to so many days late; what it names stays."""
    articles = [Article(str(n), "s", "t", "x", "2031-03-09") for n in range(60)]
    late = slower(articles, 6)
    assert {each.late for each in late} == set(range(7))
    assert all(each.day == date(2031, 3, 9 + each.late) for each in late)
    made = Sketch("r", date(2031, 3, 9), (date(2031, 3, 8),), {"herring": 1.0}, (), (), weekdays=(5,))
    for each in late:
        assert as_of(each, made) == msgspec.structs.replace(made, published=each.day)


def test_the_days_a_report_names_move_with_it() -> None:
    """So that "Saturday" stays the day before."""
    made = Sketch("r", date(2031, 3, 9), (date(2031, 3, 8),), {"herring": 1.0}, (), (), weekdays=(5,))
    assert moved(made, date(2031, 3, 12)) == Sketch(
        "r", date(2031, 3, 12), (date(2031, 3, 11),), {"herring": 1.0}, (), (), weekdays=(1,)
    )
    assert moved(made, None) == made


def test_the_score_of_one_heap_and_of_crumbs() -> None:
    """All in one story: nothing is missed. All alone: nothing is wrong."""
    gold = {"a": "1", "b": "1", "c": "2", "d": "2"}
    heap = b_cubed(dict.fromkeys(gold, "x"), gold)
    crumbs = b_cubed({each: each for each in gold}, gold)
    assert (heap.precision, heap.recall) == (50, 100)
    assert (crumbs.precision, crumbs.recall) == (100, 50)


def test_the_set_writes_days_in_two_ways() -> None:
    """Month, day and a year of two digits, or ISO."""
    assert day_of("4/21/18") == day_of("2018-04-21") == date(2018, 4, 21)
    assert day_of(None) is None
