"""Which models read a report is part of the reading; without them Russian is read in part, as before."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from communique.errors import WeightsError
from communique.reading import parse
from communique.reading.reader import READER, RUSSIAN, readings
from communique.reading.russian import weights
from communique.types import Document
from tests.reading.russian.readers import reading_of

TEXT = "Толмаров заявил, что мост открыт. «Мы открыли его сегодня утром», — сказал Сергей Толмаров журналистам."


def test_the_reader_of_a_report_names_the_russian_models() -> None:
    """Of a Russian report alone."""
    english = Document("test", "0" * 64, "read", "The minister said the bridge was open. " * 4, language="en")
    assert reading_of(TEXT).reader == RUSSIAN
    assert [reading.reader for reading in readings([english])] == [READER]


def test_without_the_models_only_quotations_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """By their marks and the verb beside them."""
    monkeypatch.setattr(parse, "load_models", lambda: None)
    reading = reading_of(TEXT)
    assert reading.reader == READER
    assert [said.form for said in reading.statements] == ["direct"]


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """They would change the record without a word."""
    for name in weights.DIGESTS:
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_bytes(b"other")
    monkeypatch.setattr(weights, "find_spec", lambda _: SimpleNamespace(origin=str(tmp_path / "__init__.py")))
    weights.load_models.cache_clear()
    with pytest.raises(WeightsError, match="weights that were measured"):
        weights.load_models()
    weights.load_models.cache_clear()
