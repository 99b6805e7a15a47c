"""Russian is read in full only with the extra `languages`."""

from __future__ import annotations

import pytest

from communique.reading.russian.weights import Models, load_models


@pytest.fixture(scope="session", autouse=True)
def models() -> Models:
    """The Russian models, where they are installed."""
    loaded = load_models()
    if loaded is None:
        pytest.skip("the extra `languages` is not installed")
    return loaded
