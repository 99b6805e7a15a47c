"""Nearness of texts."""

from __future__ import annotations

import pytest

from communique.text.similarity import containment, cosine, grams, overlap, rarity, unit, weighed


def test_the_same_text_is_as_near_as_can_be() -> None:
    """A text and itself have cosine 1, whatever the case."""
    left, right = unit(grams("The envoys met in Oslo")), unit(grams("the ENVOYS met in oslo"))
    assert cosine(left, right) == pytest.approx(1.0)


def test_inflection_costs_characters_little() -> None:
    """A word and its plural share most of their runs of characters."""
    near = cosine(unit(grams("monitor withdrawal")), unit(grams("monitors withdrawal")))
    far = cosine(unit(grams("monitor withdrawal")), unit(grams("grain exports")))
    assert near > 0.8 > 0.2 > far


def test_rare_terms_weigh_more_than_common_ones() -> None:
    """A term of every text tells nothing apart; a background makes common words common in a small corpus."""
    rarities = rarity([["talks", "oslo"], ["talks", "grain"], ["talks", "mine"]])
    assert rarities["oslo"] > rarities["talks"]
    backed = rarity([["said", "oslo"]], {"said": 0.9}, 50)
    assert backed["oslo"] > 3 * backed["said"]


def test_containment_asks_how_much_of_the_shorter_text_is_held() -> None:
    """A shortened saying is held by the whole one, in either order."""
    rarities = {"a": 1.0, "b": 1.0, "c": 2.0, "d": 1.0}
    assert containment("ab", "abcd", rarities) == 1.0
    assert containment("abcd", "ab", rarities) == 1.0
    assert containment("cd", "ab", rarities) == 0.0


def test_nothing_is_near_nothing() -> None:
    """Empty texts raise nothing and match nothing."""
    assert weighed({}, {}) == {}
    assert containment([], ["a"], {"a": 1.0}) == 0.0
    assert overlap([], []) == 0.0
    assert cosine(unit(grams("")), unit(grams("peace"))) == 0.0
