"""The Russian models: found, checked against what was measured, loaded.

They come with the package natasha, whose own code is not needed (and does not import on current Pythons): slovnet runs
the tagger, the parser and the name recognizer over navec's word vectors, razdel cuts sentences and words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol

from communique.errors import WeightsError

PACKAGES = ("natasha", "slovnet", "navec", "razdel")
VECTORS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MODEL = "model/slovnet_{}_news_v1.tar"
DIGESTS = {
    VECTORS: "f07270833d78523edc5781538d67038e95b43975e4a7ae757c693b687f9cbfca",
    MODEL.format("morph"): "54812762a641c742dbfa9c950c4b53bbb469301983077ed01b9f074643d540d3",
    MODEL.format("ner"): "16c3343a6572ddf0e2b2fc1923113de15a7f5ca5bde90e780dd590418665603e",
    MODEL.format("syntax"): "0759ce82eaac4430f5b4ac27b2444aa6e4b6501ca38c2f45d62467265383d85e",
}

Words = Sequence[str]


class Piece(Protocol):
    """A stretch of a text, in code points."""

    start: int
    stop: int
    text: str


class Tagged(Protocol):
    """A word with its part of speech and its features, as Universal Dependencies name them."""

    pos: str
    feats: dict[str, str]


class Placed(Protocol):
    """A word with the number of its head in the sentence, from 1, "0" for none, and its relation to it."""

    head_id: str
    rel: str


class _Tags(Protocol):
    tokens: Sequence[Tagged]


class _Tree(Protocol):
    tokens: Sequence[Placed]


class _Tagger(Protocol):
    def map(self, items: Iterable[Words]) -> Iterable[_Tags]: ...


class _Parser(Protocol):
    def map(self, items: Iterable[Words]) -> Iterable[_Tree]: ...


class _Recognizer(Protocol):
    def encoder(self, items: Sequence[Words]) -> Iterable[object]: ...

    def process(self, inputs: Iterable[object]) -> Iterable[object]: ...

    def decoder(self, preds: Iterable[object]) -> Iterable[list[str]]: ...


class _Cutter(Protocol):
    def sentenize(self, text: str) -> Iterable[Piece]: ...

    def tokenize(self, text: str) -> Iterable[Piece]: ...


class Models(NamedTuple):
    """What reads Russian: sentences and words, tags, trees, names."""

    cutter: _Cutter
    tagger: _Tagger
    parser: _Parser
    recognizer: _Recognizer


@cache
def russian_installed() -> bool:
    """Tell whether the extra that holds the models is installed."""
    return all(find_spec(package) is not None for package in PACKAGES)


@cache
def load_models() -> Models | None:
    """Load the models, None without the extra. Raises WeightsError where they are not the ones that were measured."""
    found = find_spec("natasha") if russian_installed() else None
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "data"
    for name, digest in DIGESTS.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise WeightsError(
                f"{path} does not hold the weights that were measured",
                "install communique[languages] again with natasha 1.6, or remove natasha to read Russian in part",
            )
    slovnet, navec = import_module("slovnet"), import_module("navec")
    vectors = navec.Navec.load(folder / VECTORS)
    loaded = [
        getattr(slovnet, kind).load(folder / MODEL.format(kind.lower())).navec(vectors)
        for kind in ("Morph", "Syntax", "NER")
    ]
    cutter: _Cutter = import_module("razdel")
    return Models(cutter, loaded[0], loaded[1], loaded[2].infer)
