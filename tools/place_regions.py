"""Give each city of the packaged gazetteer the first-level region whose borders hold it; run by hand after the others.

    python -m tools.place_regions communique/lexicon/data/places.tsv.gz communique/publish/data/regions.json.gz

Codes of regions differ between GeoNames and Natural Earth in two dozen countries (11 is Île-de-France in one, Aude in
the other), borders do not. A city outside all simplified borders keeps the region that codes gave it, as long as codes
and borders agree for nine in ten of the country's cities; else it has none.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

AGREEING = 0.9  # share of a country's cities

Ring = Sequence[Sequence[int]]


class Area(Struct):
    """One ring of a region's border in hundredths of a degree, with its bounding box."""

    label: str
    ring: Ring
    west: int
    south: int
    east: int
    north: int

    def holds(self, lon: float, lat: float) -> bool:
        """Tell whether the ring goes round a point (hundredths of a degree)."""
        if not (self.west <= lon <= self.east and self.south <= lat <= self.north):
            return False
        inside = False
        before = self.ring[-1]
        for point in self.ring:
            if (point[1] > lat) != (before[1] > lat):
                crossing = (before[0] - point[0]) * (lat - point[1]) / (before[1] - point[1]) + point[0]
                inside ^= lon < crossing
            before = point
        return inside


def main() -> None:
    """Read both tables and write the places anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", type=Path, help="places.tsv.gz, as build_gazetteer writes it")
    parser.add_argument("regions", type=Path, help="regions.json.gz, as build_basemap writes it")
    given = parser.parse_args()
    shapes = json.loads(gzip.decompress(given.regions.read_bytes()))["regions"]
    areas = {country: list(areas_of(regions)) for country, regions in shapes.items()}
    lines = gzip.decompress(given.places.read_bytes()).decode().splitlines(keepends=True)
    given.places.write_bytes(gzip.compress("".join(placed(lines, areas)).encode(), 9, mtime=0))


def areas_of(regions: Sequence[dict[str, object]]) -> Iterator[Area]:
    """Yield the rings of a country's regions."""
    for region in regions:
        rings = region["rings"]
        assert isinstance(rings, list)
        for ring in rings:
            lons, lats = [point[0] for point in ring], [point[1] for point in ring]
            yield Area(str(region["label"]), ring, min(lons), min(lats), max(lons), max(lats))


def region_at(areas: Sequence[Area], lat: float, lon: float) -> str | None:
    """Return the region that holds a point in degrees, None where none or more than one does."""
    counts: dict[str, int] = defaultdict(int)
    for area in areas:
        counts[area.label] += area.holds(lon * 100, lat * 100)
    found = [label for label, count in counts.items() if count % 2]
    return found[0] if len(found) == 1 else None


def placed(lines: Sequence[str], areas: dict[str, list[Area]]) -> Iterator[str]:
    """Yield the lines of the places table with the regions of cities as borders have them."""
    found: dict[int, str | None] = {}
    agreed: dict[str, list[bool]] = defaultdict(list)
    for number, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) == 10 and cells[3] == "city":
            country = cells[4]
            found[number] = region_at(areas.get(country, ()), float(cells[6]), float(cells[7]))
            if found[number] is not None:
                agreed[country].append(found[number] == cells[5])
    sound = {country for country, each in agreed.items() if sum(each) >= AGREEING * len(each)}
    for number, line in enumerate(lines):
        if number not in found:
            yield line
            continue
        cells = line.split("\t")
        cells[5] = found[number] or (cells[5] if cells[4] in sound else "")
        yield "\t".join(cells)


if __name__ == "__main__":
    main()
