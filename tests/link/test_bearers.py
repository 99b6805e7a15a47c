"""Which persons of different reports are one, block by block."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.link.bearers import Bearer, bearers, block
from communique.types import Profile

GIVEN = ["Sergei", "Sergey", "Ivo", "Karl", "K.", "Jong-un", "Min Ho", "Mohammed", "Muhammad", ""]
FAMILY = ["Tolmarov", "Tolmarova", "Толмаров", "Brandt", "Brandt Jr.", "Kim", "Park", "Pak", "Çarıklı", "Carikli", "?"]
STATES = st.lists(st.sampled_from(["state:AT", "state:KE"]), max_size=1, unique=True)
TITLES = st.lists(st.sampled_from(["foreign minister", "general"]), max_size=1)


def person(name: str, report: str = "a", states: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> Profile:
    """Return what a report tells of a person."""
    return Profile(f"{name}@{report}", block(name), "person", name, (name,), None, titles, states)


@st.composite
def people(draw: st.DrawFn) -> list[Profile]:
    """Persons of many reports, in both orders of name, some by surname alone."""
    found = []
    for number in range(draw(st.integers(0, 14))):
        given_name, family = draw(st.sampled_from(GIVEN)), draw(st.sampled_from(FAMILY))
        parts = [given_name, family] if draw(st.booleans()) else [family, given_name]
        name = " ".join(part for part in parts if part)
        found.append(person(name, f"r{number}", tuple(draw(STATES)), tuple(draw(TITLES))))
    return found


def shape(found: list[Bearer]) -> set[frozenset[str]]:
    """Return who is with whom."""
    return {frozenset(profile.id for profile in bearer.profiles) for bearer in found}


@given(people())
@settings(max_examples=200, deadline=None)
def test_a_block_needs_no_other(found: list[Profile]) -> None:
    """The bearers of all are those of each block together, whatever blocks are looked at with it."""
    parted: dict[str, list[Profile]] = defaultdict(list)
    for profile in found:
        parted[block(profile.name)].append(profile)
    whole = shape(bearers(found))
    assert whole == {each for members in parted.values() for each in shape(bearers(members))}
    halves = [[profile for key in sorted(parted)[start::2] for profile in parted[key]] for start in (0, 1)]
    assert whole == shape(bearers(halves[0])) | shape(bearers(halves[1]))


@given(people().flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
@settings(max_examples=200, deadline=None)
def test_the_order_of_reports_changes_nothing(two: tuple[list[Profile], list[Profile]]) -> None:
    """The same persons, with their states and offices, in the same order."""
    first, second = (bearers(found) for found in two)
    assert shape(first) == shape(second)
    assert [(one.forms, one.states, one.offices) for one in first] == [
        (one.forms, one.states, one.offices) for one in second
    ]


@given(people())
@settings(max_examples=100, deadline=None)
def test_everybody_is_one_person_and_in_one_block(found: list[Profile]) -> None:
    """Nobody is lost or counted twice, and all profiles of a person fall in the person's block."""
    placed = [profile.id for bearer in bearers(found) for profile in bearer.profiles]
    assert sorted(placed) == sorted(profile.id for profile in found)
    assert all(block(profile.name) == bearer.block for bearer in bearers(found) for profile in bearer.profiles)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sergei Tolmarov", "Sergey Tolmarov", "Сергей Толмаров", "Толмаровым", "Tolmarova"),
        ("Hülya Şendur", "Hulya Sendur", "Hulya Shendur", "Шендур"),
        ("Levent Çarıklı", "Levent Carikli", "Levent Charykly", "Чарыклы"),
        ("Faisal al-Tamimi", "Faisal Al Tamimi", "Tamimi", "el-Tamimi", "At-Tamimi"),
        ("Ana Lavrentyeva", "Ana Lavrentieva", "Lavrentiev"),
        ("Ibrahim Mohammed", "Ibrahim Muhammad", "Mohamed", "Mehmed"),
        ("Pak Jong-su", "Jong-su Pak", "Park Jong Su", "Pak"),
        ("Orbán Viktor", "Viktor Orban", "Orban"),
        ("Oleh Hrytsenkov", "Oleg Hrytsenkov"),
        ("Ren Zhihao", "Zhihao Ren", "Ren"),
        ("Qadhur Ghasemi", "Kadur Qasemi", "Gasemi"),
    ],
)
def test_all_spellings_of_a_surname_fall_in_one_block(spellings: tuple[str, ...]) -> None:
    """Script, transliteration, marks, particles, gender and the order of names make no difference."""
    assert len({block(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("left", "right"), [("Ivo Brandt", "Ivo Brenner"), ("Kim Darrow", "Kim Jong-su"), ("Ana Reval", "Reval Ana")]
)
def test_other_surnames_fall_in_other_blocks(left: str, right: str) -> None:
    """A shared given name is none, and an unknown name is not turned round."""
    assert block(left) != block(right)


def test_lone_surnames_do_not_tell_on_one_another() -> None:
    """What one report adds to a bearer does not open the bearer to another lone surname."""
    ivo = person("Ivo Brandt", "a", ("state:AT",))
    karl = person("Karl Brandt", "b", (), ("general",))
    lone = [person("Brandt", f"c{number}", states) for number, states in enumerate([("state:AT",), ("state:KE",), ()])]
    homes = {profile.id: bearer for bearer in bearers([ivo, karl, *lone]) for profile in bearer.profiles}
    assert homes[lone[0].id] is homes[ivo.id]
    assert homes[lone[2].id] not in (homes[ivo.id], homes[karl.id])


def alone(*found: Profile) -> int:
    """Return how many persons there are."""
    return len(bearers(found))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bill Harrow", "William Harrow"),
        ("Oleksandr Hrytsenkov", "Alexander Gritsenkov"),
        ("Muammar Qadhuri", "Moammar Gadhuri"),
        ("J. R. Hollis", "John Hollis"),
        ("John P. Hollis", "John Paul Hollis"),
        ("Pak Jong-su", "Jong-su Park"),
        ("Faisal Al-Tamimi", "Faisal Tameemi"),
    ],
)
def test_nicknames_and_transliterations_are_one_person(left: str, right: str) -> None:
    """As long as nothing in the given names speaks against it."""
    assert alone(person(left, "a"), person(right, "b")) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Boris Harrow", "Lyndon B. Harrow"),
        ("J. David Hollis", "Joan Hollis"),
        ("Bill Harr", "Bill Hurr"),
        ("Khalid Tamimi", "Khalil Tamimi"),
        ("Hasan Tamimi", "Hussein Tamimi"),
        ("David Becker", "David Pecker"),
        ("Michael Li", "Michael Lee"),
    ],
)
def test_near_names_are_two_persons(left: str, right: str) -> None:
    """A middle initial is no given name, another given name no spelling, and short surnames are exact."""
    assert alone(person(left, "a"), person(right, "b")) == 2


