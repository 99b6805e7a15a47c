"""Which entities have one profile, and which profiles one block."""

from __future__ import annotations

import pytest

from communique.link.actors import resolve
from communique.link.profiles import block_of, home, profiled, witnesses
from communique.types import Actor, Bond, Entity, Kind

OHRID, ITS_MUNICIPALITY = "place:787487", "place:863883"


def entity(
    name: str,
    report: str = "a",
    *titles: str,
    kind: Kind = "person",
    known: str | None = None,
    states: tuple[str, ...] = (),
) -> Entity:
    """Return an entity whose id tells its kind, name and report."""
    return Entity(f"{kind} {name}@{report}", report, kind, name, (name,), known, titles, states)


def test_what_reports_tell_alike_is_one_profile() -> None:
    """In whatever order they give the titles."""
    left, right = entity("Ivo Brandt", "a", "general", "envoy"), entity("Ivo Brandt", "b", "envoy", "general")
    assert profiled(left) == profiled(right)
    assert profiled(left) != profiled(entity("Ivo Brandt", "c", "envoy"))


def test_whom_decisions_name_has_a_profile_alone() -> None:
    """And another one when something else is decided."""
    ivo = entity("Ivo Brandt")
    alone = profiled(ivo, Bond(same=("x",)))
    assert alone.entity == ivo.id
    assert len({alone.id, profiled(ivo).id, profiled(ivo, Bond(different=("x",))).id}) == 3


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (entity("Sergei Tolmarov"), entity("Tolmarov", kind="organization")),
        (entity("Levent Çarıklı"), entity("Levent Carikli", kind="place")),
        (entity("Kestriya", kind="state"), entity("Кестрия", kind="place")),
        (entity("The Ardan Front", kind="armed_group"), entity("Ardan Front", kind="organization")),
        (entity("Anselm Obama"), entity("Obama", kind="place", known="place:1854849")),
        (entity("Ohrid", kind="place", known=OHRID), entity("Охрид", kind="place", known=ITS_MUNICIPALITY)),
    ],
)
def test_what_may_tell_on_one_another_is_in_one_block(left: Entity, right: Entity) -> None:
    """Whatever kinds reports take them for."""
    assert block_of(left) == block_of(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (entity("Sergei Tolmarov"), entity("Sergei Brandt")),
        (entity("Free Ardan Front", kind="armed_group"), entity("Kestrian Front", kind="armed_group")),
        (entity("Ivo Front"), entity("Kestrian Front", kind="armed_group")),
        (entity("Vienna", kind="place", known="place:2761369"), entity("Vienna", kind="organization")),
    ],
)
def test_what_cannot_is_in_two(left: Entity, right: Entity) -> None:
    """Many organizations end in one noun; a known place tells of its name through a witness."""
    assert block_of(left) != block_of(right)


def test_witnesses_stand_in_the_block_of_the_name_they_tell_of() -> None:
    """Of a state that no lexicon lists, and of a place that the gazetteer knows; of others there are none."""
    minister = profiled(entity("Hülya Şendur", states=("name:ardania", "state:AT")))
    assert [(one.block, one.kind) for one in witnesses(minister)] == [
        (block_of(entity("Ardania", kind="place")), "state")
    ]
    vienna = profiled(entity("Vienna", kind="place", known="place:2761369"))
    assert [(one.block, one.kind) for one in witnesses(vienna)] == [(block_of(entity("Vienna")), "place")]
    assert list(witnesses(profiled(entity("Ivo Brandt", "a", "envoy")))) == []


def test_a_municipality_is_its_city_even_where_only_it_is_named() -> None:
    """The gazetteer alone decides, not what else is in the record; a city is itself, as is an unknown id."""
    assert [home(known) for known in (ITS_MUNICIPALITY, OHRID, "place:0")] == [OHRID, OHRID, "place:0"]
    (actor,) = resolve([entity("Охрид", kind="place", known=ITS_MUNICIPALITY)])
    assert actor.known == OHRID


def kinds(*found: Entity) -> dict[str, str]:
    """Return by entity the kind of its actor."""
    actors: list[Actor] = resolve(found)
    return {one: actor.kind for actor in actors for one in actor.entities}


def test_a_known_place_outvotes_a_guessed_person_of_its_name() -> None:
    """Two reports know the city; one took its name for a man's."""
    city = [entity("Tel Aviv", name, kind="place", known="place:293397") for name in "ab"]
    guess = entity("Tel Aviv", "c")
    assert kinds(*city, guess)[guess.id] == "place"
    assert kinds(city[0], guess)[guess.id] == "person"


def test_a_name_any_state_could_have_stays_with_its_report() -> None:
    """Where no state is told, two General Staffs are two."""
    left, right = (entity("General Staff", name, kind="organization") for name in "ab")
    assert len(resolve([left, right])) == 2
