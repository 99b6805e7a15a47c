"""Which readings linking has taken in, and which have come, changed or gone since."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from msgspec import Struct

from communique.record.moves import TABLES
from communique.record.rows import drop, empty, put, replace_all
from communique.record.store import Store

PORTION = 500  # reports taken in at once: what bounds the memory of linking

_CURRENT = """SELECT report, hex(coalesce(amended.seal, reading.seal)) AS basis
    FROM reading LEFT JOIN amended USING (report) WHERE report NOT IN (SELECT report FROM superseded)"""
_STANDING = f"""SELECT report, taken.basis AS was,
        (SELECT basis FROM ({_CURRENT} AND reading.report = portion.report)) AS basis
    FROM (SELECT report FROM moved ORDER BY report LIMIT {PORTION}) AS portion LEFT JOIN taken USING (report)"""


class Change(Struct, frozen=True):
    """Reports that came, by id, with what their readings were when they did, and reports that are gone.

    A report whose reading is another now is in both. `seen` are all that were looked at for it.
    """

    come: Mapping[str, str]
    gone: tuple[str, ...]
    seen: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether anything was looked at."""
        return bool(self.seen)

    def write(self, connection: sqlite3.Connection) -> None:
        """Note that linking has taken this in, inside a transaction."""
        drop(connection, "taken", "report", self.gone)
        put(connection, "taken", self.come.items())
        connection.executemany("DELETE FROM moved WHERE report = ?", ((report,) for report in self.seen))


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
            connection.execute("INSERT OR IGNORE INTO moved SELECT report FROM reading")

    def any(self) -> bool:
        """Tell whether anything may have changed."""
        return any(any(self._store.rows(f"SELECT 1 FROM {table} LIMIT 1")) for table in TABLES)

    def unnoticed(self) -> list[str]:
        """Return the reports that linking would never look at, for they changed and nothing notes it."""
        sql = f"""SELECT report FROM ({_CURRENT}) AS current LEFT JOIN taken USING (report)
            WHERE current.basis IS NOT taken.basis AND report NOT IN (SELECT report FROM moved)
                AND report NOT IN (SELECT key FROM unsettled WHERE kind = 'report') ORDER BY report"""
        return [row["report"] for row in self._store.rows(sql)]

    def portion(self) -> Change:
        """Return some of what has changed, a few hundred reports at most; nothing where nothing has.

        Inside the transaction that takes it in, since somebody else may be at it too.
        """
        rows = [(row["report"], row["basis"], row["was"]) for row in self._store.rows(_STANDING)]
        changed = [row for row in rows if row[1] != row[2]]
        return Change(
            {report: basis for report, basis, _ in changed if basis},
            tuple(report for report, _, was in changed if was),
            tuple(report for report, _, _ in rows),
        )
