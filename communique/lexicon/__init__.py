"""World knowledge as data: states, groups, bodies, offices, places."""

from dataclasses import dataclass
from functools import lru_cache

from communique.lexicon.entry import Entry, Hit
from communique.lexicon.lexicon import Lexicon
from communique.lexicon.offices import Office, office
from communique.lexicon.own import digest

__all__ = ["Entry", "Hit", "Lexicon", "Office", "load", "office", "own_digest", "use"]


@dataclass(slots=True)
class _Own:
    """The user's own table that is in use; the empty one says none is."""

    table: str = ""


_own = _Own()


def load() -> Lexicon:
    """Return the lexicon in use; the first call reads the packaged tables."""
    return _lexicon(_own.table)


def use(table: str) -> None:
    """Use a user's own table (CSV) beside the packaged ones from now on, in this process; "" for none.

    Raises BadLexicon, and leaves what is in use, where the table is not understood.
    """
    if table != _own.table:
        _lexicon(table)
        _own.table = table


def own_digest() -> str:
    """Return what tells the user's own table in use from others, "" where none is."""
    return digest(_own.table)


@lru_cache(maxsize=2)
def _lexicon(own: str) -> Lexicon:
    return Lexicon(own)
