"""From the world to a picture: Mercator, cut at the edges, coasts no finer than can be seen.

Mercator, so that a short way looks the same in every direction. Longitudes turn about the world, so that a picture
may lie across the date line.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from communique.publish.page import basemap
from communique.publish.page.basemap import Ring

Point = tuple[float, float]
_DETAIL = 1.3  # units below which a coast line is not followed
_SPECK = 2.0  # square units below which an island is not drawn


class View:
    """A part of the world in a picture of `size`: `unit` is the size of a degree, `left` and `top` its corner."""

    def __init__(self, places: Sequence[tuple[float, float]], size: Point, least: float) -> None:
        """Frame places, given by longitude and latitude, with room around them: `least` degrees wide at least."""
        self.size = size
        lons = [turned(lon, places[0][0]) for lon, _ in places]
        tops = [_mercator(lat) for _, lat in places]
        self._middle = (min(lons) + max(lons)) / 2
        wide = max(max(lons) - min(lons), least * 0.6) * 1.35
        high = (max(tops) - min(tops)) * 1.5
        wide = max(wide, high * size[0] / size[1])
        self.unit = size[0] / wide
        self.left = self._middle - wide / 2
        self.top = (min(tops) + max(tops)) / 2 + wide * size[1] / size[0] / 2

    def place(self, lon: float, lat: float) -> Point:
        """Return where a point of the world lies in the picture."""
        return ((turned(lon, self._middle) - self.left) * self.unit, (self.top - _mercator(lat)) * self.unit)

    def rings(self, rings: Iterable[Ring]) -> list[list[Point]]:
        """Return what of some rings can be seen in the picture."""
        return [seen for ring in rings if len(seen := self._ring(ring)) > 2 and area(seen) >= _SPECK]

    def _ring(self, ring: Ring) -> list[Point]:
        unit = basemap.scale()
        turn = turned(ring[0][0] / unit, self._middle) - ring[0][0] / unit
        easts, norths = [east for east, _ in ring], [north for _, north in ring]
        if not self._meets(min(easts) / unit + turn, max(easts) / unit + turn, min(norths) / unit, max(norths) / unit):
            return []
        points: list[Point] = []
        for east, north in ring:
            x = (east / unit + turn - self.left) * self.unit
            y = (self.top - _mercator(north / unit)) * self.unit
            if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) >= _DETAIL:
                points.append((x, y))
        return _clipped(points, (-4.0, -4.0, self.size[0] + 4.0, self.size[1] + 4.0))

    def _meets(self, west: float, east: float, south: float, north: float) -> bool:
        right, bottom = self.left + self.size[0] / self.unit, self.top - self.size[1] / self.unit
        return east > self.left and west < right and _mercator(north) > bottom and _mercator(south) < self.top


def turned(lon: float, middle: float) -> float:
    """Return the longitude, turned about the world so that it lies nearest to another."""
    return lon - 360 * round((lon - middle) / 360)


@lru_cache(maxsize=1 << 15)
def _mercator(lat: float) -> float:
    bounded = math.radians(max(-84.0, min(84.0, lat)))
    return math.degrees(math.log(math.tan(math.pi / 4 + bounded / 2)))


def _clipped(points: list[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """Cut a ring at the four sides of a box, one after the other (Sutherland and Hodgman, 1974)."""
    for axis, bound, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        if all(sign * (point[axis] - bound) >= 0 for point in points):
            continue
        kept: list[Point] = []
        for before, point in zip((points[-1:] + points[:-1]), points, strict=True):
            was, now = sign * (before[axis] - bound) >= 0, sign * (point[axis] - bound) >= 0
            if was != now:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if now:
                kept.append(point)
        points = kept
    return points


def path(rings: Iterable[Sequence[Point]]) -> str:
    """Return rings as an SVG path."""
    return " ".join(f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in ring)}Z" for ring in rings)


def area(ring: Sequence[Point]) -> float:
    """Return the area of a ring, in square units."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x * down - right * y for (x, y), (right, down) in pairs)) / 2


def middle(ring: Sequence[Point]) -> Point:
    """Return the middle of the box about a ring."""
    return (
        (min(x for x, _ in ring) + max(x for x, _ in ring)) / 2,
        (min(y for _, y in ring) + max(y for _, y in ring)) / 2,
    )
