"""The tables of the record, as the migrations that lead to them.

To change the layout, append a migration: a function that takes the connection, inside the one transaction in which all
pending ones run. Never edit one that has been released. A new table begins with its key columns and ends with a `seal`,
gets its row in `manifest` by `count_all`, and is written through `communique.record.rows` alone: so `verify` sees any
change of it.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable

import msgspec

from communique.record.cast_tables import cast
from communique.record.fetch_tables import addresses
from communique.record.moves import moves
from communique.record.rows import count_all, empty, seal

APPLICATION_ID = 0x434D5145

Migration = Callable[[sqlite3.Connection], None]


def first_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of layout 1."""
    for statement in LAYOUT_1:
        connection.execute(statement)


def sealed_rows(connection: sqlite3.Connection) -> None:
    """Seal every row, compress the captures, make room for when they came and for whether all of them was read."""
    connection.create_function("seal", -1, seal, deterministic=True)
    connection.create_function("pack", 1, zlib.compress, deterministic=True)
    connection.create_function("url_in", 1, _url_in, deterministic=True)
    for table, layout in LAYOUT_2.items():
        if table not in FILL_2:
            connection.execute(f"CREATE TABLE {table} {layout}")
            continue
        connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
        connection.execute(f"CREATE TABLE {table} {layout}")
        values = FILL_2[table]
        connection.execute(f"INSERT INTO {table} SELECT {values}, seal('{table}', {values}) FROM old_{table}")
        connection.execute(f"DROP TABLE old_{table}")
    for index in INDEXES_2:
        connection.execute(index)
    connection.execute(ENDED_2)
    for table in (*FILL_2, "ended", "superseded"):
        count_all(connection, table)


def _url_in(body: bytes) -> str | None:
    """Return the address that the report of a stored reading states."""
    return msgspec.msgpack.decode(zlib.decompress(body), type=_Body).report.url


class _Stated(msgspec.Struct):
    url: str | None = None


class _Body(msgspec.Struct):
    report: _Stated


def decisions(connection: sqlite3.Connection) -> None:
    """Make the log of decisions, to which rows are only ever added, and the tables of what it amounts to."""
    for statement in LAYOUT_3:
        connection.execute(statement)
    for table in ("decision", "amended", "reviewed", "applied"):
        count_all(connection, table)


def comparisons(connection: sqlite3.Connection) -> None:
    """Make room for which reports of one address were found to be alike, so that no two are compared again."""
    connection.execute(LAYOUT_5)
    count_all(connection, "compared")


def settings(connection: sqlite3.Connection) -> None:
    """Make room for how the record is to be linked."""
    connection.execute(LAYOUT_6)
    count_all(connection, "setting")


def shelves(connection: sqlite3.Connection) -> None:
    """Make room for what linking keeps from one time to the next, and for which readings it has taken in.

    What was derived before goes: it is built again from the readings.
    """
    for statement in LAYOUT_7:
        connection.execute(statement)
    for table in ("shelf", "taken", "linker", *DERIVED_7):
        empty(connection, table)
    for table in REPLACED_7:
        connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM manifest WHERE name = ?", (table,))


MIGRATIONS: tuple[Migration, ...] = (
    first_tables,
    sealed_rows,
    decisions,
    addresses,
    comparisons,
    settings,
    shelves,
    cast,
    moves,
)

