"""How a record is to be linked, kept in it: so that whoever relinks it gets the same."""

from __future__ import annotations

from communique.record.rows import put
from communique.record.store import Store

ACROSS_LANGUAGES = "across_languages"


class Settings:
    """The settings of a record."""

    def __init__(self, store: Store) -> None:
        """Work on an open store."""
        self._store = store

    @property
    def across_languages(self) -> bool:
        """Whether sayings are joined across languages."""
        rows = self._store.rows("SELECT value FROM setting WHERE name = ?", (ACROSS_LANGUAGES,))
        return any(row["value"] == "yes" for row in rows)

    @across_languages.setter
    def across_languages(self, wanted: bool) -> None:
        """Keep whether they are."""
        with self._store.writing() as connection:
            put(connection, "setting", [(ACROSS_LANGUAGES, "yes" if wanted else "no")])
