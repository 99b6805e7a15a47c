"""Reports of one happening, joined: time, words, named days and shared passages decide, never a headline alone.

`Stories` takes reports in and out and keeps what they amount to, on shelves that a record stores; only what a report
touches is worked out again. What comes of a set of reports does not depend on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from heapq import heapify, heappop, heappush

from msgspec.structs import replace

from communique.link.bonds import keep_to
from communique.link.stories.affinity import affinity
from communique.link.stories.following import Following, told
from communique.link.stories.grouping import Rounds, final
from communique.link.stories.labels import label
from communique.link.stories.neighbours import Neighbours
from communique.link.stories.reasons import continuations, joinings
from communique.link.stories.shelves import Shelves, Told
from communique.link.stories.sketching import sketch, words_sketch
from communique.types import UNDECIDED, Decided, Link, Sketch, Story, make_id

FLOOR = 0.18  # average affinity from which groups of reports are one story

__all__ = ["FLOOR", "Shelves", "Stories", "sketch", "stories", "words_sketch"]


class Stories:
    """The stories of a set of reports that grows and changes."""

    def __init__(self, shelves: Shelves | None = None, floor: float = FLOOR) -> None:
        """Work on shelves, by default on empty ones in memory."""
        self._shelves = shelves or Shelves()
        self._floor = floor

    def update(self, come: Mapping[str, Sketch], gone: Iterable[str] = (), decided: Decided = UNDECIDED) -> set[str]:
        """Take reports out and in (one in both has changed) and keep to what people decided.

        Returns the ids of stories that are new, gone, of other reports, or follow others than before.
        """
        near = Neighbours(self._shelves, self._floor)
        near.update(come, gone)
        touched = Rounds(self._shelves, self._floor, near.before).run() | self._decided(decided)
        groups = {final(self._shelves, report).members for report in touched & self._shelves.weighed.keys()}
        kept = keep_to(decided, sorted(groups), str, self._score)
        fresh = {each.id: each for each in map(self._told, kept)}
        old = {self._shelves.home[report] for report in touched if report in self._shelves.home}
        same = {each for each in old & fresh.keys() if _content(self._shelves.stories[each]) == _content(fresh[each])}
        for report in touched - self._shelves.weighed.keys():
            self._shelves.home.pop(report, None)
        for each in fresh.values():
            for report in each.reports:
                if self._shelves.home.get(report) != each.id:
                    self._shelves.home[report] = each.id
        following = Following(self._shelves)
        following.update([each for each in fresh.values() if each.id not in same], old - same)
        return following.changed

    def story_of(self, report: str) -> str:
        """Return the id of the story that a report is in."""
        return self._shelves.home[report]

    def has(self, report: str) -> bool:
        """Tell whether a report is in a story."""
        return report in self._shelves.home

    def chain(self, start: str, ties: Mapping[str, Iterable[str]] | None = None) -> tuple[Story, ...]:
        """Return the process that a story is of: all that follow one another, each after what it continues.

        `ties` gives for a report others that a person found to tell of the same thing: their stories are of one chain.
        """
        reached, waiting = {start: self._shelves.stories[start]}, [start]
        while waiting:
            for other in sorted(self._beside(reached[waiting.pop()], ties or {}) - reached.keys()):
                reached[other] = self._shelves.stories[other]
                waiting.append(other)
        return tuple(_in_order({each.id: _story(each) for each in reached.values()}))

    def chains(self) -> Iterator[tuple[Story, ...]]:
        """Yield every process, that of the least story first."""
        seen: set[str] = set()
        for story in sorted(self._shelves.stories):
            if story not in seen:
                chain = self.chain(story)
                seen.update(each.id for each in chain)
                yield chain

    def links(self, chain: Iterable[Story]) -> Iterator[Link]:
        """Yield why the reports of these stories are in them, and why the stories follow one another."""
        for each in chain:
            yield from self._shelves.stories[each.id].why
            yield from continuations(self._shelves.stories[each.id], self._shelves)

    def __iter__(self) -> Iterator[Story]:
        """Yield every story, ordered by id."""
        for identity in sorted(self._shelves.stories):
            yield _story(self._shelves.stories[identity])

    def __contains__(self, identity: object) -> bool:
        """Tell whether there is a story of this id."""
        return identity in self._shelves.stories

    def _decided(self, decided: Decided) -> set[str]:
        """Return the reports whose groups people decide about or did: with all that is grouped with them."""
        named = {report for pair in decided.same | decided.different for report in pair}
        named &= self._shelves.weighed.keys()
        before = set(self._shelves.decided)
        for report in before - named:
            del self._shelves.decided[report]
        for report in named - before:
            self._shelves.decided[report] = True
        present = (named | before) & self._shelves.weighed.keys()
        homes = {self._shelves.home[report] for report in named | before if report in self._shelves.home}
        held = {report for home in homes for report in self._shelves.stories[home].reports}
        return held | {member for report in present for member in final(self._shelves, report).members}

    def _score(self, left: str, right: str) -> float:
        return affinity(self._shelves.weighed[left], self._shelves.weighed[right]).score

    def _told(self, group: Iterable[str]) -> Told:
        members = [self._shelves.weighed[report] for report in sorted(group)]
        first = min((each.sketch.published or date.min, each.sketch.report) for each in members)[1]
        sketches = [each.sketch for each in members]
        made = told(make_id("st", first), label(sketches), members)
        return replace(made, why=tuple(joinings(members, self._shelves)))

    def _beside(self, story: Told, ties: Mapping[str, Iterable[str]]) -> set[str]:
        tied = {other for report in story.reports for other in ties.get(report, ())}
        homes = {self._shelves.home[report] for report in tied if report in self._shelves.home}
        return {*(each for _, each in story.follows), *story.followed_by, *homes}


def stories(sketches: Iterable[Sketch], floor: float = FLOOR, decided: Decided = UNDECIDED) -> list[Story]:
    """Return the stories of a set of reports and what each continues, ordered by id."""
    found = Stories(floor=floor)
    found.update({each.report: each for each in sketches}, decided=decided)
    return list(found)


def _content(story: Told) -> Told:
    """Return a story without what it follows and what follows it."""
    return replace(story, follows=(), followed_by=())


def _story(found: Told) -> Story:
    return Story(found.id, found.label, found.reports, tuple(before for _, before in found.follows))


def _in_order(chain: Mapping[str, Story]) -> Iterator[Story]:
    """Yield a story after all that it continues; of those free to come, the least id first."""
    waiting = {each.id: set(each.follows) for each in chain.values()}
    after: defaultdict[str, list[str]] = defaultdict(list)
    for each in chain.values():
        for before in each.follows:
            after[before].append(each.id)
    free = [identity for identity, before in waiting.items() if not before]
    heapify(free)
    while free:
        identity = heappop(free)
        yield chain[identity]
        for later in after[identity]:
            waiting[later].discard(identity)
            if not waiting[later]:
                heappush(free, later)
