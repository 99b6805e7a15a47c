"""Which reports are near enough to be of one story: found through shared telling words, never by comparing all.

Two reports are compared when they meet in the lists of three words that are among the most telling of both, in one that
holds a run of eight words, or, in two languages, in those of three names. A report that arrives is compared with what
it meets; others are looked at again only where it changes the weight of a word or who stands for a crowded one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.link.stories.affinity import FEWEST_NAMES, affinity, telling_names
from communique.link.stories.days import written
from communique.link.stories.periods import BUCKETS, Place, Reach, around, place
from communique.link.stories.postings import Entry, Postings
from communique.link.stories.references import ENOUGH, references
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
        self._references = self._found_references()
        self._steps: dict[Word, int] = {}  # before
        self._now: dict[Word, int] = {}
        self.before: dict[str, frozenset[str]] = {}

    def update(self, come: Mapping[str, Sketch], gone: Iterable[str]) -> None:
        """Take reports out and in; a report in both has changed."""
        leaving = [self._shelves.weighed[report] for report in sorted(gone)]
        arriving = [Weighed(come[report], written(come[report])) for report in sorted(come)]
        for each in (*leaving, *arriving):
            self._note_steps(each)
        moved = self._take_out(leaving)
        for each in arriving:
            self._shelves.weighed[each.sketch.report] = each
            self._count(each, 1)
        self._users.change(entry for each in arriving for entry in _entries(each, (_ALL, *each.sketch.words)))
        self._note_full({_period(each) for each in (*leaving, *arriving)})
        before, self._references = self._references, self._found_references()
        weighed = set(come) | self._users_of_changed(before)
        moved |= self._weigh(sorted(weighed))
        self._link(weighed | {report for report in moved if report in self._shelves.weighed})
        kept = {report for report, held in self.before.items() if held == self._shelves.near.get(report, {}).keys()}
        for report in kept - weighed:
            if report in self._shelves.weighed:
                del self.before[report]

    def _remember(self, report: str) -> None:
        self.before.setdefault(report, frozenset(self._shelves.near.get(report, ())))

    def _take_out(self, leaving: Sequence[Weighed]) -> set[str]:
        """Take reports out of all lists; return those of which the standing there has changed."""
        self._users.change((), (entry for each in leaving for entry in _entries(each, (_ALL, *each.sketch.words))))
        moved = self._probes.change((), (entry for each in leaving for entry in _entries(each, each.heaviest)))
        moved |= self._runs.change((), (entry for each in leaving for entry in _runs_of(each)))
        moved |= self._foreign.change((), (entry for each in leaving for entry in _entries(each, _names(each.sketch))))
        for each in leaving:
            report = each.sketch.report
            del self._shelves.weighed[report]
            self._count(each, -1)
            self._remember(report)
            for other in self._shelves.near.pop(report, {}):
                self._part(other, report)
        return moved

    def _weigh(self, reports: Iterable[str]) -> set[str]:
        """Weigh the words of reports and enter them in the lists; return those of which the standing there changes."""
        old = [self._shelves.weighed[report] for report in reports]
        new = [self._weighed(each) for each in old]
        for each in new:
            self._remember(each.sketch.report)
            self._shelves.weighed[each.sketch.report] = each
        pairs = [(was, now) for was, now in zip(old, new, strict=True) if was.heaviest != now.heaviest]
        moved = self._probes.change(
            (entry for _, now in pairs for entry in _entries(now, now.heaviest)),
            (entry for was, _ in pairs for entry in _entries(was, was.heaviest)),
        )
        fresh = [now for was, now in zip(old, new, strict=True) if not was.vector]
        moved |= self._runs.change(entry for each in fresh for entry in _runs_of(each))
        return moved | self._foreign.change(entry for each in fresh for entry in _entries(each, _names(each.sketch)))

    def _weighed(self, held: Weighed) -> Weighed:
        period = self._references[_period(held)]
        steps = {term: self._step_now((period, term)) for term in held.sketch.words}
        weights = vector(held.sketch, steps, self._step_now((period, _ALL)))
        return Weighed(held.sketch, held.written, weights, tuple(heaviest(weights, PROBES)))

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
        for run, _, _ in _runs_of(one):
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
        for key in (f"period {_period(weighed)}", f"language {weighed.sketch.language or ''}"):
            left = self._shelves.counts.get(key, 0) + by
            if left:
                self._shelves.counts[key] = left
            else:
                del self._shelves.counts[key]

    def _counted(self, what: str) -> list[str]:
        return [key.partition(" ")[2] for key in sorted(self._shelves.counts) if key.startswith(f"{what} ")]

    def _note_full(self, periods: Iterable[str]) -> None:
        """Note which of these periods are full."""
        for period in sorted(periods):
            if self._users.count(_ALL, period) >= ENOUGH:
                self._shelves.counts[f"full {period}"] = 1
            else:
                self._shelves.counts.pop(f"full {period}", None)

    def _found_references(self) -> dict[str, str]:
        return references(self._counted("period"), self._counted("full"))

    def _note_steps(self, weighed: Weighed) -> None:
        """Note how common the words of a report counted as before anything changed, if its period weighs any."""
        period = _period(weighed)
        if period in self._references.values():
            for term in (_ALL, *weighed.sketch.words):
                if (period, term) not in self._steps:
                    self._steps[period, term] = self._step((period, term))

    def _step(self, word: Word) -> int:
        period, term = word
        return step(self._users.count(term, period), FIRST if term else BUCKETS)

    def _step_now(self, word: Word) -> int:
        """Return how common a word counts as once all have come and gone."""
        if word not in self._now:
            self._now[word] = self._step(word)
        return self._now[word]

    def _users_of_changed(self, before: Mapping[str, str]) -> set[str]:
        """Return the reports that use a word which by now counts as more or less common than it did.

        `before` are the references that periods had.
        """
        changed: defaultdict[str, list[str]] = defaultdict(list)
        for (period, term), was in self._steps.items():
            if was != self._step_now((period, term)):
                changed[period].append(term)
        found: set[str] = set()
        for period, reference in self._references.items():
            terms = changed.get(reference, ()) if before.get(period) == reference else (_ALL,)
            found.update(report for term in terms for report in self._users.users(term, period))
        return found


def _period(weighed: Weighed) -> str:
    return place(weighed.sketch.report, weighed.written)[0]


def _entries(weighed: Weighed, words: Iterable[str]) -> Iterator[Entry]:
    where = place(weighed.sketch.report, weighed.written)
    return ((word, where, weighed.sketch.report) for word in words)


def _runs_of(weighed: Weighed) -> Iterator[Entry]:
    runs = (run for run in weighed.sketch.shingles if run // 4 % _RUNS_ONE_IN == 0)
    return ((str(run), _ALWAYS, weighed.sketch.report) for run in runs)


def _names(sketch: Sketch) -> list[str]:
    return [f"{sketch.language} {name}" for name in telling_names(sketch)] if sketch.language else []
