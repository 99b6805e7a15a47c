"""Changed readings taken in, portion by portion: into actors, agreements and stories."""

from __future__ import annotations

from collections.abc import Iterable

from communique.link.actors import resolved
from communique.link.profiles import profiled, witnesses
from communique.link.stories import Shelves, Stories
from communique.record import Record
from communique.record.changes import Change
from communique.record.judgements import Judgements
from communique.record.recasting import Rules
from communique.relinking.pacts import Pacts
from communique.types import Accord, Entity, actor_of

RULES = Rules(profiled, witnesses, resolved)


class Portions:
    """Takes in what changed, portion by portion."""

    def __init__(self, record: Record, judged: Judgements) -> None:
        """Work on an open record, keeping to what was decided."""
        self._record = record
        self._judged = judged
        shelf = record.cabinet.shelf
        self._stories = Stories(Shelves.of(shelf))
        self._pacts = Pacts(record)
        self._entities = shelf("entities", tuple[Entity, ...])
        self._accords = shelf("accords", tuple[Accord, ...])
        self._stale = shelf("stale", bool)
        self._touching = shelf("touching", tuple[str, ...])

    def take(self) -> bool:
        """Take in a portion, in one transaction, and keep to the decisions made or undone since the last.

        Returns whether there was one; decisions are kept to where there was none, too.
        """
        with self._record.store.writing() as connection:
            change = self._record.changes.portion()
            moved = self._actors(change)
            sketches = {report: self._record.readings.sketch(report) for report in change.come}
            stories = self._stories.update(sketches, change.gone, self._judged.decided)
            self._look_at(stories, moved | self._decided_anew())
            self._pacts.write(connection)
            self._record.cabinet.write(connection)
            change.write(connection)
        return bool(change)

    def _actors(self, change: Change) -> set[str]:
        """Take in who and what is named; return the reports for which an actor or agreement is another than before."""
        decided = self._judged.decided
        left = {report: self._entities.pop(report) for report in change.gone}
        gone = [accord for report in change.gone for accord in self._accords.pop(report)]
        for report in change.come:
            self._entities[report], self._accords[report] = self._record.derived.extracts(report)
        come = {report: self._entities[report] for report in change.come}
        moved = {each for each in self._record.cast.update(come, left, decided, RULES) if each in self._entities}
        gone += [accord for report in moved - set(change.come) for accord in self._accords[report]]
        moved |= change.come.keys()
        who = actor_of(self._record.derived.actors_of(each for report in moved for each in self._entities[report]))
        return moved | self._pacts.update({report: self._accords[report] for report in moved}, gone, who, decided)

    def _decided_anew(self) -> set[str]:
        """Return the reports for which other decisions apply than before."""
        now, held = self._judged.touching, dict(self._touching)
        for report in held.keys() - now.keys():
            del self._touching[report]
        changed = {report for report in held.keys() | now.keys() if held.get(report) != now.get(report)}
        self._touching.update((report, now[report]) for report in changed & now.keys())
        return changed

    def _look_at(self, stories: Iterable[str], reports: Iterable[str]) -> None:
        """Note stories, and those that reports are in, as of processes that have to be looked at."""
        of_reports = {self._stories.story_of(report) for report in reports if self._stories.has(report)}
        for story in {*stories, *of_reports}:
            self._stale[story] = True
