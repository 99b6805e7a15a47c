"""The packaged base map: countries, and the first-level regions of each, as rings of longitude and latitude."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

Ring = list[tuple[int, int]]


class Country(Struct, frozen=True):
    """A country by its ISO code; rings in units of 1/`scale` degree."""

    code: str
    label: str
    rings: list[Ring]


class Region(Struct, frozen=True):
    """A first-level region; `id` is the gazetteer's, None where the gazetteer has none."""

    id: str | None
    label: str
    rings: list[Ring]


class _Countries(Struct, frozen=True):
    credit: str
    scale: int
    countries: list[Country]


class _Regions(Struct, frozen=True):
    scale: int
    regions: dict[str, list[Region]]


def countries() -> list[Country]:
    """Return all countries."""
    return _countries().countries


def regions(code: str) -> list[Region]:
    """Return the regions of a country, none where it has none."""
    return _regions().regions.get(code, [])


def scale() -> int:
    """Return how many units of the rings make a degree."""
    return _countries().scale


def credit() -> str:
    """Return who made the map, to stand beneath it."""
    return _countries().credit


@cache
def _countries() -> _Countries:
    return msgspec.json.decode(_unpacked("countries.json.gz"), type=_Countries)


@cache
def _regions() -> _Regions:
    return msgspec.json.decode(_unpacked("regions.json.gz"), type=_Regions)


def _unpacked(name: str) -> bytes:
    return gzip.decompress((resources.files("communique.publish") / "data" / name).read_bytes())
