"""Cities and regions of the packaged gazetteer, made into entries only when a text names them."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from communique.lexicon.entry import Entry, Precision
from communique.lexicon.table import SortedTable


class Gazetteer:
    """The two tables of the gazetteer: places by id, and folded names that lead to ids."""

    def __init__(self) -> None:
        """Load the tables that ship with the lexicon."""
        self._places = SortedTable.packaged("places.tsv.gz")
        self._names = SortedTable.packaged("place-names.tsv.gz")
        self.place = lru_cache(maxsize=4096)(self._place)
        self.seek = lru_cache(maxsize=16_384)(self._seek)

    def _seek(self, key: str) -> tuple[tuple[Entry, ...], bool, bool]:
        """Return the places of a folded name, whether it needs context, and whether longer names begin with it."""
        value, longer = self._names.seek(key)
        if value is None:
            return (), False, longer
        known = [self.place(number.lstrip("*")) for number in value.split(" ")]
        return tuple(place for place in known if place), value.startswith("*"), longer

    def _place(self, number: str) -> Entry | None:
        """Return the place with this GeoNames id, None where the gazetteer has none."""
        row = self._places.get(number)
        if row is None:
            return None
        label, names, precision, country, admin1, lat, lon, population, capital = row.split("\t")
        return Entry(
            id=f"place:{number}",
            kind="place",
            label=label,
            names=tuple(names.split("; ")),
            sort="city" if precision == "city" else "region",
            country=f"state:{country}",
            capital=capital == "1",
            admin1=admin1 or None,
            lat=float(lat),
            lon=float(lon),
            population=int(population),
            precision=cast("Precision", precision),
        )
