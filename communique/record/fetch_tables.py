"""The tables of what is watched: addresses with what is known of them, and the tries that failed."""

from __future__ import annotations

import sqlite3

from communique.record.rows import count_all


def addresses(connection: sqlite3.Connection) -> None:
    """Make the tables of what is watched: addresses, and the tries that failed."""
    for statement in LAYOUT:
        connection.execute(statement)
    for table in ("address", "failure"):
        count_all(connection, table)


LAYOUT = (
    """CREATE TABLE address (
        url TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        root TEXT NOT NULL,
        host TEXT NOT NULL,
        state TEXT NOT NULL,
        note TEXT NOT NULL,
        status INTEGER,
        found TEXT NOT NULL,
        tried TEXT NOT NULL,
        kept TEXT NOT NULL,
        failing TEXT NOT NULL,
        failures INTEGER NOT NULL,
        rest TEXT NOT NULL,
        due TEXT,
        visits INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        unread TEXT NOT NULL,
        conditions TEXT NOT NULL,
        moved TEXT,
        seal BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX address_due ON address (root, host, due) WHERE due IS NOT NULL",
    "CREATE INDEX address_sha256 ON address (sha256)",
    "CREATE INDEX address_unread ON address (unread) WHERE unread != ''",
    """CREATE TABLE failure (
        url TEXT NOT NULL,
        at TEXT NOT NULL,
        root TEXT NOT NULL,
        state TEXT NOT NULL,
        status INTEGER,
        note TEXT NOT NULL,
        seal BLOB NOT NULL,
        PRIMARY KEY (url, at)
    ) STRICT, WITHOUT ROWID""",
)