LAYOUT_1 = (
    "CREATE TABLE capture (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB NOT NULL) STRICT",
    """CREATE TABLE arrival (
        source TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES capture,
        PRIMARY KEY (source, sha256)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE document (
        source TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        number INTEGER NOT NULL,
        state TEXT NOT NULL,
        note TEXT NOT NULL,
        report TEXT,
        reader TEXT NOT NULL,
        PRIMARY KEY (source, sha256, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reading (
        report TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        reader TEXT NOT NULL,
        body BLOB NOT NULL,
        sketch BLOB NOT NULL,
        entities BLOB NOT NULL,
        accords BLOB NOT NULL,
        digest TEXT NOT NULL
    ) STRICT""",
    "CREATE TABLE actor (id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT",
    "CREATE TABLE membership (entity TEXT PRIMARY KEY, actor TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE agreement (id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT",
    "CREATE TABLE naming (accord TEXT PRIMARY KEY, agreement TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE process (
        id TEXT PRIMARY KEY,
        signature TEXT NOT NULL,
        reports BLOB NOT NULL,
        linked BLOB NOT NULL,
        differences BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE event (
        id TEXT PRIMARY KEY,
        process TEXT NOT NULL REFERENCES process ON DELETE CASCADE
    ) STRICT""",
)

LAYOUT_2 = {
    "manifest": "(name TEXT PRIMARY KEY, count INTEGER NOT NULL, sum BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "capture": """(
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        content BLOB NOT NULL,
        seal BLOB NOT NULL
    ) STRICT""",
    "arrival": """(
        source TEXT NOT NULL,
        at TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES capture,
        request BLOB,
        seal BLOB NOT NULL,
        PRIMARY KEY (source, at, sha256)
    ) STRICT, WITHOUT ROWID""",
    "ended": """(
        source TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        reader TEXT NOT NULL,
        seal BLOB NOT NULL,
        PRIMARY KEY (source, sha256)
    ) STRICT, WITHOUT ROWID""",
    "document": """(
        source TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        number INTEGER NOT NULL,
        state TEXT NOT NULL,
        note TEXT NOT NULL,
        report TEXT,
        reader TEXT NOT NULL,
        seal BLOB NOT NULL,
        PRIMARY KEY (source, sha256, number)
    ) STRICT, WITHOUT ROWID""",
    "reading": """(
        report TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        url TEXT,
        reader TEXT NOT NULL,
        body BLOB NOT NULL,
        sketch BLOB NOT NULL,
        entities BLOB NOT NULL,
        accords BLOB NOT NULL,
        seal BLOB NOT NULL
    ) STRICT""",
    "superseded": "(report TEXT PRIMARY KEY, by TEXT, seal BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "actor": "(id TEXT PRIMARY KEY, body BLOB NOT NULL, seal BLOB NOT NULL) STRICT",
    "membership": "(entity TEXT PRIMARY KEY, actor TEXT NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "agreement": "(id TEXT PRIMARY KEY, body BLOB NOT NULL, seal BLOB NOT NULL) STRICT",
    "naming": "(accord TEXT PRIMARY KEY, agreement TEXT NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "process": """(
        id TEXT PRIMARY KEY,
        signature TEXT NOT NULL,
        reports BLOB NOT NULL,
        linked BLOB NOT NULL,
        differences BLOB NOT NULL,
        seal BLOB NOT NULL
    ) STRICT""",
    "event": "(id TEXT PRIMARY KEY, process TEXT NOT NULL REFERENCES process, seal BLOB NOT NULL) STRICT",
}

INDEXES_2 = (
    "CREATE INDEX arrival_sha256 ON arrival (sha256)",
    "CREATE INDEX event_process ON event (process)",
)

FILL_2 = {
    "capture": "sha256, size, pack(content)",
    "arrival": "source, '', sha256, NULL",
    "document": "source, sha256, number, state, note, report, reader",
    "reading": "report, source, url_in(body), reader, body, sketch, entities, accords",
    "actor": "id, body",
    "membership": "entity, actor",
    "agreement": "id, body",
    "naming": "accord, agreement",
    "process": "id, signature, reports, linked, differences",
    "event": "id, process",
}

# a plain text or page is one document: where that one has ended, all of its capture has
ENDED_2 = """INSERT INTO ended
    SELECT source, sha256, reader, seal('ended', source, sha256, reader)
    FROM document JOIN arrival USING (source, sha256) WHERE number = 0"""

LAYOUT_3 = (
    """CREATE TABLE decision (
        number INTEGER PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL,
        seal BLOB NOT NULL
    ) STRICT""",
    "CREATE TABLE amended (report TEXT PRIMARY KEY, body BLOB NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE reviewed (process TEXT PRIMARY KEY, body BLOB NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE applied (head TEXT PRIMARY KEY, fully INTEGER NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions stay'); END",
    "CREATE TRIGGER decision_is_kept BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions stay'); END",
)

LAYOUT_5 = """CREATE TABLE compared (
    older TEXT NOT NULL,
    newer TEXT NOT NULL,
    alike INTEGER NOT NULL,
    seal BLOB NOT NULL,
    PRIMARY KEY (older, newer)
) STRICT, WITHOUT ROWID"""

LAYOUT_6 = "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID"

LAYOUT_7 = (
    "CREATE TABLE shelf (key TEXT PRIMARY KEY, body BLOB NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE taken (report TEXT PRIMARY KEY, basis TEXT NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE linker (version TEXT PRIMARY KEY, only INTEGER NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX reading_seal ON reading (report, seal)",
)
DERIVED_7 = ("event", "reviewed", "process", "naming", "agreement", "applied")
REPLACED_7 = ("membership", "actor")  # by those of `cast_tables`
