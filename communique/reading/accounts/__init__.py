"""Accounts: every telling of a happening in a report, with who, where, when, and how sure the report is of it.

A telling is found by its trigger words, and everything else is read off the parse around them: `triggers` finds the
words, `standing` tells done from planned and denied, `arguments` and `presences` who takes part, `circumstances` when
and where, `extents` how far the telling runs.
"""

from communique.reading.accounts.tellings import accounts

__all__ = ["accounts"]
