"""The agreements of the whole record, block by block.

Those with a name are joined within their block. What decisions name is joined together with all of its blocks, since a
decision may tie any two. Understandings without a name are joined within one process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from communique.link.agreements import agreements, block
from communique.record import Record
from communique.types import UNDECIDED, Accord, Agreement, Decided

Accords = tuple[Accord, ...]
Who = Mapping[str, str]
"""Actors by entity."""

_DECIDED = "decided"


class Pacts:
    """Keeps the agreements of a record. Accords are kept with actors as their parties, by block and report."""

    def __init__(self, record: Record) -> None:
        """Work on an open record."""
        self._derived = record.derived
        self._accords_of = record.cabinet.shelf("accords", Accords)
        self._blocks = record.cabinet.shelf("blocks", dict[str, Accords])
        self._tied = record.cabinet.shelf("tied", bool)
        self._made = record.cabinet.shelf("made", tuple[Agreement, ...])
        self._old: dict[str, Agreement] = {}  # since the last writing
        self._new: dict[str, Agreement] = {}

    def update(self, come: Mapping[str, Accords], gone: Iterable[Accord], who: Who, decided: Decided) -> set[str]:
        """Take accords of reports in, in place of those that are gone, and join those of their blocks anew.

        Returns the reports for which an agreement is another than before.
        """
        touched = {self._take_out(accord) for accord in gone if block(accord) is not None}
        for report, accords in come.items():
            for accord in accords:
                if (key := block(accord)) is not None:
                    held = self._blocks.get(key, {})
                    self._blocks[key] = {**held, report: (*held.get(report, ()), _of_actors(accord, who))}
                    touched.add(key)
        before, tied = set(self._tied), self._named_by(decided, come)
        for key in before - tied:
            del self._tied[key]
        for key in tied - before:
            self._tied[key] = True
        for key in (touched | before) - tied:
            self._set(key, self._accords(key), decided)
        if tied | before:
            for key in tied:
                self._set(key, (), decided)
            self._set(_DECIDED, [accord for key in sorted(tied) for accord in self._accords(key)], decided)
        return self._changed()

    def within(self, process: str, accords: Iterable[Accord], who: Who, decided: Decided) -> None:
        """Join the understandings without a name of one process, in place of those it had."""
        self._set(f"of {process}", [_of_actors(each, who) for each in accords if block(each) is None], decided)

    def forget(self, process: str) -> None:
        """Forget the understandings of a process that there is no longer."""
        self._set(f"of {process}", (), UNDECIDED)

    def write(self, connection: sqlite3.Connection) -> None:
        """Write the agreements that changed, inside a transaction."""
        self._derived.replace_agreements(connection, self._old.values(), self._new.values())
        self._old, self._new = {}, {}

    def _take_out(self, accord: Accord) -> str:
        key, report = block(accord) or "", accord.span.report
        left = {other: held for other, held in self._blocks.get(key, {}).items() if other != report}
        if left:
            self._blocks[key] = left
        else:
            self._blocks.pop(key, None)
        return key

    def _accords(self, key: str) -> list[Accord]:
        return [accord for _, held in sorted(self._blocks.get(key, {}).items()) for accord in held]

    def _named_by(self, decided: Decided, come: Iterable[str]) -> set[str]:
        """Return the blocks of accords that decisions name."""
        named = {one for pair in decided.same | decided.different for one in pair}
        reports = {*come, *self._derived.reports_of_accords(named)} if named else ()
        accords = (each for report in reports for each in self._accords_of.get(report, ()) if each.id in named)
        return {key for each in accords if (key := block(each)) is not None}

    def _set(self, key: str, accords: Iterable[Accord], decided: Decided) -> None:
        fresh = tuple(agreements(accords, {}, decided))
        held = self._made.get(key, ())
        if fresh == held:
            return
        self._old.update((each.id, each) for each in held)
        self._new.update((each.id, each) for each in fresh)
        if fresh:
            self._made[key] = fresh
        else:
            del self._made[key]

    def _changed(self) -> set[str]:
        before = {member: (each.id, each.label) for each in self._old.values() for member in each.members}
        return {
            span.report
            for each in self._new.values()
            for member, span in zip(each.members, each.mentions, strict=True)
            if before.get(member) != (each.id, each.label)
        }


def _of_actors(accord: Accord, who: Who) -> Accord:
    return replace(
        accord,
        parties=tuple(who.get(each, each) for each in accord.parties),
        third_parties=tuple(who.get(each, each) for each in accord.third_parties),
    )
