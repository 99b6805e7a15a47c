"""Which persons of different reports are one: by surname, given names, and the states and titles by them.

Names fall into blocks by how the surname sounds. A block needs no other: joining the persons of one alone gives what
joining all persons gives for it. Inside a block the fullest names come first; a shorter one joins the only person it
can mean and stays alone where it could mean several. Titles and states tell bearers of one name apart; by themselves
they never make two names one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.lexicon.given_names import core
from communique.lexicon.name_order import in_order, one_spelling
from communique.lexicon.naming import load_naming
from communique.link.namesakes import like_surname, one_name
from communique.text.fold import folded_words
from communique.text.sounds import skeleton
from communique.types import Entity

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

    @property
    def block(self) -> str:
        """The block that the person falls in."""
        return _block(self.forms[0])

    def take(self, entities: Iterable[Entity]) -> None:
        """Add entities and what they tell of the person."""
        for entity in entities:
            self.entities.append(entity)
            self.states.update(entity.states)
            self.offices.update(offices(entity))


def words_of(name: str) -> Words:
    """Return the folded words of a person's name, the surname last, without particles and suffixes; "Jr." comes first.

    There is at least one: the name itself where it holds no letter. A Chinese, Korean or Hungarian name that begins
    with the family name is turned round.
    """
    groups = [folded_words(part) for part in name.split()]
    words = [word for group in groups for word in group]
    kept = core(words, load_naming().particles | _SUFFIXES)
    younger = tuple(sorted(_YOUNGER.intersection(words[1:])))
    ordered = in_order([found for group in groups if (found := [word for word in group if word in kept])])
    return (*younger, *ordered[:-1], _FEMININE.sub("", ordered[-1])) if ordered else (name,)


def block(entity: Entity) -> str:
    """Return how a person's surname sounds; persons of two blocks are never one, and never tell on one another."""
    return _block(words_of(entity.name))


def _block(words: Words) -> str:
    return skeleton(one_spelling(words[-1]))


def offices(entity: Entity) -> set[str]:
    """Return the head nouns of a person's titles."""
    heads = load_naming().titles.heads
    return {word for title in entity.titles for word in folded_words(title) if word in heads}


def bearers(entities: Iterable[Entity]) -> list[Bearer]:
    """Group the persons of many reports; the result does not depend on their order.

    Each `block` stands alone: the bearers of all entities are those of each block's entities together.
    """
    blocks: dict[str, dict[Words, list[Entity]]] = defaultdict(lambda: defaultdict(list))
    for entity in entities:
        words = words_of(entity.name)
        blocks[_block(words)][words].append(entity)
    return [bearer for _, by_name in sorted(blocks.items()) for bearer in _bearers(by_name)]


def _bearers(by_name: Mapping[Words, Sequence[Entity]]) -> list[Bearer]:
    """Group the persons of one block; lone surnames are placed against those with full names, and not in turn."""
    full: list[Bearer] = []
    for words in sorted(by_name, key=lambda words: (-len(words), _initials(words), words)):
        if len(words) > 1:
            for group in _homonyms(by_name[words]):
                _join(full, words, group)
    alone: list[Bearer] = []
    placed: list[tuple[Bearer, Entity]] = []
    for words in sorted(words for words in by_name if len(words) == 1):
        rest = Bearer([words])
        group = sorted(by_name[words], key=lambda entity: entity.id)
        placed += [(_meant(full, words, entity) or rest, entity) for entity in group]
        alone.append(rest)
    for bearer, entity in placed:
        bearer.take([entity])
    return [*full, *(bearer for bearer in alone if bearer.entities)]


def _join(block: list[Bearer], words: Words, group: Sequence[Entity]) -> None:
    """Add the bearers of one spelling to the one person of the block who can be meant, or as a person of their own."""
    fresh = Bearer([words])
    fresh.take(group)
    able = [one for one in block if _may_be(one, words, fresh)]
    if len(able) > 1:
        able = [one for one in able if one.states & fresh.states and one.offices & fresh.offices]
    if len(able) == 1:
        able[0].forms.append(words)
        able[0].take(group)
    else:
        block.append(fresh)


def _may_be(one: Bearer, words: Words, fresh: Bearer) -> bool:
    """Tell whether a name may be a person's; an initial is too little where the offices are others."""
    found = {one_name(words, form) for form in one.forms}
    if None in found or _apart(one, fresh):
        return False
    return found != {"initial"} or not one.offices or not fresh.offices or bool(one.offices & fresh.offices)


def _meant(full: Sequence[Bearer], words: Words, entity: Entity) -> Bearer | None:
    """Return the only person whom a surname that stands alone can mean, None where it may be several or nobody."""
    fresh = Bearer([words])
    fresh.take([entity])
    able = [one for one in full if like_surname(words[-1], one.forms[0][-1]) and not _apart(one, fresh)]
    if len(able) != 1:
        near = able
        able = [one for one in near if one.states & fresh.states]
        if len(able) > 1:
            able = [one for one in able if one.offices & fresh.offices]
        able = able or _prominent(near)
    return able[0] if len(able) == 1 else None


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


def _initials(words: Words) -> int:
    return sum(len(word) == 1 for word in words)
