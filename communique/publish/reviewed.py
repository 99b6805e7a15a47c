"""Who judged a line to be right, and when: a line is reviewed once all that it rests on is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from communique.types import Level, Review


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
