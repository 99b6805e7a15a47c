"""The measure of timelines, on timelines small enough to count by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.timeline_clauses import is_target
from benchmarks.timeline_score import Counts, Placed, Timeline, compared
from benchmarks.timelines import read_gold, written
from communique.types import Days

GOLD = [
    Placed("1-2-met", 1, "2031-03-01"),
    Placed("1-3-signed", 1, "2031-03-01"),
    Placed("2-2-left", 2, "2031-03-05"),
    Placed("2-4-hopes", 0, None),
]


def counts(ours: list[Placed], anchors: bool = True) -> Counts:
    """Compare with the gold timeline."""
    return compared(Timeline(ours, anchors), Timeline(GOLD, anchors))


def test_a_timeline_agrees_with_itself() -> None:
    """One relation of the same position, one of order and three of days; position 0 gives none."""
    assert counts(GOLD) == Counts(5, 5, 5, 5)
    assert counts(GOLD, anchors=False) == Counts(2, 2, 2, 2)


def test_positions_count_by_their_order_and_not_by_their_numbers() -> None:
    """A timeline that begins at 7 says the same."""
    later = [Placed(each.mention, each.position + 7, each.day) for each in GOLD[:3]]
    assert counts(later) == Counts(5, 5, 5, 5)


def test_what_follows_from_a_timeline_counts_as_found() -> None:
    """An event between two others hides no relation of theirs."""
    between = [*GOLD[:2], Placed("1-5-dined", 2, None), Placed("2-2-left", 3, "2031-03-05")]
    found = counts(between)
    assert (found.gold, found.found) == (5, 5)
    assert (found.given, found.right) == (6, 4)  # "dined" after "signed" and before "left" is not in the gold one


def test_a_wrong_order_and_a_wrong_day_cost_both_ways() -> None:
    """Reversed positions keep what stands together; a day is right or wrong."""
    turned = [Placed("1-2-met", 2, "2031-03-01"), Placed("1-3-signed", 2, None), Placed("2-2-left", 1, "2031-03-06")]
    assert counts(turned) == Counts(4, 2, 5, 2)


def test_nothing_given_is_no_division_by_zero() -> None:
    """An entity that nothing was found for."""
    assert str(counts([])) == "P   0.0  R   0.0  F   0.0"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2031, 3, 1), date(2031, 3, 1), "2031-03-01"),
        (date(2031, 2, 1), date(2031, 2, 28), "2031-02"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 3, 1), date(2031, 3, 7), None),
    ],
)
def test_days_are_written_as_the_set_writes_them(first: date, last: date, expected: str | None) -> None:
    """A day, a month, a year, and nothing else."""
    assert written(Days(first, last)) == expected


def test_a_gold_line_holds_all_mentions_of_an_event(tmp_path: Path) -> None:
    """Two mentions on one line, a month without its day, a day not known."""
    path = tmp_path / "gold.txt"
    path.write_text("Astrid Ek\n0\tXXXX-XX-XX\t1-9-hopes\n1\t2031-03-XX\t1-2-Met\t2-5-meeting\n", encoding="utf-8")
    entity, events = read_gold(path)
    assert entity == "Astrid Ek"
    assert events == [
        Placed("1-9-hopes", 0, None),
        Placed("1-2-met", 1, "2031-03"),
        Placed("2-5-meeting", 1, "2031-03"),
    ]


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        ("Ek", "Astrid Ek", True),
        ("Dr Astrid Ek", "Astrid Ek", True),
        ("Astrid Holm", "Astrid Ek", False),
        ("Nordic", "Nordic Quarry", False),
    ],
)
def test_a_name_is_the_targets_by_its_last_word(name: str, target: str, expected: bool) -> None:
    """A surname alone is, a shared first word is not."""
    assert is_target(name, target) is expected
