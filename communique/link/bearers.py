"""Which persons of different reports are one: by surname, given names, and the states and titles by them.

Names fall into blocks by how the surname sounds, so no pair outside a block is ever compared. Inside a block the
fullest names come first; a shorter one joins the only person it can mean and stays alone where it could mean several.
Titles and states tell bearers of one name apart; by themselves they never make two names one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.lexicon.given_names import core
from communique.lexicon.naming import load_naming
from communique.text.fold import folded_words
from communique.text.names import sound, word_likeness
from communique.types import Entity

_LIKE_SURNAME = 0.85
_LIKE_GIVEN = 0.8
_PROMINENT = 5
_YOUNGER = frozenset({"jr"})  # tells a son from his father
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

_FEMININE = re.compile(r"(?<=[oe]v|in)a$")  # Slavic surnames: Brevkov, Brevkova

Words = tuple[str, ...]


@dataclass(slots=True)
class Bearer:
    """One person: the folded forms of the full name, and the entities of all reports that name him."""

    forms: list[Words]
    entities: list[Entity] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)

    def take(self, entities: Iterable[Entity]) -> None:
        """Add entities and what they tell of the person."""
        for entity in entities:
            self.entities.append(entity)
            self.states.update(entity.states)
            self.offices.update(offices(entity))


def words_of(name: str) -> Words:
    """Return the folded words of a person's name without particles and suffixes; "Jr." comes first."""
    words = folded_words(name)
    kept = core(words, load_naming().particles | _SUFFIXES)
    younger = tuple(sorted(_YOUNGER.intersection(words[1:])))
    return (*younger, *kept[:-1], _FEMININE.sub("", kept[-1])) if kept else kept


def offices(entity: Entity) -> set[str]:
    """Return the head nouns of a person's titles."""
    heads = load_naming().titles.heads
    return {word for title in entity.titles for word in folded_words(title) if word in heads}


def bearers(entities: Iterable[Entity]) -> list[Bearer]:
    """Group the persons of many reports; the result does not depend on their order."""
    by_name: dict[Words, list[Entity]] = defaultdict(list)
    for entity in entities:
        by_name[words_of(entity.name)].append(entity)
    blocks: dict[str, list[Bearer]] = defaultdict(list)
    for words in sorted(by_name, key=lambda words: (-len(words), _initials(words), words)):
        if len(words) > 1:
            block = blocks[sound(words[-1])]
            for group in _homonyms(by_name[words]):
                _join(block, words, group)
    first_words = _by_first_word(blocks)
    for words in sorted(words for words in by_name if len(words) == 1):
        _place_single(blocks[sound(words[0])], first_words.get(words[0], ()), words, by_name[words])
    return [bearer for _, block in sorted(blocks.items()) for bearer in block]


def _join(block: list[Bearer], words: Words, group: Sequence[Entity]) -> None:
    """Add the bearers of one spelling to the one person of the block who can be meant, or as a person of their own."""
    fresh = Bearer([words])
    fresh.take(group)
    able = [one for one in block if all(_one_name(words, form) for form in one.forms) and not _apart(one, fresh)]
    if len(able) > 1:
        able = [one for one in able if one.states & fresh.states and one.offices & fresh.offices]
    if len(able) == 1:
        able[0].forms.append(words)
        able[0].take(group)
    else:
        block.append(fresh)


def _place_single(block: list[Bearer], by_first: Sequence[Bearer], words: Words, group: Sequence[Entity]) -> None:
    """Give each surname that stands alone to its only possible bearer; the rest of one spelling stay one person."""
    alone = Bearer([words])
    full = [one for one in block if len(one.forms[0]) > 1]
    for entity in sorted(group, key=lambda entity: entity.id):
        fresh = Bearer([words])
        fresh.take([entity])
        able = [one for one in full if _like_surname(words[-1], one.forms[0][-1]) and not _apart(one, fresh)]
        if len(able) != 1:
            near = able or [one for one in by_first if not _apart(one, fresh)]
            able = [one for one in near if one.states & fresh.states]
            if len(able) > 1:
                able = [one for one in able if one.offices & fresh.offices]
            able = able or _prominent(near)
        (able[0] if len(able) == 1 else alone).take([entity])
    if alone.entities:
        block.append(alone)


def _prominent(found: Sequence[Bearer]) -> list[Bearer]:
    """Return the bearer whom many times more reports name in full than all the others together."""
    named = [len({entity.report for entity in one.entities if len(words_of(entity.name)) > 1}) for one in found]
    most = max(named, default=0)
    if most < _PROMINENT or most < _PROMINENT * (sum(named) - most):
        return []
    return [found[named.index(most)]]


def _homonyms(group: Sequence[Entity]) -> list[list[Entity]]:
    """Part bearers of one spelling whose states and offices both contradict; who tells neither goes with the most."""
    parts: list[Bearer] = []
    silent: list[Entity] = []
    for entity in sorted(group, key=lambda entity: (-len(entity.states), entity.id)):
        if not entity.states:
            silent.append(entity)
            continue
        fresh = Bearer([()])
        fresh.take([entity])
        home = next((part for part in parts if not _apart(part, fresh)), None)
        if home is None:
            parts.append(fresh)
        else:
            home.take([entity])
    if not parts:
        return [silent]
    biggest = max(parts, key=lambda part: len(part.entities))
    biggest.entities += silent
    return [part.entities for part in parts]


def _apart(left: Bearer, right: Bearer) -> bool:
    """Tell whether two bearers cannot be one: other states, and no office in common."""
    return bool(left.states and right.states) and not left.states & right.states and not left.offices & right.offices


def _one_name(left: Words, right: Words) -> bool:
    """Tell whether two full names may be one: surnames alike, and each given name of the shorter in the longer."""
    if left == right or not _like_surname(left[-1], right[-1]) or (left[0] in _YOUNGER) != (right[0] in _YOUNGER):
        return left == right
    short, long = sorted((left[:-1], right[:-1]), key=len)
    free = list(long)
    for given in short:
        partner = next((other for other in free if _like_given(given, other)), None)
        if partner is None:
            return False
        free.remove(partner)
    return True


def _like_surname(left: str, right: str) -> bool:
    if {left[0], right[0]} == {"j", "s"}:
        return False  # one sound in the key, two in a name: Jafari, Safari
    return left == right or sound(left) == sound(right) or word_likeness(left, right) >= _LIKE_SURNAME


def _like_given(left: str, right: str) -> bool:
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    begins = left[0] == right[0] or sound(left)[:1] == sound(right)[:1]
    return begins and word_likeness(left, right) >= _LIKE_GIVEN


def _initials(words: Words) -> int:
    return sum(len(word) == 1 for word in words)


def _by_first_word(blocks: dict[str, list[Bearer]]) -> dict[str, list[Bearer]]:
    """Index persons by the first word of the name, which is the surname in some countries."""
    found: dict[str, list[Bearer]] = defaultdict(list)
    for _, block in sorted(blocks.items()):
        for one in block:
            for word in sorted({form[0] for form in one.forms}):
                found[word].append(one)
    return found
