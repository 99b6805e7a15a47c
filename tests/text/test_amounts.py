"""Amounts as written, and the range each leaves open."""

from __future__ import annotations

import time

import pytest

from communique.text.amounts import amounts


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("12 posts", "12", 12, 12, None),
        ("all 2,000 troops", "all 2,000", 2_000, 2_000, None),
        ("twenty-five lorries", "twenty-five", 25, 25, None),
        ("one hundred and fifty observers", "one hundred and fifty", 150, 150, None),
        ("a dozen posts", "a dozen", 12, 12, None),
        ("1.5 million people", "1.5 million", 1_500_000, 1_500_000, None),
        ("two thousand five hundred people", "two thousand five hundred", 2_500, 2_500, None),
        ("at least 40 people", "at least 40", 40, None, None),
        ("more than 1.5 million people", "more than 1.5 million", 1_500_000, None, None),
        ("up to 200 lorries", "up to 200", None, 200, None),
        ("fewer than 30 posts", "fewer than 30", None, 30, None),
        ("about 100 posts", "about 100", 90, 110, None),
        ("nearly 5,000 tonnes", "nearly 5,000", 4_500, 5_000, None),
        ("between 10 and 15 posts", "between 10 and 15", 10, 15, None),
        ("10-15 posts", "10-15", 10, 15, None),
        ("two to three million people", "two to three million", 2_000_000, 3_000_000, None),
        ("dozens of posts", "dozens", 24, None, None),
        ("hundreds of posts", "hundreds", 200, None, None),
        ("tens of thousands of people", "tens of thousands", 20_000, None, None),
        ("several dozen posts", "several dozen", 24, None, None),
        ("half of the town", "half", 50, 50, "percent"),
        ("two-thirds of the town", "two-thirds", 67, 67, "percent"),
        ("30 per cent of it", "30 per cent", 30, 30, "percent"),
        ("7.5% of it", "7.5%", 7.5, 7.5, "percent"),
        ("$2 billion in aid", "$2 billion", 2e9, 2e9, "usd"),
        ("€3.2bn in aid", "€3.2bn", 3.2e9, 3.2e9, "eur"),
        ("a 1.5-hour meeting", "1.5-hour", 1.5, 1.5, "hour"),
        ("a 17-member panel", "17-member", 17, 17, "member"),
    ],
)
def test_an_amount_is_read_with_its_range(
    text: str, words: str, low: float | None, high: float | None, unit: str | None
) -> None:
    """The words of the amount hold its qualifier and not its noun."""
    (found,) = amounts(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text", ["G20", "F-16", "MH17", "17th", "10:30", "5-4", "192.168.0.1", "second", "no one came"]
)
def test_names_ordinals_clocks_and_scores_are_not_amounts(text: str) -> None:
    """Nothing is counted, but for the pronoun, which needs a parse to tell."""
    assert [text[found.start : found.end] for found in amounts(text)] in ([], ["one"])


def test_two_numbers_joined_by_and_are_a_range_only_after_between() -> None:
    """Otherwise each stands for itself."""
    assert [(found.low, found.high) for found in amounts("40 and then 50 men")] == [(40, 40), (50, 50)]
    assert next(amounts("40 and 50 men")).high == 40
    assert next(amounts("between 40 and 50 men")).high == 50


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "1,000" * 20_000, "one " * 50_000, "more than " * 20_000, "$ " * 50_000]
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    """Long runs of digits and number words are read in seconds at most."""
    start = time.process_time()
    list(amounts(text))
    assert time.process_time() - start < 5
