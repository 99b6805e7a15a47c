"""The network: which tokens head a cue, and what the tokens around it are to that cue."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.features import DISTANCES, STANDINGS
from training.minilm import STATES, Eye

WIDTH = 128
SIZES = (16, 16, 8, 24, 6, 6, 4, 12, 8, 12)  # of the tables, in the order of the columns
_TRIPLE = ("near", "far", "first", "second", "third")
_BARE = ("above", "below", "from")


class Net(nn.Module):
    """Tables of symbols, a step along the tree, looks aside; `eye` adds what MiniLM makes of the tokens."""

    def __init__(self, dense: int, tables: tuple[int, ...], paths: int, dropout: float, eye: Eye | None) -> None:
        """Begin with random weights. `tables` are the numbers of symbols by column."""
        super().__init__()
        self.eye = eye
        self.drop = nn.Dropout(dropout)
        self.tables = nn.ModuleList(nn.Embedding(count + 1, size) for count, size in zip(tables, SIZES, strict=True))
        into = dense + sum(SIZES) + (STATES if eye is not None else 0)
        sizes = {"into": (into, WIDTH), "cue": (WIDTH, 3), "part": (WIDTH, 4)}
        sizes |= dict.fromkeys(_TRIPLE, (3 * WIDTH, WIDTH)) | dict.fromkeys(("own", "token", *_BARE), (WIDTH, WIDTH))
        self.linear = nn.ModuleDict(
            {name: nn.Linear(size, to, bias=name not in _BARE) for name, (size, to) in sizes.items()}
        )
        counts = {"path": paths, "distance": DISTANCES, "standing": STANDINGS}
        self.seen = nn.ModuleDict({name: nn.Embedding(count, WIDTH) for name, count in counts.items()})
        for table in self.seen.values():
            nn.init.zeros_(table.weight)

    def read(self, dense: Tensor, symbols: Tensor, heads: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Return states and cue logits of tokens laid end to end; `real` (n, 1) is 0 on the gaps between paragraphs."""
        rows = [table(symbols[:, column]) for column, table in enumerate(self.tables)]
        state = functional.relu(self.linear["into"](self.drop(torch.cat([dense, *rows], dim=1)))) * real
        below = torch.zeros_like(state).index_add(0, heads, state) / 4
        around = self.linear["own"](state) + self.linear["above"](state[heads]) + self.linear["below"](below)
        state = self.drop(state + functional.relu(around)) * real
        for name, reach in (("near", 1), ("far", 2)):
            state = self._beside(name, state[None], reach)[0] * real
        state = self.drop(state)
        return state, self.linear["cue"](state)

    def span(self, state: Tensor, cues: Tensor, places: Tensor, views: Tensor, real: Tensor) -> Tensor:
        """Return logits (c, w, 4) of the tokens at `places` (c, w) as seen from each cue; `views` (3, c, w)."""
        seen = self.linear["token"](state[places]) + self.linear["from"](state[cues])[:, None]
        for table, rows in zip(self.seen.values(), views, strict=True):
            seen = seen + table(rows)
        seen = self.drop(functional.relu(seen)) * real
        for name, reach in (("first", 1), ("second", 2), ("third", 4)):
            seen = self._beside(name, seen, reach) * real
        return self.linear["part"](self.drop(seen))

    def _beside(self, name: str, state: Tensor, reach: int) -> Tensor:
        """Add to each state what is made of it and of those `reach` tokens before and after."""
        padded = functional.pad(state, (0, 0, reach, reach))
        width = state.shape[1]
        three = [padded[:, start : start + width] for start in (0, reach, 2 * reach)]
        return state + functional.relu(self.linear[name](torch.cat(three, dim=2)))
