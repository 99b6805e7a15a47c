"""Kinds settled over reports: what one report's recognizer could only guess, the others know.

A report that knows a man by no title may take him for a place, and a state that no lexicon lists for a town. What the
lexicon knows is left as it is, but for towns whose name it calls ambiguous.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from communique.link.profiles import Heard, doubtful, heard
from communique.text.fold import fold
from communique.types import Kind, Profile

_TITLED = 2  # a title counts for as many reports without one
_SURE = 4  # times as many reports must know a lone surname for a person
_FEWEST = 3  # reports


@dataclass(slots=True)
class _Told:
    """What a block tells of its names: kinds by name, reports of persons by surname, and names of states."""

    votes: dict[Heard, Counter[Kind]] = field(default_factory=lambda: defaultdict(Counter))
    surnames: Counter[Heard] = field(default_factory=Counter)
    states: set[str] = field(default_factory=set)


def settled(profiles: Sequence[Profile]) -> list[Profile]:
    """Return the profiles of one block with the kinds that the reports agree on, without the witnesses."""
    told = _Told()
    for one in profiles:
        if one.known is None and one.kind == "state":
            told.states.add(fold(one.name))
            if one.witness:
                continue
        if one.known is None or one.kind == "place":
            told.votes[heard(one.name)][one.kind] += one.reports * (1 + _TITLED * bool(one.titles))
            if one.kind == "person":
                told.surnames.update(dict.fromkeys({heard(name)[-1:] for name in one.names}, one.reports))
    return [_as(one, _kind(one, told)) for one in profiles if not one.witness]


def _kind(profile: Profile, told: _Told) -> Kind:
    if profile.known is not None and not doubtful(profile):
        return profile.kind
    if fold(profile.name) in told.states:
        return "state"
    name = heard(profile.name)
    found = told.votes[name]
    if len(name) == 1:
        guessed = sum(found.values()) - found["person"]
        sure = told.surnames[name] >= max(_FEWEST, _SURE * guessed)
        return "person" if profile.kind != "person" and sure else profile.kind
    others = {kind: count for kind, count in found.items() if kind != "person"}
    if found["person"] > sum(others.values()):
        return "person"
    if profile.kind == "person" and sum(others.values()) > found["person"]:
        return min(others, key=lambda kind: (-others[kind], kind))
    return profile.kind


def _as(profile: Profile, kind: Kind) -> Profile:
    return profile if kind == profile.kind else replace(profile, kind=kind, known=None)
