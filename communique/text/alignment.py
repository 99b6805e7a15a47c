"""The forked sentence: wordings of one saying as one line that reads straight through and splits where they part.

Words are aligned progressively, the most typical wording first, each next one against all that stand already. What
every wording has is common; between lie forks. A fork is light when only small words differ, heavy when words with
meaning do, and moved when the same words stand at another place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from communique.text.moved import Piece, isolated, longest_moved, piece_folds
from communique.text.synonyms import senses
from communique.text.turning import turns
from communique.text.words import Word, is_small, stem, words

MAX_WORDS = 300  # words of one wording that are aligned; what follows goes into the last fork
_SMALL, _LARGE, _STEM, _KIN, _NEIGHBOUR = 0.3, 1.0, 0.8, 0.4, 0.1

Names = Mapping[str, str]
"""Folded words to what they name, where several words name one thing ("Moscow", "Russia")."""

Weight = Literal["common", "light", "heavy", "moved"]


class Variant(NamedTuple):
    """What some wordings have at one place: `spans` are offsets into each of `wordings`, empty where `text` is."""

    text: str
    wordings: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


class Segment(NamedTuple):
    """A stretch of the sentence: one variant where all agree, several where they part."""

    weight: Weight
    variants: tuple[Variant, ...]


class _Column(NamedTuple):
    """Words that stand at the same place: the word's index in each wording that has one."""

    cells: dict[int, int]
    folds: frozenset[str]
    stems: frozenset[str]
    kin: frozenset[int | str]  # senses of its words, and what they name


def align(wordings: Sequence[str], names: Names | None = None) -> list[Segment]:
    """Return the forked sentence of some wordings, indexed as given; each wording's variants in a row are its text.

    Near-synonyms, and words that name the same thing by `names`, stand at the same place.
    """
    found = [words(text) for text in wordings]
    if not any(found):
        return []
    columns: list[_Column] = []
    for index in _by_typicality([[word.fold for word in each] for each in found]):
        columns = _merge(columns, index, found[index][:MAX_WORDS], names or {})
    pieces = _absorbed(_pieces(columns, found), found)
    while moved := longest_moved(pieces, found):
        pieces = isolated(pieces, moved, found)
    edges = [_edges(text, each) for text, each in zip(wordings, found, strict=True)]
    return [Segment(_weigh(piece, found), _variants(piece, wordings, found, edges)) for piece in pieces]


def kin(wordings: Sequence[str], floor: float = 0.4) -> tuple[int, ...]:
    """Return which wordings are near enough to the most typical one to be drawn as one forked sentence.

    Nearness is the weighted longest common subsequence over the shorter of the two; the others are paraphrases.
    """
    found = [[word.fold for word in words(text)][:MAX_WORDS] for text in wordings]
    near = [[_nearness(left, right) for right in found] for left in found]
    best = max(range(len(found)), key=lambda index: (sum(near[index]), len(found[index]), -index), default=0)
    return tuple(index for index in range(len(found)) if index == best or near[best][index] >= floor)


def _by_typicality(found: list[list[str]]) -> list[int]:
    bags = [frozenset(folds) for folds in found]

    def shared(index: int) -> float:
        return sum(len(bags[index] & bag) / (len(bags[index] | bag) or 1) for bag in bags)

    return sorted((index for index in range(len(found)) if found[index]), key=lambda index: (-shared(index), index))


def _nearness(left: list[str], right: list[str]) -> float:
    if left == right:
        return 1.0
    columns = [_column(0, at, fold, {}) for at, fold in enumerate(left)]
    table = _table(columns, right, {})
    weights = [sum(_weight(fold) for fold in side) for side in (left, right)]
    return table[-1][-1] / (max(min(weights), 0.6 * max(weights)) * (1 + _NEIGHBOUR) or 1.0)


def _weight(fold: str) -> float:
    return _SMALL if is_small(fold) else _LARGE


def _column(wording: int, at: int, fold: str, names: Names) -> _Column:
    return _Column({wording: at}, frozenset([fold]), frozenset([stem(fold)]), _kin(fold, names))


def _kin(fold: str, names: Names) -> frozenset[int | str]:
    if fold in names:
        return frozenset([names[fold]])
    return frozenset() if is_small(fold) else senses(fold)


def _match(
    columns: Sequence[_Column], folds: Sequence[str], kin: Sequence[frozenset[int | str]], row: int, at: int
) -> float:
    """Return what it is worth to set word `at` into column `row`: 0 where they have nothing in common."""
    fold, column = folds[at], columns[row]
    if fold in column.folds:
        worth = _weight(fold)
    elif stem(fold) in column.stems and not is_small(fold):
        worth = _STEM
    elif not column.kin.isdisjoint(kin[at]):
        worth = _KIN
    else:
        return 0.0
    beside = row > 0 and at > 0 and folds[at - 1] in columns[row - 1].folds
    return worth * (1 + _NEIGHBOUR) if beside else worth


