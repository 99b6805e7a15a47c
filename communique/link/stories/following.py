"""Which stories continue others: the same names and topic, told of a later day. A follow-up is linked, never merged."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from communique.link.stories.periods import UNDATED, place
from communique.link.stories.shelves import Shelves, Told, Weighed
from communique.link.stories.weighing import dot, heaviest, total, unit
from communique.types import Days

LONGEST = 180  # days between a story and what continues it
NEAR = (0.4, 0.3, 0.25)  # nearness of two stories' words from which one may continue the other, by names they share
MOST = 1  # stories that one story continues directly: with two, all that is ever told of grows into one process
HOT = 20  # stories of a period that may hold a name before it is too famous to tie any two
_PROMINENT = 12  # names looked at
_NO_TIES = ("state:", "media:")  # that a report names: too famous, and only whom it quotes
_WORDS = 100  # heaviest words of a story
_PERIODS = 3  # that LONGEST reaches over, the story's own among them
_OPEN_DAYS = 2  # days without a year that must lie after a story for an undated one to be later
_MONTH, _DAY = re.compile(r"--\d\d"), re.compile(r"--\d\d-\d\d")


def told(identity: str, label: str, members: Sequence[Weighed]) -> Told:
    """Return a story with what its reports have in common, as yet without what it follows."""
    known = sorted(each.written for each in members if each.written)
    partials = {partial for each in members for partial in each.sketch.partial}
    weights: defaultdict[str, float] = defaultdict(float)
    for each in members:
        for rank, name in enumerate(each.sketch.names):
            weights[name] += 1 / (rank + 1)
    names = sorted(weights, key=lambda name: (-round(weights[name], 9), name))[:_PROMINENT]
    words = total(each.vector for each in members)
    return Told(
        id=identity,
        label=label,
        reports=tuple(each.sketch.report for each in members),
        names=tuple(name for name in names if not name.startswith(_NO_TIES)),
        vector=unit({term: words[term] for term in heaviest(words, _WORDS)}),
        days=Days(known[0].first, max(days.last for days in known)) if known else None,
        months=frozenset(int(partial[2:4]) for partial in partials if _MONTH.fullmatch(partial)),
        open_days=frozenset((int(partial[2:4]), int(partial[5:7])) for partial in partials if _DAY.fullmatch(partial)),
    )


class Following:
    """What each story follows, brought up to date once as stories come and go."""

    def __init__(self, shelves: Shelves) -> None:
        """Work on shelves."""
        self._shelves = shelves
        self.changed: set[str] = set()

    def update(self, come: Iterable[Told], gone: Iterable[str]) -> None:
        """Take stories out and in; after it `changed` holds those that are new, gone, or follow others than before."""
        asking: set[str] = set()
        for identity in sorted(gone):
            asking |= self._take_out(self._shelves.stories[identity])
        fresh = sorted(come, key=lambda each: each.id)
        for each in fresh:
            self._shelves.stories[each.id] = each
            self.changed.add(each.id)
            asking |= self._enter(each)
        asking |= {each.id for each in fresh}
        for identity in sorted(asking & self._shelves.stories.keys()):
            self._choose(self._shelves.stories[identity], self._earlier(self._shelves.stories[identity]))
        for each in fresh:
            for other, count in self._later(each).items():
                if other not in asking:
                    self._offer(self._shelves.stories[other], each, count)

    def _enter(self, story: Told) -> set[str]:
        """Enter a story under its names; return those for which a name has become too famous by it."""
        flipped: set[str] = set()
        period = _period(story)
        for name in story.names:
            held = self._held(period, name)
            self._shelves.holders[f"{period} {name}"] = tuple(sorted((*held, story.id)))
            if len(held) == HOT:
                flipped |= self._concerned(period, name)
        return flipped

    def _take_out(self, story: Told) -> set[str]:
        """Take a story out; return those that followed it, or for which a name means something again."""
        self.changed.add(story.id)
        period = _period(story)
        asking = set(story.followed_by)
        for name in story.names:
            left = tuple(each for each in self._held(period, name) if each != story.id)
            self._shelves.holders[f"{period} {name}"] = left
            if not left:
                del self._shelves.holders[f"{period} {name}"]
            if len(left) == HOT:
                asking |= self._concerned(period, name)
        for _, before in story.follows:
            if before in self._shelves.stories:
                self._unfollow(before, story.id)
        for after in story.followed_by:
            held = self._shelves.stories.get(after)
            if held is not None:
                left_over = tuple(pair for pair in held.follows if pair[1] != story.id)
                self._shelves.stories[after] = replace(held, follows=left_over)
                self.changed.add(after)
        del self._shelves.stories[story.id]
        return asking

    def _held(self, period: str, name: str) -> tuple[str, ...]:
        return self._shelves.holders.get(f"{period} {name}", ())

    def _telling(self, period: str, name: str) -> tuple[str, ...]:
        """Return the stories of a period that hold a name, none where it is too famous."""
        held = self._held(period, name)
        return held if len(held) <= HOT else ()

    def _concerned(self, period: str, name: str) -> set[str]:
        """Return the stories whose choice rests on how famous a name is in a period."""
        later = _after(period, self._all_periods)
        return {story for each in (period, *later) for story in self._held(each, name)}

    @cached_property
    def _all_periods(self) -> list[str]:
        return [key.partition(" ")[2] for key in sorted(self._shelves.counts) if key.startswith("period ")]

    def _earlier(self, story: Told) -> dict[str, int]:
        """Count the telling names that a story shares with each that it may continue."""
        return self._sharing(story, _before(_period(story), self._all_periods))

    def _later(self, story: Told) -> dict[str, int]:
        """Count the telling names that a story shares with each that may continue it."""
        return self._sharing(story, _after(_period(story), self._all_periods))

    def _sharing(self, story: Told, periods: Sequence[str]) -> dict[str, int]:
        shared = Counter[str]()
        own = _period(story)
        for name in story.names:
            if self._telling(own, name):
                for period in periods:
                    shared.update(self._telling(period, name))
        shared.pop(story.id, None)
        return shared

    def _choose(self, story: Told, shared: dict[str, int]) -> None:
        """Find out what a story follows, among all that share names with it."""
        near = sorted(pair for other, count in shared.items() if (pair := self._near(story, other, count)) is not None)
        self._set(story, tuple(near[:MOST]))

    def _offer(self, story: Told, fresh: Told, count: int) -> None:
        """Let a story follow a new one with which it shares so many names, if that is nearer than what it follows."""
        pair = self._near(story, fresh.id, count)
        if pair is not None:
            self._set(story, tuple(sorted((*story.follows, pair))[:MOST]))

    def _near(self, late: Told, other: str, count: int) -> tuple[float, str] | None:
        early = self._shelves.stories[other]
        if not is_later(late, early):
            return None
        score = round(dot(late.vector, early.vector), 6)
        return (-score, other) if score >= NEAR[min(count, len(NEAR)) - 1] else None

    def _set(self, story: Told, follows: tuple[tuple[float, str], ...]) -> None:
        if follows == story.follows:
            return
        self.changed.add(story.id)
        fresh, old = {each for _, each in follows}, {each for _, each in story.follows}
        self._shelves.stories[story.id] = replace(story, follows=follows)
        for before in old - fresh:
            if before in self._shelves.stories:
                self._unfollow(before, story.id)
        for before in fresh - old:
            held = self._shelves.stories[before]
            self._shelves.stories[before] = replace(held, followed_by=tuple(sorted((*held.followed_by, story.id))))

    def _unfollow(self, before: str, after: str) -> None:
        held = self._shelves.stories[before]
        left = tuple(each for each in held.followed_by if each != after)
        self._shelves.stories[before] = replace(held, followed_by=left)


def is_later(late: Told, early: Told) -> bool:
    """Tell whether a story is of a later day than another, and not by years.

    A story without a day is later than one whose month it looks back on by name ("in December"), or after which all
    the days lie that it names without a year.
    """
    if late.days and early.days:
        return early.days.last < late.days.last and 0 < (late.days.first - early.days.first).days <= LONGEST
    if early.days and not late.days:
        months = {early.days.first.month, early.days.last.month}
        return bool(late.months & months) or _all_after(late.open_days, early.days.last)
    return False


def _period(story: Told) -> str:
    return place(story.id, story.days)[0]


def _before(period: str, periods: Iterable[str]) -> list[str]:
    """Yield the periods in which stories may stand that one of this period continues."""
    return [each for each in periods if each != UNDATED and (period == UNDATED or 0 <= _gap(each, period) < _PERIODS)]


def _after(period: str, periods: Iterable[str]) -> list[str]:
    """Yield the periods in which stories may stand that continue one of this period."""
    if period == UNDATED:
        return []
    return [each for each in periods if each == UNDATED or 0 <= _gap(period, each) < _PERIODS]


def _gap(early: str, late: str) -> int:
    return int(late) - int(early)


def _all_after(named: frozenset[tuple[int, int]], day: date) -> bool:
    gaps = []
    for month, number in named:
        try:
            gap = (date(day.year, month, number) - day).days
        except ValueError:
            return False
        gaps.append(gap if gap > 0 else gap + 365)
    return len(gaps) >= _OPEN_DAYS and all(0 < gap <= LONGEST for gap in gaps)
