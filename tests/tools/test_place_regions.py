"""Cities get the region whose borders hold them."""

from __future__ import annotations

import pytest

from communique.lexicon import load
from tools.place_regions import Area, areas_of, placed, region_at

SQUARE = [[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]]
HOLE = [[400, 400], [600, 400], [600, 600], [400, 600], [400, 400]]
AREAS: list[Area] = list(
    areas_of(
        [{"label": "Teal", "rings": [SQUARE, HOLE]}, {"label": "Ember", "rings": [[[x + 1000, y] for x, y in SQUARE]]}]
    )
)


@pytest.mark.parametrize(
    ("lat", "lon", "region"), [(2.0, 2.0, "Teal"), (2.0, 12.0, "Ember"), (5.0, 5.0, None), (2.0, 30.0, None)]
)
def test_a_point_lies_in_the_region_around_it(lat: float, lon: float, region: str | None) -> None:
    """A hole is outside."""
    assert region_at(AREAS, lat, lon) == region


def line(number: int, region: str, lat: float, lon: float, country: str = "QX") -> str:
    """Return a line of the places table."""
    return f"{number}\tTown\tTown\tcity\t{country}\t{region}\t{lat}\t{lon}\t9\t0\n"


def test_borders_are_right_where_codes_are_wrong() -> None:
    """What lies outside them keeps its region only in a country where both agree."""
    wrong = [line(1, "Ember", 2, 2), line(2, "Ember", 3, 3), line(3, "Ember", 5, 5)]
    assert [row.split("\t")[5] for row in placed(wrong, {"QX": AREAS})] == ["Teal", "Teal", ""]
    right = [line(1, "Teal", 2, 2), line(2, "Teal", 3, 3), line(3, "Ember", 5, 5)]
    assert [row.split("\t")[5] for row in placed(right, {"QX": AREAS})] == ["Teal", "Teal", "Ember"]


@pytest.mark.parametrize(
    ("known", "region"),
    [("place:2988507", "Paris"), ("place:1581130", "Hanoi"), ("place:170063", "Aleppo"), ("place:184745", "Nairobi")],
)
def test_the_packaged_cities_lie_in_their_regions(known: str, region: str) -> None:
    """Codes put Paris in Aude and Hanoi in An Giang."""
    entry = load().entry(known)
    assert entry is not None
    assert entry.admin1 == region
