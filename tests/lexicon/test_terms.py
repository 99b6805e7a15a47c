"""The words between which reports choose."""

from __future__ import annotations

from communique.lexicon.terms import choices


def test_near_synonyms_share_a_concept() -> None:
    """A pullout is a withdrawal; a regime is a government."""
    by_noun = choices().by_noun
    assert by_noun["pullout"][0].concept == by_noun["withdrawal"][0].concept
    assert by_noun["regime"][0].concept == by_noun["government"][0].concept


def test_every_noun_and_verb_is_found_by_its_beginning() -> None:
    """What the rules pass over must not hide a listed word."""
    table = choices()
    assert all(word[:3] in table.beginnings for word in (*table.by_noun, *table.by_verb))
