"""What the tests share: the language model, loaded once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def english() -> Language:
    """The English pipeline that ships."""
    from communique.reading.weights import load_english

    return load_english()


@pytest.fixture(scope="session")
def shared_reports() -> Path:
    """The folder of real reports beside the checkout, where there is one."""
    folder = SHARED / "reports"
    if not folder.is_dir():
        pytest.skip("the folder of real reports is not beside this checkout")
    return folder
