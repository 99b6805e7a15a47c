"""The words of every statement, indexed: what lets `find` answer within milliseconds.

The index is a file beside the record and no part of it. It is compared with the record whenever it is used and brought
up to date, may be deleted at any time, and nothing is ever quoted from it: it only tells where to look. Where it cannot
be written it is built in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from communique.record.file import MEMORY
from communique.record.record import Record
from communique.text.fold import folded_words
from communique.text.sounds import sound
from communique.text.synonyms import root
from communique.text.words import folds, is_small
from communique.types import Process, Reading, Statement

LAYOUT = 4
TABLES = (
    "CREATE TABLE indexed (process TEXT PRIMARY KEY, signature TEXT NOT NULL) WITHOUT ROWID",
    """CREATE VIRTUAL TABLE said USING fts5(
        stems, speaker, folded UNINDEXED, day UNINDEXED, reports UNINDEXED, utterance UNINDEXED, process UNINDEXED,
        tokenize = 'unicode61 remove_diacritics 0'
    )""",
)
SUFFIX = ".find"


class Place(NamedTuple):
    """Where a statement is, by the ids of its process and utterance, the reports of that, and its words, folded."""

    process: str
    utterance: str
    reports: str
    folded: str


class Index:
    """The index of one record, up to date as of its making. Use it as a context manager, or call `close`."""

    def __init__(self, record: Record) -> None:
        """Open the index beside the record and bring it up to date; in memory where that cannot be done."""
        path = record.store.path
        try:
            self._connection = _connect(MEMORY if path == MEMORY else f"{path}{SUFFIX}")
            self._refresh(record)
        except sqlite3.Error:
            self._connection = _connect(MEMORY)
            self._refresh(record)

    def places(
        self, stems: Iterable[str], speaker: str = "", since: str = "", until: str = "", limit: int = 300
    ) -> list[Place]:
        """Return where some of these roots are said, the likeliest first.

        `speaker` are words of a name in any spelling that sounds alike, `since` and `until` ISO days of publication,
        both included; a report without a day lies in no such range.
        """
        wanted = [_column("stems", " OR ".join(map(_quoted, sorted(set(stems)))))]
        if speaker:
            names = [f"({_quoted(word)} OR {_sound(word)})" for word in folded_words(speaker) or [speaker]]
            wanted.append(_column("speaker", " AND ".join(names)))
        conditions, values = ["said MATCH ?"], [" AND ".join(wanted)]
        for bound, day in (("day >= ?", since), ("day != '' AND day <= ?", until)):
            if day:
                conditions.append(bound)
                values.append(day)
        sql = (
            f"SELECT process, utterance, reports, folded FROM said WHERE {' AND '.join(conditions)}"
            " ORDER BY bm25(said), utterance LIMIT ?"
        )
        return [Place(*row) for row in self._connection.execute(sql, (*values, limit))]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Index:
        """Return the index itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def _refresh(self, record: Record) -> None:
        wanted = record.derived.signatures()
        held = dict(self._connection.execute("SELECT process, signature FROM indexed").fetchall())
        stale = [key for key in held if wanted.get(key) != held[key]]
        fresh = [key for key in wanted if held.get(key) != wanted[key]]
        if not stale and not fresh:
            return
        self._connection.execute("BEGIN IMMEDIATE")
        for key in stale:
            self._connection.execute("DELETE FROM said WHERE process = ?", (key,))
            self._connection.execute("DELETE FROM indexed WHERE process = ?", (key,))
        for key in sorted(fresh):
            self._connection.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?)", _rows(key, record))
            self._connection.execute("INSERT INTO indexed VALUES (?, ?)", (key, wanted[key]))
        self._connection.execute("COMMIT")


def tokens(text: str) -> list[str]:
    """Return the roots by which a text is found: of the words with meaning, or of all where there are none."""
    found = folds(text)
    telling = [word for word in found if not is_small(word)] or found
    return [token for word in telling if (token := _token(word))]


def _token(word: str) -> str:
    return "".join(filter(str.isalnum, root(word)))


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5, isolation_level=None)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
            connection.execute("BEGIN IMMEDIATE")
            for table in ("said", "indexed"):
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in TABLES:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {LAYOUT}")
            connection.execute("COMMIT")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _rows(key: str, record: Record) -> Iterator[tuple[str, ...]]:
    process = record.derived.process(key)
    report = {statement.id: statement.report for reading in process.readings for statement in reading.statements}
    of_utterance = {
        said: (" ".join(sorted({report[other] for other in each.statements})), each.id)
        for each in process.linked.utterances
        for said in each.statements
    }
    names = _names(process)
    for reading in process.readings:
        day = (reading.report.published or "")[:10]
        for statement in reading.statements:
            text = " ".join(reading.report.quote(part) for part in statement.parts)
            speaker = f"{names.get(statement.voice or '', '')} {_as_written(reading, statement)}".split()
            heard = " ".join([*speaker, *sorted({_sound(word) for word in speaker})])
            where = (day, *of_utterance[statement.id], key)
            yield " ".join(tokens(text)), heard, " ".join(folds(text)), *where


def _names(process: Process) -> dict[str, str]:
    """Map each entity to the folded names of its actor."""
    return {
        entity: " ".join(word for name in (actor.label, *actor.names) for word in folded_words(name))
        for actor in process.actors
        for entity in actor.entities
    }


def _as_written(reading: Reading, statement: Statement) -> str:
    return " ".join(folded_words(reading.report.quote(statement.speaker))) if statement.speaker else ""


def _sound(word: str) -> str:
    """Return how a folded word of a name sounds, as a token that no name is."""
    return "sound" + "".join(filter(str.isalnum, sound(word)))


def _column(name: str, query: str) -> str:
    return f"({{{name}}} : ({query}))"


def _quoted(token: str) -> str:
    doubled = token.replace('"', '""')
    return f'"{doubled}"'
