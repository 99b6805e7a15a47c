"""Tests of names joined into one actor that a person should look at."""

from __future__ import annotations

import pytest

from communique.link.doubts import doubts
from communique.types import Actor, Entity


def entity(report: str, name: str, states: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> Entity:
    """Return an entity of a report."""
    return Entity(f"ent_{report}", report, "person", name, (name,), None, titles, states)


FULL = entity("a", "Ana Reval", ("state:VA",), ("Minister",))


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (entity("b", "Ana Reval", ("state:VA",)), None),
        (entity("b", "Ana Reval"), None),
        (entity("b", "Reval", ("state:VA",), ("minister",)), {"a part of the name alone", "the same state"}),
        (entity("b", "Reval"), {"a part of the name alone", "no state told of one", "no title in common"}),
        (entity("b", "Anna Rewal", ("state:VA",)), {"spelt otherwise", "the same state", "no title in common"}),
        (entity("b", "Ana Reval", ("state:OS",)), {"other states"}),
    ],
)
def test_another_way_of_naming_an_actor_is_proposed_with_what_is_thin_about_it(
    other: Entity, reasons: set[str] | None
) -> None:
    """The same name is not, unless the states by it are others."""
    found = doubts([Actor("actor_1", "Ana Reval", "person", (FULL.id, other.id))], [FULL, other])
    assert len(found) == (reasons is not None)
    for link in found:
        assert (link.left, link.right) == (FULL.id, other.id)
        assert reasons is not None
        assert reasons <= set(link.reasons)


def test_what_the_lexicon_knows_is_not_doubted() -> None:
    """Its names are listed there."""
    other = entity("b", "Reval")
    assert doubts([Actor("actor_1", "Ana Reval", "person", (FULL.id, other.id), known="person:1")], [FULL, other]) == []


def test_less_in_common_gives_a_lower_score() -> None:
    """So that the thinnest joins are asked first."""
    near, far = entity("b", "Reval", ("state:VA",), ("Minister",)), entity("c", "Rewal")
    scores = {
        link.right: link.score
        for link in doubts([Actor("actor_1", "x", "person", (FULL.id, near.id, far.id))], [FULL, near, far])
    }
    assert 0 <= scores[far.id] < scores[near.id] <= 1
