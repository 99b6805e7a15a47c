"""The processes of a record: chains of stories, each linked and compared as one, anew when what it rests on changed.

Each is chosen, linked and kept in one transaction, since somebody else may be at it too.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from communique.compare import differences
from communique.link import link
from communique.link.stories import Shelves, Stories
from communique.link.utterances.languages import load_encoder
from communique.record import Record
from communique.record.differing import judge_differences
from communique.record.judgements import Judgements
from communique.relinking.pacts import Pacts
from communique.types import Story, actor_of, make_id, owners
from communique.types.linked import process_id


class Processes:
    """Brings the processes of a record up to date."""

    def __init__(self, record: Record, judged: Judgements) -> None:
        """Work on an open record, keeping to what was decided."""
        self._record = record
        self._judged = judged
        shelf = record.cabinet.shelf
        self._stories = Stories(Shelves.of(shelf))
        self._pacts = Pacts(record)
        self._stale = shelf("stale", bool)
        self._chain_of = shelf("chain_of", str)
        self._chains = shelf("chains", tuple[str, ...])
        self._settings = shelf("settings", bool)
        self._ties: defaultdict[str, set[str]] = defaultdict(set)
        for left, right in judged.ties:
            self._ties[left].add(right)
            self._ties[right].add(left)

    def derive(self) -> None:
        """Link and compare again every process that something has changed for, and drop those there are no longer."""
        self._keep_to_languages()
        while self._take():
            pass

    def _keep_to_languages(self) -> None:
        """Look at every process again where sayings are joined across languages now, or are no longer."""
        across = self._record.settings.across_languages
        if self._settings.get("across languages", False) != across:
            with self._record.store.writing() as connection:
                self._settings["across languages"] = across
                self._stale.update((story.id, True) for story in self._stories)
                self._record.cabinet.write(connection)

    def _take(self) -> bool:
        """Look at the process of one stale story, in one transaction; returns whether there was one."""
        with self._record.store.writing() as connection:
            story = next(iter(self._stale), None)
            if story is not None and story in self._stories:
                self._look_at(self._stories.chain(story, self._ties), connection)
            elif story is not None:
                self._leave(self._chain_of.pop(story, ""), {story})
                del self._stale[story]
            self._pacts.write(connection)
            self._record.cabinet.write(connection)
        return story is not None

    def _look_at(self, chain: Sequence[Story], connection: sqlite3.Connection) -> None:
        """Keep which stories are of a process, and link and compare it anew if what it rests on has changed."""
        key, stories = process_id(chain), tuple(story.id for story in chain)
        for old in {self._chain_of[story] for story in stories if story in self._chain_of}:
            self._leave(old, stories, heir=key)
        self._chains[key] = stories
        self._chain_of.update(dict.fromkeys(stories, key))
        signature = self._signature(chain)
        if self._record.derived.signature(key) != signature:
            self._derive(key, signature, chain, connection)
        for story in stories:
            self._stale.pop(story, None)

    def _leave(self, old: str, leaving: Collection[str], heir: str | None = None) -> None:
        """Drop a process that these stories are of no longer, unless it has an heir of its id; look at its others."""
        for story in set(self._chains.get(old, ())).difference(leaving):
            self._stale[story] = True
            self._chain_of.pop(story, None)
        if old in self._chains and old != heir:
            del self._chains[old]
            self._pacts.forget(old)
            self._record.derived.drop_processes([old])

    def _signature(self, chain: Sequence[Story]) -> str:
        """Return a digest of all that a process rests on."""
        reports = [report for story in chain for report in story.reports]
        basis = self._record.derived.basis(reports)
        rests = [(basis[report], *self._judged.touching.get(report, ())) for report in reports]
        return make_id("sg", chain, rests, *(["across languages"] if self._record.settings.across_languages else []))

    def _derive(self, key: str, signature: str, chain: Sequence[Story], connection: sqlite3.Connection) -> None:
        """Link and compare the readings of one process, and keep what that gives."""
        record, judged = self._record, self._judged
        read = record.derived.readings(report for story in chain for report in story.reports)
        actors = record.derived.actors_of(entity for reading in read for entity in reading.entities)
        who = actor_of(actors)
        self._pacts.within(key, [accord for reading in read for accord in reading.accords], who, judged.decided)
        self._pacts.write(connection)
        pacts = record.derived.agreements_of(accord.id for reading in read for accord in reading.accords)
        encoder = load_encoder() if record.settings.across_languages else None
        linked = link(read, chain, actors, judged.decided, encoder)
        linked = replace(linked, links=(*self._stories.links(chain), *linked.links))
        near = [each for each in judged.differences if each.spans[0].report in {each.report.id for each in read}]
        parts = owners(linked, actors, pacts) if near else {}
        found, reviews = judge_differences(differences(read, linked, actors, pacts), near, parts)
        reviews += [review for reading in read for review in judged.reviews.get(reading.report.id, ())]
        record.derived.set_process(key, signature, linked, found, sorted(reviews))
