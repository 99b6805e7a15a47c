"""The record from Python: tables of rows that filter, print and turn into data frames.

Rows have the columns of the exported record (`docs/export.md`) and, before them, what a reader needs: `words` for the
text at the row's span, `who` for the actor's label, `outlet` or else the file's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, overload

import msgspec

from communique.collect.watch.plan import read_plan
from communique.collect.watch.watcher import Watcher
from communique.errors import NothingToRead, NotInRecord
from communique.lexicon.own import table_of
from communique.publish.meetings import meetings
from communique.publish.rows import TABLES
from communique.publish.tables import tables
from communique.record import Record
from communique.record.find import find
from communique.record.judgements import judgements
from communique.record.merge import merge as unite
from communique.relinking import refresh, relink
from communique.review import decision
from communique.review.things import Things
from communique.run import run
from communique.run import watch as watch_sources
from communique.text.moments import Clock, utc_now
from communique.types import Level, Verdict

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Row = dict[str, object]
SHOWN_FIRST = ("words", "outlet", "published", "score")  # of a rendering
SHOWN = 20  # rows that a notebook shows of a table


class Rows(Sequence[Row]):
    """A table: a sequence of rows, each a dict with the same keys."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Hold rows."""
        self._rows = rows

    def where(self, **equal: object) -> Rows:
        """Return the rows whose columns have these values; a string also matches inside a longer one or in a list."""
        return Rows([row for row in self._rows if all(_matches(row.get(key), value) for key, value in equal.items())])

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas data frame."""
        import pandas as pd

        return pd.DataFrame(list(self._rows))

    def to_polars(self) -> pl.DataFrame:
        """Return a polars data frame."""
        import polars as pl

        return pl.DataFrame(list(self._rows), infer_schema_length=None)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        """Return one row, or the rows of a slice."""
        return Rows(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def __repr__(self) -> str:
        """Return one line a row, cut."""
        lines = [" | ".join(str(value)[:60] for value in list(row.values())[:5]) for row in self._rows[:SHOWN]]
        return "\n".join([f"{len(self)} rows", *lines])

    def _repr_html_(self) -> str:
        """Return a table for a notebook, every text escaped."""
        from communique.publish import html_table

        columns = list(self._rows[0]) if self._rows else []
        return html_table(columns, ([row[column] for column in columns] for row in self._rows), len(self))


class Collection:
    """An open record. Each table of the exported record is an attribute: `reports`, `statements`, `events` ..."""

    def __init__(self, record: Record, states: Counter[str] | None = None) -> None:
        """Work on an open record; `states` counts how the documents just read have ended."""
        self.record = record
        self.states = states or Counter[str]()

    def decide(
        self,
        verdict: Verdict,
        *things: str,
        by: str,
        level: Level | None = None,
        note: str = "",
        now: Clock = utc_now,
    ) -> str:
        """Enter a decision on things named by id, or by REPORT:START-END at a level; return the hash of its entry.

        "same" and "different" take two things, "right" and "wrong" a line, or a commitment and words that bear on it,
        "is" a statement or a name and a person. The tables keep to it from now on. Raises NotInRecord, NotDecidable.
        """
        self._fresh()
        entry = self.record.decisions.add(decision(Things(self.record), verdict, things, level, note), by, now)
        self._forget()
        return entry.hash

    def undo(self, entry: str, by: str, now: Clock = utc_now) -> str:
        """Enter that a decision, named by its hash or the beginning of it, no longer counts; return the new hash."""
        undoing = self.record.decisions.undo(entry, by, now)
        self._forget()
        return undoing.hash

    @property
    def decisions(self) -> Rows:
        """The log of decisions in its order: who, when, what, and what has become of it."""
        outcomes = judgements(self.record.decisions, self.record.readings).outcomes
        rows: list[Row] = []
        for entry in self.record.decisions:
            decided, outcome = entry.decision, outcomes.get(entry.hash)
            rows.append(
                {
                    "hash": entry.hash,
                    "by": entry.by,
                    "at": entry.at,
                    "level": decided.level if decided else None,
                    "verdict": decided.verdict if decided else None,
                    "line": decided.line if decided else None,
                    "about": decided.about if decided else None,
                    "note": decided.note if decided else None,
                    "undoes": entry.undoes,
                    "state": outcome.state if outcome else None,
                    "against": list(outcome.against) if outcome else [],
                }
            )
        return Rows(rows)

    def _fresh(self) -> None:
        """Bring what is derived up to date with the decisions."""
        refresh(self.record)

    def _forget(self) -> None:
        """Forget the tables as they were before a decision."""
        for table in ("meetings", *TABLES):
            self.__dict__.pop(table, None)

    @cached_property
    def meetings(self) -> Rows:
        """The meetings: label, day, status, how many outlets tell of each, and the id that `communique brief` takes."""
        self._fresh()
        return Rows(
            [
                {
                    "label": event.label,
                    "first": event.date.first.isoformat() if event.date else None,
                    "last": event.date.last.isoformat() if event.date else None,
                    "status": event.status,
                    "reports": len({span.report for span in event.accounts}),
                    "id": event.id,
                }
                for process in self.record.derived.processes()
                for event in meetings(process)
            ]
        )

    @cached_property
    def addresses(self) -> Rows:
        """What is known of each address that was watched or fetched: its state, last success, when it is due."""
        return Rows([msgspec.to_builtins(address) for address in self.record.fetches.addresses()])

    @cached_property
    def failures(self) -> Rows:
        """Every try to fetch that failed, and why, the last first."""
        return Rows([msgspec.to_builtins(failure) for failure in self.record.fetches.failures()])

    def __getattr__(self, table: str) -> Rows:
        """Return a table of the exported record by its name."""
        if table not in TABLES:
            raise AttributeError(f"{table!r} is none of: meetings, {', '.join(sorted(TABLES))}")
        rows = Rows(list(self._rows(table)))
        setattr(self, table, rows)
        return rows

    def _rows(self, table: str) -> Iterator[Row]:
        self._fresh()
        derived = self.record.derived
        labels = {actor.id: actor.label for actor in derived.actors()}
        reports = {}
        found = []
        for name, row in tables(derived.processes(), derived.actors(), derived.agreements()):
            fields: Row = msgspec.to_builtins(row)
            if name == "reports":
                reports[fields["id"]] = fields
            if name == table:
                found.append(fields)
        for fields in sorted(found, key=lambda row: str(row.get("id") or sorted(row.items(), key=str))):
            yield _readable(fields, labels, reports)

    def find(self, words: str, *, speaker: str = "", since: str = "", until: str = "", limit: int = 10) -> Rows:
        """Return who has said this, and in which words: a row for each rendering, the nearest utterance first.

        `since` and `until` are ISO days of publication, both included.
        """
        found = find(self.record, words, speaker=speaker, since=since, until=until, limit=limit)
        return Rows(
            [
                {
                    "words": each.words,
                    "outlet": each.outlet,
                    "who": answer.speaker,
                    "published": each.published,
                    "score": each.score,
                    "utterance": answer.utterance,
                    **{key: value for key, value in msgspec.to_builtins(each).items() if key not in SHOWN_FIRST},
                }
                for answer in found
                for each in answer.renderings
            ]
        )

    def close(self) -> None:
        """Close the record's file."""
        self.record.close()

    def __repr__(self) -> str:
        """Say what the record holds."""
        return f"<{len(self.reports)} reports, {len(self.meetings)} meetings, {len(self.statements)} statements>"

    def _repr_html_(self) -> str:
        """Return the meetings as a table for a notebook."""
        return self.meetings._repr_html_()


