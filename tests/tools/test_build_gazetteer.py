"""Which names of which places the gazetteer keeps, and which it marks as needing context."""

import pytest

from tools.build_gazetteer import Place, doubtful, hopeless, index, spoken


def place(label: str, population: int, *names: str, capital: bool = False, precision: str = "city") -> Place:
    """Return a place of an invented country."""
    return Place(label.lower(), label, [label, *names], precision, "QQ", "", 10.0, 20.0, population, capital)


def test_codes_and_romanisations_are_no_names() -> None:
    """Only what a Latin, Russian or Arabic text would write is kept."""
    names = ["Halab", "ALP", "hlb", "Xi", "Халеб", "حلب", "アレッポ", "Chalepi"]
    assert list(spoken(names)) == ["Halab", "Халеб", "حلب", "Chalepi"]


def test_the_larger_of_two_places_comes_first() -> None:
    """Capitals weigh most, then people; a further name weighs less than a place's own."""
    places = [place("Big", 900_000, "Castra"), place("Castra", 200_000), place("Seat", 300_000, "Castra", capital=True)]
    assert index(places, set(), set(), set())["castra"] == "castra seat big"


@pytest.mark.parametrize(
    ("given", "ordinary", "person", "expected"),
    [
        (place("Bath", 94_000), True, False, True),
        (place("Vladimir", 350_000), False, True, True),
        (place("Hamlet", 3_000), False, False, True),
        (place("Metropolis", 9_000_000), True, True, False),
        (place("Market", 80_000, capital=True), False, True, False),
        (place("Township", 80_000), False, False, False),
    ],
)
def test_common_words_and_peoples_names_need_context(
    given: Place, ordinary: bool, person: bool, expected: bool
) -> None:
    """A name alone tells a place only where it seldom means something else."""
    assert doubtful(given, given.label.lower(), ordinary, person) is expected


def test_a_small_place_named_like_a_common_word_is_left_out() -> None:
    """Not even context tells a village called Police from the police."""
    assert hopeless(place("Police", 33_000), True, True, False)
    assert not hopeless(place("Police", 33_000, capital=True), True, True, False)
    assert "police" not in index([place("Police", 33_000)], {"police"}, set(), set())
