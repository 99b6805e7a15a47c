"""Whether two wordings tell one thing beyond doubt: linking proposes what may be one, a difference needs more.

Linking joins a promise and its paraphrase, and now and then two remarks of one speech. Set side by side as unlike, only
what is plainly the same thing survives a reader's check.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.text.concepts import concept
from communique.text.words import folds, is_small

SHARED = 4  # concepts that two wordings of one thing have in common at least, or all of a shorter one
PART = 0.6  # their part of the fewer concepts of the two
LEAST = 3  # concepts without which a wording is too short to tell what it says

Concepts = frozenset[str]


def concepts(words: str) -> Concepts:
    """Return what a wording says: the concepts of its content words."""
    return frozenset(concept(word) for word in folds(words) if not is_small(word))


def likeness(left: Concepts, right: Concepts) -> float:
    """Return which part of the fewer concepts both wordings have, in [0, 1]."""
    return len(left & right) / (min(len(left), len(right)) or 1)


def same_telling(left: Concepts, right: Concepts) -> bool:
    """Whether two wordings say the same thing, if not everything of it."""
    fewer = min(len(left), len(right))
    return fewer >= LEAST and len(left & right) >= min(SHARED, fewer) and likeness(left, right) >= PART


def told_alike(tellings: Sequence[Concepts]) -> list[int]:
    """Return which wordings tell the same as one of them, the one that most others tell: by place, in order."""
    around = [
        [at for at, other in enumerate(tellings) if at == hub or same_telling(one, other)]
        for hub, one in enumerate(tellings)
    ]
    return max(around, key=lambda near: (len(near), -near[0]), default=[])
