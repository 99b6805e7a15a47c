"""The values that pass between the rules: who speaks, and what was found to be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token


class Extent(NamedTuple):
    """Report offsets `start` to `end`, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name who speaks, and the ids of the entities they refer to: several for "Moscow and Ankara"."""

    words: Extent
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Words found to be said. `kinds` are the classes of the cue, `clause` the verb the content turns on.

    `verbatim`: given as the speaker's words although no mark quotes them, as in a transcript.
    """

    parts: tuple[Extent, ...]
    cue: tuple[Extent, ...] = ()
    speaker: Speaker | None = None
    relay: Speaker | None = None
    kinds: frozenset[str] = frozenset()
    clause: Token | None = None
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Words said: one or more runs of tokens, the verb they turn on, and the noun that belongs to the cue if any."""

    parts: tuple[Extent, ...]
    clause: Token | None
    attitude: Token | None = None