def read(
    *sources: str, record: str = ":memory:", across_languages: bool | None = None, lexicon: str | None = None
) -> Collection:
    """Read sources into a record and return it. Raises NothingToRead where no source gives a report.

    `across_languages` says whether sayings of two languages are joined from now on, `lexicon` is a table of names of
    your own (CSV, see docs/lexicon.md) to know from now on; None leaves it as it is.
    """
    table = table_of(lexicon) if lexicon is not None else None
    opened = Record(record)
    if table is not None:
        opened.settings.lexicon = table
    if across_languages is not None:
        opened.settings.across_languages = across_languages
    states = run(sources, opened)
    if not states["read"] and not states["known"]:
        opened.close()
        ended = ", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "no source given"
        raise NothingToRead(f"no report was read: {ended}", "name text, HTML or JSON Lines files, or a folder of them")
    return Collection(opened, states)


def watch(sources: str, record: str) -> Collection:
    """Ask once what is due of the sources in a TOML file, read what came, and return the record."""
    plan = read_plan(sources)
    opened = Record(record)
    return Collection(opened, watch_sources(Watcher(plan, opened.fetches), opened, once=True))


def open_record(path: str) -> Collection:
    """Return the record in a file."""
    return Collection(Record(path, create=False))


def merge(*paths: str, into: str = ":memory:") -> Collection:
    """Add to a record all that other records keep, and return it. Raises NotInRecord where no record is named."""
    if not paths:
        raise NotInRecord("no record to merge", "name the files of records")
    opened = Record(into)
    for path in paths:
        with Record(path, create=False, look=True) as other:
            unite([other], opened)
    relink(opened)
    return Collection(opened)


def _readable(fields: Row, labels: dict[str, str], reports: dict[object, Row]) -> Row:
    """Return a row with the words at its span, its actor's label and its outlet before its own columns."""
    known: Row = {}
    report = reports.get(fields.get("report"))
    if report:
        parts = fields["parts"] if isinstance(fields.get("parts"), list) else [fields]
        text = str(report["text"])
        known["words"] = (
            " … ".join(text[part["start"] : part["end"]] for part in parts) if isinstance(parts, list) else ""
        )
        known["outlet"] = report["outlet"] or PurePath(str(report["source"])).name
    if "actor" in fields:
        known["who"] = labels.get(str(fields["actor"]))
    return {**known, **{key: value for key, value in fields.items() if key not in known}}


def _matches(held: object, wanted: object) -> bool:
    if held == wanted:
        return True
    if isinstance(wanted, str):
        if isinstance(held, str):
            return wanted.casefold() in held.casefold()
        return isinstance(held, list) and wanted in held
    return False
