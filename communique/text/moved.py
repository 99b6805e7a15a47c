"""Passages of a forked sentence that stand at another place in some wordings."""

from __future__ import annotations

from itertools import combinations
from typing import Literal, NamedTuple

from communique.text.words import Word, is_small

Range = tuple[int, int]  # words of one wording, half-open


class Piece(NamedTuple):
    """Neighbouring columns of one kind: for each wording the range of its words."""

    kind: Literal["common", "aligned", "fork", "moved"]
    ranges: tuple[Range, ...]


def piece_folds(piece: Piece, index: int, found: list[list[Word]]) -> tuple[str, ...]:
    """Return the folded words of one wording in a piece."""
    start, stop = piece.ranges[index]
    return tuple(word.fold for word in found[index][start:stop])


class Moved(NamedTuple):
    """The same words in two forks, `first` and `second`, in different wordings."""

    folds: tuple[str, ...]
    first: int
    second: int


def longest_moved(pieces: list[Piece], found: list[list[Word]]) -> Moved | None:
    """Return the longest run that stands in two forks in different wordings."""
    forks = [number for number, piece in enumerate(pieces) if piece.kind == "fork"]
    best: Moved | None = None
    for first, second in combinations(forks, 2):
        for left in range(len(found)):
            for right in range(len(found)):
                run = _common_run(piece_folds(pieces[first], left, found), piece_folds(pieces[second], right, found))
                longer = len(run) > (len(best.folds) if best else 1)
                if longer and left != right and not _shared_carrier(run, pieces[first], pieces[second], found):
                    best = Moved(run, first, second)
    return best


def _common_run(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Return the longest run of words in both that holds a word with meaning."""
    best: tuple[str, ...] = ()
    lengths = [0] * (len(right) + 1)
    for fold in left:
        fresh = [0]
        for at, other in enumerate(right):
            size = lengths[at] + 1 if fold == other else 0
            fresh.append(size)
            run = right[at + 1 - size : at + 1]
            if size > len(best) and not all(map(is_small, run)):
                best = run
        lengths = fresh
    return best


def _place(run: tuple[str, ...], within: tuple[str, ...]) -> int | None:
    return next((at for at in range(len(within) - len(run) + 1) if within[at : at + len(run)] == run), None)


def _shared_carrier(run: tuple[str, ...], first: Piece, second: Piece, found: list[list[Word]]) -> bool:
    return any(
        all(_place(run, piece_folds(piece, index, found)) is not None for piece in (first, second))
        for index in range(len(found))
    )


def isolated(pieces: list[Piece], moved: Moved, found: list[list[Word]]) -> list[Piece]:
    """Return the pieces with a moved run cut out of both forks."""
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        cut = number in (moved.first, moved.second)
        result.extend(_cut_out(piece, moved.folds, found) if cut else [piece])
    return result


def _cut_out(piece: Piece, run: tuple[str, ...], found: list[list[Word]]) -> list[Piece]:
    """Split a fork into what stands before a moved run, the run, and what stands after it.

    Wordings without the run go to the side where there is something to be an alternative to.
    """
    places = [_place(run, piece_folds(piece, index, found)) for index in range(len(found))]
    ends = [start + at + len(run) for (start, _), at in zip(piece.ranges, places, strict=True) if at is not None]
    stops = [stop for (_, stop), at in zip(piece.ranges, places, strict=True) if at is not None]
    after = ends != stops or not any(places)
    before_run, the_run, after_run = [], [], []
    for (start, stop), at in zip(piece.ranges, places, strict=True):
        first, last = (
            (start + at, start + at + len(run)) if at is not None else (start, start) if after else (stop, stop)
        )
        before_run.append((start, first))
        the_run.append((first, last))
        after_run.append((last, stop))
    cut = (Piece("fork", tuple(before_run)), Piece("moved", tuple(the_run)), Piece("fork", tuple(after_run)))
    return [each for each in cut if any(start < stop for start, stop in each.ranges)]
