"""Date expressions of other languages: Russian and Turkish."""

from __future__ import annotations

from communique.read.dates.expressions import Table

TABLES: dict[str, Table] = {}
