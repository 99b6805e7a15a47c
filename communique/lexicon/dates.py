"""How other languages write days, around the names of months and weekdays: `data/dates.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct, convert


class DateWords(Struct, frozen=True):
    """Regular expressions for the words of one language; `data/dates.toml` says what each is. Empty ones match nothing.

    Periods map to their unit, words of single days to how many days they lie ahead.
    """

    last: str
    this: str
    next: str
    units: dict[str, Literal["week", "month", "year"]]
    days: dict[str, int]
    ahead: str
    behind: str
    ago: str
    hence: str
    to: str
    both: str
    ordinal: str = ""
    of: str = ""
    of_year: str = ""
    lead: str = ""
    tail: str = ""
    glued: str = ""
    habit: str = ""
    in_month: str = ""
    month_after: str = ""
    in_year: str = ""
    year_after: str = ""
    in_period: str = ""
    bare: bool = False
    counts: bool = False
    proper: bool = False
    lower: bool = False
    cased: bool = False


@cache
def date_words() -> dict[str, DateWords]:
    """Read the packaged table, by language (ISO 639-1)."""
    source = files("communique.lexicon") / "data" / "dates.toml"
    return convert(tomllib.loads(source.read_text(encoding="utf-8")), dict[str, DateWords])
