"""What has moved since it was last looked at, noted by the file itself: no writer can forget to.

`unsettled` holds the sources, addresses and reports about whose versions something new is known, and `moved` the
reports whose reading, correction or standing is perhaps another than the one that linking took in. Neither holds more
than keys, so neither is sealed: what follows from them is worked out from the sealed tables.
"""

from __future__ import annotations

import sqlite3

TABLES = ("unsettled", "moved")


def moves(connection: sqlite3.Connection) -> None:
    """Make the tables and the triggers that fill them, and note all that there is already."""
    for statement in LAYOUT:
        connection.execute(statement)
    connection.execute("INSERT OR IGNORE INTO unsettled SELECT 'source', source FROM document")
    connection.execute("INSERT OR IGNORE INTO unsettled SELECT 'report', report FROM reading")
    connection.execute("INSERT OR IGNORE INTO moved SELECT report FROM reading")


_SAME_DOCUMENT = "source = NEW.source AND sha256 = NEW.sha256 AND number = NEW.number"

LAYOUT = (
    """CREATE TABLE unsettled (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE moved (report TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "CREATE INDEX document_report ON document (report) WHERE report IS NOT NULL",
    "CREATE INDEX reading_url ON reading (url) WHERE url IS NOT NULL",
    """CREATE TRIGGER arrival_moves AFTER INSERT ON arrival BEGIN
        INSERT OR IGNORE INTO unsettled VALUES ('source', NEW.source);
    END""",
    f"""CREATE TRIGGER document_moves BEFORE INSERT ON document BEGIN
        INSERT OR IGNORE INTO unsettled VALUES ('source', NEW.source);
        INSERT OR IGNORE INTO unsettled
            SELECT 'report', report FROM document WHERE {_SAME_DOCUMENT} AND report IS NOT NULL;
    END""",
    """CREATE TRIGGER reading_moves BEFORE INSERT ON reading BEGIN
        INSERT OR IGNORE INTO moved VALUES (NEW.report);
        INSERT OR IGNORE INTO unsettled VALUES ('report', NEW.report);
        INSERT OR IGNORE INTO unsettled
            SELECT 'url', url FROM reading WHERE report = NEW.report AND url IS NOT NULL;
    END""",
    """CREATE TRIGGER superseded_moves BEFORE INSERT ON superseded BEGIN
        INSERT OR IGNORE INTO moved VALUES (NEW.report);
    END""",
    """CREATE TRIGGER superseded_stays BEFORE DELETE ON superseded BEGIN
        INSERT OR IGNORE INTO moved VALUES (OLD.report);
    END""",
    """CREATE TRIGGER amended_moves BEFORE INSERT ON amended BEGIN
        INSERT OR IGNORE INTO moved VALUES (NEW.report);
    END""",
    """CREATE TRIGGER amended_no_more BEFORE DELETE ON amended BEGIN
        INSERT OR IGNORE INTO moved VALUES (OLD.report);
    END""",
)
