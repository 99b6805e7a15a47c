"""Words that report saying: verbs with what may follow them, nouns, and forms in other languages.

The words are data (`data/cues.toml`); this module only looks them up.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert


class CueVerb(Struct, frozen=True):
    """A verb of saying: its semantic `kinds` ("say", "deny", "call", ...) and the `frames` its content may take."""

    kinds: frozenset[str]
    frames: frozenset[str]


class CueNouns(Struct, frozen=True, rename={"requested": "for"}):
    """Nouns of saying by what follows them; `text` stands in the speaker's place, `people` can speak."""

    clause: frozenset[str]
    infinitive: frozenset[str]
    requested: frozenset[str]
    attitude: frozenset[str]
    text: frozenset[str]
    people: frozenset[str]


class CuePhrases(Struct, frozen=True):
    """Small closed sets: `carriers` of a said infinitive, and nouns that are `silent` after "according to"."""

    carriers: frozenset[str]
    silent: frozenset[str]


class Cues(Struct, frozen=True):
    """Every word that reports saying. `verbs` is keyed by lemma, `foreign` by language."""

    verbs: dict[str, CueVerb]
    nouns: CueNouns
    phrases: CuePhrases
    foreign: dict[str, frozenset[str]]


class _Group(Struct, frozen=True, rename={"kind": "class"}):
    kind: str
    frames: frozenset[str]
    lemmas: tuple[str, ...]


class _Table(Struct, frozen=True):
    verb: tuple[_Group, ...]
    nouns: CueNouns
    phrases: CuePhrases
    foreign: dict[str, frozenset[str]]


@cache
def load_cues() -> Cues:
    """Return the cue words that ship. A verb listed in several groups has the frames of all of them."""
    source = files("communique.lexicon") / "data" / "cues.toml"
    table = convert(tomllib.loads(source.read_text(encoding="utf-8")), _Table)
    verbs: dict[str, CueVerb] = {}
    for group in table.verb:
        for lemma in group.lemmas:
            known = verbs.get(lemma, CueVerb(frozenset(), frozenset()))
            verbs[lemma] = CueVerb(known.kinds | {group.kind}, known.frames | group.frames)
    return Cues(verbs, table.nouns, table.phrases, table.foreign)
