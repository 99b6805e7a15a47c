"""What the network sees of a paragraph: each token by itself and by its head, and each token as seen from a cue.

Nothing here rests on the rules or on their words: the two are rivals. Everything is an index into a table of the
network or a row of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from communique.reading.statements.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Indices = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

COLUMNS = ("tag", "dep", "entity", "word", "shape", "quote", "depth", "head tag", "head dep", "head word")
DEEP = 5  # steps up to the root of a sentence, counted no further
REACH = 100  # tokens from a cue on either side in which its source and content are looked for
_DISTANCES = np.array([1, 2, 3, 4, 5, 7, 10, 15, 25, 50])
DISTANCES = 2 * (len(_DISTANCES) + 1)
STEPS = 4  # steps from a cue up to where the way to a token turns down: 0, 1, 2, 3 or more
FALLS = 3  # steps from there down to it, the first aside: 0, 1, 2 or more
STANDINGS = 5 * 3 * 2


@dataclass(frozen=True)
class Vocabulary:
    """Indices of the symbols that were met in training, by column, 0 for any other; and the vectors of words."""

    symbols: Mapping[str, Mapping[str, int]]
    words: Mapping[str, int]
    vectors: Floats


@dataclass(frozen=True)
class Tokens:
    """A paragraph of n tokens: `dense` (n, d), `symbols` (n, columns), the rest (n,).

    `heads`, `deps` and `depths` are those of the tree, `inside` the quotation each token stands in (-1: none).
    """

    dense: Floats
    symbols: Indices
    heads: Indices
    deps: Indices
    depths: Indices
    sentences: Indices
    inside: Indices


def paths_of(dependencies: int) -> int:
    """Return how many different ways there are from a cue to a token, given the number of dependencies."""
    return 1 + STEPS * 2 * dependencies * FALLS + STEPS * dependencies


def tokens_of(passage: Passage, vocabulary: Vocabulary) -> Tokens:
    """Return what the network sees of the tokens of a paragraph."""
    doc = passage.doc
    heads = np.array([token.head.i for token in doc], dtype=np.int64)
    depths = depths_of(heads)
    table = strings_of(passage, depths)
    columns = [_looked_up(table[name], vocabulary.symbols[name]) for name in COLUMNS]
    deps = columns[COLUMNS.index("dep")]
    sentences = np.array([token.is_sent_start is True for token in doc], dtype=np.int64).cumsum()
    vectors = vocabulary.vectors[_looked_up([token.lower_ for token in doc], vocabulary.words)]
    dense = np.concatenate([_tensor(doc), vectors], axis=1)
    inside = np.array(passage.inside, dtype=np.int64)
    return Tokens(dense, np.stack(columns, axis=1), heads, deps, depths, sentences, inside)


def _tensor(doc: Doc) -> Floats:
    return np.asarray(doc.tensor, dtype=np.float32)


def _looked_up(strings: Sequence[str], table: Mapping[str, int]) -> Indices:
    return np.array([table.get(string, 0) for string in strings], dtype=np.int64)


def strings_of(passage: Passage, depths: Indices) -> dict[str, list[str]]:
    """Return the symbols of every token by column, as strings."""
    tokens = list(passage.doc)
    tags, deps, words = [t.tag_ for t in tokens], [t.dep_ for t in tokens], [t.lower_ for t in tokens]
    heads = [token.head.i for token in tokens]
    return {
        "tag": tags,
        "dep": deps,
        "entity": [token.ent_type_ for token in tokens],
        "word": words,
        "shape": [_shape(token) for token in tokens],
        "quote": _quotes(passage.inside),
        "depth": [str(depth) for depth in np.minimum(depths, DEEP)],
        "head tag": [tags[head] for head in heads],
        "head dep": [deps[head] for head in heads],
        "head word": [words[head] for head in heads],
    }


def _shape(token: Token) -> str:
    if token.is_quote or token.is_punct or token.is_space:
        return "quote" if token.is_quote else "space" if token.is_space else "mark"
    if token.text.isupper():
        return "capitals"
    return "capital" if token.text[0].isupper() else "digit" if token.text[0].isdigit() else "small"


def _quotes(inside: Sequence[int]) -> list[str]:
    """Tell of each token whether it stands in a quotation, and whether it is the first or the last there."""
    found = []
    for position, index in enumerate(inside):
        if index < 0:
            found.append("out")
        elif position == 0 or inside[position - 1] != index:
            found.append("first")
        else:
            last = position + 1 == len(inside) or inside[position + 1] != index
            found.append("last" if last else "in")
    return found


def depths_of(heads: Indices) -> Indices:
    """Return how many steps each token is from the root of its sentence."""
    depths = np.zeros(len(heads), dtype=np.int64)
    above = heads.copy()
    here = np.arange(len(heads))
    while bool((moving := above != here).any()):
        depths += moving
        here, above = above, heads[above]
    return depths


@dataclass(frozen=True)
class View:
    """The tokens `first` to `last` around a cue (half-open) as seen from it: the way, the distance and the standing."""

    first: int
    last: int
    paths: Indices
    distances: Indices
    standings: Indices


def view_from(cue: int, tokens: Tokens, dependencies: int) -> View:
    """Return how the tokens around a cue stand to it. `cue` is the index of its head token."""
    first, last = max(0, cue - REACH), min(len(tokens.heads), cue + REACH + 1)
    here = np.arange(first, last)
    offsets = here - cue
    distances = np.searchsorted(_DISTANCES, np.abs(offsets), side="right")
    distances = np.where(offsets >= 0, distances, distances + len(_DISTANCES) + 1)
    inside, own = tokens.inside[first:last], tokens.inside[cue]
    quoted = np.where(inside < 0, 0, np.where(inside == own, 1, 2))
    apart = np.clip(tokens.sentences[first:last] - tokens.sentences[cue], -2, 2) + 2
    standings = (quoted * 5 + apart) * 2 + int(own >= 0)
    return View(first, last, _paths(cue, here, tokens, dependencies), distances, standings)


def _paths(cue: int, here: Indices, tokens: Tokens, dependencies: int) -> Indices:
    """Return the way from a cue through the tree to each token: steps up, then the branch that leads down to it.

    0 stands for another tree. A token above the cue is told by the steps up and the last branch taken.
    """
    heads = tokens.heads
    rank = np.full(len(heads), -1, dtype=np.int64)
    below = np.zeros(len(heads), dtype=np.int64)
    climbed, step = cue, 0
    while True:
        rank[climbed] = step
        if heads[climbed] == climbed:
            break
        below[heads[climbed]] = tokens.deps[climbed]
        climbed, step = int(heads[climbed]), step + 1
    branch = here.copy()
    while bool((moving := (rank[heads[branch]] < 0) & (heads[branch] != branch)).any()):
        branch = np.where(moving, heads[branch], branch)
    turn = np.minimum(rank[heads[branch]], STEPS - 1)
    fall = np.minimum(tokens.depths[here] - tokens.depths[branch], FALLS - 1)
    side = (branch > heads[branch]).astype(np.int64)
    down = 1 + ((turn * 2 + side) * dependencies + tokens.deps[branch]) * FALLS + fall
    up = 1 + STEPS * 2 * dependencies * FALLS + np.minimum(rank[here], STEPS - 1) * dependencies + below[here]
    return np.where(rank[here] >= 0, up, np.where(turn < 0, 0, down))
