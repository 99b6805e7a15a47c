"""Which reports are near enough to be of one story: found through shared telling words, never by comparing all.

Two reports are compared when they meet in the lists of three words that are among the most telling of both, in one that
holds a run of eight words, or, in two languages, in those of three names. A report that arrives is compared with what
it meets; others are looked at again only where it changes the weight of a word or who stands for a crowded one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from communique.link.stories.affinity import FEWEST_NAMES, affinity, telling_names
from communique.link.stories.days import written
from communique.link.stories.periods import BUCKETS, Place, Reach, around, place
from communique.link.stories.postings import Postings
from communique.link.stories.shelves import Shelves, Weighed
from communique.link.stories.weighing import FIRST, heaviest, step, vector
from communique.types import Sketch

PROBES = 30  # heaviest words of a report by which it is found
FEWEST = 3  # words by which two reports must meet
_RUNS_ONE_IN = 16  # share of the sampled runs by which a report is found
_ALL = ""  # the word that every report uses
_ALWAYS: Place = ("always", "0")
_EVER: Reach = {_ALWAYS[0]: {_ALWAYS[1]}}

Word = tuple[str, str]
"""A period and a word."""


class Neighbours:
    """The reports near each report, brought up to date once as reports come and go.

    `before` holds, after it, the former neighbours of each report that has other ones now, or other words.
    """

    def __init__(self, shelves: Shelves, floor: float) -> None:
        """Work on shelves; neighbours are no further than `floor`."""
        self._shelves = shelves
        self._floor = floor
        self._users, self._probes = Postings(shelves.users), Postings(shelves.probes)
        self._runs, self._foreign = Postings(shelves.runs), Postings(shelves.foreign)
        self._steps: dict[Word, int] = {}
        self.before: dict[str, frozenset[str]] = {}

    def update(self, come: Mapping[str, Sketch], gone: Iterable[str]) -> None:
        """Take reports out and in; a report in both has changed."""
        moved: set[str] = set()
        for report in sorted(gone):
            moved |= self._take_out(report)
        for report in sorted(come):
            self._put_in(come[report])
        weighed = set(come) | self._users_of_changed()
        for report in sorted(weighed):
            self._remember(report)
            moved |= self._weigh(report)
        self._link(weighed | {report for report in moved if report in self._shelves.weighed})
        kept = {report for report, held in self.before.items() if held == self._shelves.near.get(report, {}).keys()}
        for report in kept & self._shelves.weighed.keys() - weighed:
            del self.before[report]

    def _remember(self, report: str) -> None:
        self.before.setdefault(report, frozenset(self._shelves.near.get(report, ())))

    def _put_in(self, sketch: Sketch) -> None:
        weighed = Weighed(sketch, written(sketch))
        self._note_steps(weighed)
        self._shelves.weighed[sketch.report] = weighed
        self._count(weighed, 1)
        where = place(sketch.report, weighed.written)
        for term in (_ALL, *sketch.words):
            self._users.add(term, where, sketch.report)

    def _take_out(self, report: str) -> set[str]:
        """Take a report out of all lists; return those that are landmarks now."""
        weighed = self._shelves.weighed[report]
        self._note_steps(weighed)
        del self._shelves.weighed[report]
        self._count(weighed, -1)
        where = place(report, weighed.written)
        for term in (_ALL, *weighed.sketch.words):
            self._users.remove(term, where, report)
        moved = {self._probes.remove(term, where, report) for term in weighed.heaviest}
        moved |= {self._runs.remove(run, _ALWAYS, report) for run in _runs(weighed.sketch)}
        moved |= {self._foreign.remove(name, where, report) for name in _names(weighed.sketch)}
        self._remember(report)
        for other in self._shelves.near.pop(report, {}):
            self._part(other, report)
        return {each for each in moved if each is not None}

    def _weigh(self, report: str) -> set[str]:
        """Weigh the words of a report and enter it in the lists; return those whose standing there changes."""
        held = self._shelves.weighed[report]
        where = place(report, held.written)
        steps = {term: self._step((where[0], term)) for term in held.sketch.words}
        weights = vector(held.sketch, steps, self._step((where[0], _ALL)))
        probes = tuple(heaviest(weights, PROBES))
        self._shelves.weighed[report] = Weighed(held.sketch, held.written, weights, probes)
        old, new = set(held.heaviest), set(probes)
        moved = {self._probes.remove(term, where, report) for term in old - new}
        moved |= {self._probes.add(term, where, report) for term in new - old}
        moved |= {self._runs.add(run, _ALWAYS, report) for run in _runs(held.sketch)}
        moved |= {self._foreign.add(name, where, report) for name in _names(held.sketch)}
        return {each for each in moved if each is not None}

    def _link(self, changed: Iterable[str]) -> None:
        """Find the neighbours of changed reports anew."""
        periods, languages = self._counted("period"), self._counted("language")
        done: set[str] = set()
        for report in sorted(changed):
            self._remember(report)
            held = self._shelves.near.get(report, {})
            fresh = {other: held[other] for other in sorted(done & held.keys())}
            one = self._shelves.weighed[report]
            for other in sorted(self._met(one, around(one.written, periods), languages) - done):
                score = affinity(one, self._shelves.weighed[other]).score
                if score >= self._floor:
                    fresh[other] = score
            for other in held.keys() - fresh.keys():
                self._part(other, report)
            for other in fresh.keys() - done:
                self._remember(other)
                self._shelves.near[other] = {**self._shelves.near.get(other, {}), report: fresh[other]}
            self._shelves.near[report] = fresh
            done.add(report)

    def _part(self, one: str, other: str) -> None:
        self._remember(one)
        self._shelves.near[one] = {each: score for each, score in self._shelves.near[one].items() if each != other}

    def _met(self, one: Weighed, reach: Reach, languages: Iterable[str]) -> set[str]:
        """Return the reports worth comparing with one."""
        report, sketch = one.sketch.report, one.sketch
        where = place(report, one.written)
        by_words = Counter[str]()
        for term in one.heaviest:
            by_words.update(self._probes.met(term, where, report, reach))
        found = {other for other, shared in by_words.items() if shared >= FEWEST}
        for run in _runs(sketch):
            found.update(self._runs.met(run, _ALWAYS, report, _EVER))
        for language in languages:
            if sketch.language and language not in ("", sketch.language):
                by_names = Counter[str]()
                for name in telling_names(sketch):
                    own, there = f"{sketch.language} {name}", f"{language} {name}"
                    by_names.update(self._foreign.met(own, where, report, reach, there))
                found.update(other for other, shared in by_names.items() if shared >= FEWEST_NAMES)
        return found - {report}

    def _count(self, weighed: Weighed, by: int) -> None:
        """Keep count of the reports of each period and language."""
        period = place(weighed.sketch.report, weighed.written)[0]
        for key in (f"period {period}", f"language {weighed.sketch.language or ''}"):
            left = self._shelves.counts.get(key, 0) + by
            if left:
                self._shelves.counts[key] = left
            else:
                del self._shelves.counts[key]

    def _counted(self, what: str) -> list[str]:
        return [key.partition(" ")[2] for key in sorted(self._shelves.counts) if key.startswith(f"{what} ")]

    def _note_steps(self, weighed: Weighed) -> None:
        """Note how common the words of a report counted as before anything changed."""
        period = place(weighed.sketch.report, weighed.written)[0]
        for term in (_ALL, *weighed.sketch.words):
            if (period, term) not in self._steps:
                self._steps[period, term] = self._step((period, term))

    def _step(self, word: Word) -> int:
        period, term = word
        return step(self._users.count(term, period), FIRST if term else BUCKETS)

    def _users_of_changed(self) -> set[str]:
        """Return the reports that use a word which by now counts as more or less common than it did."""
        return {
            report
            for (period, term), was in self._steps.items()
            if was != self._step((period, term))
            for report in self._users.users(term, period)
        }


def _runs(sketch: Sketch) -> Iterator[str]:
    return (str(run) for run in sketch.shingles if run // 4 % _RUNS_ONE_IN == 0)


def _names(sketch: Sketch) -> list[str]:
    return [f"{sketch.language} {name}" for name in telling_names(sketch)] if sketch.language else []
