"""Who judged a line to be right, and when: a line is reviewed once all that it rests on is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from communique.types import Level, Process, Review


class Reviews:
    """The reviews of one process, to be asked by line."""

    def __init__(self, reviews: Iterable[Review]) -> None:
        """Keep who reviewed what."""
        self._by: dict[str, list[Review]] = {}
        for review in reviews:
            self._by.setdefault(review.id, []).append(review)

    def of(self, members: Sequence[str], *levels: Level) -> list[tuple[str, str]]:
        """Return who reviewed a line that rests on these things, and when; nobody unless each of them was reviewed."""
        found = [{(one.by, one.at) for one in self._by.get(each, ()) if one.level in levels} for each in members]
        return sorted(set().union(*found)) if found and all(found) else []

    def words(self, members: Sequence[str], *levels: Level) -> str:
        """Return the same for people, empty where nobody reviewed it."""
        found = self.of(members, *levels)
        return "reviewed by " + ", ".join(f"{by} on {at[:10]}" for by, at in found) if found else ""


class Tally(Struct, frozen=True):
    """How many of the lines of a page somebody reviewed."""

    lines: int
    reviewed: int

    @property
    def words(self) -> str:
        """The tally for people."""
        if not self.reviewed:
            return "Not reviewed by a person"
        return f"{self.reviewed} of {self.lines} lines reviewed by a person, the others not"


def tally(lines: Iterable[str]) -> Tally:
    """Count the lines by what is said of their review."""
    held = list(lines)
    return Tally(len(held), sum(map(bool, held)))


def process_tally(process: Process) -> Tally:
    """Count the lines that a process gives to review: its wordings, promises with what is told of them, differences."""
    reviews = Reviews(process.reviews)
    outcomes = {(one.span, one.bearing): one.id for reading in process.readings for one in reading.outcomes}
    linked = process.linked
    lines = [reviews.words([each], "statement", "utterance") for said in linked.utterances for each in said.statements]
    for promise in linked.commitments:
        lines.append(reviews.words(promise.members, "commitment"))
        told = [outcomes.get((one.span, one.bearing), "") for one in promise.evidence]
        lines += [reviews.words([outcome], "evidence") for outcome in told]
    return tally([*lines, *(reviews.words([one.id], "difference") for one in process.differences)])
