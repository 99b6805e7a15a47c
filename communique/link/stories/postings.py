"""Who uses what, and when: for each word of a period its reports by bucket of days.

A list that is too long shows only its landmarks, the reports with the least ids (ids are hashes, so these are a fair
sample): two reports meet in it when one of them is a landmark of its own bucket. So what a crowded word costs grows
with the reports, and a report more in the crowd changes at most the standing of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableMapping

from communique.link.stories.periods import Place, Reach
from communique.link.stories.shelves import Users

TOGETHER = 10  # reports of a bucket that count as much as one in a bucket of its own
LANDMARKS = 40  # reports of a bucket that stand for all


Entry = tuple[str, Place, str]
"""A word, where a report stands, and the report."""


class Postings:
    """Lists of reports by word, period and bucket, on a shelf."""

    def __init__(self, shelf: MutableMapping[str, Users]) -> None:
        """Work on a shelf."""
        self._shelf = shelf

    def change(self, come: Iterable[Entry], gone: Iterable[Entry] = ()) -> set[str]:
        """Take reports out of lists and enter others; return those that are landmarks now or were, and not both."""
        less, more = _by_list(gone), _by_list(come)
        moved: set[str] = set()
        for key in sorted(less.keys() | more.keys()):
            held = self._shelf.get(key)
            buckets = dict(held.buckets) if held is not None else {}
            for bucket in less.get(key, {}).keys() | more.get(key, {}).keys():
                old = buckets.pop(bucket, ())
                left = set(old).difference(less.get(key, {}).get(bucket, ()))
                fresh = tuple(sorted(left.union(more.get(key, {}).get(bucket, ()))))
                moved |= set(old[:LANDMARKS]).symmetric_difference(fresh[:LANDMARKS])
                if fresh:
                    buckets[bucket] = fresh
            if buckets:
                self._shelf[key] = Users(buckets)
            elif held is not None:
                del self._shelf[key]
        return moved

    def count(self, word: str, period: str) -> int:
        """Return in how many buckets of a period a word is used; one that many use it in counts for every TOGETHER."""
        return sum(max(1, len(listed) // TOGETHER) for listed in self._of(word, period).values())

    def users(self, word: str, period: str) -> Iterator[str]:
        """Yield all the reports of a period that use a word."""
        for listed in self._of(word, period).values():
            yield from listed

    def met(self, word: str, place: Place, report: str, reach: Reach, there: str | None = None) -> Iterator[str]:
        """Yield the reports within reach that one meets in the lists of a word, or in those of another (`there`)."""
        landmark = report in self._of(word, place[0]).get(place[1], ())[:LANDMARKS]
        for period, wanted in reach.items():
            held = self._of(there or word, period)
            for bucket in wanted & held.keys():
                yield from held[bucket] if landmark else held[bucket][:LANDMARKS]

    def _of(self, word: str, period: str) -> dict[str, tuple[str, ...]]:
        held = self._shelf.get(f"{period} {word}")
        return held.buckets if held is not None else {}


def _by_list(entries: Iterable[Entry]) -> dict[str, dict[str, set[str]]]:
    """Return reports by the key of a list and by bucket."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for word, (period, bucket), report in entries:
        found[f"{period} {word}"][bucket].add(report)
    return {key: dict(buckets) for key, buckets in found.items()}
