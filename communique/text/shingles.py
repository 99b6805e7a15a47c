"""Runs of words as numbers: what finds shared passages without comparing every pair of texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

_MASK = (1 << 61) - 1  # a Mersenne prime: products stay exact and well spread
_BASE = 1_000_003


def shingles(folds: Sequence[str], size: int) -> list[int]:
    """Return the 61-bit hash of each run of `size` words, by a rolling polynomial; the same on every machine."""
    codes = [_code(fold) for fold in folds]
    if len(codes) < size:
        return []
    drop = pow(_BASE, size, _MASK)
    value = 0
    found = []
    for at, code in enumerate(codes):
        value = (value * _BASE + code) % _MASK
        if at >= size:
            value = (value - codes[at - size] * drop) % _MASK
        if at >= size - 1:
            found.append(value)
    return found


def sampled(hashes: Iterable[int], one_in: int) -> tuple[int, ...]:
    """Return the hashes that every text keeps alike, about one in so many: two texts that share runs share samples."""
    return tuple(sorted({value for value in hashes if value % one_in == 0}))


@lru_cache(maxsize=200_000)
def _code(fold: str) -> int:
    return int.from_bytes(hashlib.blake2b(fold.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big")
