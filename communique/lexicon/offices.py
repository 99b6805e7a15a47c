"""Offices behind titles: "FM", "top diplomat" and "Minister of Foreign Affairs" are one, a deputy is another."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from communique.lexicon.folding import fold, words
from communique.lexicon.sources import office_rows, states

_RANKS = {"former": "former", "ex": "former", "acting": "acting", "interim": "acting", "caretaker": "acting"}
_RANKS |= {"deputy": "deputy", "vice": "deputy", "assistant": "deputy", "late": "former", "then": "former"}


# "head of the National Intelligence Organization": what is headed tells the office better than the word for heading it.
_HEADED = {
    "intelligence": ("intelligence-chief", "security"),
    "general staff": ("chief-of-staff", "security"),
    "delegation": ("negotiator", "envoy"),
    "security council": ("national-security-adviser", "security"),
    "parliament": ("speaker", "parliament"),
    "party": ("party-leader", "organization"),
}


_SMALL = frozenset({"the", "of", "for", "a", "his", "her", "its", "their", "mr", "mrs", "ms", "in"})

# Words that many offices share, and the levels of those.
_ANY = frozenset({"official", "chair"})
_LEVELS = frozenset({"state", "government", "minister", "deputy", "envoy", "organization", "security", "parliament"})
_LEVELS |= {"voice", "aide", "faith"}
_ARMY = frozenset({"security"})
_GENERAL = {"minister": frozenset({"minister", "deputy", "government"})} | dict.fromkeys(
    ("commander", "general", "admiral", "colonel"), _ARMY
)


class Office(Struct, frozen=True):
    """An office apart from who holds it and for which state.

    `id` names it ("foreign-minister"), `level` the kind of office ("minister", "envoy", "voice"), `ranks` what the
    title adds ("former", "acting", "deputy") in alphabetic order. Two titles compare by id and ranks.
    """

    id: str
    level: str
    ranks: tuple[str, ...] = ()


def office(title: str) -> Office | None:
    """Return the office a title names, None where it holds no known wording.

    The longest wording decides, and among equals the earlier. States, names and complements around it are left aside.
    """
    found = _known(title)
    return _ranked(*found) if found is not None else None


def office_alone(title: str) -> Office | None:
    """Return the office of a title that names it and no more than its state and rank, None for all others.

    "Turkish foreign minister" is such a title; "spokesman for the foreign minister" is of somebody else.
    """
    found = _known(title)
    return _ranked(*found) if found is not None and set(found[1]) <= _RANKS.keys() | _around() else None


def _known(title: str) -> tuple[tuple[str, str], list[str]] | None:
    """Return the id and level of the office a title names, and the words around it but for states."""
    wordings, longest = _wordings()
    keys = [_singular(word.key) for word in words(title) if word.key not in _states()]
    for count in range(min(longest, len(keys)), 0, -1):
        for first in range(len(keys) - count + 1):
            known = wordings.get(" ".join(keys[first : first + count]))
            if known is not None:
                return known, keys[:first] + keys[first + count :]
    return None


def _singular(key: str) -> str:
    """Return the word of an office that an English plural is of: "the foreign ministers Amaral and Holm" hold one."""
    return key[:-1] if key not in _vocabulary() and key.endswith("s") and key[:-1] in _vocabulary() else key


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for wording in _wordings()[0] for word in wording.split())


def compatible(left: Office, right: Office) -> bool:
    """Tell whether two titles may be one office, ranks aside: "minister" may be any, "general" any of the army."""
    return left.id == right.id or right.level in _general(left) or left.level in _general(right)


def _general(held: Office) -> frozenset[str]:
    """Return the levels of the offices that a general word may stand for."""
    return _LEVELS if held.id in _ANY else _GENERAL.get(held.id, frozenset())


def _ranked(known: tuple[str, str], around: list[str]) -> Office:
    if known[0] == "chair":
        phrase = f" {' '.join(around)} "
        known = next((better for word, better in _HEADED.items() if f" {word} " in phrase), known)
    return Office(known[0], known[1], tuple(sorted({_RANKS[key] for key in around if key in _RANKS})))


@cache
def _states() -> frozenset[str]:
    """Return the one-word names and demonyms of states, and the possessive ending."""
    named = {fold(name.text) for _, names in states() for name in names}
    return frozenset(key for key in named if " " not in key) | {"s"}


@cache
def _around() -> frozenset[str]:
    """Return words that add nothing to an office: small ones, and those of states' names of several words."""
    named = {fold(name.text) for _, names in states() for name in names}
    return _SMALL | {word for name in named if " " in name for word in name.split()}


@cache
def _wordings() -> tuple[dict[str, tuple[str, str]], int]:
    found: dict[str, tuple[str, str]] = {}
    for known, level, wordings in office_rows():
        for wording in wordings:
            found.setdefault(" ".join(word.key for word in words(wording)), (known, level))
    return found, max(key.count(" ") + 1 for key in found)
