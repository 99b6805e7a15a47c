"""The file of sources: TOML in, a checked plan out, and for each mistake its line and what is allowed there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from communique.collect.fetch.urls import canonical, target
from communique.errors import BadSources
from communique.types import AddressKind

TABLES: dict[str, tuple[AddressKind, frozenset[str]]] = {
    "feed": ("feed", frozenset({"url", "every", "match"})),
    "sitemap": ("sitemap", frozenset({"url", "every", "match", "max_age"})),
    "page": ("page", frozenset({"url", "every"})),
    "list": ("list", frozenset({"url", "file", "every", "match"})),
    "archive": ("archive", frozenset({"file", "every"})),
}
WATCH = frozenset({"every", "pace", "revisit", "allow"})
EVERY, PACE, REVISIT = 1_800.0, 5.0, (10_800.0, 86_400.0, 518_400.0)  # half an hour, 5 s; 3 hours, a day, 6 days
SHORTEST = 60.0  # seconds: no source is asked more often
EXAMPLE = "docs/watch.md has an example of each"
_UNITS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_DURATION = re.compile(r"([0-9]{1,6})\s?([smhd])")


class Source(Struct, frozen=True):
    """One source: a URL, or the path of a file. A page's URL fits one of the patterns in `match`; times in seconds."""

    url: str
    kind: AddressKind
    every: float = EVERY
    match: tuple[str, ...] = ()
    max_age: float | None = None
    is_file: bool = False


class Plan(Struct, frozen=True):
    """What to watch, and how: seconds between two requests to a host, and after each visit of a page.

    `allowed` are hosts of the user's own that the guard lets through.
    """

    sources: tuple[Source, ...]
    pace: float = PACE
    revisit: tuple[float, ...] = REVISIT
    allowed: tuple[str, ...] = ()


def read_plan(path: str) -> Plan:
    """Return the plan in a file. Raises BadSources that names the line, and OSError."""
    try:
        text = Path(path).read_text(encoding="utf-8")
        found = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise BadSources(f"{path} is not UTF-8: {error}", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadSources(f"{path} is not TOML: {error}", EXAMPLE) from error
    for name in found:
        if name not in (*TABLES, "watch"):
            tables = ", ".join(["[watch]", *(f"[[{table}]]" for table in TABLES)])
            raise BadSources(f"{path}, line {_line(text, name, 1, None)}: no table `{name}`", f"allowed are: {tables}")
    general = _Table(path, text, "watch", 1, found.get("watch", {}))
    general.check(WATCH)
    every = general.duration("every") or EVERY
    sources = tuple(
        _source(_Table(path, text, name, number, table), every)
        for name in TABLES
        for number, table in enumerate(_listed(path, text, name, found), start=1)
    )
    urls = [source.url for source in sources]
    if not urls:
        raise BadSources(f"{path} names no source", "add a [[feed]] with a url; docs/watch.md has an example")
    twice = next((url for number, url in enumerate(urls) if url in urls[:number]), None)
    if twice is not None:
        raise BadSources(f"{path} names {twice} twice", "take one of them out")
    pace, revisit = general.duration("pace"), general.durations("revisit")
    return Plan(
        sources, PACE if pace is None else pace, REVISIT if revisit is None else revisit, general.texts("allow") or ()
    )


def _listed(path: str, text: str, name: str, found: Mapping[str, object]) -> list[object]:
    tables = found.get(name, [])
    if not isinstance(tables, list):
        raise BadSources(f"{path}, line {_line(text, name, 1, None)}: `{name}` has two brackets", f"write [[{name}]]")
    return tables


def _source(table: _Table, every: float) -> Source:
    kind, keys = TABLES[table.name]
    table.check(keys)
    own = table.duration("every") or every
    match, max_age = table.texts("match") or (), table.duration("max_age")
    return Source(table.place(keys), kind, max(own, SHORTEST), match, max_age, table.has("file"))


class _Table:
    """One table of the file: its keys checked, each fault with its line."""

    def __init__(self, path: str, text: str, name: str, number: int, values: object) -> None:
        self.name = name
        self._path, self._text, self._number = path, text, number
        if not isinstance(values, dict):
            raise self._fault(None, f"`{name}` is a table of its own, under [{name}]", EXAMPLE)
        self._values: Mapping[str, object] = values

    def check(self, keys: frozenset[str]) -> None:
        """Refuse a key that has no meaning here."""
        for key in self._values:
            if key not in keys:
                raise self._fault(key, f"`{self.name}` has no key `{key}`", f"allowed are: {', '.join(sorted(keys))}")

    def has(self, key: str) -> bool:
        """Whether a key is given."""
        return key in self._values

    def duration(self, key: str) -> float | None:
        """Return the seconds of a key, None where it is not given."""
        return _seconds(self._values[key], self._wrong(key)) if key in self._values else None

    def durations(self, key: str) -> tuple[float, ...] | None:
        """Return the seconds of each value of a key, None where it is not given."""
        values = self.texts(key)
        return None if values is None else tuple(_seconds(value, self._wrong(key)) for value in values)

    def texts(self, key: str) -> tuple[str, ...] | None:
        """Return the texts of a key, None where it is not given."""
        values = self._values.get(key)
        if values is None:
            return None
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self._fault(key, f"`{key}` is a list of texts", f'write {key} = ["...", "..."]')
        return tuple(values)

    def place(self, keys: frozenset[str]) -> str:
        """Return the URL of a source, or the path of its file, which counts from the folder of the file of sources."""
        wanted = sorted(keys & {"url", "file"})
        given = [key for key in wanted if key in self._values]
        if len(given) != 1:
            raise self._fault(None, f"a `{self.name}` needs {' or '.join(f'`{key}`' for key in wanted)}", EXAMPLE)
        value = self._values[given[0]]
        if not isinstance(value, str) or not value.strip():
            raise self._fault(given[0], f"`{given[0]}` is a text in quotes", EXAMPLE)
        if given[0] == "file":
            return str(Path(self._path).absolute().parent / value)
        try:
            target(value)
            return canonical(value) if self.name == "page" else value.partition("#")[0]
        except ValueError as error:
            raise self._fault("url", f"{value[:200]} cannot be asked: {error}", EXAMPLE) from error

    def _wrong(self, key: str) -> BadSources:
        return self._fault(key, f"`{key}` holds what is no time", 'write "90s", "30m", "6h" or "2d"')

    def _fault(self, key: str | None, what: str, hint: str) -> BadSources:
        return BadSources(f"{self._path}, line {_line(self._text, self.name, self._number, key)}: {what}", hint)


def _seconds(written: object, fault: BadSources) -> float:
    """Return the seconds of a duration such as `30m`; raises the fault where it is none."""
    found = _DURATION.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        raise fault
    return int(found.group(1)) * _UNITS[found.group(2)]


def _line(text: str, name: str, number: int, key: str | None) -> int:
    """Return the line of a key in the table `number` of a name, or where that table begins; 1 where it is not found."""
    heading = re.compile(rf"\s*\[\[?\s*[\"']?{re.escape(name)}[\"']?\s*\]?\]|\s*{re.escape(name)}\s*=")
    entry = re.compile(rf"\s*[\"']?{re.escape(key or '')}[\"']?\s*=")
    count, begin = 0, 1
    for place, line in enumerate(text.splitlines(), start=1):
        if heading.match(line):
            count += 1
            begin = place if count == number else begin
        elif count == number and key and entry.match(line):
            return place
    return begin
