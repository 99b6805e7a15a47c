"""Who uses what, and when: for each word of a period its reports by bucket of days.

A list that is too long shows only its landmarks, the reports with the least ids (ids are hashes, so these are a fair
sample): two reports meet in it when one of them is a landmark of its own bucket. So what a crowded word costs grows
with the reports, and a report more in the crowd changes at most the standing of one.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, MutableMapping

from communique.link.stories.periods import Place, Reach
from communique.link.stories.shelves import Users

TOGETHER = 10  # reports of a bucket that count as much as one in a bucket of its own
LANDMARKS = 40  # reports of a bucket that stand for all


class Postings:
    """Lists of reports by word, period and bucket, on a shelf."""

    def __init__(self, shelf: MutableMapping[str, Users]) -> None:
        """Work on a shelf."""
        self._shelf = shelf

    def add(self, word: str, place: Place, report: str) -> str | None:
        """Enter a report; return the one that is a landmark no longer, if any."""
        key, held = self._held(word, place)
        listed = list(held.get(place[1], ()))
        if report in listed:
            return None
        insort(listed, report)
        self._shelf[key] = Users({**held, place[1]: tuple(listed)})
        return listed[LANDMARKS] if len(listed) > LANDMARKS and report < listed[LANDMARKS] else None

    def remove(self, word: str, place: Place, report: str) -> str | None:
        """Take a report out; return the one that has become a landmark, if any."""
        key, held = self._held(word, place)
        listed = list(held.get(place[1], ()))
        at = bisect_left(listed, report)
        if at == len(listed) or listed[at] != report:
            return None
        del listed[at]
        left = {**held, place[1]: tuple(listed)} if listed else {k: v for k, v in held.items() if k != place[1]}
        if left:
            self._shelf[key] = Users(left)
        else:
            del self._shelf[key]
        return listed[LANDMARKS - 1] if at < LANDMARKS <= len(listed) else None

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

    def _held(self, word: str, place: Place) -> tuple[str, dict[str, tuple[str, ...]]]:
        return f"{place[0]} {word}", self._of(word, place[0])

    def _of(self, word: str, period: str) -> dict[str, tuple[str, ...]]:
        held = self._shelf.get(f"{period} {word}")
        return held.buckets if held is not None else {}