def test_an_initial_is_too_little_beside_another_office() -> None:
    """Two men of one state share a letter."""
    envoy = person("H. R. Harrow", "a", ("state:KE",), ("national security adviser",))
    assert alone(envoy, person("Henry Harrow", "b", ("state:KE",), ("governor",))) == 2
    assert alone(envoy, person("Henry Harrow", "b", ("state:KE",))) == 1


@pytest.mark.parametrize(
    ("titles", "states", "count"),
    [
        (("foreign minister", "finance minister"), ("state:AT", "state:KE"), 2),
        (("foreign minister", "minister"), ("state:AT", "state:KE"), 1),
        (("foreign minister", "president"), ("state:AT", "state:AT"), 1),
        (("general", "commander"), ("state:AT", "state:KE"), 1),
    ],
)
def test_another_state_and_another_office_part_namesakes(
    titles: tuple[str, str], states: tuple[str, str], count: int
) -> None:
    """One of them alone does not: a man may change his office."""
    pairs = zip("ab", titles, states, strict=True)
    assert alone(*(person("Omar Farouk", report, (state,), (title,)) for report, title, state in pairs)) == count


def test_who_tells_no_state_goes_to_the_namesake_of_that_office_or_to_nobody() -> None:
    """Two men of one name: a third report must say more than the name."""
    minister = person("Omar Farouk", "a", ("state:EG",), ("foreign minister",))
    rebel = person("Omar Farouk", "b", ("state:SD",), ("rebel leader",))
    assert alone(minister, rebel, person("Omar Farouk", "c", (), ("foreign minister",))) == 2
    assert alone(minister, rebel, person("Omar Farouk", "c")) == 3


def test_a_lone_surname_with_another_office_needs_the_state() -> None:
    """General Brandt is not the foreign minister, unless both are told to be of one state."""
    ivo = person("Ivo Brandt", "a", ("state:AT",), ("foreign minister",))
    assert alone(ivo, person("Brandt", "b", (), ("general",))) == 2
    assert alone(ivo, person("Brandt", "b", ("state:AT",), ("general",))) == 1


def test_two_successive_ministers_are_two_men() -> None:
    """One office, one state, two names: the later minister's surname alone is his."""
    first = [person("Ivo Brandt", f"a{number}", ("state:AT",), ("foreign minister",)) for number in range(3)]
    second = [person("Karl Lindner", f"b{number}", ("state:AT",), ("foreign minister",)) for number in range(3)]
    assert alone(*first, *second, person("Lindner", "c", ("state:AT",), ("foreign minister",))) == 2
