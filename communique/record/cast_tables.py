"""The tables of the cast: profiles with their counts, which entity has which, and the actors found from them."""

from __future__ import annotations

import sqlite3

from communique.record.rows import count_all

TABLES = ("profile", "appearance", "resolved")


def cast(connection: sqlite3.Connection) -> None:
    """Make room for who is who by profile; the next time the record is brought up to date fills it."""
    for statement in LAYOUT:
        connection.execute(statement)
    for table in TABLES:
        count_all(connection, table)


LAYOUT = (
    """CREATE TABLE profile (
        id TEXT PRIMARY KEY,
        block TEXT NOT NULL,
        entity TEXT,
        actor TEXT,
        body BLOB NOT NULL,
        seal BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX profile_block ON profile (block)",
    "CREATE INDEX profile_actor ON profile (actor)",
    "CREATE INDEX profile_entity ON profile (entity) WHERE entity IS NOT NULL",
    """CREATE TABLE appearance (
        entity TEXT PRIMARY KEY,
        profile TEXT NOT NULL,
        report TEXT NOT NULL,
        seal BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX appearance_profile ON appearance (profile, report)",
    """CREATE TABLE resolved (
        key TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        block TEXT NOT NULL,
        apart INTEGER NOT NULL,
        body BLOB NOT NULL,
        seal BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX resolved_id ON resolved (id)",
    "CREATE INDEX resolved_block ON resolved (block)",
)
