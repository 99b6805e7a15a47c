"""Tests of which decisions hold."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from communique.record.claims import Claimed, Holding, Key, Value, holding, undone
from communique.types import Entry


def entry(name: str, *parents: str, undoes: str | None = None) -> Entry:
    """Return an entry called by its hash."""
    return Entry(name, parents, "", "", undoes=undoes)


def chain(*names: str) -> list[Entry]:
    """Return entries each of which rests on the one before."""
    return [entry(name, *names[at - 1 : at] if at else ()) for at, name in enumerate(names)]


def held(log: list[Entry], claims: Mapping[str, Mapping[Key, Value]]) -> Holding:
    """Return what holds when entries make these claims."""
    return holding([Claimed(each, claims[each.hash]) for each in log if each.hash in claims], log)


def values(found: Holding) -> dict[str, Value]:
    """Return the values that hold by the letters of their keys."""
    return {"".join(key[1:]): value for key, (value, _) in found.held.items()}


SAME: Mapping[str, Mapping[Key, Value]] = {"a": {("pair", "x", "y"): True}, "b": {("pair", "x", "y"): False}}


def test_the_later_decision_of_one_log_holds() -> None:
    """The earlier one gives way to it."""
    found = held(chain("a", "b"), SAME)
    assert values(found) == {"xy": False}
    assert found.gave_way == {"a": {"b"}}
    assert found.against == {}


def test_two_that_knew_nothing_of_each_other_are_in_conflict_and_neither_holds() -> None:
    """Until somebody decides who knows of both."""
    log = [entry("a"), entry("b"), entry("m", "a", "b"), entry("c", "m")]
    found = held(log, SAME)
    assert values(found) == {}
    assert found.against == {"a": {"b"}, "b": {"a"}}
    settled = held(log, {**SAME, "c": {("pair", "x", "y"): True}})
    assert values(settled) == {"xy": True}
    assert settled.against == {}


def test_two_that_agree_hold_both() -> None:
    """Each is named as a maker."""
    log = [entry("a"), entry("b"), entry("m", "a", "b")]
    found = held(log, {"a": {("true", "x"): True}, "b": {("true", "x"): True}})
    assert [each.hash for each in found.held["true", "x"][1]] == ["a", "b"]


@pytest.mark.parametrize(
    ("same", "different", "expected"),
    [
        (["xy", "yz"], "xz", set()),
        (["xy", "yz", "vw"], "xz", {"vw"}),
        (["vx", "xy", "yz", "wz"], "xz", {"vx", "wz"}),
        (["xy", "yz", "xw", "wz"], "xz", set()),
        (["xy", "vw"], "xz", {"xy", "vw", "xz"}),
    ],
)
def test_what_contradicts_through_others_does_not_hold(same: list[str], different: str, expected: set[str]) -> None:
    """Neither the difference nor any link of a chain between its ends; what lies beside stays."""
    names = [*same, different]
    key = {name: ("pair", *sorted(name)) for name in names}
    found = held(chain(*names), {name: {key[name]: name != different} for name in names})
    assert {"".join(each[1:]) for each in found.held} == {"".join(sorted(name)) for name in expected}
    if different not in expected:
        assert found.against[different] == set(names) - expected - {different}


def test_what_was_undone_and_done_again_counts() -> None:
    """An undoing that is undone undoes nothing."""
    log = [*chain("a", "b"), entry("u", "b", undoes="a"), entry("v", "u", undoes="u")]
    assert undone(log[:3]) == {"a"}
    assert undone(log) == {"u"}
