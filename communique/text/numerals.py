"""Number words."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_UNDER_TWENTY = _words(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen"""
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")

SMALL: dict[str, int] = {word: number for number, word in enumerate(_UNDER_TWENTY) if number} | {
    "a": 1,
    "an": 1,
    "twenty": 20,
    "thirty": 30,
}
SCALES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
WORDS: dict[str, int] = {word: number for number, word in enumerate(_UNDER_TWENTY)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
