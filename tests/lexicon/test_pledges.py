"""The words of undertaking."""

from __future__ import annotations

from communique.lexicon.pledges import BEGINNING, pledge_words


def test_every_word_is_in_lower_case_and_found_by_its_beginning() -> None:
    """What the rules pass over must not hide a listed word."""
    words = pledge_words()
    listed = words.undertaking.promises | words.undertaking.nouns | words.outcomes.kept | words.outcomes.done
    assert listed
    assert all(word == word.lower() and word[:BEGINNING] in words.beginnings for word in listed)


def test_a_word_is_not_both_kept_and_broken() -> None:
    """Opposite outcomes share no verb."""
    outcomes = pledge_words().outcomes
    assert outcomes.kept.isdisjoint(outcomes.broken)
