"""Which readings linking has taken in, and which have come, changed or gone since."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from msgspec import Struct

from communique.record.rows import drop, empty, put, replace_all
from communique.record.store import Store

PORTION = 500  # reports taken in at once: what bounds the memory of linking

_CURRENT = """SELECT report, hex(coalesce(amended.seal, reading.seal)) AS basis
    FROM reading LEFT JOIN amended USING (report) WHERE report NOT IN (SELECT report FROM superseded)"""


class Change(Struct, frozen=True):
    """Reports that came, by id, with what their readings were when they did, and reports that are gone.

    A report whose reading is another now is in both.
    """

    come: Mapping[str, str]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.come or self.gone)

    def write(self, connection: sqlite3.Connection) -> None:
        """Note that linking has taken this in, inside a transaction."""
        drop(connection, "taken", "report", self.gone)
        put(connection, "taken", self.come.items())


class Changes:
    """What has changed since linking last looked."""

    def __init__(self, store: Store) -> None:
        """Work on an open store."""
        self._store = store

    def rules(self) -> str:
        """Return the version of the rules by which all this was taken in; empty where nothing was."""
        return next((str(row["version"]) for row in self._store.rows("SELECT version FROM linker")), "")

    def forget(self, rules: str) -> None:
        """Note that nothing has been taken in, and by what rules it is to be from now on."""
        with self._store.writing() as connection:
            for table in ("shelf", "taken"):
                empty(connection, table)
            replace_all(connection, "linker", {rules: 1})

    def any(self) -> bool:
        """Tell whether anything has changed."""
        return bool(self.portion())

    def portion(self) -> Change:
        """Return some of what has changed, a few hundred reports at most; nothing where nothing has.

        Inside the transaction that takes it in, since somebody else may be at it too.
        """
        sql = f"SELECT report FROM taken WHERE report NOT IN (SELECT report FROM ({_CURRENT})) LIMIT {PORTION}"
        if gone := tuple(row["report"] for row in self._store.rows(sql)):
            return Change({}, gone)
        sql = f"""SELECT report, current.basis AS basis, taken.basis AS was FROM ({_CURRENT}) AS current
            LEFT JOIN taken USING (report) WHERE taken.basis IS NULL OR taken.basis != current.basis LIMIT {PORTION}"""
        rows = [(row["report"], row["basis"], row["was"]) for row in self._store.rows(sql)]
        return Change({report: basis for report, basis, _ in rows}, tuple(report for report, _, was in rows if was))
