"""What the tests of publishing share: the marker of those that need a browser."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of tests that drive a real browser."""
    config.addinivalue_line("markers", "browser: drives chromium through chromedriver; skipped where they are absent")
