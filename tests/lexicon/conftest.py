"""The lexicon, read once."""

import pytest

from communique.lexicon import Lexicon, load


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon that ships."""
    return load()
