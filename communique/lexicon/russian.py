"""Russian words that report saying, and those that stand around names.

The words are data (`data/russian.toml`); this module spells out the forms of the verbs.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert


class RussianVerb(Struct, frozen=True):
    """A verb of saying by its infinitive: semantic `kinds` ("say", "deny", ...) and the `frames` its content may take.

    Frames: quote, clause ("что ..."), infinitive, about ("о ..."), object (a thing: "опроверг сообщения").
    """

    lemma: str
    kinds: frozenset[str]
    frames: frozenset[str]


class Counted(Struct, frozen=True):
    """Words of "the two sides" and its like; `data/russian.toml` says what each is."""

    two: frozenset[str]
    three: frozenset[str]
    all: frozenset[str]
    sides: tuple[str, ...]
    states: tuple[str, ...]
    people: tuple[str, ...]
    anybody: tuple[str, ...]
    meeting: tuple[str, ...]
    rivals: tuple[str, ...]


class Russian(Struct, frozen=True):
    """Every word class.

    `verbs` by each of their forms; `sources` are nouns of "по словам X", by the word before them; `about` are the
    forms of "о"; `hedges` take the fact from a saying; `nobody` are words of no one in particular. The rest are
    beginnings of nouns: `of_states` go with the name of a state, `bodies` speak as such ("в министерстве сообщили"),
    `texts` hold what their owners say, `roles` may point back to somebody named.
    """

    verbs: dict[str, RussianVerb]
    sources: dict[str, frozenset[str]]
    about: frozenset[str]
    hedges: frozenset[str]
    of_states: tuple[str, ...]
    bodies: tuple[str, ...]
    texts: tuple[str, ...]
    nobody: frozenset[str]
    roles: tuple[str, ...]
    counted: Counted


class _Group(Struct, frozen=True, rename={"kind": "class"}):
    kind: str
    frames: frozenset[str]
    lemmas: tuple[str, ...]


class _Table(Struct, frozen=True):
    verb: tuple[_Group, ...]
    irregular: dict[str, tuple[str, ...]]
    sources: dict[str, frozenset[str]]
    about: frozenset[str]
    hedges: frozenset[str]
    of_states: tuple[str, ...]
    bodies: tuple[str, ...]
    texts: tuple[str, ...]
    nobody: frozenset[str]
    roles: tuple[str, ...]
    counted: Counted


@cache
def load_russian() -> Russian:
    """Return the words that ship. A verb listed in several groups has the frames of all of them."""
    source = files("communique.lexicon") / "data" / "russian.toml"
    table = convert(tomllib.loads(source.read_text(encoding="utf-8")), _Table)
    verbs: dict[str, RussianVerb] = {}
    for group in table.verb:
        for lemma in group.lemmas:
            known = verbs.get(lemma, RussianVerb(lemma, frozenset(), frozenset()))
            verbs[lemma] = RussianVerb(lemma, known.kinds | {group.kind}, known.frames | group.frames)
    forms = {
        form: verb for lemma, verb in verbs.items() for form in (*conjugated(lemma), *table.irregular.get(lemma, ()))
    }
    return Russian(
        forms,
        table.sources,
        table.about,
        table.hedges,
        table.of_states,
        table.bodies,
        table.texts,
        table.nobody,
        table.roles,
        table.counted,
    )


def conjugated(infinitive: str) -> list[str]:
    """Return the past forms, the gerund and the regular present of a verb ("сообщать": сообщал, сообщая, сообщает).

    The future of perfective verbs is left out: what will be said has not been.
    """
    own = infinitive.removesuffix("ся").removesuffix("сь")
    stem = own.removesuffix("ть")
    if stem == own:
        return []
    found = [stem + ending for ending in ("л", "ла", "ло", "ли", "в")]
    if stem.endswith(("ова", "ева")):
        found += [stem[:-3] + ending for ending in ("ует", "уют", "уя")]
    elif stem[-1] in "ая":
        found += [stem + ending for ending in ("ет", "ют", "я")]
    return [_reflexive(form) for form in found] if own != infinitive else found


def _reflexive(form: str) -> str:
    return form + ("шись" if form[-1] == "в" else "сь" if form[-1] in "аоия" else "ся")
