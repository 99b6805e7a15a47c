"""How alike two words of names are: by their letters, by how they sound, and by what a slip of the pen leaves."""

from __future__ import annotations

from communique.text.sounds import skeleton, sound

_SLIPS = ((2, 0), (6, 1))  # letters of the longer word, and how many of them a slip may change
_MOST = 2


def word_likeness(left: str, right: str) -> float:
    """Return how alike two folded words are in [0, 1]: by letters or by sound, an initial for its word."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.9 if left[:1] == right[:1] else 0.0
    from rapidfuzz.distance import DamerauLevenshtein

    letters = DamerauLevenshtein.normalized_similarity(left, right)
    heard = DamerauLevenshtein.normalized_similarity(sound(left), sound(right))
    return float(max(letters, 0.5 * letters + 0.5 * heard, 0.97 if heard == 1.0 and letters > 0.5 else 0.0))


def slips(left: str, right: str) -> int | None:
    """Return how many letters two folded words differ by where that may be a slip of the pen, else None."""
    from rapidfuzz.distance import DamerauLevenshtein

    longer = max(len(left), len(right))
    most = next((count for length, count in _SLIPS if longer <= length), _MOST)
    found = DamerauLevenshtein.distance(left, right, score_cutoff=most)
    return found if found <= most else None


def one_sound(left: str, right: str) -> bool:
    """Tell whether two folded words of some length may be transliterations of one."""
    return sound(left) == sound(right) or (min(len(left), len(right)) > 3 and skeleton(left) == skeleton(right))
