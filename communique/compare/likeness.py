"""Whether two wordings tell one thing beyond doubt: linking proposes what may be one, a difference needs more.

Linking joins a promise and its paraphrase, and now and then two remarks of one speech. Set side by side as unlike, only
what is plainly the same thing survives a reader's check.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from communique.lexicon import load
from communique.text.concepts import concept
from communique.text.words import is_small
from communique.text.words import words as words_of

SHARED = 4  # concepts that two wordings of one thing have in common at least, or all of a shorter one
PART = 0.6  # their part of the fewer concepts of the two,
PART_OF_LONG = 0.8  # and where one wording is twice as long as the other: much may be found in a long speech
LONGER = 5  # times as long a wording may be: in a whole speech the words of anything are found
HUBS = 12  # wordings with which others are compared
LEAST = 3  # concepts without which a wording is too short to tell what it says

Concepts = frozenset[str]


def concepts(words: str) -> Concepts:
    """Return what a wording says: the concepts of its content words, a state and what is of it as one."""
    telling = (word for word in words_of(words) if not is_small(word.fold))
    return frozenset(_concept(word.fold, words[word.start : word.end]) for word in telling)


@lru_cache(maxsize=100_000)
def _concept(folded: str, written: str) -> str:
    return (state_of(written) if written[0].isupper() else None) or concept(folded)


def state_of(word: str) -> str | None:
    """Return the state that a word names or is the adjective of: "UK", "British"."""
    hits = load().find(word)
    return load().demonym(word) or next((hit.best.id for hit in hits if hit.best.kind == "state"), None)


def likeness(left: Concepts, right: Concepts) -> float:
    """Return which part of the fewer concepts both wordings have, in [0, 1]."""
    return len(left & right) / (min(len(left), len(right)) or 1)


def same_telling(left: Concepts, right: Concepts) -> bool:
    """Whether two wordings say the same thing, if not everything of it."""
    fewer, more = sorted((len(left), len(right)))
    part = PART if more <= 2 * fewer else PART_OF_LONG
    return (
        fewer >= LEAST
        and more <= LONGER * fewer
        and len(left & right) >= min(SHARED, fewer)
        and likeness(left, right) >= part
    )


def told_alike(tellings: Sequence[Concepts]) -> list[int]:
    """Return which wordings tell the same as one of them, the one that most others tell: by place, in order.

    Of many only the first different ones are tried as that one.
    """
    hubs = list(dict.fromkeys(tellings))[:HUBS]
    around = [[at for at, other in enumerate(tellings) if other == hub or same_telling(hub, other)] for hub in hubs]
    return max(around, key=lambda near: (len(near), -near[0]), default=[])
