"""Who is who over many reports."""

from __future__ import annotations

import random

import pytest

from communique.link.actors import resolve
from communique.types import Actor, Entity, Kind, actor_of


def entity(
    name: str,
    report: str,
    *titles: str,
    states: tuple[str, ...] = (),
    known: str | None = None,
    kind: Kind = "person",
) -> Entity:
    """Return an entity whose id tells its name and report."""
    return Entity(f"{name}@{report}", report, kind, name, (name,), known, titles, states)


def together(*entities: Entity) -> bool:
    """Tell whether all entities end up as one actor."""
    return len(resolve(entities)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergei Tolmarov", "Sergey Tolmarov"),
        ("Yuri Aksharin", "Yury Aksharin"),
        ("Hülya Şendur", "Hulya Sendur"),
        ("İlhan Göksal", "Ilhan Goksal"),
        ("Сергей Толмаров", "Sergei Tolmarov"),
        ("Левент Чарыклы", "Levent Çarıklı"),
        ("Наталья Бревкова", "Natalya Brevkova"),
        ("Mehmet Emre Yıldızhan", "Emre Yildizhan"),
        ("J. R. Hollis", "John Hollis"),
    ],
)
def test_spellings_of_one_name_are_one_person(left: str, right: str) -> None:
    """Script, transliteration, a left-out given name and initials do not part a person."""
    assert together(entity(left, "a"), entity(right, "b"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ivo Brandt", "Karl Brandt"),
        ("Ivo Brandt", "Ivo Brenner"),
        ("Pak Jong-su", "Pak Yong-ho"),
        ("Marek Dorn", "Maria Dorn"),
    ],
)
def test_brothers_and_near_names_stay_apart(left: str, right: str) -> None:
    """A shared surname or a shared given name is not enough."""
    assert not together(entity(left, "a"), entity(right, "b"))


def test_a_title_alone_never_merges() -> None:
    """Two presidential aides of one state are two people."""
    left = entity("Oleg Durnovets", "a", "presidential aide", states=("state:RU",))
    right = entity("Anton Veselik", "b", "presidential aide", states=("state:RU",))
    assert not together(left, right)


def test_namesakes_of_different_states_and_offices_stay_apart() -> None:
    """One name, two men: other state and other office."""
    left = entity("Omar Farouk", "a", "foreign minister", states=("state:EG",))
    right = entity("Omar Farouk", "b", "rebel commander", states=("state:SD",))
    assert not together(left, right)


def test_a_lone_surname_joins_its_only_bearer() -> None:
    """Nobody else of that name is in the record."""
    assert together(entity("Sergei Tolmarov", "a", "Foreign Minister"), entity("Tolmarov", "b"))


def test_a_lone_surname_with_two_bearers_stays_alone() -> None:
    """Either could be meant, so neither is."""
    assert len(resolve([entity("Ivo Brandt", "a"), entity("Karl Brandt", "b"), entity("Brandt", "c")])) == 3


def test_state_and_office_choose_between_bearers_of_a_surname() -> None:
    """The Austrian minister is the Austrian minister."""
    ivo = entity("Ivo Brandt", "a", "foreign minister", states=("state:AT",))
    karl = entity("Karl Brandt", "b", "general", states=("state:DE",))
    lone = entity("Brandt", "c", "minister", states=("state:AT",))
    who = actor_of(resolve([ivo, karl, lone]))
    assert who[lone.id] == who[ivo.id] != who[karl.id]


def test_known_ids_join_whatever_the_names() -> None:
    """The lexicon knows that both are the same group."""
    assert together(
        entity("Daesh", "a", known="group:isis", kind="armed_group"),
        entity("Islamic State", "b", known="group:isis", kind="armed_group"),
    )


def test_a_name_any_state_could_have_joins_only_within_one_state() -> None:
    """Every state has a general staff."""
    turkish = entity("General Staff", "a", states=("state:TR",), kind="organization")
    russian = entity("General Staff", "b", states=("state:RU",), kind="organization")
    again = entity("General Staff", "c", states=("state:TR",), kind="organization")
    who = actor_of(resolve([turkish, russian, again]))
    assert who[turkish.id] == who[again.id] != who[russian.id]


