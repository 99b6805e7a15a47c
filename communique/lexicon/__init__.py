"""World knowledge as data: states, groups, bodies, offices, places."""

from functools import cache

from communique.lexicon.entry import Entry, Hit
from communique.lexicon.lexicon import Lexicon
from communique.lexicon.offices import Office, office

__all__ = ["Entry", "Hit", "Lexicon", "Office", "load", "office"]


@cache
def load() -> Lexicon:
    """Return the lexicon; the first call reads the packaged tables."""
    return Lexicon()
