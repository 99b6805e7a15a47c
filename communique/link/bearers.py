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
from functools import lru_cache

from communique.lexicon import Office, office
from communique.lexicon.given_names import core
from communique.lexicon.name_order import in_order, one_spelling
from communique.lexicon.naming import load_naming
from communique.lexicon.offices import compatible
from communique.link.namesakes import like_surname, one_name
from communique.text.fold import folded_words
from communique.text.sounds import skeleton
from communique.types import Profile

_PROMINENT = 5  # times as many reports, and as many reports at least
_YOUNGER = frozenset({"jr"})  # tells a son from his father
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

_FEMININE = re.compile(r"(?<=[oe]v|in)a$")  # Slavic surnames: Brevkov, Brevkova

Words = tuple[str, ...]


@dataclass(slots=True)
class Bearer:
    """One person: the folded forms of the full name, and the profiles of all reports that name him.

    `named` counts the reports that name him in full; it is known before lone surnames are placed.
    """

    forms: list[Words]
    profiles: list[Profile] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    offices: set[Office] = field(default_factory=set)
    named: int = 0

    @property
    def block(self) -> str:
        """The block that the person falls in."""
        return _block(self.forms[0])

    def take(self, profiles: Iterable[Profile]) -> None:
        """Add profiles and what they tell of the person."""
        for profile in profiles:
            self.profiles.append(profile)
            self.states.update(profile.states)
            self.offices.update(offices(profile))


@lru_cache(maxsize=1 << 14)
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


def block(name: str) -> str:
    """Return how a person's surname sounds; persons of two blocks are never one, and never tell on one another."""
    return _block(words_of(name))


def _block(words: Words) -> str:
    return skeleton(one_spelling(words[-1]))


def offices(profile: Profile) -> set[Office]:
    """Return the offices of a person's titles, ranks aside; a title of no known office is one by its head noun."""
    return {one for title in profile.titles for one in _offices(title)}


@lru_cache(maxsize=1 << 14)
def _offices(title: str) -> frozenset[Office]:
    known = office(title)
    if known is not None:
        return frozenset({Office(known.id, known.level)})
    heads = load_naming().titles.heads
    return frozenset(Office(word, "other") for word in folded_words(title) if word in heads)


def _share_office(left: Bearer, right: Bearer) -> bool:
    return any(compatible(one, other) for one in left.offices for other in right.offices)


def bearers(profiles: Iterable[Profile]) -> list[Bearer]:
    """Group the persons of many reports; the result does not depend on their order.

    Each `block` stands alone: the bearers of all profiles are those of each block's profiles together.
    """
    blocks: dict[str, dict[Words, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for profile in profiles:
        words = words_of(profile.name)
        blocks[_block(words)][words].append(profile)
    return [bearer for _, by_name in sorted(blocks.items()) for bearer in _bearers(by_name)]


def _bearers(by_name: Mapping[Words, Sequence[Profile]]) -> list[Bearer]:
    """Group the persons of one block; lone surnames are placed against those with full names, and not in turn."""
    full: list[Bearer] = []
    for words in sorted(by_name, key=lambda words: (-len(words), _initials(words), words)):
        if len(words) > 1:
            for group in _homonyms(by_name[words]):
                _join(full, words, group)
    alone: list[Bearer] = []
    placed: list[tuple[Bearer, Profile]] = []
    for one in full:
        one.named = sum(profile.reports for profile in one.profiles)
    for words in sorted(words for words in by_name if len(words) == 1):
        rest = Bearer([words])
        group = sorted(by_name[words], key=lambda profile: profile.id)
        placed += [(_meant(full, words, profile) or rest, profile) for profile in group]
        alone.append(rest)
    for bearer, profile in placed:
        bearer.take([profile])
    return [*full, *(bearer for bearer in alone if bearer.profiles)]


def _join(block: list[Bearer], words: Words, group: Sequence[Profile]) -> None:
    """Add the bearers of one spelling to the one person of the block who can be meant, or as a person of their own."""
    fresh = Bearer([words])
    fresh.take(group)
    able = [one for one in block if _may_be(one, words, fresh)]
    if len(able) > 1:
        able = [one for one in able if one.states & fresh.states and _share_office(one, fresh)]
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
    return found != {"initial"} or not one.offices or not fresh.offices or _share_office(one, fresh)


def _meant(full: Sequence[Bearer], words: Words, profile: Profile) -> Bearer | None:
    """Return the only person whom a surname that stands alone can mean, None where it may be several or nobody."""
    fresh = Bearer([words])
    fresh.take([profile])
    able = [one for one in full if like_surname(words[-1], one.forms[0][-1]) and not _strange(one, fresh)]
    if len(able) != 1:
        near = able
        able = [one for one in near if one.states & fresh.states]
        if len(able) > 1:
            able = [one for one in able if _share_office(one, fresh)]
        able = able or _prominent(near)
    return able[0] if len(able) == 1 else None


def _prominent(found: Sequence[Bearer]) -> list[Bearer]:
    """Return the bearer whom many times more reports name in full than all the others together."""
    most = max(found, key=lambda one: one.named, default=None)
    if most is None or most.named < _PROMINENT * max(1, sum(one.named for one in found) - most.named):
        return []
    return [most]


def _homonyms(group: Sequence[Profile]) -> list[list[Profile]]:
    """Part bearers of one spelling whose states and offices both contradict.

    Who tells no state goes to the only one whose office it can be, else to one whom many times more reports name.
    """
    parts: list[Bearer] = []
    for profile in sorted(group, key=lambda profile: (-len(profile.states), profile.id)):
        fresh = Bearer([()])
        fresh.take([profile])
        fresh.named = profile.reports
        near = [part for part in parts if not _apart(part, fresh)]
        if not profile.states and len(near) > 1:
            near = [part for part in near if _share_office(part, fresh)] or _prominent(near)
            near = near if len(near) == 1 else []
        if near:
            near[0].take([profile])
            near[0].named += profile.reports
        else:
            parts.append(fresh)
    return [part.profiles for part in parts]


def _apart(left: Bearer, right: Bearer) -> bool:
    """Tell whether two bearers cannot be one: other states, and no office in common."""
    return bool(left.states and right.states) and not left.states & right.states and not _share_office(left, right)


def _strange(left: Bearer, right: Bearer) -> bool:
    """Tell whether a surname alone is too little for two to be one: other states, or other offices and no state."""
    offices = bool(left.offices and right.offices) and not _share_office(left, right)
    return _apart(left, right) or (offices and not left.states & right.states)


def _initials(words: Words) -> int:
    return sum(len(word) == 1 for word in words)
