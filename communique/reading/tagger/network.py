"""The network itself: numbers in, probabilities out. Plain numpy, so nothing is needed that is not there already."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from communique.reading.tagger.features import COLUMNS, Floats, Indices, Tokens, View

OUTSIDE, CONTENT, SOURCE, CUE = range(4)


class Network:
    """Weights by name, as `training` writes them; matrices stand to the right of what they multiply."""

    def __init__(self, weights: Mapping[str, Floats], dependencies: int) -> None:
        """Take weights that have been checked; `dependencies` is the number of rows of the table of dependencies."""
        self._weights = weights
        self.dependencies = dependencies

    def read(self, tokens: Tokens) -> tuple[Floats, Floats]:
        """Return the states of the tokens (n, h), and of each whether it heads a cue: none, voiced, held (n, 3)."""
        w = self._weights
        rows = [w[f"table.{name}"][tokens.symbols[:, column]] for column, name in enumerate(COLUMNS)]
        state = _rising(self._linear("into", np.concatenate([tokens.dense, *rows], axis=1)))
        below = np.zeros_like(state)
        np.add.at(below, tokens.heads, state)
        state = state + _rising(
            self._linear("own", state) + state[tokens.heads] @ w["above.weight"] + (below / 4) @ w["below.weight"]
        )
        state = self._beside("near", state, 1)
        state = self._beside("far", state, 2)
        return state, _shares(self._linear("cue", state))

    def span(self, state: Floats, cue: int, view: View) -> Floats:
        """Return what each token in view is to the cue (n, 4): nothing, content, source, part of the cue."""
        w = self._weights
        seen = self._linear("token", state[view.first : view.last]) + state[cue] @ w["from.weight"]
        seen = seen + w["path"][view.paths] + w["distance"][view.distances] + w["standing"][view.standings]
        seen = _rising(seen)
        for name, reach in (("first", 1), ("second", 2), ("third", 4)):
            seen = self._beside(name, seen, reach)
        return _shares(self._linear("part", seen))

    def _linear(self, name: str, values: Floats) -> Floats:
        return values @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]

    def _beside(self, name: str, state: Floats, reach: int) -> Floats:
        """Add to each state what the network makes of it and of those `reach` tokens before and after."""
        padded = np.pad(state, ((reach, reach), (0, 0)))
        width = len(state)
        three = [padded[start : start + width] for start in (0, reach, 2 * reach)]
        return state + _rising(self._linear(name, np.concatenate(three, axis=1)))


def _rising(values: Floats) -> Floats:
    return np.maximum(values, 0)


def _shares(values: Floats) -> Floats:
    """Return probabilities over the last axis."""
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def likeliest(shares: Floats, cue: int, turn: float) -> Indices:
    """Return the likeliest label of each token (n,), with `turn` as the price of going from one label to another."""
    scores = np.log(shares + 1e-6)
    scores[cue] = -20.0
    scores[cue, CUE] = 0.0
    price = turn * (1 - np.eye(shares.shape[1], dtype=np.float32))
    best = scores[0] - turn * np.array([0, 1, 1, 0], dtype=np.float32)
    came: list[Indices] = []
    for row in scores[1:]:
        ways = best[:, None] - price
        came.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    labels = [int(best.argmax())]
    for back in reversed(came):
        labels.append(int(back[labels[-1]]))
    return np.array(labels[::-1], dtype=np.int64)
