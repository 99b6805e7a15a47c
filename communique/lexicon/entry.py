"""What the lexicon knows: an entry, and where a text names one."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from communique.types import Kind

Precision = Literal["feature", "city", "admin1", "country"]
Form = Literal["name", "demonym", "short"]


class Entry(Struct, frozen=True):
    """A state, group, body, ministry, outlet or place.

    `id` is `state:TR`, `group:ypg`, `body:un-security-council`, `organ:defence-ministry:KE`, `media:tass`,
    `place:<geonameid>` for what GeoNames holds and `place:<word>` for rivers, regions and the like.
    `sort` tells more than `kind` ("media", "ministry", "party", "mission"). `names` are all names, the label first, and
    `loaded` those among them that take a side. `country` is the id of the state it lies in or belongs to; `lat` and
    `lon` are degrees, `population` people, `precision` how large a thing the point stands for.
    """

    id: str
    kind: Kind
    label: str
    names: tuple[str, ...]
    sort: str = ""
    loaded: tuple[str, ...] = ()
    country: str | None = None
    capital: bool = False
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    precision: Precision | None = None


def within(place: Entry) -> str:
    """Return the region of a state that a place lies in or is, "" where it is in none."""
    return f"{place.country}/{place.admin1}" if place.admin1 else ""


class Hit(Struct, frozen=True):
    """Code points `start` to `end` of a text name one of `entries`, the likeliest first.

    `form` tells how: by a name, by a demonym or adjective ("Turkish"), or by a short form that needs care ("IS").
    `ambiguous` marks names that are also common words, given names or surnames, or that several things bear: they
    stand only where the context says so.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    form: Form = "name"
    ambiguous: bool = False

    @property
    def best(self) -> Entry:
        """The likeliest entry when nothing else is known."""
        return self.entries[0]
