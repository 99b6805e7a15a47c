"""Vectors of words, taken once from MiniLM: what the network knows of words that no label shows it."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import torch
from transformers import AutoTokenizer, BertModel

from training.features import Floats
from training.minilm import MINILM

_WORD = re.compile(r"[a-z][a-z'-]+")
_WIDTH = 64
_BATCH = 512


@cache
def word_vectors() -> tuple[dict[str, int], Floats]:
    """Return the row of each word, from 1, and the rows (n + 1, 64): its mean state in MiniLM, read alone.

    The words are those that are one piece in MiniLM's own vocabulary. The axes are the 64 that vary most; row 0, of
    every other word, is empty.
    """
    tokenizer = AutoTokenizer.from_pretrained(MINILM)
    model = BertModel.from_pretrained(MINILM, add_pooling_layer=False).eval()
    words = sorted(word for word in tokenizer.get_vocab() if _WORD.fullmatch(word))
    means = []
    with torch.no_grad():
        for start in range(0, len(words), _BATCH):
            pieces = tokenizer(words[start : start + _BATCH], return_tensors="pt", padding=True)
            states = model(**pieces).last_hidden_state
            real = pieces["attention_mask"][..., None]
            means.append(((states * real).sum(1) / real.sum(1)).numpy())
    states = np.concatenate(means).astype(np.float64)
    states -= states.mean(axis=0)
    axes = np.linalg.eigh(states.T @ states)[1][:, ::-1][:, :_WIDTH]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(_WIDTH)])
    rows = states @ axes
    rows /= rows.std()
    empty = np.zeros((1, _WIDTH), dtype=np.float32)
    return {word: row for row, word in enumerate(words, 1)}, np.concatenate([empty, rows.astype(np.float32)])
