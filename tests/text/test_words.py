"""Words: their places, and the form under which spellings meet."""

from __future__ import annotations

import time

import pytest

from communique.text.words import fold, folds, is_small, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks in Tbilisi ended.", ["talks", "in", "tbilisi", "ended"]),
        ("the U.S. and the US", ["the", "u.s", "and", "the", "u.s"]),
        ("2,000 men, 1.5 hours", ["2000", "men", "1.5", "hours"]),
        ("Varania’s envoy", ["varania", "'s", "envoy"]),
        ("they don't agree", ["they", "do", "not", "agree"]),
        ("Şükrü Özdağlı", ["sukru", "ozdagli"]),
        ("de-escalation", ["de", "escalation"]),
        ("Министр ёмко сказал", ["министр", "емко", "сказал"]),
        ("会谈 ended", ["会", "谈", "ended"]),
        ("قال وزير", ["قال", "وزير"]),
        ("बात हुई", ["बात", "हुई"]),
        ("", []),
        ("... -- !", []),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    """Case, accents, marks and points fall away; every script gives words."""
    assert folds(text) == expected


@pytest.mark.parametrize("text", ["The “envoy’s” visit, in Göteborg.", "Встреча в Орше", "北京 talks", "don't"])
def test_words_stand_where_they_say(text: str) -> None:
    """A word's offsets lead back to it."""
    for word in words(text):
        assert fold(text[word.start : word.end]) == word.fold


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("agreements", "agreement"),
        ("eradicate", "eradication"),
        ("coordinated", "coordinating"),
        ("planned", "plan"),
        ("studies", "study"),
        ("forces", "force"),
    ],
)
def test_inflections_share_a_stem(left: str, right: str) -> None:
    """The commonest English endings fall away."""
    assert stem(left) == stem(right)


@pytest.mark.parametrize(("left", "right"), [("passes", "past"), ("nation", "native"), ("not", "note")])
def test_other_words_keep_other_stems(left: str, right: str) -> None:
    """Unrelated words are not thrown together."""
    assert stem(left) != stem(right)


def test_function_words_are_small_in_several_languages() -> None:
    """Small words carry no topic; a negation does."""
    assert all(is_small(fold(word)) for word in ["the", "und", "pour", "что", "için"])
    assert not any(is_small(word) for word in ["not", "troops", "must"])


@pytest.mark.parametrize("text", ["a" * 200_000, "a'" * 100_000, "1," * 100_000, "A." * 100_000, "́" * 100_000])
def test_hostile_text_is_split_in_linear_time(text: str) -> None:
    """No run of characters holds the splitter."""
    start = time.process_time()
    words(text)
    assert time.process_time() - start < 2
