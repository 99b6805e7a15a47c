"""What people decide, and about what: words that are found again whatever rules read them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Level = Literal[
    "actor",
    "mention",
    "statement",
    "utterance",
    "event",
    "story",
    "agreement",
    "commitment",
    "evidence",
    "difference",
]
Verdict = Literal["same", "different", "right", "wrong", "is"]


Written = Literal["entity", "mention", "statement", "account", "pledge", "outcome", "accord", "report", "words"]


class Mark(Struct, frozen=True):
    """Words as they stood in a report's text when somebody decided about them."""

    start: int
    end: int
    words: str


class Anchor(Struct, frozen=True):
    """Where a thing of the kind `written` stands, so that it is found again whatever id later rules give it.

    `capture` is the SHA-256 of the bytes the report came in; `kind` tells apart what stands at the same words (the type
    of an account, the bearing of an outcome, the value that words claim). Of an account or a pledge the first mark is
    the trigger.
    """

    written: Written
    report: str
    capture: str
    kind: str
    marks: tuple[Mark, ...]


class Decision(Struct, frozen=True):
    """What a person decided about things that reports say.

    "same" and "different" name two things, "right" and "wrong" all that the judged line rests on, "is" a name or a
    statement and then, if the record knows him, the person. `about` is the person's name after "is", and the kind,
    the aspect and the subject of a difference; `line` is what the person saw.
    """

    level: Level
    verdict: Verdict
    things: tuple[Anchor, ...]
    about: str = ""
    line: str = ""
    note: str = ""


class Entry(Struct, frozen=True):
    """One entry of the log. `parents` are the hashes of the entries before it: several where two logs were merged.

    It holds a decision, or undoes the entry with the hash `undoes`, or only binds the heads of merged logs.
    """

    hash: str
    parents: tuple[str, ...]
    by: str
    at: str
    decision: Decision | None = None
    undoes: str | None = None


class Decided(Struct, frozen=True):
    """What people decided to be the same or not: pairs of ids of what reports say, each pair sorted."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


UNDECIDED = Decided()


class Review(Struct, frozen=True, order=True):
    """Somebody judged a thing that a report says, or a difference, to be right. `by` and `at` say who and when."""

    level: Level
    id: str
    by: str
    at: str