def _table(columns: Sequence[_Column], folds: Sequence[str], names: Names) -> list[list[float]]:
    kin = [_kin(fold, names) for fold in folds]
    table = [[0.0] * (len(folds) + 1)]
    for row in range(len(columns)):
        above, line = table[-1], [0.0]
        for at in range(len(folds)):
            worth = _match(columns, folds, kin, row, at)
            skip = max(above[at + 1], line[at])
            line.append(max(skip, above[at] + worth) if worth else skip)
        table.append(line)
    return table


def _merge(columns: list[_Column], wording: int, found: Sequence[Word], names: Names) -> list[_Column]:
    """Set one more wording into the columns along the best path."""
    folds = [word.fold for word in found]
    kin = [_kin(fold, names) for fold in folds]
    table = _table(columns, folds, names)
    row, at = len(columns), len(folds)
    merged: list[_Column] = []
    while row or at:
        worth = _match(columns, folds, kin, row - 1, at - 1) if row and at else 0.0
        if worth and table[row][at] == table[row - 1][at - 1] + worth:
            row, at = row - 1, at - 1
            old = columns[row]
            cells = {**old.cells, wording: at}
            stems = old.stems | {stem(folds[at])}
            merged.append(_Column(cells, old.folds | {folds[at]}, stems, old.kin | kin[at]))
        elif at and (not row or table[row][at] == table[row][at - 1]):
            at -= 1
            merged.append(_column(wording, at, folds[at], names))
        else:
            row -= 1
            merged.append(columns[row])
    return merged[::-1]


# ------------------------------------------------------------------------- from columns to common and fork


def _pieces(columns: list[_Column], found: list[list[Word]]) -> list[Piece]:
    count = sum(map(bool, found))
    at = [0] * len(found)
    pieces = []
    for kind, run in groupby(columns, key=lambda column: _kind(column, count)):
        taken = list(run)
        stops = [start + sum(index in column.cells for column in taken) for index, start in enumerate(at)]
        pieces.append(Piece(kind, tuple(zip(at, stops, strict=True))))
        at = stops
    if any(len(each) > MAX_WORDS for each in found):
        pieces.append(Piece("fork", tuple((start, len(each)) for start, each in zip(at, found, strict=True))))
    return pieces


def _kind(column: _Column, count: int) -> Literal["common", "aligned", "fork"]:
    """Tell what all wordings have alike, what each has in its own inflection or near-synonym, and what some lack."""
    if len(column.cells) < count:
        return "fork"
    return "common" if len(column.folds) == 1 else "aligned"


def _absorbed(pieces: list[Piece], found: list[list[Word]]) -> list[Piece]:
    """Let a lone small word between two forks join them: "over how the / on how" reads better than three pieces."""
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        before = result[-1].kind == "fork" if result else False
        after = pieces[number + 1].kind == "fork" if number + 1 < len(pieces) else False
        lone = before and after and piece.kind == "common" and _is_all_small(piece, found)
        if before and (lone or piece.kind == "fork"):
            last = result.pop().ranges
            joined = tuple((start, stop) for (start, _), (_, stop) in zip(last, piece.ranges, strict=True))
            result.append(Piece("fork", joined))
        else:
            result.append(piece)
    return result


def _is_all_small(piece: Piece, found: list[list[Word]]) -> bool:
    return all(is_small(fold) for index in range(len(found)) for fold in piece_folds(piece, index, found))


# ------------------------------------------------------------------------------------------- the segments


def _edges(text: str, found: list[Word]) -> list[tuple[int, int]]:
    """Return where each word begins and ends with the punctuation that belongs to it."""
    starts = [0] if found else []
    ends = []
    for left, right in pairwise(found):
        gap = text[left.end : right.start]
        space = next((at for at, char in enumerate(gap) if char.isspace()), len(gap))
        ends.append(left.end + space)
        starts.append(right.start - len(gap[space:].lstrip()))
    ends.append(len(text.rstrip()))
    return list(zip(starts, ends, strict=False))


def _variants(
    piece: Piece, wordings: Sequence[str], found: list[list[Word]], edges: list[list[tuple[int, int]]]
) -> tuple[Variant, ...]:
    groups: dict[tuple[str, ...], list[tuple[int, tuple[int, int]]]] = {}
    for index, (start, stop) in enumerate(piece.ranges):
        mine = edges[index]
        place = mine[start - 1][1] if start else 0
        span = (mine[start][0], mine[stop - 1][1]) if start < stop else (place, place)
        groups.setdefault(piece_folds(piece, index, found), []).append((index, span))
    return tuple(
        Variant(wordings[who[0][0]][slice(*who[0][1])], tuple(i for i, _ in who), tuple(span for _, span in who))
        for who in groups.values()
    )


def _weigh(piece: Piece, found: list[list[Word]]) -> Weight:
    if piece.kind in ("common", "moved"):
        return "common" if piece.kind == "common" else "moved"
    said = [piece_folds(piece, index, found) for index in range(len(found))]
    meanings = {frozenset(stem(fold) for fold in folds if not is_small(fold)) for folds in said}
    return "heavy" if len(meanings) > 1 or turns(said) else "light"
