"""Tests of groups that keep to decisions."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from communique.link.bonds import keep_to, united
from communique.types import Decided


def kept(
    groups: Sequence[str], same: Sequence[str] = (), different: Sequence[str] = (), near: Sequence[str] = ()
) -> set[str]:
    """Return groups of letters that keep to decisions on pairs of letters; pairs in `near` are alike."""
    decided = Decided(
        frozenset((pair[0], pair[1]) for pair in same), frozenset((pair[0], pair[1]) for pair in different)
    )
    alike = {frozenset(pair) for pair in near}
    found = keep_to(decided, groups, str, lambda a, b: float(frozenset((a, b)) in alike))
    return {"".join(sorted(group)) for group in found}


@pytest.mark.parametrize(
    ("groups", "same", "different", "near", "expected"),
    [
        (["ab", "c"], [], [], [], {"ab", "c"}),
        (["ab", "c", "d"], ["bc"], [], [], {"abc", "d"}),
        (["ab", "c"], [], ["ac"], [], {"ab", "c"}),
        (["ab"], [], ["ab"], [], {"a", "b"}),
        (["abc"], [], ["ab"], ["bc"], {"a", "bc"}),
        (["abc"], [], ["ab"], ["ac"], {"ac", "b"}),
        (["ab", "cd"], ["ac"], ["bc"], [], {"acd", "b"}),
        (["ab", "cd"], ["ac"], ["bd"], ["ab", "cd"], {"abc", "d"}),
        (["abcd"], [], ["ab", "cd"], ["bc"], {"ad", "bc"}),
        (["ax", "by", "c"], ["ab", "bc"], [], [], {"abcxy"}),
        (["ae", "by", "cd"], ["bc"], ["ab"], [], {"ae", "bcdy"}),
        (["xe", "yab"], ["xy"], ["ab"], ["by"], {"a", "bexy"}),
        (["a", "b"], ["az"], ["bq"], [], {"a", "b"}),
    ],
)
def test_groups_keep_to_decisions(
    groups: list[str], same: list[str], different: list[str], near: list[str], expected: set[str]
) -> None:
    """Joined where decided, parted where decided, else as the rules had it."""
    assert kept(groups, same, different, near) == expected


def test_every_decision_holds_and_nothing_is_lost() -> None:
    """On random groups with random decisions that do not contradict one another, in any order of the groups."""
    chance = random.Random(11)
    for _ in range(300):
        letters = "abcdefghijklmnop"
        groups: list[list[str]] = [[] for _ in range(5)]
        true = {letter: chance.randrange(4) for letter in letters}
        for letter in letters:
            chance.choice(groups).append(letter)
        pairs = [tuple(sorted(chance.sample(letters, 2))) for _ in range(chance.randrange(8))]
        same = frozenset((a, b) for a, b in pairs if true[a] == true[b])
        different = frozenset((a, b) for a, b in pairs if true[a] != true[b])
        decided = Decided(same, different)
        filled = [group for group in groups if group]
        found = keep_to(decided, filled, str)
        home = {letter: number for number, group in enumerate(found) for letter in group}
        assert sorted(home) == sorted(letters)
        assert all(home[a] == home[b] for a, b in same)
        assert all(home[a] != home[b] for a, b in different)
        chance.shuffle(filled)
        for group in filled:
            chance.shuffle(group)
        again = keep_to(decided, filled, str)
        assert {frozenset(group) for group in again} == {frozenset(group) for group in found}


def test_what_is_tied_through_others_is_united() -> None:
    """Each under the least of its names."""
    assert united([("c", "b"), ("d", "c"), ("x", "y")]) == {"b": "b", "c": "b", "d": "b", "x": "x", "y": "x"}
