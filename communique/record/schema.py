"""The tables of the record, as the migrations that lead to them.

`capture` keeps bytes as they arrived and `document` how each document in them ended. `reading` keeps what a report
says; its `digest` and the capture's and report's own hashes let `verify` find any change. The remaining tables are
derived: they can be dropped and built again from the readings.
"""

APPLICATION_ID = 0x434D5145

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE capture (
            sha256 TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            content BLOB NOT NULL
        ) STRICT""",
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
    ),
)
