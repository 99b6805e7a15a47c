"""Maps, drawn: the places of a meeting on the packaged base map, and where several lie close together an inset.

Mercator, so that a short way looks the same in every direction. The frame grows from the meeting's own place by the
places in their order as long as they can still be told apart; what lies beyond stays in the list of places.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from msgspec import Struct

from communique.publish.page import basemap
from communique.publish.page.labels import Box, Label, Labels
from communique.publish.page.projection import View, area, middle, path, turned
from communique.publish.sections.where import Spot

MAIN, INSET = (550.0, 342.0), (392.0, 314.0)  # width and height of the two pictures
_WIDEST = 80.0  # degrees of longitude that the main map spans at most
_NARROWEST = 14.0, 3.2  # degrees of longitude that the main map and the inset span at least
_NEAR = 26.0  # units on the main map within which places are drawn again in the inset


class Dot(Struct, frozen=True):
    """A place on a map; `large` where something happened there, `label` None where there is no room for its name."""

    spot: Spot
    x: float
    y: float
    large: bool
    label: Label | None


class Map(Struct, frozen=True):
    """A picture: paths in SVG notation, dots and names, in units of `size`; `frame` is where the inset lies."""

    size: tuple[float, float]
    land: str
    states: str
    borders: str
    areas: str
    names: tuple[Label, ...]
    dots: tuple[Dot, ...]
    frame: Box | None = None


def maps(spots: Sequence[Spot], states: Collection[str]) -> tuple[Map, ...]:
    """Return no map, one, or one and its inset. `states` are the ISO codes of the states that take part."""
    framed = _framed(spots)
    if not framed:
        return ()
    view = View([(spot.lon, spot.lat) for spot in framed], MAIN, _NARROWEST[0])
    group = _group(framed, view)
    if not group:
        return (_drawn(view, framed, states, inset=False),)
    near = View([(spot.lon, spot.lat) for spot in group], INSET, _NARROWEST[1])
    again = [spot for spot in framed if _inside(near.place(spot.lon, spot.lat), near.size)]
    frame = _frame(view, near)
    rest = [spot for spot in framed if spot not in again or spot.main]
    return (_drawn(view, rest, states, inset=False, frame=frame), _drawn(near, again, states, inset=True))


def beyond(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Return the places that no map shows."""
    framed = _framed(spots)
    return tuple(spot for spot in spots if spot not in framed)


def _framed(spots: Sequence[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    for spot in spots:
        lons = [turned(one.lon, kept[0].lon if kept else spot.lon) for one in (*kept, spot)]
        if max(lons) - min(lons) <= _WIDEST and abs(spot.lat) < 80:
            kept.append(spot)
    return kept


def _group(spots: Sequence[Spot], view: View) -> list[Spot]:
    """Return the places too close to one another for the main map: the group in which most happened."""
    best: list[Spot] = []
    for spot in spots:
        x, y = view.place(spot.lon, spot.lat)
        group = [other for other in spots if math.dist((x, y), view.place(other.lon, other.lat)) < _NEAR]
        weight = [sum(3 if one.events else 1 for one in some) for some in (group, best)]
        if len(group) > 1 and weight[0] > weight[1]:
            best = group
    return best


def _drawn(view: View, spots: Sequence[Spot], states: Collection[str], *, inset: bool, frame: Box | None = None) -> Map:
    labels = Labels(view.size)
    if frame:
        labels.keep_clear(frame)
    seen = [(country, rings) for country in basemap.countries() if (rings := view.rings(country.rings))]
    wanted = {spot.actor.gazetteer for spot in spots}
    areas: list[str] = []
    borders: list[str] = []
    for country, _ in seen if inset else ():
        for region in basemap.regions(country.code):
            (areas if region.id in wanted else borders).append(path(view.rings(region.rings)))
    dots = [_dot(view, spot, labels) for spot in spots]
    names = [
        labels.centred(country.label.upper(), *middle(max(rings, key=area)))
        for country, rings in seen
        if country.code in states
    ]
    return Map(
        size=view.size,
        land=" ".join(path(rings) for country, rings in seen if country.code not in states),
        states=" ".join(path(rings) for country, rings in seen if country.code in states),
        borders=" ".join(filter(None, borders)),
        areas=" ".join(filter(None, areas)),
        names=tuple(filter(None, names)),
        dots=tuple(dots),
        frame=frame,
    )


def _dot(view: View, spot: Spot, labels: Labels) -> Dot:
    x, y = view.place(spot.lon, spot.lat)
    large = spot.main or bool(spot.events)
    return Dot(spot, round(x, 1), round(y, 1), large, labels.beside(spot.actor.label, x, y, large=large))


def _frame(view: View, near: View) -> Box:
    """Return where the inset lies on the main map."""
    zoom = view.unit / near.unit
    x, y = (near.left - view.left) * view.unit, (view.top - near.top) * view.unit
    return Box(round(x, 1), round(y, 1), round(near.size[0] * zoom, 1), round(near.size[1] * zoom, 1))


def _inside(point: tuple[float, float], size: tuple[float, float]) -> bool:
    return 0 <= point[0] <= size[0] and 0 <= point[1] <= size[1]
