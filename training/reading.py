"""What a trained network finds in a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import torch

from benchmarks.attributions import Attribution, Extents
from communique.reading.statements.passages import Passage
from training.examples import CONTENT, CUE, MANNERS, SOURCE, Example
from training.features import Floats, Indices, Vocabulary, view_from
from training.fitting import Settings, dependencies, sample_of, spans, states
from training.marks import Manner
from training.net import Net

_TURN = 1.5  # the price, in log-probability, of content that begins or ends
_LEAST = 0.1  # the probability from which a token is looked at as the head of a cue


class Found(NamedTuple):
    """An attribution with the head of its cue, and how likely it is to be one of each manner.

    `content` (w,) is for each token from `first` on how likely it is to be part of the content.
    """

    passage: Passage
    head: int
    voiced: float
    held: float
    attribution: Attribution
    first: int
    content: Floats

    @property
    def manner(self) -> Manner:
        """The likelier of both."""
        return "voiced" if self.voiced >= self.held else "held"


def found_in(passage: Passage, net: Net, vocabulary: Vocabulary, settings: Settings) -> Iterator[Found]:
    """Yield what the network takes for an attribution, the unlikely ones too."""
    sample = sample_of(Example(passage, {}), vocabulary, settings)
    with torch.no_grad():
        state, cues, _ = states(net, [sample])
        manners = torch.softmax(cues, dim=1).numpy()
        heads = [head for head in range(len(passage.doc)) if manners[head, 1:].sum() >= _LEAST]
        views = [view_from(head, sample.tokens, dependencies(vocabulary)) for head in heads]
        if not heads:
            return
        logits, _ = spans(net, state, [(head, 0, view) for head, view in zip(heads, views, strict=True)])
        shares = torch.softmax(logits, dim=2).numpy()
    for head, view, rows in zip(heads, views, shares, strict=True):
        within = rows[: view.last - view.first]
        labels = likeliest(within, head - view.first)
        parts = (_extents(passage, view.first + np.flatnonzero(labels == part)) for part in (CONTENT, CUE, SOURCE))
        voiced, held = (float(manners[head, MANNERS.index(manner)]) for manner in ("voiced", "held"))
        yield Found(passage, head, voiced, held, Attribution(*parts), view.first, within[:, CONTENT])


def likeliest(shares: Floats, cue: int) -> Indices:
    """Return the likeliest label of each token (n,), given the shares (n, 4) and the place of the cue's head."""
    scores = np.log(shares + 1e-6)
    scores[cue] = -20.0
    scores[cue, CUE] = 0.0
    price = np.zeros((4, 4))
    price[CONTENT, :] = price[:, CONTENT] = _TURN
    price[CONTENT, CONTENT] = 0.0
    best = scores[0] - price[0]
    came: list[Indices] = []
    for row in scores[1:]:
        ways = best[:, None] - price
        came.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    labels = [int(best.argmax())]
    for back in reversed(came):
        labels.append(int(back[labels[-1]]))
    return np.array(labels[::-1], dtype=np.int64)


def _extents(passage: Passage, positions: Iterable[int]) -> Extents:
    """Return the runs of some tokens as extents of the report; a run of marks alone is dropped."""
    runs: list[list[int]] = []
    for position in positions:
        if runs and runs[-1][-1] == position - 1:
            runs[-1].append(int(position))
        elif not passage.doc[int(position)].is_space:
            runs.append([int(position)])
    doc, begin = passage.doc, passage.paragraph.start
    return tuple(
        (begin + doc[run[0]].idx, begin + doc[run[-1]].idx + len(doc[run[-1]].text))
        for run in runs
        if any(not doc[position].is_punct for position in run)
    )
