"""Lines are simplified within their tolerance, and the packaged map holds what it promises."""

import gzip
import json
from importlib.resources import files

from communique.lexicon import Lexicon, load
from tools.build_basemap import simplified


def test_points_near_a_line_are_left_out_and_corners_stay() -> None:
    """Ends and corners are kept; what lies within the tolerance goes."""
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 2.0)]
    assert simplified(line, 0.1) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]


def test_a_ring_does_not_collapse() -> None:
    """A closed line keeps its farthest point even where the tolerance is large."""
    ring = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)]
    kept = simplified(ring, 0.2)
    assert kept[0] == kept[-1]
    assert len(set(kept)) == 4


def test_the_packaged_map_has_every_state_and_closed_rings_on_the_earth() -> None:
    """Coordinates are hundredths of a degree; countries carry the codes of the lexicon."""
    packed = (files("communique.publish") / "data" / "countries.json.gz").read_bytes()
    countries = json.loads(gzip.decompress(packed))
    lexicon: Lexicon = load()
    named = [country for country in countries["countries"] if lexicon.entry(f"state:{country['code']}")]
    assert len(named) > 190
    for country in countries["countries"]:
        for ring in country["rings"]:
            assert ring[0] == ring[-1]
            assert all(-18000 <= lon <= 18000 and -9000 <= lat <= 9000 for lon, lat in ring)


def test_regions_of_the_map_are_places_of_the_gazetteer() -> None:
    """The id of a region leads to its entry."""
    packed = (files("communique.publish") / "data" / "regions.json.gz").read_bytes()
    regions = json.loads(gzip.decompress(packed))["regions"]
    lexicon = load()
    for region in regions["SY"] + regions["UA"] + regions["SD"]:
        entry = lexicon.entry(region["id"])
        assert entry is not None
        assert entry.precision == "admin1"
