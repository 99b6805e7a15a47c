"""Amounts as written, with the range each one leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.text.numerals import SCALES, WORDS

_TEN = "|".join(sorted(WORDS, key=lambda word: (-len(word), word)))
_SCALE = "|".join(sorted(SCALES, key=lambda word: (-len(word), word)))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_IN_DIGITS = rf"(?:{_DIGITS})(?:(?:bn|m|k)\b)?"
_IN_WORDS = rf"(?:{_TEN})\b(?:[ -](?:{_TEN}|{_SCALE})\b){{0,12}}|an?(?= (?:{_SCALE})\b)"
_NUMBER = rf"(?:(?=[\da-z])(?:{_IN_DIGITS}|{_IN_WORDS})(?:[ -](?:{_SCALE})\b){{0,3}}(?:(?<=hundred) and (?:{_TEN})\b)?)"
_CURRENCY = r"(?:(?:US|U\.S\.|A|C)?\$|€|£) ?"
_CORE = re.compile(
    rf"(?<![\w.,/:+-])(?P<currency>{_CURRENCY})?(?P<low>{_NUMBER})"
    rf"(?:(?P<joint> ?[-–—] ?| to | or | and )(?:{_CURRENCY})?(?P<high>{_NUMBER}))?"
    r"(?P<percent> ?%| per ?cent\b| percentage points?\b)?(?:-(?P<compound>[a-z]{2,})\b)?"
    r"(?!\w|/|[.,:]\d|-\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?P<least>\b(?:at least|more than|over|no fewer than|no less than|upwards of|in excess of|a minimum of))"
    r"|(?P<most>\b(?:up to|at most|as many as|as much as|fewer than|less than|under|no more than|a maximum of))"
    r"|(?P<nearly>\b(?:nearly|almost|close to|just under))"
    r"|(?P<about>\b(?:about|around|approximately|roughly|some|an estimated|estimated))"
    r"|(?P<between>\b(?:between|from))"
    r"|\b(?:all|exactly))\s+(?:the )?$",
    re.IGNORECASE,
)
_LONGEST_QUALIFIER = 20  # characters
_ROUGH = re.compile(
    r"\b(?:(?:tens|hundreds) of (?:thousands|millions|billions)"
    r"|(?:several|a few|some) (?P<one>dozen|hundred|thousand|million)"
    r"|(?:dozens|scores|hundreds|thousands|millions)"
    r"|(?:a |one[- ])?(?:half|third|quarter)(?= of )|two[- ]thirds|three[- ]quarters)\b",
    re.IGNORECASE,
)
_SIZES = {  # what so many are at least: "thousands" may be 48,000
    "tens of thousands": 20_000.0,
    "hundreds of thousands": 200_000.0,
    "tens of millions": 20e6,
    "hundreds of millions": 200e6,
    "tens of billions": 20e9,
    "hundreds of billions": 200e9,
    "dozen": 24.0,
    "scores": 40.0,
    "hundred": 200.0,
    "thousand": 2_000.0,
    "million": 2_000_000.0,
}
_SHARES = {"half": 50.0, "third": 33.0, "quarter": 25.0, "two-thirds": 67.0, "three-quarters": 75.0}
_CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp"}
_SHORT = {"k": 1e3, "m": 1e6, "bn": 1e9}
_MARGIN = 0.1  # how far "about" and "nearly" may lie from the number they give


@dataclass(frozen=True, slots=True)
class Amount:
    """Characters `start` to `end` give a number from `low` to `high`; None where that side is open.

    `unit` is known where the amount carries it (a currency, percent, the noun of "12-member"); `core` is where the
    number itself begins, after "at least".
    """

    start: int
    end: int
    core: int
    low: float | None
    high: float | None
    unit: str | None


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text with straight quotes, not in order, none overlapping."""
    taken: set[int] = set()
    for match in _ROUGH.finditer(text):
        taken.update(range(*match.span()))
        yield _rough(match)
    for match in _CORE.finditer(text):
        if taken.isdisjoint(range(*match.span())) and not _is_score(match):
            yield _counted(text, match)


def _rough(match: re.Match[str]) -> Amount:
    words = match.group().lower()
    stem = words.replace("one-", "").replace("one ", "").removeprefix("a ").replace(" ", "-")
    if stem in _SHARES:
        share = _SHARES[stem]
        return Amount(match.start(), match.end(), match.start(), share, share, "percent")
    low = _SIZES.get(words) or _SIZES.get(match["one"].lower() if match["one"] else words.removesuffix("s"))
    return Amount(match.start(), match.end(), match.start(), low, None, None)


def _counted(text: str, match: re.Match[str]) -> Amount:
    window = max(0, match.start() - _LONGEST_QUALIFIER)
    before = _BEFORE.search(text, window, match.start())
    low, high, end = _value(match["low"]), match["high"], match.end()
    if high is not None and not _is_range(match, before):
        high, end = None, match.end("low")
    start = before.start() if before and (high is not None or not before["between"]) else match.start()
    if high is None:
        bounds = _bounds(low, before.lastgroup if before else None)
    else:
        top = _value(high)
        bounds = (low * _missing_scale(match["low"], high), top)
    whole = end == match.end()
    return Amount(start, end, match.start("low"), *bounds, _own_unit(match) if whole else _currency(match))


def _is_range(match: re.Match[str], before: re.Match[str] | None) -> bool:
    """Tell "10 to 15" and "between two and four" from "5 and 3"."""
    low, high = _value(match["low"]) * _missing_scale(match["low"], match["high"]), _value(match["high"])
    joined = match["joint"].strip().lower() != "and" or bool(before and before["between"])
    return joined and low < high


def _is_score(match: re.Match[str]) -> bool:
    """Tell "5-4", which counts nothing alone, from "4-5 posts"."""
    high = match["high"]
    return bool(high) and match["joint"] in ("-", "–", "—") and _value(match["low"]) > _value(high)


def _missing_scale(low: str, high: str) -> float:
    """Return what "2" lacks in "2 to 3 million"."""
    scale = high.lower().rsplit(" ", 1)[-1]
    return float(SCALES[scale]) if scale in SCALES and not any(word in SCALES for word in low.lower().split()) else 1.0


def _bounds(number: float, qualifier: str | None) -> tuple[float | None, float | None]:
    match qualifier:
        case "least":
            return number, None
        case "most":
            return None, number
        case "nearly":
            return round(number * (1 - _MARGIN), 6), number
        case "about":
            return round(number * (1 - _MARGIN), 6), round(number * (1 + _MARGIN), 6)
        case _:
            return number, number


def _own_unit(match: re.Match[str]) -> str | None:
    if match["percent"]:
        return "percent"
    return _currency(match) or (match["compound"].lower() if match["compound"] else None)


def _currency(match: re.Match[str]) -> str | None:
    return _CURRENCIES[match["currency"].strip()[-1]] if match["currency"] else None


def _value(words: str) -> float:
    """Return the number that digits or words write ("1.5 million", "one hundred and twenty-five thousand")."""
    total, group = 0.0, 0.0
    for word in words.lower().replace("-", " ").split(" "):
        if word in SCALES:
            group = max(group, 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, group = total + group, 0.0
        elif word in WORDS:
            group += WORDS[word]
        elif word[0].isdigit():
            group += _digits(word)
    return total + group


def _digits(word: str) -> float:
    short = next((mark for mark in ("bn", "m", "k") if word.endswith(mark)), "")
    return float(word.removesuffix(short).replace(",", "")) * _SHORT.get(short, 1.0)
