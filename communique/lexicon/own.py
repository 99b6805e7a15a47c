"""A user's own lexicon: names of groups, bodies, states and places beside those that ship, as a table in CSV.

    id,kind,names,state,demonyms,lat,lon
    group:reed-front,armed_group,Reed Liberation Front; RLF; Reed terrorists!,KE,,,
    group:pkk,armed_group,Kurdistan Workers Movement,,,,

The first name is the label; a name that ends in `!` takes a side, one that ends in `~` needs context. A row under an id
that ships adds its names to that entry. Only the columns `id`, `kind` and `names` are needed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import get_args

from communique.errors import BadLexicon
from communique.lexicon.entry import Entry, Form
from communique.lexicon.sources import Name
from communique.types import Kind

COLUMNS = ("id", "kind", "names", "state", "demonyms", "lat", "lon")
KINDS: dict[str, Kind] = {
    kind: kind for kind in get_args(Kind) if kind in {"organization", "armed_group", "state", "place"}
}
MOST = 5_000_000  # characters
OWN = "own"  # the sort of an entry that does not ship

_NEEDED = COLUMNS[:3]
_ID = re.compile(r"[a-z]{1,16}:[A-Za-z0-9_-]{1,60}(?::[A-Z]{2})?")
_STATE = re.compile(r"[A-Z]{2}")
_LETTER = re.compile(r"[^\W\d_]")
_HINT = "see `docs/lexicon.md` for the columns; nothing of the file was used"

Named = tuple[Entry, list[Name]]


def entries(table: str) -> list[Named]:
    """Return what a table holds, in its order. Raises BadLexicon that names the line and what is wrong in it."""
    if len(table) > MOST:
        raise BadLexicon(f"the lexicon holds more than {MOST:,} characters", "name a table of names, not a text")
    found: dict[str, int] = {}
    made = []
    for line, row in _rows(table):
        known = row["id"]
        if known in found:
            raise BadLexicon(f"line {line}: {known} stands in line {found[known]} too", _HINT)
        found[known] = line
        made.append(_entry(line, row))
    return made


def table_of(path: str) -> str:
    """Return the table in a file; no table for no path. Raises BadLexicon where it cannot be read or understood."""
    if not path:
        return ""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            table = file.read(MOST + 1)
    except OSError as error:
        raise BadLexicon(f"{path}: {error.strerror}", "name a file of your own names, or '' for none") from error
    except UnicodeDecodeError as error:
        raise BadLexicon(f"{path} is not UTF-8 text", "save the table as CSV in UTF-8") from error
    entries(table)
    return table


def digest(table: str) -> str:
    """Return eight characters that tell one table from another; nothing for no table."""
    return sha256(table.encode()).hexdigest()[:8] if table else ""


def _rows(table: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row by column, with the number of its line in the file."""
    text = table.removeprefix("\ufeff")
    reader = csv.reader(text.splitlines(), delimiter="\t" if "\t" in text.partition("\n")[0] else ",", strict=True)
    try:
        head = [name.strip().lower() for name in next(reader, [])]
        _check_head(head)
        for cells in reader:
            if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
                if len(cells) > len(head):
                    raise BadLexicon(f"line {reader.line_num}: {len(cells)} cells under {len(head)} columns", _HINT)
                yield reader.line_num, {name: cell.strip() for name, cell in zip(head, cells, strict=False)}
    except csv.Error as error:
        raise BadLexicon(f"line {reader.line_num}: {error}", _HINT) from error


def _check_head(head: list[str]) -> None:
    missing = [name for name in _NEEDED if name not in head]
    other = [name for name in head if name not in COLUMNS]
    if missing or other or len(set(head)) < len(head):
        wrong = (
            f"no column {missing[0]!r}" if missing else f"an unknown column {other[0]!r}" if other else "a column twice"
        )
        raise BadLexicon(f"line 1: {wrong}", f"the columns are {', '.join(COLUMNS)}")


def _entry(line: int, row: Mapping[str, str]) -> Named:
    """Return the entry of one row and the names that lead to it."""
    known, kind, state = row["id"], KINDS.get(row.get("kind", "")), row.get("state", "")
    names = [name.strip() for name in row.get("names", "").split(";") if name.strip()]
    people = [name.strip() for name in row.get("demonyms", "").split(";") if name.strip()]
    plain = [name.rstrip("!~") for name in names + people]
    unnamed = next((name for name, text in zip(names + people, plain, strict=True) if not _LETTER.search(text)), None)
    wrong = {
        f"an id is a word, a colon and a word, not {known!r}": not _ID.fullmatch(known),
        f"a kind is one of {', '.join(KINDS)}, not {row.get('kind', '')!r}": kind is None,
        "no name": not names,
        f"a name without a letter: {unnamed!r}": unnamed is not None,
        f"a state is two capitals (ISO 3166), not {state!r}": bool(state) and not _STATE.fullmatch(state),
        "demonyms belong to states": bool(people) and kind != "state",
    }
    for problem, there in wrong.items():
        if there:
            raise BadLexicon(f"line {line}: {problem}", _HINT)
    assert kind is not None
    lat, lon = (_degrees(line, row.get(name, ""), name, most) for name, most in (("lat", 90), ("lon", 180)))
    home = known if kind == "state" else f"state:{state}" if state else None
    loaded = tuple(name[:-1] for name in names if name.endswith("!"))
    entry = Entry(known, kind, plain[0], tuple(plain[: len(names)]), OWN, loaded, home, lat=lat, lon=lon)
    forms: list[tuple[str, Form]] = [(name, "short" if name.endswith("~") else "name") for name in names]
    forms += [(name, "demonym") for name in people]
    return entry, [Name(name.rstrip("!~"), known, form) for name, form in forms]


def _degrees(line: int, written: str, column: str, most: int) -> float | None:
    if not written:
        return None
    try:
        value = float(written)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise BadLexicon(f"line {line}: {column} is a number of degrees up to {most}, not {written!r}", _HINT)
    return value
