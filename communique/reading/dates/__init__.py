"""Date expressions and the days they mean, resolved only against what the report itself shows."""

from __future__ import annotations

from communique.reading.dates.resolve import whens

__all__ = ["whens"]
