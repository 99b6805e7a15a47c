"""From labelled paragraphs to a trained network."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.examples import Example
from training.features import Indices, Tokens, View, Vocabulary, paths_of, tokens_of, view_from
from training.minilm import Eye, Pieces, pieces_of
from training.net import Net

_GAP = 4  # empty places between paragraphs laid end to end: further than the widest look aside
_CUE_SHARE, _PART_SHARE = 1 / 20, 1 / 60  # of the two losses, which are sums over tokens
_UNTOLD = -100


class Settings(NamedTuple):
    """What was chosen on held-out labels of our own. `layers` of MiniLM, 0 for none."""

    epochs: int = 15
    batch: int = 8
    rate: float = 2e-3
    eye_rate: float = 1e-4
    dropout: float = 0.3
    seed: int = 0
    layers: int = 0


class Sample(NamedTuple):
    """A paragraph as the network takes it: tokens, the manner of each (n,), views and parts of cues, word pieces."""

    tokens: Tokens
    manners: Indices
    cues: tuple[tuple[int, View, Indices], ...]
    pieces: list[Pieces] | None


def sample_of(example: Example, vocabulary: Vocabulary, settings: Settings) -> Sample:
    """Return an example as the network takes it."""
    tokens = tokens_of(example.passage, vocabulary)
    manners = np.zeros(len(tokens.heads), dtype=np.int64)
    cues = []
    for head, (manner, parts) in sorted(example.cues.items()):
        manners[head] = manner
        view = view_from(head, tokens, dependencies(vocabulary))
        cues.append((head, view, parts[view.first : view.last]))
    pieces = pieces_of([token.lower_ for token in example.passage.doc]) if settings.layers else None
    return Sample(tokens, manners, tuple(cues), pieces)


def dependencies(vocabulary: Vocabulary) -> int:
    """Return how many dependencies the network tells apart."""
    return len(vocabulary.symbols["dep"]) + 1


def trained(data: Sequence[Sample], vocabulary: Vocabulary, settings: Settings) -> Net:
    """Return a network trained on these samples."""
    torch.manual_seed(settings.seed)
    shuffle = random.Random(settings.seed)
    net = Net(
        data[0].tokens.dense.shape[1],
        tuple(len(table) for table in vocabulary.symbols.values()),
        paths_of(dependencies(vocabulary)),
        settings.dropout,
        Eye(settings.layers) if settings.layers else None,
    )
    steps = settings.epochs * math.ceil(len(data) / settings.batch)
    optimizer = torch.optim.AdamW(_groups(net, settings), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(settings.epochs):
        net.train()
        total, begin, shuffled = 0.0, time.monotonic(), shuffle.sample(list(data), len(data))
        for start in range(0, len(shuffled), settings.batch):
            optimizer.zero_grad()
            loss = _loss(net, shuffled[start : start + settings.batch]) / settings.batch
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * settings.batch
        sys.stderr.write(f"epoch {epoch + 1}: loss {total / len(data):.4f}, {time.monotonic() - begin:.0f} s\n")
    net.eval()
    return net


def _groups(net: Net, settings: Settings) -> list[dict[str, object]]:
    eye = [weight for name, weight in net.named_parameters() if name.startswith("eye.")]
    rest = [weight for name, weight in net.named_parameters() if not name.startswith("eye.")]
    return [{"params": rest, "lr": settings.rate}, *([{"params": eye, "lr": settings.eye_rate}] if eye else [])]


def _loss(net: Net, batch: Sequence[Sample]) -> Tensor:
    state, cues, begins = states(net, batch)
    manners = torch.full((len(state),), _UNTOLD)
    for begin, sample in zip(begins, batch, strict=True):
        manners[begin : begin + len(sample.manners)] = torch.from_numpy(sample.manners)
    loss = functional.cross_entropy(cues, manners, reduction="sum") * _CUE_SHARE
    seen = [
        (begin + head, begin, view) for begin, each in zip(begins, batch, strict=True) for head, view, _ in each.cues
    ]
    if seen:
        logits, real = spans(net, state, seen)
        parts = torch.full(logits.shape[:2], _UNTOLD)
        for row, labels in enumerate(labels for each in batch for _, _, labels in each.cues):
            parts[row, : len(labels)] = torch.from_numpy(labels)
        told = real.squeeze(2) > 0
        loss = loss + functional.cross_entropy(logits[told], parts[told], reduction="sum") * _PART_SHARE
    return loss


def states(net: Net, batch: Sequence[Sample]) -> tuple[Tensor, Tensor, list[int]]:
    """Return states and cue logits of paragraphs laid end to end with gaps between, and where each begins."""
    begins, end = [], 0
    for sample in batch:
        begins.append(end)
        end += len(sample.tokens.heads) + _GAP
    first = batch[0].tokens
    seen = torch.zeros(end, net.linear["into"].in_features - sum(table.embedding_dim for table in net.tables))
    symbols = torch.zeros(end, first.symbols.shape[1], dtype=torch.long)
    heads, real = torch.arange(end), torch.zeros(end, 1)
    for begin, (tokens, _, _, pieces) in zip(begins, batch, strict=True):
        rows = slice(begin, begin + len(tokens.heads))
        dense = torch.from_numpy(tokens.dense)
        if net.eye is not None and pieces is not None:
            dense = torch.cat([dense, net.eye(pieces)], dim=1)
        seen[rows], symbols[rows] = dense, torch.from_numpy(tokens.symbols)
        heads[rows], real[rows] = torch.from_numpy(tokens.heads) + begin, 1.0
    state, cues = net.read(seen, symbols, heads, real)
    return state, cues, begins


def spans(net: Net, state: Tensor, cues: Sequence[tuple[int, int, View]]) -> tuple[Tensor, Tensor]:
    """Return logits (c, w, 4) around cues, each its place, where its paragraph begins, its view; and what is real."""
    width = max(view.last - view.first for _, _, view in cues)
    places = torch.zeros(len(cues), width, dtype=torch.long)
    views = torch.zeros(3, len(cues), width, dtype=torch.long)
    real = torch.zeros(len(cues), width, 1)
    for row, (_, begin, view) in enumerate(cues):
        length = view.last - view.first
        places[row, :length] = torch.arange(begin + view.first, begin + view.last)
        for number, rows in enumerate((view.paths, view.distances, view.standings)):
            views[number, row, :length] = torch.from_numpy(rows)
        real[row, :length] = 1.0
    return net.span(state, torch.tensor([place for place, _, _ in cues]), places, views, real), real
