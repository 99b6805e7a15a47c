"""The tables that ship with the lexicon, as entries and the names that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import get_args

from msgspec import Struct

from communique.lexicon.entry import Entry, Form
from communique.types import Kind

_KINDS = {kind: kind for kind in get_args(Kind)}


# Russian endings fold away; Arabic takes the feminine and the plural, the others agree with their noun.
_ENDINGS = {
    "ru": ("",),
    "tr": ("", "ler", "lar"),
    "ar": ("", "\u0629", "\u064a\u0646", "\u0648\u0646"),
    "fr": ("", "s", "e", "es"),
    "de": ("", "e", "er", "en", "es", "em"),
    "es": ("", "s", "es"),
}


class Name(Struct, frozen=True):
    """One name of one entry. `plain` names are written without a capital in their language ("türkisch")."""

    text: str
    entry: str
    form: Form = "name"
    plain: bool = False


class Organ(Struct, frozen=True):
    """An organ every state may have; `part` stands in the ids of the entries made from it."""

    part: str
    kind: Kind
    sort: str
    label: str
    wordings: tuple[str, ...]


def states() -> Iterator[tuple[Entry, list[Name]]]:
    """Yield every state with its names and demonyms."""
    for code, label, names, demonyms, _ in _rows("states.tsv", 5):
        known = f"state:{code}"
        forms, loaded = _split(names)
        people, charged = _split(demonyms)
        entry = Entry(known, "state", label, (label, *forms), "state", loaded + charged, known, precision="country")
        own = [Name(text, known) for text in entry.names]
        yield entry, own + [Name(text, known, "demonym") for word in people for text in _plural(word)]


def foreign_names() -> Iterator[Name]:
    """Yield the names and adjectives of states in further languages, adjectives with their endings."""
    for code, language, names, adjectives in _rows("state-names.tsv", 4):
        known = f"state:{code}"
        yield from (Name(name.rstrip("!"), known) for name in names.split("; ") if name)
        for adjective in adjectives.split("; "):
            if adjective:
                forms = [adjective + ending for ending in _ENDINGS[language]]
                if language == "es" and adjective.endswith("o"):
                    forms += [adjective[:-1] + ending for ending in ("a", "os", "as")]
                yield from (Name(form, known, "demonym", plain=language != "tr") for form in forms)


def actors() -> Iterator[tuple[Entry, list[Name]]]:
    """Yield every group, body, organ and outlet with its names."""
    for table in ("groups.tsv", "bodies.tsv", "organs.tsv", "media.tsv"):
        for known, kind, sort, country, label, names in _rows(table, 6):
            forms, loaded = _split(names)
            home = f"state:{country}" if country else None
            every = (label, *(form.rstrip("~") for form in forms))
            entry = Entry(known, _KINDS[kind], label, every, sort, loaded, home)
            short = {form.rstrip("~") for form in forms if form.endswith("~")}
            yield entry, [Name(text, known, "short" if text in short else "name") for text in every]


def organ_nouns() -> Iterator[Organ]:
    """Yield the organs that every state may have, with their wordings."""
    for part, kind, sort, label, wordings in _rows("organ-nouns.tsv", 5):
        yield Organ(part, _KINDS[kind], sort, label, tuple(wordings.split("; ")))


def office_rows() -> Iterator[tuple[str, str, list[str]]]:
    """Yield each office with its level and the words that name it."""
    for known, level, wordings in _rows("offices.tsv", 3):
        yield known, level, wordings.split("; ")


def features() -> Iterator[tuple[Entry, list[Name]]]:
    """Yield rivers, seas, mountains and historical regions with their names."""
    for part, label, names, states_, lat, lon, sort in _rows("features.tsv", 7):
        known = f"place:{part}"
        forms, loaded = _split(names)
        home = f"state:{states_.split(' ')[0]}" if states_ else None
        every = (label, *(form.rstrip("~") for form in forms))
        entry = Entry(
            known, "place", label, every, sort, loaded, home, lat=float(lat), lon=float(lon), precision="feature"
        )
        yield entry, [Name(text, known) for text in every]


def capitals() -> Iterator[tuple[str, str]]:
    """Yield the name of each capital and the id of its state."""
    for code, _, _, _, places in _rows("states.tsv", 5):
        for place in places.split("; "):
            if place:
                yield place, f"state:{code}"


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a packaged table that are neither empty nor comments."""
    for line in (files("communique.lexicon") / "data" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    for line in lines(name):
        row = line.split("\t")
        if len(row) != columns:
            raise ValueError(f"{name}: {columns} columns expected, {len(row)} found: {line!r}")
        yield row


def _split(field: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    values = [value for value in field.split("; ") if value]
    return tuple(value.rstrip("!") for value in values), tuple(v[:-1] for v in values if v.endswith("!"))


def _plural(demonym: str) -> tuple[str, ...]:
    if demonym.endswith(("se", "ish", "ch", "men", "ss")) or demonym.isupper():
        return (demonym,)
    return demonym, demonym + "s"