def _several() -> list[Entity]:
    return [
        entity("Sergei Tolmarov", "a", "Foreign Minister", states=("state:RU",)),
        entity("Sergey Tolmarov", "b"),
        entity("Tolmarov", "c"),
        entity("Ivo Brandt", "a"),
        entity("Karl Brandt", "b"),
        entity("Brandt", "d"),
        entity("Omar Farouk", "a", "foreign minister", states=("state:EG",)),
        entity("Omar Farouk", "b", "rebel commander", states=("state:SD",)),
        entity("Omar Farouk", "c"),
        entity("Vienna", "a", known="place:2761369", kind="place"),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reports_changes_nothing(seed: int) -> None:
    """The record is the same whoever is read first."""
    shuffled = _several()
    random.Random(seed).shuffle(shuffled)
    assert resolve(shuffled) == resolve(_several())


def test_every_entity_has_exactly_one_actor() -> None:
    """None is lost and none counted twice."""
    placed = [member for actor in resolve(_several()) for member in actor.entities]
    assert sorted(placed) == sorted(one.id for one in _several())


def test_an_id_stays_when_another_report_names_the_same_person() -> None:
    """Ids hash what makes a person the same, not who wrote of him."""
    first = resolve([entity("Sergei Tolmarov", "a")])
    more = resolve([entity("Sergei Tolmarov", "a"), entity("Sergey Tolmarov", "b"), entity("Ivo Brandt", "b")])
    assert {actor.id for actor in first} < {actor.id for actor in more}


def test_the_label_is_the_fullest_form_most_reports_use() -> None:
    """Two reports write Sergey, one Sergei."""
    found = resolve([entity("Sergei Tolmarov", "a"), entity("Sergey Tolmarov", "b"), entity("Sergey Tolmarov", "c")])
    assert [actor.label for actor in found] == ["Sergey Tolmarov"]


def test_titles_keep_the_reports_that_give_them() -> None:
    """Who calls him what stays visible."""
    (actor,) = resolve([entity("Ivo Brandt", "a", "minister"), entity("Ivo Brandt", "b", "minister", "envoy")])
    assert [(held.title, held.reports) for held in actor.titles] == [("envoy", ("b",)), ("minister", ("a", "b"))]


def test_places_carry_coordinates_and_their_gazetteer_id() -> None:
    """A place of the gazetteer can be put on a map."""
    place: Actor = resolve([entity("Vienna", "a", known="place:2761369", kind="place")])[0]
    assert place.gazetteer == "place:2761369"
    assert place.lat == pytest.approx(48.2, abs=0.1)
    assert place.lon == pytest.approx(16.4, abs=0.1)


def test_nothing_gives_nothing() -> None:
    """An empty record has no actors."""
    assert resolve([]) == []


def test_a_guessed_place_is_the_person_that_the_others_know() -> None:
    """A full name that one report takes for a place or an organization joins the man of that name."""
    person = entity("Levent Çarıklı", "a", "Foreign Minister", states=("name:ardania",))
    actors = resolve([person, entity("Levent Carikli", "b", kind="place"), entity("Bren Hollow", "b", kind="place")])
    assert sorted((actor.kind, len(actor.entities)) for actor in actors) == [("person", 2), ("place", 1)]


def test_a_state_that_one_report_takes_for_a_place_is_the_state() -> None:
    """The adjective by which another report ties a minister to a state makes it one everywhere."""
    minister = entity("Hülya Şendur", "a", "Defence Minister", states=("name:ardania",))
    actors = resolve([minister, entity("Ardania", "b", kind="place")])
    assert [actor.kind for actor in actors if actor.label == "Ardania"] == ["state"]


@pytest.mark.parametrize(("knowing", "kind"), [(4, "person"), (2, "organization")])
def test_a_lone_surname_needs_many_reports_to_become_a_person(knowing: int, kind: Kind) -> None:
    """One word proves little: four reports must know the person for one that guessed otherwise."""
    known = [entity("Vesna Ilkova", f"r{number}", "envoy") for number in range(knowing)]
    guess = entity("Ilkova", "x", kind="organization")
    actor = next(actor for actor in resolve([*known, guess]) if guess.id in actor.entities)
    assert actor.kind == kind


def test_a_city_and_its_only_municipality_are_one_place() -> None:
    """The gazetteer knows Ohrid as a city and as a region without a further city."""
    city = entity("Ohrid", "a", known="place:787487", kind="place")
    region = entity("Охрид", "b", known="place:863883", kind="place")
    assert [actor.known for actor in resolve([region, city])] == ["place:787487"]


def test_a_son_is_not_his_father() -> None:
    """ "Jr." tells two people apart; the lone surname goes to neither unless one is named far more often."""
    father, son = entity("Ivo Brandt", "a"), entity("Ivo Brandt Jr.", "b")
    assert not together(father, son)
    assert len(resolve([father, son, entity("Brandt", "c")])) == 3


def test_a_lone_surname_goes_to_the_one_whom_most_reports_name() -> None:
    """Five reports name the president in full and one his brother: elsewhere the bare name is the president's."""
    known = [entity("Ivo Brandt", f"r{number}") for number in range(5)]
    alone = entity("Brandt", "x")
    actor = next(actor for actor in resolve([*known, entity("Karl Brandt", "y"), alone]) if alone.id in actor.entities)
    assert actor.label == "Ivo Brandt"


def test_an_ambiguous_town_is_the_person_of_whom_all_others_write() -> None:
    """A small town of the gazetteer is given up for a surname that many reports know."""
    known = [entity("Anselm Obama", f"r{number}", "President") for number in range(4)]
    town = entity("Obama", "x", known="place:1854849", kind="place")
    assert together(*known, town)
