"""The drawn maps: what they frame, what they leave out, and that names cover no other."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from communique.publish.page import basemap
from communique.publish.page.labels import Box, Labels, width_of
from communique.publish.page.map import INSET, MAIN, Map, beyond, maps
from communique.publish.page.projection import View, area
from communique.publish.sections.where import Spot
from communique.types import Actor


def _spot(label: str, lat: float, lon: float, *, main: bool = False, event: bool = False, place: str = "") -> Spot:
    actor = Actor(f"ac_{label}", label, "place", ("en_1",), gazetteer=place or None)
    return Spot(actor, lat, lon, main, ("Talks",) if event else (), (), None)


VALLETTA = _spot("Valletta", 35.9, 14.51, main=True, event=True)
TUNIS = _spot("Tunis", 36.8, 10.18, event=True)
ROME = _spot("Rome", 41.89, 12.48)
TRIPOLI = _spot("Tripoli", 32.89, 13.18)
MISRATA = _spot("Misrata", 32.38, 15.09)
WELLINGTON = _spot("Wellington", -41.3, 174.8)
SUVA = _spot("Suva", -18.1, 178.4, main=True, event=True)
APIA = _spot("Apia", -13.8, -171.8, event=True)


def _within(map_: Map) -> bool:
    wide, high = map_.size
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d", f"{map_.land} {map_.states} {map_.borders}")]
    edge = 4.1
    return all(-edge <= number <= max(wide, high) + edge for number in numbers) and all(
        0 <= dot.x <= wide and 0 <= dot.y <= high for dot in map_.dots
    )


def test_every_place_of_the_frame_is_on_the_map() -> None:
    """Dots lie within the picture, coasts are cut at its edges, and states that take part are shaded and named."""
    (drawn,) = maps([VALLETTA, TUNIS, ROME], {"IT", "TN"})
    assert [dot.spot.actor.label for dot in drawn.dots] == ["Valletta", "Tunis", "Rome"]
    assert drawn.size == MAIN
    assert drawn.land
    assert drawn.states
    assert {name.text for name in drawn.names} <= {"ITALY", "TUNISIA"}
    assert _within(drawn)
    north = {dot.spot.actor.label: dot.y for dot in drawn.dots}
    assert north["Rome"] < north["Tunis"] < north["Valletta"]


def test_a_place_on_the_other_side_of_the_world_is_left_to_the_list() -> None:
    """The map stays readable; what it does not show is told."""
    places = [VALLETTA, TUNIS, WELLINGTON]
    (drawn,) = maps(places, ())
    assert [dot.spot.actor.label for dot in drawn.dots] == ["Valletta", "Tunis"]
    assert beyond(places) == (WELLINGTON,)


def test_places_close_together_are_drawn_again_larger() -> None:
    """The main map frames the inset, and the inset has room for all of them."""
    towns = [_spot("Amman", 31.95, 35.93), _spot("Jericho", 31.86, 35.46), _spot("Salt", 32.04, 35.73)]
    main, inset = maps([_spot("Reykjavik", 64.15, -21.94, main=True, event=True), *towns], {"JO"})
    assert main.frame is not None
    assert inset.size == INSET
    assert {dot.spot.actor.label for dot in inset.dots} == {"Amman", "Jericho", "Salt"}
    assert inset.borders
    assert _within(main)
    assert _within(inset)


def test_a_region_that_is_named_is_filled_in_the_inset() -> None:
    """A place that is a region of the base map shows its extent."""
    region = next(one for one in basemap.regions("TN") if one.id)
    left, top = region.rings[0][0]
    spot = _spot(region.label, top / basemap.scale(), left / basemap.scale(), place=region.id or "")
    near = _spot("Nearby", spot.lat + 0.1, spot.lon + 0.1)
    drawn = maps([_spot("Oslo", 59.9, 10.75, main=True, event=True), spot, near], ())
    assert drawn[1].areas


def test_a_map_may_lie_across_the_date_line() -> None:
    """East and west of the line are neighbours."""
    (drawn,) = maps([SUVA, APIA], ())
    suva, apia = drawn.dots
    assert suva.x < apia.x
    assert 0 < suva.x < drawn.size[0]
    assert _within(drawn)


def test_no_place_makes_no_map() -> None:
    """There is nothing to draw, and the poles cannot be."""
    assert maps([], ()) == ()
    assert maps([_spot("Pole", 89.9, 0.0)], ()) == ()


@pytest.mark.parametrize("spots", [[VALLETTA, TUNIS, ROME, TRIPOLI, MISRATA], [SUVA, APIA, WELLINGTON]])
def test_names_do_not_cover_one_another(spots: list[Spot]) -> None:
    """Names of places take the free side of their dot."""
    for drawn in maps(spots, {"LY"}):
        boxes = []
        for dot in drawn.dots:
            if dot.label:
                wide = width_of(dot.label.text, 14.5 if dot.large else 12.0)
                left = {"start": dot.label.x, "end": dot.label.x - wide, "middle": dot.label.x - wide / 2}
                boxes.append(Box(left[dot.label.anchor], dot.label.y - 9, wide, 10))
        assert boxes
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_a_name_without_room_is_left_out() -> None:
    """The tenth name on one spot would cover the others."""
    labels = Labels((100.0, 60.0))
    placed = [labels.beside("Somewhere", 50.0, 30.0, large=False) for _ in range(10)]
    assert placed[0] is not None
    assert placed[-1] is None
    assert labels.centred("A NAME MUCH WIDER THAN THE PICTURE", 50.0, 30.0) is None


def test_a_ring_is_cut_at_the_edges_of_the_picture() -> None:
    """A square larger than the picture becomes the picture."""
    view = View([(0.0, 0.0)], (100.0, 100.0), 10.0)
    unit = basemap.scale()
    world = [(-170 * unit, -80 * unit), (170 * unit, -80 * unit), (170 * unit, 80 * unit), (-170 * unit, 80 * unit)]
    (ring,) = view.rings([world])
    assert area(ring) == pytest.approx(108 * 108)
    assert view.rings([[(50 * unit, 50 * unit), (51 * unit, 50 * unit), (51 * unit, 51 * unit)]]) == []


def test_the_base_map_is_packaged_and_credited() -> None:
    """Countries have codes and rings, and the makers are named."""
    codes = [country.code for country in basemap.countries()]
    assert len(codes) > 200
    assert {"MT", "TN", "NZ"} <= set(codes)
    assert "Natural Earth" in basemap.credit()
    assert basemap.regions("no such country") == []
