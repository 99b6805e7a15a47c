"""Words that report saying and words that tell where somebody stands: verbs with what may follow, nouns, adjectives.

The words are data (`data/cues.toml`, `data/cues_held.toml`); this module only looks them up.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from communique.types import StanceKind


class CueVerb(Struct, frozen=True):
    """A verb of saying by its `lemma`: semantic `kinds` ("say", "deny", ...) and the `frames` its content may take."""

    lemma: str
    kinds: frozenset[str]
    frames: frozenset[str]


class CueNouns(Struct, frozen=True, rename={"requested": "for"}):
    """Nouns of saying by what follows them.

    `text` stands in the speaker's place, `findings` find and show, `people` can speak.
    """

    clause: frozenset[str]
    infinitive: frozenset[str]
    requested: frozenset[str]
    attitude: frozenset[str]
    text: frozenset[str]
    findings: frozenset[str]
    people: frozenset[str]
    endings: tuple[str, ...]


class CuePhrases(Struct, frozen=True):
    """Small closed sets.

    `carriers` of a said infinitive, nouns `silent` after "according to", verbs that `things` can be the subject of, and
    `impersonal` ones where no clause follows; forms of verbs of `delivery`, by which a noun of saying is said.
    """

    things: frozenset[str]
    impersonal: frozenset[str]
    delivery: frozenset[str]
    carriers: frozenset[str]
    silent: frozenset[str]


class Cues(Struct, frozen=True):
    """Every word that reports saying: `verbs` by lemma, `foreign` by language, `forms` from any form to its lemma."""

    verbs: dict[str, CueVerb]
    nouns: CueNouns
    phrases: CuePhrases
    foreign: dict[str, frozenset[str]]
    forms: dict[str, str]

    def verb(self, form: str) -> CueVerb | None:
        """Return what is known of a verb of saying by any of its forms, in lower case."""
        lemma = self.forms.get(form)
        return self.verbs[lemma] if lemma is not None else None


class _Group(Struct, frozen=True, rename={"kind": "class"}):
    kind: str
    frames: frozenset[str]
    lemmas: tuple[str, ...]


class _Table(Struct, frozen=True):
    verb: tuple[_Group, ...]
    nouns: CueNouns
    phrases: CuePhrases
    foreign: dict[str, frozenset[str]]
    irregular: dict[str, str]


@cache
def load_cues() -> Cues:
    """Return the cue words that ship. A verb listed in several groups has the frames of all of them."""
    source = files("communique.lexicon") / "data" / "cues.toml"
    table = convert(tomllib.loads(source.read_text(encoding="utf-8")), _Table)
    verbs: dict[str, CueVerb] = {}
    for group in table.verb:
        for lemma in group.lemmas:
            known = verbs.get(lemma, CueVerb(lemma, frozenset(), frozenset()))
            verbs[lemma] = CueVerb(lemma, known.kinds | {group.kind}, known.frames | group.frames)
    forms = {form: lemma for lemma in verbs for form in inflected(lemma)}
    return Cues(verbs, table.nouns, table.phrases, table.foreign, forms | table.irregular)


class HeldVerb(Struct, frozen=True):
    """A verb that tells where its subject stands, with the kind of stance."""

    kind: StanceKind
    verb: CueVerb


class Held(Struct, frozen=True):
    """Words that tell where somebody stands.

    `verbs` by any of their forms, one entry for each kind of stance, in the order of the list; `nouns` and `adjectives`
    by kind; prepositions `leading` from a noun or an adjective to what it is about.
    """

    verbs: dict[str, tuple[HeldVerb, ...]]
    nouns: dict[str, StanceKind]
    adjectives: dict[str, StanceKind]
    leading: frozenset[str]


class _HeldGroup(Struct, frozen=True, rename={"kind": "class"}):
    kind: StanceKind
    frames: frozenset[str]
    lemmas: tuple[str, ...]


class _HeldTable(Struct, frozen=True):
    verb: tuple[_HeldGroup, ...]
    nouns: dict[StanceKind, tuple[str, ...]]
    adjectives: dict[StanceKind, tuple[str, ...]]
    leading: frozenset[str]
    irregular: dict[str, str]


@cache
def load_held() -> Held:
    """Return the words of standing that ship."""
    source = files("communique.lexicon") / "data" / "cues_held.toml"
    table = convert(tomllib.loads(source.read_text(encoding="utf-8")), _HeldTable)
    frames: dict[str, dict[StanceKind, frozenset[str]]] = {}
    for group in table.verb:
        for lemma in group.lemmas:
            kinds = frames.setdefault(lemma, {})
            kinds[group.kind] = kinds.get(group.kind, frozenset()) | group.frames
    verbs = {
        lemma: tuple(HeldVerb(kind, CueVerb(lemma, frozenset(), taken)) for kind, taken in kinds.items())
        for lemma, kinds in frames.items()
    }
    forms = {form: lemma for lemma in verbs for form in inflected(lemma)} | table.irregular
    nouns = {noun: kind for kind, found in table.nouns.items() for noun in found}
    adjectives = {adjective: kind for kind, found in table.adjectives.items() for adjective in found}
    return Held({form: verbs[lemma] for form, lemma in forms.items()}, nouns, adjectives, table.leading)


def inflected(verb: str) -> list[str]:
    """Return the forms that the rules of English spelling give a regular verb, with and without a doubled consonant."""
    stems = [verb, verb + verb[-1]] if verb[-1] not in "aeiouwxy" else [verb]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    return [verb, verb + "s", verb + "es", *(stem + ending for stem in stems for ending in ("ed", "ing"))]


def singular(noun: str) -> str:
    """Return the singular of a regular English plural, or the word itself; for look-ups in lists of singulars."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
