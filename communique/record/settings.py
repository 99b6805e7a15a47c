"""How a record is to be read and linked, kept in it: so that whoever does so again gets the same."""

from __future__ import annotations

from communique.lexicon import use
from communique.record.rows import put
from communique.record.store import Store

ACROSS_LANGUAGES = "across_languages"
LEXICON = "lexicon"


class Settings:
    """The settings of a record."""

    def __init__(self, store: Store) -> None:
        """Work on an open store."""
        self._store = store

    @property
    def across_languages(self) -> bool:
        """Whether sayings are joined across languages."""
        return self._value(ACROSS_LANGUAGES) == "yes"

    @across_languages.setter
    def across_languages(self, wanted: bool) -> None:
        """Keep whether they are."""
        self._keep(ACROSS_LANGUAGES, "yes" if wanted else "no")

    @property
    def lexicon(self) -> str:
        """The user's own lexicon by which reports are read, as CSV; "" where there is none."""
        return self._value(LEXICON)

    @lexicon.setter
    def lexicon(self, table: str) -> None:
        """Keep it, and use it in this process. Raises BadLexicon where it is not understood; then nothing changes."""
        use(table)
        self._keep(LEXICON, table)

    def _value(self, name: str) -> str:
        rows = self._store.rows("SELECT value FROM setting WHERE name = ?", (name,))
        return next((str(row["value"]) for row in rows), "")

    def _keep(self, name: str, value: str) -> None:
        with self._store.writing() as connection:
            put(connection, "setting", [(name, value)])
