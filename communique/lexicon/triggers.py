"""Which words tell of a happening, and of which PLOVER type: the frames of `data/triggers.toml`, indexed.

The types and modes are those of the PLOVER codebook (Open Event Data Alliance, version 2.0); "statement" is added for
occasions of speech. A frame is a set of trigger words with conditions on what stands around them; deciding whether a
frame holds needs a parse and is left to the reader.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

Aspect = Literal["telling", "reference", "agenda", "roster", "presence"]

_COERCIVE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_THREATENED: dict[tuple[str, str | None], str] = {
    ("ASSAULT", None): "violence",
    ("COERCE", None): "restrict",
    ("COERCE", "arrest"): "arrest",
    ("PROTEST", None): "restrict",
    ("SANCTION", "expel"): "expel",
    ("SANCTION", "relations"): "relations",
    ("REJECT", "meet"): "relations",
}
_ASKED = {
    "CONSULT": "meet",
    "AID": "assist",
    "COOPERATE": "assist",
    "RETREAT": "yield",
    "CONCEDE": "yield",
}
_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Trigger words, the type and mode they stand for, and the conditions under which they do.

    `verbs` and `nouns` are lemmas, several words parted by a space. `subject`, `object` and `without` name word
    classes, `with_` prepositions of which one must follow and `unless` such as must not, `modal` the modal verb of the
    clause reported, `deed` the class of the verb that the trigger governs ("vowed to fight"). `clause` asks for a
    clause that the verb governs ("undertook to pay"), `voice` for a verb that is not passive; `people` says that
    whatever noun is the object, people are meant ("arrested a beekeeper"), and `plural` names nouns of which the
    singular counts only with company ("had a talk with them"). `aspect` tells what the words give of a happening: its
    "telling", a mere "reference", its "agenda", its "roster", or the "presence" of people, which counts only beside
    the telling of a meeting.
    """

    type: str
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    subject: str | None = None
    object: str | None = None
    without: str | None = None
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    unless: tuple[str, ...] = ()
    modal: str | None = None
    deed: str | None = None
    clause: bool = False
    people: bool = False
    voice: Literal["active"] | None = None
    plural: tuple[str, ...] = ()
    aspect: Aspect = "telling"


class Triggers(msgspec.Struct, frozen=True):
    """All frames, found by the head word of a trigger: the rest of the words and the frame, in order of precedence.

    `verbs` maps a verb to (further words, frame); `nouns` maps a head noun to (words before, words after, frame).
    `light` are verbs that say little themselves; `weapons` the words that show each mode of assault, the narrowest
    first; `embedding` gives the words that make a happening planned, denied
    or doubtful; `classes` the word classes that conditions name.
    """

    verbs: dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    nouns: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...], Frame], ...]]
    light: frozenset[str]
    weapons: dict[str, frozenset[str]]
    embedding: dict[str, frozenset[str]]
    classes: dict[str, frozenset[str]]


class _Light(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    classes: dict[str, tuple[str, ...]]
    light: _Light
    weapons: dict[str, tuple[str, ...]]
    embedding: dict[str, tuple[str, ...]]
    frames: tuple[Frame, ...]


@cache
def load_triggers() -> Triggers:
    """Return the packaged frames; raises ValueError when a frame names a class that does not exist."""
    raw = resources.files("communique.lexicon").joinpath("data/triggers.toml").read_text(encoding="utf-8")
    file = msgspec.convert(tomllib.loads(raw), _File)
    for frame in file.frames:
        for name in (frame.subject, frame.object, frame.without, frame.deed):
            if name is not None and name not in file.classes:
                raise ValueError(f"the frame of {frame.verbs or frame.nouns} names no known class: {name}")
    return Triggers(
        verbs=_by_verb(file.frames),
        nouns=_by_noun(file.frames),
        light=frozenset(file.light.verbs),
        weapons={mode: frozenset(words) for mode, words in file.weapons.items()},
        embedding={name: frozenset(words) for name, words in file.embedding.items()},
        classes={name: frozenset(words) for name, words in file.classes.items()},
    )


def coded_type(type_: str, status: str) -> str:
    """Return the type the codebook gives to what is still to come; the record keeps the type of the happening itself.

    Cooperation to come is AGREE, a withdrawal or release to come CONCEDE, force or sanctions to come THREATEN.
    """
    if status != "planned":
        return type_
    if type_ in _COOPERATIVE:
        return "AGREE"
    if type_ == "RETREAT":
        return "CONCEDE"
    return "THREATEN" if type_ in _COERCIVE else type_


def coded_mode(type_: str, mode: str | None, status: str) -> str | None:
    """Return the mode the codebook gives to what is still to come: that of a threat is what is threatened."""
    coded = coded_type(type_, status)
    if coded == type_:
        return mode
    return content_mode(coded, type_, mode) if coded == "THREATEN" else None


def content_mode(speech: str, type_: str, mode: str | None) -> str | None:
    """Return the mode of a threat, a request or a refusal (`speech`) from the happening it speaks of."""
    if speech == "THREATEN":
        return _THREATENED.get((type_, mode), _THREATENED.get((type_, None)))
    if (type_, mode) == ("RETREAT", "resign"):
        return "change"
    return _ASKED.get(type_)


def _by_verb(frames: tuple[Frame, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for frame in frames:
        for words in frame.verbs:
            head, *rest = words.split()
            index.setdefault(head, []).append((tuple(rest), frame))
    return {head: tuple(rows) for head, rows in index.items()}


def _by_noun(frames: tuple[Frame, ...]) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...], Frame], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Frame]]] = {}
    for frame in frames:
        for words in frame.nouns:
            parts = words.split()
            at = parts.index("of") - 1 if "of" in parts else len(parts) - 1
            index.setdefault(parts[at], []).append((tuple(parts[:at]), tuple(parts[at + 1 :]), frame))
    rows = {head: sorted(found, key=lambda row: -len(row[0]) - len(row[1])) for head, found in index.items()}
    return {head: tuple(found) for head, found in rows.items()}
